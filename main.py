"""Start Badak: the window, or one of the commands when one is named."""

from __future__ import annotations

import io
import sys

WINDOW_OPTIONS = ("--lang", "--theme", "--tab")
SESSION = ".badak"
"""What the name of a file ends in that the window opens."""
INTERRUPTED = 130
"""What shells expect of a program ended by Ctrl-C: 128 + SIGINT."""


def main() -> int:
    """Dispatch to the window or the command line and return the exit code."""
    let_write()
    try:
        return dispatch(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are being imported; later the others see to it
        return INTERRUPTED


def let_write() -> None:
    """Let the code page of a console, which may know no Korean, be no reason to end."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def dispatch(arguments: list[str]) -> int:
    """Import and run what the arguments ask for."""
    if not arguments or _for_window(arguments[0]):
        from desktop.app import run

        return run(arguments)
    from desktop.cli import main as command

    return command(arguments)


def _for_window(first: str) -> bool:
    return first.startswith(WINDOW_OPTIONS) or first.lower().endswith(SESSION)


if __name__ == "__main__":
    sys.exit(main())
