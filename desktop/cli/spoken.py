"""Says errors and phrases in Korean where the environment speaks it, else in English."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nn_core.errors import Phrase


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
    spoken = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    if not spoken.startswith("ko"):
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
