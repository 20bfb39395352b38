"""Says what went wrong: typed errors where they happened, anything else in a dialog and the log."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QObject,
    Qt,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from desktop.platform import paths, qt_messages
from nn_core.errors import BadakError

LOG_BYTES = 512 * 1024
LOG_FILES = 3
_log = logging.getLogger("badak")


def start_log() -> None:
    """Write warnings and errors to a rotating file; without a writable folder nothing is lost.

    Called when the window has settled, since the handlers are slow to import; or at an error.
    """
    from logging.handlers import RotatingFileHandler

    root = logging.getLogger()
    if any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        return
    try:
        paths.log_dir().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            paths.log_dir() / "badak.log",
            maxBytes=LOG_BYTES,
            backupCount=LOG_FILES - 1,
            encoding="utf-8",
            delay=True,
        )
    except OSError as error:
        _log.warning("no log file: %s", error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)


def stop_log() -> None:
    """Close the log file."""
    from logging.handlers import RotatingFileHandler

    root = logging.getLogger()
    for handler in list(root.handlers):
        if isinstance(handler, RotatingFileHandler):
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
    return f"{versions}\n\n{''.join(traceback.format_exception(error))}"


class Notifier(QObject):
    """Takes every error that nobody has caught, from any thread, and shows it once.

    Parameters
    ----------
    window : QWidget
        Where the dialog belongs.
    show_typed : callable
        Shows a typed error that was raised but not reported, in the tab in front.
    """

    _arrived = Signal(object)  # an exception

    def __init__(self, window: QWidget, show_typed: Callable[[BadakError], None]) -> None:
        super().__init__(window)
        self._window = window
        self._show_typed = show_typed
        self._dialog: QWidget | None = None
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
        if not isinstance(error, BadakError):
            start_log()
            _log.error("unforeseen", exc_info=error)
        self._arrived.emit(error)

    def _uncaught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        sys.stderr.write("".join(traceback.format_exception(kind, error, trace)))
        self.report(error)

    def _uncaught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._uncaught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if isinstance(error, BadakError):
            self._show_typed(error)
            return
        from desktop.shell.error_dialog import ErrorDialog

        if isinstance(self._dialog, ErrorDialog) and self._dialog.isVisible():
            self._dialog.add(details(error))
            return
        dialog = ErrorDialog(details(error), self._window)
        self._dialog = dialog
        dialog.open()
