"""The base of pictures of 28 by 28 whose pixels are read by mouse or arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.widgets.painted.grid import Grid, moved
from desktop.widgets.painted.painted_widget import PaintedWidget

SIDE = 28
BELOW = QPoint(14, 14)
"""From a pixel's corner to its tool tip, in screen pixels: the pixel stays in sight."""


class PixelReader(PaintedWidget):
    """Keeps which pixel is read; a subclass paints the picture and says what is in a pixel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(2 * SIDE + 2, 2 * SIDE + 2)

    @property
    def cell(self) -> tuple[int, int] | None:
        """Row and column of the pixel being read."""
        return self._cell

    def frame(self) -> QRectF:
        """Return the place of the picture in the widget."""
        raise NotImplementedError

    def words(self, row: int, column: int) -> str:
        """Return what is said of a pixel; empty where there is nothing to say."""
        raise NotImplementedError

    def reading(self) -> str:
        """Return what is said of the pixel being read; empty when none is."""
        return "" if self._cell is None else self.words(*self._cell)

    def describe(self) -> None:
        """Tell a screen reader what is read."""
        self.setAccessibleDescription(self.reading())

    def place(self, row: int, column: int, side: int = 1) -> QRectF:
        """Return the place of a pixel, or of a square of more, in the widget."""
        return self._grid().span(row, column, side, side)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the pixel under the mouse."""
        self._read(self._grid().at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading."""
        self._read(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop reading."""
        self._read(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from pixel to pixel with the arrow keys."""
        goal = moved(event.key(), self._cell or (SIDE // 2, SIDE // 2), SIDE, SIDE)
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._read(goal)

    def _grid(self) -> Grid:
        return Grid(self.frame(), SIDE, SIDE)

    def _read(self, cell: tuple[int, int] | None) -> None:
        if cell == self._cell:
            return
        self._cell = cell
        self.describe()
        self.update()
        text = self.reading()
        if cell is None or not text:
            QToolTip.hideText()
        elif self.isVisible():
            corner = self.place(*cell).topLeft().toPoint()
            QToolTip.showText(self.mapToGlobal(corner + BELOW), text, self)
