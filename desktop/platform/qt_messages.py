"""Sends Qt's messages to the log, of a flood the first drops; a fatal one ends the program."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

SAME = 5
"""How often the same thing is told."""
KINDS = 1000
"""Things that are told apart; whatever comes after them counts as one."""


class Repeats:
    """How often each thing has come; may be asked from any thread."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def count(self, key: str) -> int:
        """Return how often this has come, this time included."""
        with self._lock:
            if key not in self._counts and len(self._counts) >= KINDS:
                key = ""
            self._counts[key] += 1
            return self._counts[key]


def kind_of(error: BaseException) -> str:
    """Return what makes an error the same as another one: its place, its type and its words."""
    place, trace = "", error.__traceback__
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    # Even the words of an error may fail; this asks for them with care.
    words = "".join(traceback.format_exception_only(error))
    return f"{place} {words[:200]}"


def worth_telling(count: int) -> bool:
    """Whether something is told that has come ``count`` times: at first, then ever more seldom."""
    return count <= SAME or str(count).rstrip("0") == "1"


def times(count: int) -> str:
    """Return how often something has come, to follow its text; nothing as long as each is told."""
    return "" if count <= SAME else f" ({count} times by now)"


messages_of_qt = Repeats()
"""A warning at each paint would fill the log."""


FATAL_EXIT = 2


def handle(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Log one message; may be called from any thread and before anything else is imported."""
    import logging

    levels = {
        "QtInfoMsg": logging.INFO,
        "QtWarningMsg": logging.WARNING,
        "QtCriticalMsg": logging.ERROR,
        "QtFatalMsg": logging.CRITICAL,
    }
    level = levels.get(kind.name, logging.DEBUG)
    count = messages_of_qt.count(text)
    if worth_telling(count):
        words = f"{text}{times(count)}"
        logging.getLogger("badak").log(level, "Qt %s: %s", context.category or "", words)
    if level == logging.CRITICAL:
        # Qt would abort the process after this; a sentence and an exit code are kinder.
        if sys.stderr is not None:
            sys.stderr.write(f"Badak cannot go on: {text}\n")
            sys.stderr.flush()
        os._exit(FATAL_EXIT)
