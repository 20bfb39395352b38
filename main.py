"""Start Badak: the window, or one of the commands when one is named."""

from __future__ import annotations

import sys

WINDOW_OPTIONS = ("--lang", "--theme", "--tab")
INTERRUPTED = 130
"""What shells expect of a program ended by Ctrl-C: 128 + SIGINT."""


def main() -> int:
    """Dispatch to the window or the command line and return the exit code."""
    try:
        return dispatch(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are being imported; later the others see to it
        return INTERRUPTED


def dispatch(arguments: list[str]) -> int:
    """Import and run what the arguments ask for."""
    if not arguments or arguments[0].startswith(WINDOW_OPTIONS):
        from desktop.app import run

        return run(arguments)
    from desktop.cli import main as command

    return command(arguments)


if __name__ == "__main__":
    sys.exit(main())
