"""Reads options for the window and for the commands; what is wrong is said in one line."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from nn_core.errors import BadakError

FAILED = 2
LIKENESS = 0.7
"""From 0 to 1: words less alike are no slips of one another."""


class OptionParser(argparse.ArgumentParser):
    """Says what is wrong without the usage, and which option may have been meant."""

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
                self.error(f"there is no option {name}{meant(name, self._option_string_actions)}")

    def _begins_one(self, name: str) -> bool:
        known = self._option_string_actions
        return name in known or (self.allow_abbrev and any(k.startswith(name) for k in known))

    def error(self, message: str) -> NoReturn:
        """Print one line and exit with 2."""
        text = message.removeprefix("argument ").removesuffix(".")
        self.exit(FAILED, f"badak: {text}. See {self.prog} --help.\n")


def meant(word: str, known: Iterable[str]) -> str:
    """Return `` (did you mean …?)`` with what is spelt most like ``word``; nothing if none is."""

    def likeness(name: str) -> float:
        return difflib.SequenceMatcher(None, word.lower(), name).ratio()

    best = max(known, key=likeness, default="")  # of equals the first
    return f" (did you mean {best}?)" if likeness(best) > LIKENESS else ""


def name_of(what: str, known: Sequence[str]) -> Callable[[str], str]:
    """Return a type of argument: one of some names.

    - ``what``: what they name, such as ``tab``.
    """

    def checked(text: str) -> str:
        if text and text not in known:
            choice = f"choose one of: {', '.join(known)}"
            raise argparse.ArgumentTypeError(
                f"there is no {what} “{text}”{meant(text, known)}; {choice}"
            )
        return text

    return checked


def add_window_options(parser: argparse.ArgumentParser, tabs: Sequence[str]) -> None:
    """Enter what the window takes."""
    group = parser.add_argument_group("options of the window")
    for name, choices, about in (
        ("--lang", ("system", "en", "ko"), "language, for this time"),
        ("--theme", ("system", "light", "dark"), "colours, for this time"),
    ):
        group.add_argument(name, choices=choices, default="", help=about)
    group.add_argument(
        "--tab",
        type=name_of("tab", tabs),
        default="",
        metavar="NAME",
        help=f"tab to show: {', '.join(tabs)}",
    )
