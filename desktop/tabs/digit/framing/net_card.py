"""One network's answer: its name, the digit, ten small columns, and whether it changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services import network_names
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.framing import texts
from desktop.tabs.digit.framing.state import NetAnswer, View
from desktop.widgets.painted.bars import percent
from desktop.widgets.painted.painted_widget import PaintedWidget

CLASSES = 10
TALLEST = {View.STEPS: 54, View.NUDGE: 40}
"""Height of a column that stands for 1, in pixels at zoom 1."""
_Align = Qt.AlignmentFlag


class NetCard(PaintedWidget):
    """Shows what one network answers; a changed answer says so by a sign and in words."""

    def __init__(self, name: str, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._answer = NetAnswer(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(network_names.short(name))
        self.setToolTip(network_names.tip(name))

    @property
    def answer(self) -> NetAnswer:
        return self._answer

    def show_answer(self, answer: NetAnswer) -> None:
        self._answer = answer
        self.setAccessibleDescription(", ".join(filter(None, (self._share(), self._note()))))
        self.update()

    def sizeHint(self) -> QSize:
        tokens = theme.current()
        height = self._head() + tokens.px(TALLEST[self._view]) + 2 * self._line() + 8
        return QSize(int(tokens.px(140)), int(height))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.current().font("small"))
        texts = (self._note(), "0 1 2 3 4 5 6 7 8 9")
        width = max(map(metrics.horizontalAdvance, texts)) + 4
        return QSize(int(width), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, line, head = theme.current(), self._line(), self._head()
        painter = QPainter(self)
        self._paint_head(painter, QRectF(0, 0, self.width(), head), tokens)
        bottom = self.height() - line
        columns = QRectF(0, head + 4, self.width(), bottom - head - 8)
        self._paint_columns(painter, columns, tokens)
        painter.setFont(tokens.font("small"))
        colour = "negative_text" if self._answer.differs else "muted"
        painter.setPen(tokens.colour(colour))
        painter.drawText(QRectF(0, bottom, self.width(), line), _Align.AlignLeft, self._note())
        painter.end()

    def _paint_head(self, painter: QPainter, room: QRectF, tokens: Theme) -> None:
        """Paint the digit large, beside it the name and the share."""
        digit = self._answer.digit
        painter.setPen(tokens.colour("ink"))
        painter.setFont(_bold(tokens.font("title"), 1.6))
        width = QFontMetricsF(painter.font()).horizontalAdvance("0") + tokens.px(10)
        painter.drawText(room, _Align.AlignVCenter, "–" if digit is None else str(digit))
        beside = room.adjusted(width, 0, 0, 0)
        upper = QRectF(beside.x(), room.center().y() - self._line(), beside.width(), self._line())
        painter.setFont(_bold(tokens.font("small")))
        painter.drawText(upper, _Align.AlignLeft, network_names.short(self._answer.name))
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        painter.drawText(upper.translated(0, self._line()), _Align.AlignLeft, self._share())

    def _paint_columns(self, painter: QPainter, room: QRectF, tokens: Theme) -> None:
        line, step = self._line(), room.width() / CLASSES
        bars = room.adjusted(0, 0, 0, -line)
        painter.setFont(tokens.font("small"))
        values = self._answer.probabilities
        for digit in range(CLASSES):
            column = QRectF(bars.x() + digit * step, bars.y(), step, bars.height())
            chosen = digit == self._answer.digit
            track = column.adjusted(step * 0.15, 0, -step * 0.15, 0)
            painter.fillRect(track, tokens.colour("grid"))
            if values is not None:
                track.setTop(track.bottom() - track.height() * float(values[digit]))
                painter.fillRect(track, tokens.colour("positive" if chosen else "muted"))
            painter.setPen(tokens.colour("ink" if chosen else "muted"))
            below = QRectF(column.x(), column.bottom(), step, line)
            painter.drawText(below, _Align.AlignCenter, str(digit))

    def _share(self) -> str:
        values = self._answer.probabilities
        return "" if values is None else percent(float(values.max()))

    def _note(self) -> str:
        return texts.card_note(self._answer, self._view)

    def _line(self) -> float:
        return QFontMetricsF(theme.current().font("small")).lineSpacing()

    def _head(self) -> float:
        return QFontMetricsF(_bold(theme.current().font("title"), 1.6)).height()


def _bold(font: QFont, factor: float = 1.0) -> QFont:
    theme.set_bold(font)
    font.setPointSizeF(font.pointSizeF() * factor)
    return font
