"""Closes the window on SIGTERM, SIGINT and SIGHUP."""

from __future__ import annotations

import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

TICK_MS = 250


class QuitOnSignal(QObject):
    """Closes all windows when the process is asked to end.

    Python runs its signal handlers only between two steps of the interpreter, and an idle event
    loop takes none: a pipe wakes it up, so that no timer need tick.

    - ``asked``: the windows are about to be closed, and there is no time for questions.
    """

    asked = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._ends: tuple[int, int] | None = None
        self._before = {number: signal.signal(number, self._asked) for number in _numbers()}
        if os.name == "nt":
            self._timer = QTimer(self)
            self._timer.timeout.connect(self._wake)
            self._timer.start(TICK_MS)
        else:
            self._listen()

    def _listen(self) -> None:
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def restore(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        if self._ends is not None:
            self._notifier.setEnabled(False)
            signal.set_wakeup_fd(-1)
            for end in self._ends:
                os.close(end)
            self._ends = None

    def _asked(self, _number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, self, self._close)

    @Slot()
    def _wake(self) -> None:
        if self._ends is not None:
            os.read(self._ends[0], 64)

    @Slot()
    def _close(self) -> None:
        self.asked.emit()
        self._app.closeAllWindows()
        self._app.quit()


def _numbers() -> list[int]:
    numbers = [signal.SIGINT, signal.SIGTERM]
    # A terminal that is closed; one that was told to leave its programs alone goes on doing so.
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        numbers.append(signal.SIGHUP)
    return [int(number) for number in numbers]
