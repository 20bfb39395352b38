"""Sends Qt's messages to the log; a fatal one ends the program with one sentence."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

FATAL_EXIT = 2


def handle(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Log one message; may be called from any thread and before anything else is imported."""
    import logging

    from desktop.platform.repeats import messages_of_qt, times, worth_telling

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
