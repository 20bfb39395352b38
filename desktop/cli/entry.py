"""Reads the arguments, runs the command, and ends every failure in one sentence and a code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.platform import paths
from desktop.platform.version import VERSION

if TYPE_CHECKING:
    from desktop.platform.option_parser import OptionParser

FAILED = 2
INTERRUPTED = 130
"""What shells expect of a program ended by Ctrl-C: 128 + SIGINT."""
PIPE_CLOSED = 141
"""The same for a reader of our output that has gone, such as ``head``: 128 + SIGPIPE."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    - ``argv``: without the program's name; by default those of this process.

    Returns 0; 2 after one sentence on standard error; 130 after Ctrl-C.
    """
    try:
        paths.ensure_home()
        # Whatever takes long to import is imported here, where Ctrl-C ends without a word.
        code = _run(list(sys.argv[1:] if argv is None else argv))
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


def _run(words: list[str]) -> int:
    parser, names = _parser()
    arguments = parser.parse_args(_completed(words, names, parser))
    if arguments.where:
        from desktop.cli import where

        return where.run()
    if not arguments.command:
        parser.error(f"name a command: {', '.join(names)}")
    return int(arguments.run(arguments) or 0)


def _completed(words: list[str], names: Sequence[str], parser: OptionParser) -> list[str]:
    """Return what is meant by a file alone and by ``help``; refuse what is no command."""
    from desktop import tabs
    from desktop.platform.option_parser import meant

    if words[:1] == ["gradient"]:
        from desktop.cli import gradient

        words = gradient.spelt(words)
    if words[:1] == ["help"]:
        words = [*words[1:2], "--help"]
    first = words[0] if words else "-"
    if first.startswith("-") or first in names:
        return words
    if Path(first).is_file():
        print(f"badak: reading {first}, as badak recognise does", file=sys.stderr)  # noqa: T201
        return ["recognise", *words]
    if first in tabs.names():
        parser.error(f"there is no command “{first}” (did you mean --tab {first}?)")
    if Path(first).is_dir():
        parser.error(f"“{first}” is a folder; badak recognise {first} reads what is in it")
    looks_like_file = Path(first).suffix or Path(first).parent != Path()
    kind = "file or command" if looks_like_file else "command"
    parser.error(f"there is no {kind} “{first}”{meant(first, names)}")


def _is_expected(error: Exception) -> bool:
    from nn_core.errors import BadakError

    return isinstance(error, BadakError | OSError | MemoryError)


def _sentence(error: Exception) -> str:
    from desktop.cli.terminal import said
    from nn_core.errors import shown
    from nn_core.util.system_errors import of_system

    if isinstance(error, MemoryError):
        return "There is not enough memory for this."
    if isinstance(error, OSError):
        what = "This" if error.filename is None else f"“{shown(os.fsdecode(error.filename))}”"
        return f"{what} can't be used: {of_system(error)}."
    return said(error)


def _parser() -> tuple[OptionParser, Sequence[str]]:
    """Return what reads the arguments, and the names of the commands."""
    from desktop import tabs
    from desktop.cli import (
        convert,
        descend,
        evaluate,
        experiment,
        gradient,
        limits,
        recognise,
        screenshot,
        sheet,
        train,
        transfer,
    )
    from desktop.platform.option_parser import OptionParser, add_window_options

    parser = OptionParser(
        prog="badak",
        description="Read drawn digits, measure networks and train them. Without a command, the "
        "window opens; a picture or a file of strokes without a command is recognised.",
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=f"badak {VERSION}")
    parser.add_argument(
        "--where",
        action="store_true",
        help="print where settings, notebook, networks and log are kept",
    )
    add_window_options(parser, tabs.names())
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    learning = (evaluate, train, experiment, descend, gradient, limits)
    for command in (recognise, transfer, *learning, convert, screenshot, sheet):
        command.add_parser(commands)
    commands.add_parser("help", help="say what a command does: badak help COMMAND")
    return parser, tuple(commands.choices)
