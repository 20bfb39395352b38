"""Reads the arguments, runs the command, and ends every failure in one sentence and a code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.platform import paths
from desktop.platform.version import VERSION

if TYPE_CHECKING:
    import argparse

FAILED = 2
INTERRUPTED = 130
"""What shells expect of a program ended by Ctrl-C: 128 + SIGINT."""
PIPE_CLOSED = 141
"""The same for a reader of our output that has gone, such as ``head``: 128 + SIGPIPE."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        Without the program's name; by default those of this process.

    Returns
    -------
    int
        0; 2 after one sentence on standard error; 130 after Ctrl-C.
    """
    try:
        paths.ensure_home()
        # Whatever takes long to import is imported here, where Ctrl-C ends without a word.
        arguments = _parser().parse_args(argv)
        code = int(arguments.run(arguments) or 0)
        sys.stdout.flush()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes once more at its end; that must find somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except Exception as error:
        if not _is_expected(error):
            raise
        print(f"badak: {_sentence(error)}", file=sys.stderr)  # noqa: T201
        return FAILED
    return code


def _is_expected(error: Exception) -> bool:
    from nn_core.errors import BadakError

    return isinstance(error, BadakError | OSError | MemoryError)


def _sentence(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "There is not enough memory for this."
    return " ".join(str(error).split())


def _parser() -> argparse.ArgumentParser:
    import argparse

    from desktop.cli import evaluate, limits, recognise, screenshot, train

    parser = argparse.ArgumentParser(
        prog="badak",
        description="Read drawn digits, measure networks and train them. "
        "Without a command, the window opens.",
        epilog="The window takes --lang {system,en,ko}, --theme {system,light,dark} "
        "and --tab NAME.",
    )
    parser.add_argument("--version", action="version", version=f"badak {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in (recognise, evaluate, train, limits, screenshot):
        command.add_parser(commands)
    return parser
