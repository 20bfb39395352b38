"""The framed picture, taken hold of and moved by whole pixels."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.tabs.framing.number_picture import Marks, NumberPicture
from desktop.widgets.input.hold import Hold
from nn_core.arrays import FloatArray

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class HeldPicture(NumberPicture):
    """Drag it, or move it with the arrow keys; Home puts it back."""

    nudge_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nudge = (0, 0)
        self._hold = Hold[QPointF]()
        self._start = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def show_nudged(self, numbers: FloatArray | None, marks: Marks, nudge: tuple[int, int]) -> None:
        """Show the picture where it has been moved to."""
        if nudge != self._nudge or not _alike(numbers, self.numbers):
            self._hold.other_shown()
        self._nudge = nudge
        self.show_numbers(numbers, marks)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._hold.thing, self._start = event.position(), self._nudge
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it by as many of its pixels as the pointer went."""
        if not event.buttons() & Qt.MouseButton.LeftButton and self._hold.drop():
            self.setCursor(Qt.CursorShape.OpenHandCursor)  # its release went elsewhere
        grip = self._hold.thing
        if grip is None or self.numbers is None:
            return
        way = (event.position() - grip) * (len(self.numbers) / self.frame().width())
        dx, dy = self._start
        with self._hold:
            self.nudge_wanted.emit(dx + round(way.x()), dy + round(way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._hold.drop()
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by one pixel, or back to the middle."""
        wanted = nudge_of(event, self._nudge)
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.nudge_wanted.emit(*wanted)


def _alike(a: FloatArray | None, b: FloatArray | None) -> bool:
    return a is b or (a is not None and b is not None and np.array_equal(a, b))


def nudge_of(event: QKeyEvent, nudge: tuple[int, int]) -> tuple[int, int] | None:
    """Return where a key moves the picture to; None if it is none of these keys."""
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Home:
        return 0, 0
    if key not in ARROWS:
        return None
    dx, dy = ARROWS[key]
    return nudge[0] + dx, nudge[1] + dy
