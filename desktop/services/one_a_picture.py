"""Shows the pieces of a page that are dear to show one a picture, so that pictures come evenly."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from desktop.services.frame_runner import LATE, PICTURE_MS


@dataclass
class _Piece:
    show: Callable[[], None]
    apart: float
    due: float = 0.0
    wanted: bool = False


class OneAPicture(QObject):
    """Takes turns: of what is wanted and due, the piece that is due for longest, then a picture.

    All pieces at once would make one picture late and leave the next with nothing to do.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[_Piece] = []
        self._last = 0.0
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(PICTURE_MS)
        self._clock.timeout.connect(self._tick)

    def add(self, show: Callable[[], None], apart_ms: int) -> None:
        """Let ``show`` have a turn, never sooner than ``apart_ms`` after its last one."""
        self._pieces.append(_Piece(show, apart_ms / 1000))

    @Slot()
    def ask(self) -> None:
        """Want every piece once more; while one waits for its turn, that is the same."""
        for piece in self._pieces:
            piece.wanted = True
        if not self._clock.isActive():
            self._last = 0.0
            self._clock.start()

    @Slot()
    def _tick(self) -> None:
        now, last = time.perf_counter(), self._last
        self._last = now
        wanted = [piece for piece in self._pieces if piece.wanted]
        if not wanted:
            self._clock.stop()
            return
        if last and now - last > LATE:
            self._last = 0.0  # a window that can't keep up has every other turn free, not all
            return
        piece = min(wanted, key=lambda one: one.due)
        if piece.due <= now:
            piece.wanted, piece.due = False, now + piece.apart
            piece.show()
