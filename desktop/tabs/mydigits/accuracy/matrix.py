"""The confusion matrix, large: a row for what it was, a column for what was read."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.controls.number_text import grouped
from nn_core.arrays import Labels, frozen

DIGITS = 10
FAINTEST = 0.4
"""Strength of the colour of a cell with a single digit."""
STRONGEST = 2.0
"""Divides the colours, so that ink on them can be read."""
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ConfusionView(QWidget):
    """Ten by ten cells; one can be walked to with the arrow keys, and opened."""

    opened = Signal(int, int)
    """A cell was clicked: what it was and what was read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Labels = frozen(np.zeros((DIGITS, DIGITS), np.int64))
        self._cell: tuple[int, int] | None = None
        self._texts = ("", "")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 240)
        theme.manager().changed.connect(self._restyle)
        self.retranslate()

    @property
    def cell(self) -> tuple[int, int] | None:
        """What it was and what was read, of the cell under mouse or keys."""
        return self._cell

    def show_counts(self, counts: Labels | None) -> None:
        """Show a matrix of shape (10, 10); None shows empty cells."""
        self._counts = frozen(np.zeros((DIGITS, DIGITS), np.int64)) if counts is None else counts
        self._describe()
        self.update()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._texts = (self.tr("what it was"), self.tr("what was read"))
        self.setAccessibleName(self.tr("Confusion matrix"))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a comfortable square."""
        return QSize(480, 480)

    def words(self, was: int, read: int) -> str:
        """Return one cell in words."""
        count = grouped(int(self._counts[was, read]))
        if was == read:
            return self.tr("{was} read correctly: {count}").format(was=was, count=count)
        text = self.tr("{was} read as {read}: {count}")
        return text.format(was=was, read=read, count=count)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the cell under the mouse."""
        cell = self._at(event.position())
        holds = cell is not None and self._counts[cell] > 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if holds else Qt.CursorShape.ArrowCursor)
        self._go(cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the cell."""
        cell = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._go(cell)
            self._open()

    def leaveEvent(self, event: QEvent) -> None:
        """Let go."""
        self._go(None)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the arrow keys begin."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and self._cell is None:
            self._go((0, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go."""
        self._go(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrow keys, open with Enter or the space bar."""
        move = _ARROWS.get(Qt.Key(event.key()))
        if move is not None:
            was, read = self._cell or (0, -1 if move == (0, 1) else 0)
            self._go((_inside(was + move[0]), _inside(read + move[1])))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self._cell is not None and self._counts[self._cell] > 0:
            QToolTip.hideText()
            self.opened.emit(*self._cell)

    def _go(self, cell: tuple[int, int] | None) -> None:
        if cell == self._cell:
            return
        self._cell = cell
        self._describe()
        self.update()
        if cell is None:
            QToolTip.hideText()
        elif self.isVisible():
            corner = self.cell_rect(*cell).bottomRight().toPoint() + QPoint(4, 4)
            QToolTip.showText(self.mapToGlobal(corner), self.words(*cell), self)

    def _describe(self) -> None:
        text = self.tr("Walk with the arrow keys, open a cell with Enter.")
        self.setAccessibleDescription(text if self._cell is None else self.words(*self._cell))

    def cell_rect(self, was: int, read: int) -> QRectF:
        """Return where a cell lies."""
        origin, side = self._grid()
        return QRectF(origin.x() + read * side, origin.y() + was * side, side, side)

    def _grid(self) -> tuple[QPointF, float]:
        """Return the corner of the first cell and the side of all."""
        head = theme.current().px(44)
        side = max(1.0, float(int(min(self.width() - head, self.height() - head) / DIGITS)))
        left = head + max(0.0, (self.width() - head - DIGITS * side) / 2)
        return QPointF(left, head), side

    def _at(self, place: QPointF) -> tuple[int, int] | None:
        origin, side = self._grid()
        read, was = (place.x() - origin.x()) // side, (place.y() - origin.y()) // side
        inside = 0 <= read < DIGITS and 0 <= was < DIGITS
        return (int(was), int(read)) if inside else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names, heads and cells; what the user holds is framed."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._paint_heads(painter, tokens)
        for was in range(DIGITS):
            for read in range(DIGITS):
                self._paint_cell(painter, was, read, tokens)
        if self._cell is not None:
            painter.setPen(QPen(tokens.colour("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.cell_rect(*self._cell).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_heads(self, painter: QPainter, tokens: Theme) -> None:
        origin, side = self._grid()
        line = tokens.px(20)
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        across = QRectF(origin.x(), origin.y() - 2 * line, DIGITS * side, line)
        painter.drawText(across, Qt.AlignmentFlag.AlignCenter, f"{self._texts[1]} →")
        painter.save()
        painter.translate(origin.x() - 2 * line, origin.y() + DIGITS * side)
        painter.rotate(-90)
        down = QRectF(0, 0, DIGITS * side, line)
        painter.drawText(down, Qt.AlignmentFlag.AlignCenter, f"← {self._texts[0]}")
        painter.restore()
        painter.setFont(tokens.font("body"))
        painter.setPen(tokens.colour("ink"))
        for digit in range(DIGITS):
            above = QRectF(origin.x() + digit * side, origin.y() - line, side, line)
            beside = QRectF(origin.x() - line, origin.y() + digit * side, line, side)
            for place in (above, beside):
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(digit))

    def _paint_cell(self, painter: QPainter, was: int, read: int, tokens: Theme) -> None:
        rect, count = self.cell_rect(was, read), int(self._counts[was, read])
        painter.fillRect(rect, tokens.colour("paper"))
        if count:
            # Shares of the row: a digit that is drawn often must not hide one drawn seldom.
            share = count / max(1, int(self._counts[was].sum()))
            token = "positive" if was == read else "negative"
            strength = (
                share / STRONGEST if was == read else min(1.0, FAINTEST + 2 * share) / STRONGEST
            )
            painter.fillRect(rect, tokens.colour(token, strength))
        painter.setPen(QPen(tokens.colour("grid"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        if count:
            painter.setFont(tokens.font("body"))
            painter.setPen(tokens.colour("ink"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, grouped(count))

    @Slot(object)
    def _restyle(self, _tokens: theme.Theme) -> None:
        self.update()


def _inside(place: int) -> int:
    return min(DIGITS - 1, max(0, place))
