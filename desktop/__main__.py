"""Start Badak: the window, or one of the commands when one is named."""

from __future__ import annotations

import io
import os
import sys

WINDOW_OPTIONS = ("--lang", "--theme", "--tab")
SESSION = ".badak"
"""What the name of a file ends in that the window opens."""
INTERRUPTED = 130
"""What shells expect of a program ended by Ctrl-C: 128 + SIGINT."""


def main() -> int:
    """Dispatch to the window or the command line and return the exit code."""
    fill_streams()
    let_write()
    try:
        return dispatch(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are being imported; later the others see to it
        return INTERRUPTED


def fill_streams() -> None:
    """Give a program without a console, as on Windows, somewhere to write to and read from."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123


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
