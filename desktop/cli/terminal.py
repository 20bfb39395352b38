"""What commands write to a terminal: a line of progress, and errors in the reader's language."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from desktop.platform.terminal_language import wants_korean

if TYPE_CHECKING:
    from nn_core.errors import Phrase

INTERVAL = 0.1
"""Seconds between two drawings of the line."""


class Progress:
    """Writes to standard error; the passing line is left out where that is no terminal."""

    def __init__(self) -> None:
        self._drawn = 0.0
        self._live = sys.stderr.isatty()

    def show(self, text: str) -> None:
        """Write ``text`` over the present line."""
        now = time.monotonic()
        if self._live and now - self._drawn > INTERVAL:
            self._drawn = now
            sys.stderr.write(f"\r\x1b[K{text}")
            sys.stderr.flush()

    def clear(self) -> None:
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def line(self, text: str) -> None:
        """Write a line that stays."""
        sys.stderr.write(("\r\x1b[K" if self._live else "") + text + "\n")
        sys.stderr.flush()


def bar(done: float, width: int = 24) -> str:
    """Return a bar for a share of 0 to 1."""
    full = round(max(0.0, min(1.0, done)) * width)
    return "█" * full + "·" * (width - full)


def said(what: Exception | Phrase) -> str:
    """Return an error or a phrase as one line."""
    from nn_core.errors import BadakError, Phrase

    error = BadakError(what.text, "", **what.values) if isinstance(what, Phrase) else what
    if not isinstance(error, BadakError):
        return " ".join(str(error).split())
    with in_language() as translated:
        if translated:
            from desktop.services import i18n

            return " ".join(" ".join(filter(None, i18n.error_texts(error))).split())
    return " ".join(str(error).split())


@contextmanager
def in_language() -> Iterator[bool]:
    """Install Korean meanwhile if the environment asks for it; tell whether that was done.

    Qt's translations are all that is used of it, and a command runs without Qt all the same.
    """
    if not wants_korean():
        yield False
        return
    try:
        from PySide6.QtCore import QCoreApplication

        from desktop.services import i18n
    except ImportError:
        yield False
        return
    application = QCoreApplication.instance() or QCoreApplication([])
    i18n.install("ko")
    try:
        yield True
    finally:
        i18n.remove()
        del application
