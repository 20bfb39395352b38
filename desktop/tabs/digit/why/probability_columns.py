"""Ten columns for ten probabilities, low and wide, under a picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.services.number_list import NumberList, columns
from desktop.services.numbers import probability
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.painted.grid import Grid
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray

SHOWN = 0.005
"""Smaller probabilities have a column without a number."""
LARGE = 0.2
"""Probabilities with a number even where columns are narrow."""


class ProbabilityColumns(PaintedWidget):
    """Shows probabilities of shape (10,); a click chooses a digit."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: FloatArray | None = None
        self._marked: int | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Probability of each digit"))

    @property
    def values(self) -> FloatArray | None:
        return self._values

    def show_values(self, values: FloatArray | None, marked: int | None) -> None:
        """Show probabilities, one digit underlined; None empties the columns."""
        if values is self._values and marked == self._marked:
            return
        self._values, self._marked = values, marked
        if values is not None:
            digit = int(values.argmax())
            self.setAccessibleDescription(f"{digit}: {probability(float(values[digit]))}")
        self.update()

    def numbers_shown(self) -> NumberList | None:
        """Return the probability of each digit."""
        if self._values is None:
            return None
        return columns((self.tr("digit"), self.tr("probability")), range(10), self._values)

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(theme.current().font("small")).height()
        return QSize(200, round(2 * line + theme.current().px(40)))

    def column(self, digit: int) -> QRectF:
        """Return the place of a digit's column."""
        return self._grid().cell(0, digit)

    def _grid(self) -> Grid:
        return Grid(QRectF(self.rect()), 1, 10)

    def tip_at(self, place: QPointF) -> str:
        digit = self._at(place)
        if self._values is None or digit is None:
            return ""
        return f"{digit}: {probability(float(self._values[digit]))}"

    def mousePressEvent(self, event: QMouseEvent) -> None:
        digit = self._at(event.position())
        if digit is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(digit)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(tokens.font("small"))
        line = QFontMetricsF(painter.font()).height()
        base = self.height() - line - tokens.px(2)
        for digit in range(10):
            self._paint_column(painter, digit, line, base, tokens)
        painter.setPen(QPen(tokens.colour("border"), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))

    def _paint_column(
        self, painter: QPainter, digit: int, line: float, base: float, tokens: Theme
    ) -> None:
        place = self.column(digit)
        share = 0.0 if self._values is None else float(self._values[digit])
        marked = digit == self._marked
        height = share * max(0.0, base - line)
        bar = QRectF(
            place.left() + 0.15 * place.width(), base - height, 0.7 * place.width(), height
        )
        painter.fillRect(bar, tokens.colour("positive" if marked else "muted"))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(tokens.colour("ink"))
        below = QRectF(place.left(), base, place.width(), self.height() - base)
        painter.drawText(below, centre, str(digit))
        if marked:
            painter.fillRect(
                QRectF(bar.left(), self.height() - 2, bar.width(), 2), tokens.colour("accent")
            )
        if share >= SHOWN and (share >= LARGE or place.width() >= 2.6 * line / 2):
            text = probability(share, 0, unit=False)
            width = painter.fontMetrics().horizontalAdvance(text) + 2
            start = min(max(place.center().x() - width / 2, 0), self.width() - width)
            painter.drawText(QRectF(start, bar.top() - line, width, line), centre, text)

    def _at(self, point: QPointF) -> int | None:
        cell = self._grid().at(point)
        return None if cell is None else cell[1]
