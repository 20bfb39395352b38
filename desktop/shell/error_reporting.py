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

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.platform import paths, qt_messages
from desktop.platform.qt_messages import SAME, Repeats, kind_of, times, worth_telling
from nn_core.errors import BadakError
from nn_core.util.system_errors import NotRegular, of_system


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
    root = logging.getLogger()
    if any(isinstance(handler, SparingLog) for handler in root.handlers):
        return
    try:
        paths.log_dir().mkdir(parents=True, exist_ok=True)
        file = paths.log_dir() / "badak.log"
        if paths.in_the_way(file):
            raise NotRegular(str(file))
        handler = SparingLog(file, LOG_BYTES, LOG_FILES)
    except OSError as error:
        _log.warning("no log is kept in %s: %s", paths.log_dir(), of_system(error))
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)


def stop_log() -> None:
    """Close the log file."""
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

    - ``window``: where the dialog belongs.
    - ``show_typed``: shows a typed error that was raised but not reported, in the tab in front.
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
        # The dialog is deleted when it is closed, and must not be asked then.
        if self._dialog is not None and isValid(self._dialog) and self._dialog.isVisible():
            self._dialog.add(details(error))
        elif count <= SAME:
            # An error at each paint would come back for ever with every dialog that is closed.
            self._dialog = ErrorDialog(details(error), self._window)
            self._dialog.open()


MOST = 20
"""Errors that are listed; of those after them only the number is told."""


class ErrorDialog(QDialog):
    """Says that an unexpected error occurred and offers its details.

    - ``details``: plain text for a bug report.
    - ``earlier``: it happened in an earlier run, which ended by it.
    """

    def __init__(self, details: str, parent: QWidget | None = None, *, earlier: bool = False):
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._listed = {details}
        self._further = 0
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName(self.tr("Details"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self._explanation(earlier))
        layout.addWidget(self._details, 1)
        self._rest = QLabel()
        self._rest.hide()
        layout.addWidget(self._rest)
        layout.addWidget(self._buttons())
        self.resize(640, 420)

    def details(self) -> str:
        """Return the text that Copy details copies."""
        text = self._details.toPlainText()
        return f"{text}\n{self._rest.text()}\n" if self._further else text

    def add(self, details: str) -> None:
        """Append another error to the details; one that is listed already is only counted."""
        if details not in self._listed and len(self._listed) < MOST:
            self._listed.add(details)
            self._details.appendPlainText(f"\n{details}")
            return
        self._further += 1
        text = self.tr("Further errors that are not listed here: {count}")
        self._rest.setText(text.format(count=self._further))
        self._rest.show()

    def _explanation(self, earlier: bool) -> QLabel:
        if earlier:
            title = self.tr("Badak ended unexpectedly last time")
            text = self.tr("These details were found. They help whoever mends it.")
        else:
            title = self.tr("Something unforeseen happened")
            text = self.tr(
                "You can go on working; the last step may be missing. The details below are in the "
                "log file too and help whoever mends it."
            )
        self.setWindowTitle(title)
        label = QLabel(text)
        label.setWordWrap(True)
        return label

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self.copy_button = QPushButton(self.tr("&Copy details"))
        self.close_button = QPushButton(self.tr("C&lose"))
        box.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.copy_button.clicked.connect(self._copy)
        box.rejected.connect(self.reject)
        self.copy_button.setAutoDefault(False)
        self.close_button.setDefault(True)
        return box

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details())


class CrashNotice(QToolButton):
    """A button in the status bar; goes away once it was pressed.

    - ``details``: what was found.
    - ``window``: where the dialog belongs.
    """

    def __init__(self, details: str, window: QWidget) -> None:
        super().__init__(window)
        self._details = details
        self._window = window
        self.setAutoRaise(True)
        self.clicked.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.setText(self.tr("Badak ended unexpectedly last time: show details"))
        self.setToolTip(self.tr("Nothing needs to be done; the details help whoever mends it."))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot()
    def _show(self) -> None:
        ErrorDialog(self._details, self._window, earlier=True).open()
        self.hide()
        self.deleteLater()
