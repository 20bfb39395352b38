"""Ten digits to choose one from, each a small field."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.input.arrows import ARROWS
from desktop.widgets.painted.grid import Grid
from desktop.widgets.painted.painted_widget import PaintedWidget

ACROSS, DOWN = 5, 2
GAP = 4


class DigitButtons(PaintedWidget):
    """Two rows of five digits; the chosen one is filled, one may be out of reach.

    Keys: figures choose a digit, arrows go from one to the next.
    """

    smooth = True
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None
        self._barred: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> int | None:
        """The digit that is filled."""
        return self._value

    def show_value(self, value: int | None, barred: int | None = None) -> None:
        """Fill one digit or none; ``barred`` can't be chosen."""
        if (value, barred) != (self._value, self._barred):
            self._value, self._barred = value, barred
            self.setAccessibleDescription("" if value is None else str(value))
            self.update()

    def describe(self, name: str, tip: str) -> None:
        """Set the name and the tool tip, translated."""
        self.setAccessibleName(name)
        self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        unit = theme.current().px(1)
        return QSize(round(150 * unit), round(DOWN * 26 * unit + GAP * unit))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.current().font("body"))
        side = metrics.horizontalAdvance("0") + 12
        return QSize(round(ACROSS * side), self.sizeHint().height())

    def cell(self, digit: int) -> QRectF:
        """Return the place of a digit's field."""
        return self._grid().cell(*divmod(digit, ACROSS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        digit = self._at(event.position())
        if digit is not None and event.button() is Qt.MouseButton.LeftButton:
            self._choose(digit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text, (across, down) = event.text(), ARROWS.get(Qt.Key(event.key()), (0, 0))
        if text and text in "0123456789":
            self._choose(int(text))
        elif down or across:
            self._choose(self._beyond(down * ACROSS + across))
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(tokens.font("body"))
        for digit in range(10):
            self._paint_cell(painter, digit, tokens)

    def _paint_cell(self, painter: QPainter, digit: int, tokens: Theme) -> None:
        chosen, usable = digit == self._value, self.isEnabled() and digit != self._barred
        cell, radius = self.cell(digit), tokens.px(4)
        focused = self.hasFocus() and chosen
        painter.setPen(QPen(tokens.colour("ink" if focused else "border"), 2 if focused else 1))
        painter.setBrush(tokens.colour("accent" if chosen and self.isEnabled() else "paper"))
        if not usable:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell, radius, radius)
        text = "on_accent" if chosen and usable else "ink"
        painter.setPen(tokens.colour(text if usable else "muted", 1.0 if usable else 0.6))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(digit))

    def _at(self, point: QPointF) -> int | None:
        cell = self._grid().at(point)
        return None if cell is None else cell[0] * ACROSS + cell[1]

    def _grid(self) -> Grid:
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        return Grid(room, DOWN, ACROSS, theme.current().px(GAP))

    def _beyond(self, step: int) -> int:
        """Return the digit a step further, past the one that is out of reach."""
        digit = ((-1 if self._value is None else self._value) + step) % 10
        return (digit + step) % 10 if digit == self._barred else digit

    def _choose(self, digit: int) -> None:
        if self.isEnabled() and digit != self._barred:
            self.chosen.emit(digit)
