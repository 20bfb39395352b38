"""Reads the arguments, runs the command, and ends every failure in one sentence and a code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.platform import paths
from desktop.platform.terminal_language import translate
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
        parser.error(translate("Command", "name a command: {names}").format(names=", ".join(names)))
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
        said = translate("Command", "reading {file}, as badak recognise does").format(file=first)
        print(f"badak: {said}", file=sys.stderr)  # noqa: T201
        return ["recognise", *words]
    if first in tabs.names():
        said = translate("Command", "there is no command “{name}”").format(name=first)
        parser.error(said + meant(f"--tab {first}", [f"--tab {first}"]))
    if Path(first).is_dir():
        said = translate(
            "Command", "“{path}” is a folder; badak recognise {path} reads what is in it"
        )
        parser.error(said.format(path=first))
    looks_like_file = Path(first).suffix or Path(first).parent != Path()
    said = (
        translate("Command", "there is no file or command “{name}”")
        if looks_like_file
        else translate("Command", "there is no command “{name}”")
    )
    parser.error(said.format(name=first) + meant(first, names))


def _is_expected(error: Exception) -> bool:
    from nn_core.errors import BadakError

    return isinstance(error, BadakError | OSError | MemoryError)


def _sentence(error: Exception) -> str:
    from desktop.cli.terminal import said
    from nn_core.errors import shown
    from nn_core.util.system_errors import of_system

    if isinstance(error, MemoryError):
        return translate("Command", "There is not enough memory for this.")
    if isinstance(error, OSError):
        why = said(of_system(error))
        if error.filename is None:
            return translate("Command", "This can't be used: {reason}.").format(reason=why)
        name = shown(os.fsdecode(error.filename))
        return translate("Command", "“{name}” can't be used: {reason}.").format(
            name=name, reason=why
        )
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
        description=translate(
            "Command",
            "Read drawn digits, measure networks and train them. Without a command, the window "
            "opens; a picture or a file of strokes without a command is recognised.",
        ),
        allow_abbrev=False,
    )
    parser.add_argument(
        *("-V", "--version"),
        action="version",
        version=f"badak {VERSION}",
        help=translate("Command", "print the version and exit"),
    )
    parser.add_argument(
        "--where",
        action="store_true",
        help=translate("Command", "print where settings, notebook, networks and log are kept"),
    )
    add_window_options(parser, tabs.names())
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=translate("Command", "commands")
    )
    learning = (evaluate, train, experiment, descend, gradient, limits)
    for command in (recognise, transfer, *learning, convert, screenshot, sheet):
        command.add_parser(commands)
    commands.add_parser(
        "help", help=translate("Command", "say what a command does: badak help COMMAND")
    )
    return parser, tuple(commands.choices)
