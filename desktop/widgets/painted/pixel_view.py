"""Pictures whose cells are read by mouse or arrow keys, and that of a digit's 28 x 28 pixels."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.services.number_list import NumberList, matrix
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.canvas.ink import ink_image
from desktop.widgets.painted.grid import Grid, moved
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray, frozen

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


FAINT = 0.1
"""Paler pixels are the soft edge of the ink's box."""


class PixelView(PixelReader):
    """Shows a picture of shape (28, 28), ink from 0 to 1, one square a pixel."""

    usual_size = (4 * SIDE + 2, 4 * SIDE + 2)

    def __init__(self) -> None:
        super().__init__()
        self.pixels: FloatArray = frozen(np.zeros((SIDE, SIDE), dtype=np.float32))
        self._picture = QImage()
        self._framing = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.restyle(theme.current())
        self.setAccessibleName(self.tr("What the network sees, 28 by 28 pixels"))
        self.setWhatsThis(self.tr("Go from pixel to pixel with the arrow keys."))
        self.describe()

    def show_pixels(self, pixels: FloatArray | None) -> None:
        """Show a picture of shape (28, 28); None shows blank paper."""
        blank = np.zeros((SIDE, SIDE), dtype=np.float32)
        self.pixels = frozen(blank if pixels is None else pixels)
        self._picture = ink_image(self.pixels, theme.current().colour("ink"))
        self.describe()
        self.update()

    def numbers_shown(self) -> NumberList:
        return matrix(self.pixels)

    @Slot(bool)
    def set_framing(self, shown: bool) -> None:
        """Show or hide the box round the ink and the cross where the ink is balanced."""
        self._framing = shown
        self.update()

    def words(self, row: int, column: int) -> str:
        text = self.tr("row {row}, column {column}: x = {value}")
        value = f"{float(self.pixels[row, column]):.3f}"
        return text.format(row=row, column=column, value=value)

    def describe(self) -> None:
        """Tell a screen reader what is read, or how much ink there is and how to read."""
        ink = self.tr("Pixels with ink: {count}.").format(count=int(np.count_nonzero(self.pixels)))
        keys = self.tr("Go from pixel to pixel with the arrow keys.")
        self.setAccessibleDescription(self.reading() or f"{ink} {keys}")

    def frame(self) -> QRectF:
        side = max(1, min(self.width(), self.height()) - 2)
        # Whole screen pixels to a picture's pixel, so that all squares are equally large.
        side = max(1, side // SIDE) * SIDE if side >= SIDE else side
        return QRectF(1, 1, side, side)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        frame = self.frame()
        painter.fillRect(frame, tokens.colour("paper"))
        painter.drawImage(frame, self._picture)
        if self._framing and self.pixels.any():
            self._paint_framing(painter, frame, tokens)
        focused = self.hasFocus()
        painter.setPen(QPen(tokens.colour("accent" if focused else "border"), 1.0))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._cell is not None:
            painter.setPen(QPen(tokens.colour("accent"), 2.0))
            painter.drawRect(self.place(*self._cell))

    def _paint_framing(self, painter: QPainter, frame: QRectF, tokens: theme.Theme) -> None:
        size = frame.width() / SIDE
        box, (x, y) = ink_box(self.pixels), centre_of_mass(self.pixels)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("accent"), 1.5, Qt.PenStyle.DashLine))
        corner = frame.topLeft() + box.topLeft() * size
        painter.drawRect(QRectF(corner, box.size() * size))
        painter.setPen(QPen(tokens.colour("accent"), 2.0))
        centre, arm = frame.topLeft() + QPointF(x, y) * size, 1.5 * size
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))

    def restyle(self, tokens: theme.Theme) -> None:
        self._picture = ink_image(self.pixels, tokens.colour("ink"))
        self.update()


def ink_box(pixels: FloatArray) -> QRectF:
    """Return the box round all pixels with ink, in pixels from the upper left corner."""
    rows, columns = (np.flatnonzero((pixels >= FAINT).any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return QRectF()
    top_left = QPointF(float(columns[0]), float(rows[0]))
    return QRectF(top_left, QPointF(float(columns[-1] + 1), float(rows[-1] + 1)))


def centre_of_mass(pixels: FloatArray) -> tuple[float, float]:
    """Return x and y where the ink is balanced, in pixels from the upper left corner."""
    middles = np.arange(SIDE) + 0.5
    total = float(pixels.sum())
    return float(pixels.sum(axis=0) @ middles) / total, float(pixels.sum(axis=1) @ middles) / total
