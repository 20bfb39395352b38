"""Start Badak: the window, or one of the commands when one is named."""

from __future__ import annotations

import sys

WINDOW_OPTIONS = ("--lang", "--theme", "--tab")


def main() -> int:
    """Dispatch to the window or the command line and return the exit code."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0].startswith(WINDOW_OPTIONS):
        from desktop.app import run

        return run(arguments)
    from desktop.cli import main as command

    return command(arguments)


if __name__ == "__main__":
    sys.exit(main())
