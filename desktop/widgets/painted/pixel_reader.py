"""The base of pictures whose cells are read by mouse or arrow keys, and of those of 28 by 28."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.widgets.painted.grid import Grid, moved
from desktop.widgets.painted.painted_widget import PaintedWidget

Cell = tuple[int, int]
SIDE = 28
BELOW = QPoint(14, 14)
"""From a pixel's corner to its tool tip, in screen pixels: the pixel stays in sight."""


class CellReader(PaintedWidget):
    """Keeps which cell of a grid is read; a subclass paints the grid and says what is in a cell."""

    first: Cell | None = None
    """Where arrow keys go on from while none is read; by default they go to the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cell: Cell | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def cell(self) -> Cell | None:
        """Row and column of the cell being read."""
        return self._cell

    def _describe(self) -> None:
        """Tell a screen reader what is read."""

    def arrived(self) -> None:
        """Do what else is to be done when another cell is read, or none any more."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        grid = self._grid()
        self._go(None if grid is None else grid.at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._go(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._go(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        grid = self._grid()
        cell = self.cell or self.first
        goal = None if grid is None else moved(event.key(), cell, grid.rows, grid.columns)
        if goal is None:
            super().keyPressEvent(event)
        else:
            self._go(goal)

    def _grid(self) -> Grid | None:
        """Return where the cells lie; None where there is nothing to read."""
        raise NotImplementedError

    def _go(self, cell: Cell | None) -> None:
        if cell != self._cell:
            self._cell = cell
            self._describe()
            self.update()
            self.arrived()


class PixelReader(CellReader):
    """Keeps which pixel is read; a subclass paints the picture and says what is in a pixel."""

    first = (SIDE // 2, SIDE // 2)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(2 * SIDE + 2, 2 * SIDE + 2)

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

    def _describe(self) -> None:
        self.describe()

    def arrived(self) -> None:
        """Say what is read beside it."""
        text = self.reading()
        if self._cell is None or not text:
            QToolTip.hideText()
        elif self.isVisible():
            corner = self.place(*self._cell).topLeft().toPoint()
            QToolTip.showText(self.mapToGlobal(corner + BELOW), text, self)

    def place(self, row: int, column: int, side: int = 1) -> QRectF:
        """Return the place of a pixel, or of a square of more, in the widget."""
        return self._grid().span(row, column, side, side)

    def _grid(self) -> Grid:
        return Grid(self.frame(), SIDE, SIDE)
