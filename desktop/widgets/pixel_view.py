"""The small picture a network sees, every pixel readable by mouse or arrow keys."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import theme
from desktop.widgets.ink import ink_image
from nn_core.arrays import FloatArray, frozen

SIDE = 28
FAINT = 0.1
"""Paler pixels are the soft edge of the ink's box."""
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class PixelView(QWidget):
    """Shows a picture of shape (28, 28), ink from 0 to 1, one square a pixel."""

    pixel_read = Signal(object)
    """(row, column) of the pixel whose value is shown, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels: FloatArray = frozen(np.zeros((SIDE, SIDE), dtype=np.float32))
        self._picture = QImage()
        self._cell: tuple[int, int] | None = None
        self._framing = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.setMinimumSize(2 * SIDE + 2, 2 * SIDE + 2)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())
        self.retranslate()

    @property
    def pixels(self) -> FloatArray:
        """The picture on show, shape (28, 28)."""
        return self._pixels

    @property
    def cell(self) -> tuple[int, int] | None:
        """Row and column of the pixel being read."""
        return self._cell

    def show_pixels(self, pixels: FloatArray | None) -> None:
        """Show a picture of shape (28, 28); None shows blank paper."""
        blank = np.zeros((SIDE, SIDE), dtype=np.float32)
        self._pixels = frozen(blank if pixels is None else pixels)
        self._picture = ink_image(self._pixels, theme.current().colour("ink"))
        self._describe()
        self.update()

    @Slot(bool)
    def set_framing(self, shown: bool) -> None:
        """Show or hide the box round the ink and the cross where the ink is balanced."""
        self._framing = shown
        self.update()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.setAccessibleName(self.tr("What the network sees, 28 by 28 pixels"))
        self._describe()

    def sizeHint(self) -> QSize:
        """Return four screen pixels to a pixel."""
        return QSize(4 * SIDE + 2, 4 * SIDE + 2)

    def reading(self) -> str:
        """Return the value of the pixel being read, in words; empty when none is."""
        if self._cell is None:
            return ""
        row, column = self._cell
        text = self.tr("row {row}, column {column}: x = {value}")
        value = f"{float(self._pixels[row, column]):.3f}"
        return text.format(row=row, column=column, value=value)

    def event(self, event: QEvent) -> bool:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the pixel under the mouse."""
        frame = self._frame()
        at = (event.position() - frame.topLeft()) * (SIDE / frame.width())
        inside = 0 <= at.x() < SIDE and 0 <= at.y() < SIDE
        self._read((int(at.y()), int(at.x())) if inside else None)

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
        move = _ARROWS.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        row, column = self._cell or (SIDE // 2, SIDE // 2)
        self._read((min(SIDE - 1, max(0, row + move[0])), min(SIDE - 1, max(0, column + move[1]))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pixels as squares, the pixel being read framed."""
        tokens, frame = theme.current(), self._frame()
        painter = QPainter(self)
        painter.fillRect(frame, tokens.colour("paper"))
        painter.drawImage(frame, self._picture)
        if self._framing and self._pixels.any():
            self._paint_framing(painter, frame, tokens)
        focused = self.hasFocus()
        painter.setPen(QPen(tokens.colour("accent" if focused else "border"), 1.0))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._cell is not None:
            size = frame.width() / SIDE
            corner = frame.topLeft() + QPointF(self._cell[1] * size, self._cell[0] * size)
            painter.setPen(QPen(tokens.colour("accent"), 2.0))
            painter.drawRect(QRectF(corner, QPointF(corner.x() + size, corner.y() + size)))
        painter.end()

    def _paint_framing(self, painter: QPainter, frame: QRectF, tokens: theme.Theme) -> None:
        size = frame.width() / SIDE
        box, (x, y) = ink_box(self._pixels), centre_of_mass(self._pixels)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("accent"), 1.5, Qt.PenStyle.DashLine))
        corner = frame.topLeft() + box.topLeft() * size
        painter.drawRect(QRectF(corner, box.size() * size))
        painter.setPen(QPen(tokens.colour("accent"), 2.0))
        centre, arm = frame.topLeft() + QPointF(x, y) * size, 1.5 * size
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))

    def _frame(self) -> QRectF:
        side = max(1, min(self.width(), self.height()) - 2)
        # Whole screen pixels to a picture's pixel, so that all squares are equally large.
        side = max(1, side // SIDE) * SIDE if side >= SIDE else side
        return QRectF(1, 1, side, side)

    def _read(self, cell: tuple[int, int] | None) -> None:
        if cell == self._cell:
            return
        self._cell = cell
        self._describe()
        self.update()
        self.pixel_read.emit(cell)
        if cell is None:
            QToolTip.hideText()
        elif self.isVisible():
            size = self._frame().width() / SIDE
            corner = self._frame().topLeft() + QPointF(cell[1] * size, cell[0] * size)
            place = self.mapToGlobal(corner.toPoint() + QPoint(12, 12))
            QToolTip.showText(place, self.reading(), self)

    def _describe(self) -> None:
        self.setAccessibleDescription(
            self.reading() or self.tr("Go from pixel to pixel with the arrow keys.")
        )

    @Slot(object)
    def _restyle(self, tokens: theme.Theme) -> None:
        self._picture = ink_image(self._pixels, tokens.colour("ink"))
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
