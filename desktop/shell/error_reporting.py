"""Says what went wrong: typed errors where they happened, anything else in a dialog and the log."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.platform import paths, qt_messages
from desktop.platform.repeats import SAME, Repeats, kind_of, times, worth_telling
from nn_core.errors import BadakError

if TYPE_CHECKING:
    from desktop.shell.error_dialog import ErrorDialog


class SparingLog(RotatingFileHandler):
    """Writes no more in one run than its files hold: a flood tells the most at its beginning."""

    def __init__(self, file: Path, size: int, files: int) -> None:
        super().__init__(file, maxBytes=size, backupCount=files - 1, encoding="utf-8", delay=True)
        self._begun = 1

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record while this run has room for it."""
        if self._begun <= self.backupCount or not self.shouldRollover(record):
            super().emit(record)

    def doRollover(self) -> None:
        """Begin another file."""
        self._begun += 1
        super().doRollover()


LOG_BYTES = 512 * 1024
LOG_FILES = 3
LONGEST = 20_000
"""Characters of one error's text; of a longer one the beginning and the end are kept."""
WAITING = 100
"""Errors that may wait to be shown; the log has those that come beside them."""
_log = logging.getLogger("badak")


def start_log() -> None:
    """Write warnings and errors to a rotating file; without a writable folder nothing is lost.

    Called when the window has settled, since the handlers are slow to import; or at an error.
    """
    from desktop.shell.error_reporting import SparingLog

    root = logging.getLogger()
    if any(isinstance(handler, SparingLog) for handler in root.handlers):
        return
    try:
        paths.log_dir().mkdir(parents=True, exist_ok=True)
        handler = SparingLog(paths.log_dir() / "badak.log", LOG_BYTES, LOG_FILES)
    except OSError as error:
        _log.warning("no log file: %s", error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)


def stop_log() -> None:
    """Close the log file."""
    from desktop.shell.error_reporting import SparingLog

    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, SparingLog):
            root.removeHandler(handler)
            handler.close()


def details(error: BaseException) -> str:
    """Return what a developer needs to know of an error, in plain text."""
    import PySide6

    from desktop.platform.version import VERSION

    versions = (
        f"Badak {VERSION}, Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"{platform.platform()}"
    )
    return f"{versions}\n\n{trace_of(error)}"


def trace_of(error: BaseException) -> str:
    """Return how an error came about, of bounded length."""
    text = "".join(traceback.format_exception(error))
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST // 2]}\n[…]\n{text[-LONGEST // 2 :]}"


class Notifier(QObject):
    """Takes every error that nobody has caught, from any thread, and shows it once.

    It must not fail itself: an error in telling of an error would be told of, and so on for ever.
    What goes wrong here is written to the log once, and that is all.

    Parameters
    ----------
    window : QWidget
        Where the dialog belongs.
    show_typed : callable
        Shows a typed error that was raised but not reported, in the tab in front.
    """

    _arrived = Signal()

    def __init__(self, window: QWidget, show_typed: Callable[[BadakError], None]) -> None:
        super().__init__(window)
        self._window = window
        self._show_typed = show_typed
        self._dialog: ErrorDialog | None = None
        self._repeats = Repeats()
        self._waiting: deque[tuple[BaseException, int]] = deque()
        self._thread = threading.get_ident()
        self._showing = self._failed = False
        self._hooks = (sys.excepthook, threading.excepthook)
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over uncaught exceptions of all threads and Qt's own messages."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        qInstallMessageHandler(qt_messages.handle)

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(None)

    def report(self, error: BaseException) -> None:
        """Show an error that no tab can show itself; may be called from any thread."""
        self._try(self._report, error)

    def _try(self, step: Callable[..., object], *arguments: object) -> None:
        try:
            step(*arguments)
        except Exception as failure:
            self._give_up(failure)

    def _report(self, error: BaseException) -> None:
        if self._showing and threading.get_ident() == self._thread:
            # It was raised by what shows errors, in a place that Qt has called.
            self._give_up(error)
            return
        count = 1
        if not isinstance(error, BadakError):
            count = self._repeats.count(kind_of(error))
            if worth_telling(count):
                self._try(self._write, error, times(count))
        if len(self._waiting) < WAITING:
            self._waiting.append((error, count))
            self._arrived.emit()

    def _write(self, error: BaseException, times: str) -> None:
        """Write an error to the log, and to the console where there is one."""
        start_log()
        text = trace_of(error)
        _log.error("unforeseen%s\n%s", times, text)
        if sys.stderr is not None:
            sys.stderr.write(text)

    def _give_up(self, error: BaseException) -> None:
        if not self._failed:
            self._failed = True
            with suppress(Exception):
                start_log()
                _log.error("an error could not be shown", exc_info=error)

    def _uncaught(
        self,
        kind: type[BaseException],
        error: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._try(self._window.close)
        else:
            self.report(error)

    def _uncaught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._uncaught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    @Slot()
    def _show(self) -> None:
        error, count = self._waiting.popleft()
        self._showing = True
        self._try(self._show_one, error, count)
        self._showing = False

    def _show_one(self, error: BaseException, count: int) -> None:
        if isinstance(error, BadakError):
            self._show_typed(error)
            return
        from desktop.shell.error_dialog import ErrorDialog

        # The dialog is deleted when it is closed, and must not be asked then.
        if self._dialog is not None and isValid(self._dialog) and self._dialog.isVisible():
            self._dialog.add(details(error))
        elif count <= SAME:
            # An error at each paint would come back for ever with every dialog that is closed.
            self._dialog = ErrorDialog(details(error), self._window)
            self._dialog.open()
