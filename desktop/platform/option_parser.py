"""Reads options for the window and for the commands; what is wrong is said in one line."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from desktop.platform.terminal_language import translate
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError

FAILED = 2
LIKENESS = 0.7
"""From 0 to 1: words less alike are no slips of one another."""

ARGPARSE = (
    QT_TRANSLATE_NOOP("argparse", "usage: "),
    QT_TRANSLATE_NOOP("argparse", "positional arguments"),
    QT_TRANSLATE_NOOP("argparse", "options"),
    QT_TRANSLATE_NOOP("argparse", "show this help message and exit"),
    QT_TRANSLATE_NOOP("argparse", "argument %(argument_name)s: %(message)s"),
    QT_TRANSLATE_NOOP("argparse", "the following arguments are required: %s"),
    QT_TRANSLATE_NOOP("argparse", "expected one argument"),
    QT_TRANSLATE_NOOP("argparse", "expected at most one argument"),
    QT_TRANSLATE_NOOP("argparse", "expected at least one argument"),
    QT_TRANSLATE_NOOP("argparse", "expected %s argument"),
    QT_TRANSLATE_NOOP("argparse", "expected %s arguments"),
    QT_TRANSLATE_NOOP("argparse", "invalid choice: %(value)r (choose from %(choices)s)"),
    QT_TRANSLATE_NOOP("argparse", "unrecognized arguments: %s"),
    QT_TRANSLATE_NOOP("argparse", "ignored explicit argument %r"),
    QT_TRANSLATE_NOOP("argparse", "not allowed with argument %s"),
    QT_TRANSLATE_NOOP("argparse", "ambiguous option: %(option)s could match %(matches)s"),
    QT_TRANSLATE_NOOP("argparse", "unexpected option string: %s"),
    QT_TRANSLATE_NOOP("argparse", "invalid %(type)s value: %(value)r"),
    QT_TRANSLATE_NOOP("argparse", "one of the arguments %s is required"),
    QT_TRANSLATE_NOOP("argparse", "unknown parser %(parser_name)r (choices: %(choices)s)"),
)
"""What `argparse` itself says to a user, which it asks ``gettext`` for."""


def _plural(one: str, several: str, count: int) -> str:
    return _word(one if count == 1 else several)


def _word(text: str) -> str:
    return translate("argparse", text)


argparse._ = _word  # type: ignore[attr-defined]
argparse.ngettext = _plural  # type: ignore[attr-defined]


class Formatter(argparse.HelpFormatter):
    """Breaks lines by their width on a screen; lines that begin with a space stay as they are."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines: list[str] = []
        for line in text.splitlines():
            kept = not line or line.startswith(" ")
            lines += [line] if kept else self._split_lines(line, width - len(indent))
        return "\n".join(indent + line for line in lines)

    def _split_lines(self, text: str, width: int) -> list[str]:
        # A letter of Korean is as wide as two of Latin: the second one is put in meanwhile.
        lines = super()._split_lines(WIDE.sub(r"\g<0>" + SECOND, text), width)
        return [line.replace(SECOND, "") for line in lines]


WIDE, SECOND = re.compile("[가-힣]"), "\N{WORD JOINER}"


class OptionParser(argparse.ArgumentParser):
    """Says what is wrong without the usage, and which option may have been meant."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=Formatter, **settings)

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Refuse an unknown option before others are missed."""
        words = list(sys.argv[1:] if args is None else args)
        self._check_options(words)
        try:
            return super().parse_known_args(words, namespace)
        except BadakError as error:
            self.error(str(error))

    def _check_options(self, words: list[str]) -> None:
        for word in words:
            name = word.partition("=")[0]
            if word == "--" or (self._subparsers and not word.startswith("-")):
                return  # the rest are file names, or those of a command
            if name.startswith("--") and not self._begins_one(name):
                said = translate("Command", "there is no option {name}").format(name=name)
                self.error(said + meant(name, self._option_string_actions))

    def _begins_one(self, name: str) -> bool:
        known = self._option_string_actions
        return name in known or (self.allow_abbrev and any(k.startswith(name) for k in known))

    def error(self, message: str) -> NoReturn:
        """Print one line and exit with 2."""
        text = message.removeprefix("argument ").removesuffix(".")
        said = translate("Command", "{problem}. See {command} --help.")
        self.exit(FAILED, f"badak: {said.format(problem=text, command=self.prog)}\n")


def meant(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean …?)`` with what is spelt most like ``word``; nothing if none is."""

    def likeness(name: str) -> float:
        return difflib.SequenceMatcher(None, word.lower(), name).ratio()

    best = max(known, key=likeness, default="")  # of equals the first
    said = translate("Command", "(did you mean {name}?)").format(name=best)
    return f" {said}" if likeness(best) > LIKENESS else ""


def name_of(missing: str, known: Sequence[str]) -> Callable[[str], str]:
    """Return a type of argument: one of some names.

    - ``missing``: what is said of another one, translated, such as ``there is no tab “{name}”``.
    """

    def checked(text: str) -> str:
        if text and text not in known:
            choice = translate("Command", "choose one of: {names}").format(names=", ".join(known))
            said = missing.format(name=text) + meant(text, known)
            raise argparse.ArgumentTypeError(f"{said}; {choice}")
        return text

    return checked


def no_tab() -> str:
    """Return what `name_of` says of what is no tab."""
    return translate("Command", "there is no tab “{name}”")


def add_window_options(parser: argparse.ArgumentParser, tabs: Sequence[str]) -> None:
    """Enter what the window takes."""
    group = parser.add_argument_group(translate("Command", "options of the window"))
    for name, choices, about in (
        ("--lang", ("system", "en", "ko"), translate("Command", "language, for this time")),
        ("--theme", ("system", "light", "dark"), translate("Command", "colours, for this time")),
    ):
        group.add_argument(name, choices=choices, default="", help=about)
    group.add_argument(
        "--tab",
        type=name_of(no_tab(), tabs),
        default="",
        metavar="NAME",
        help=translate("Command", "tab to show: {names}").format(names=", ".join(tabs)),
    )
