"""Collects what nobody foresaw: uncaught exceptions of all threads, reports, warnings of Qt."""

from __future__ import annotations

import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

from desktop.shell.main_window import MainWindow
from nn_core.errors import BadakError

HARMLESS = ("propagateSizeHints", "does not support raise", "does not support grabbing")
"""Said by the platform that the tests run on, of windows and of lists that open."""
QUIET = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)


class Guard(QObject):
    """Listens while it is entered; ``found`` is what was heard.

    Parameters
    ----------
    window : MainWindow
        Stays open: whatever asks it to close is refused while the guard is on duty.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.found: list[str] = []
        self._window = window

    def __enter__(self) -> Guard:
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._uncaught
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable
        self._handler = qInstallMessageHandler(self._message)
        # What a tab reports comes here, too: a dialog would stand in the monkey's way.
        self._window.notifier.report = self._report  # type: ignore[method-assign]
        self._window.installEventFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        qInstallMessageHandler(self._handler)
        self._window.removeEventFilter(self)
        del self._window.notifier.report

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open."""
        if watched is self._window and event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return False

    def raised(self, error: BaseException) -> None:
        """Take what came up through the event that a monkey sent."""
        self.found.append("".join(traceback.format_exception(error)))

    def _report(self, error: BaseException) -> None:
        if isinstance(error, BadakError):
            self._window.show_error(error)
        else:
            self.raised(error)

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.found.append("".join(traceback.format_exception(kind, error, trace)))

    def _in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        self.found.append(f"in {arguments.thread}: {arguments.exc_type} {arguments.exc_value}")

    def _unraisable(self, arguments: sys.UnraisableHookArgs) -> None:
        self.found.append(f"unraisable: {arguments.exc_value!r} in {arguments.object!r}")

    def _message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind not in QUIET and not any(part in text for part in HARMLESS):
            self.found.append(f"Qt {kind.name}: {text} ({context.category})")
