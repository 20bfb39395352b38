"""A large picture of 28 by 28 whose pixels can be read by mouse or arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop import theme
from desktop.tabs.why.paint import SIDE, paint_frame
from desktop.tabs.why.state import WhyState
from desktop.theme import Theme

HALF = SIDE // 2
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Board(QWidget):
    """Paints a square picture; what is in it and what is said of a pixel is a subclass's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = WhyState()
        self._cell: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumSize(2 * SIDE + 2, 2 * SIDE + 2)
        theme.manager().changed.connect(self._restyle)

    @property
    def cell(self) -> tuple[int, int] | None:
        """Row and column of the pixel being read."""
        return self._cell

    def show_state(self, state: WhyState) -> None:
        """Show another state; nothing is painted where nothing differs."""
        before, self._state = self._state, state
        self.setAccessibleDescription(self.hint())
        if self.parts(before) != self.parts(state):
            self.update()

    def hint(self) -> str:
        """Return what is said of the pixel being read; empty when none is."""
        return "" if self._cell is None else self.words(*self._cell)

    def parts(self, state: WhyState) -> tuple[object, ...]:
        """Return the identities and values that the picture of a state depends on."""
        raise NotImplementedError

    def words(self, row: int, column: int) -> str:
        """Return what is said of a pixel."""
        raise NotImplementedError

    def paint(self, painter: QPainter, frame: QRectF, tokens: Theme) -> None:
        """Paint what is in the picture."""
        raise NotImplementedError

    def patch(self, row: int, column: int) -> tuple[int, int, int]:
        """Return row, column and side of what is framed when a pixel is read."""
        return row, column, 1

    def frame(self) -> QRectF:
        """Return the place of the picture in the widget."""
        side = max(1, min(self.width(), self.height()) - 2)
        # Whole screen pixels to every two of the picture's, so that all patches are equally large.
        side = max(1, side // HALF) * HALF
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the pixel under the mouse."""
        frame = self.frame()
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
        move = ARROWS.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        row, column = self._cell or (SIDE // 2, SIDE // 2)
        self._read((min(SIDE - 1, max(0, row + move[0])), min(SIDE - 1, max(0, column + move[1]))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture and its frame."""
        tokens, frame = theme.current(), self.frame()
        painter = QPainter(self)
        painter.fillRect(frame, tokens.colour("paper"))
        self.paint(painter, frame, tokens)
        focused = self.hasFocus()
        border = tokens.colour("accent" if focused else "border")
        paint_frame(painter, frame, border, tokens.px(2) if focused else 1.0)
        if self._cell is not None and self.hint():
            row, column, side = self.patch(*self._cell)
            size = frame.width() / SIDE
            corner = frame.topLeft() + QPointF(column, row) * size
            box = QRectF(corner, corner + QPointF(side, side) * size)
            paint_frame(painter, box, tokens.colour("accent"), tokens.px(2))
        painter.end()

    def _read(self, cell: tuple[int, int] | None) -> None:
        if cell == self._cell:
            return
        self._cell = cell
        self.setAccessibleDescription(self.hint())
        self.update()
        if cell is None or not self.hint():
            QToolTip.hideText()
        elif self.isVisible():
            size = self.frame().width() / SIDE
            corner = self.frame().topLeft() + QPointF(cell[1], cell[0]) * size
            place = self.mapToGlobal(corner.toPoint() + QPoint(16, 16))
            QToolTip.showText(place, self.hint(), self)

    @Slot(object)
    def _restyle(self, _tokens: Theme) -> None:
        self.update()
