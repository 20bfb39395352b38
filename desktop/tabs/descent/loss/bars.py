"""Probabilities as bars that can be dragged, with a flag on the right answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen

from desktop.services.number_list import NumberList, columns
from desktop.services.numbers import percent
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.descent.loss.state import LossState
from desktop.widgets.input import AMOUNTS
from desktop.widgets.painted.painted_widget import HeldWidget

STEP = 0.01
"""What a key changes."""


@dataclass(frozen=True)
class _Places:
    """Where the bars and the row of answers below them lie."""

    bars: QRectF
    names: QRectF
    width: float

    def bar(self, answer: int, share: float) -> QRectF:
        height = share * self.bars.height()
        left = self.bars.left() + answer * self.width
        return QRectF(left, self.bars.bottom() - height, self.width, height).adjusted(3, 0, -3, 0)

    def name(self, answer: int) -> QRectF:
        left = self.names.left() + answer * self.width
        return QRectF(left, self.names.top(), self.width, self.names.height())


class ShareBars(HeldWidget):
    """Drag a bar up or down; click a number below to move the flag.

    Keys: left and right choose an answer, up and down change it, Return gives it the flag.
    """

    usual_size = (480, 190)
    share_moved = Signal(int, float)
    right_chosen = Signal(int)

    def __init__(self, state: LossState) -> None:
        super().__init__()
        self._state = state
        self._answer = state.right
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 130)
        self.setAccessibleName(self.tr("Probabilities as bars"))
        self.setToolTip(
            self.tr(
                "y: drag a bar up or down, the others follow in step. A click on a number below "
                "gives it the flag: the right answer"
            )
        )

    def show_state(self, state: LossState) -> None:
        before, self._state = self._state, state
        self._answer = min(self._answer, len(state.y) - 1)
        if before.y != state.y and self._hold.other_shown():
            self.released.emit()
        share = percent(state.y[self._answer])
        self.setAccessibleDescription(
            self.tr("{answer}: {share}; right: {right}").format(
                answer=self._answer, share=share, right=state.right
            )
        )
        self.update()

    def numbers_shown(self) -> NumberList:
        """Return the probability of each answer, and which is the right one."""
        y = self._state.y
        right = [float(answer == self._state.right) for answer in range(len(y))]
        return columns((self.tr("answer"), "y", "t"), range(len(y)), y, right)

    def places(self) -> _Places:
        """Return where everything lies."""
        line = QFontMetricsF(theme.current().font("small")).height()
        left, flag = theme.current().px(28), 1.6 * line
        bars = QRectF(left, line + 4, self.width() - left - 4, self.height() - 2 * line - flag - 8)
        names = QRectF(left, bars.bottom() + 2, bars.width(), line + flag)
        return _Places(bars, names, bars.width() / len(self._state.y))

    def handle(self, answer: int) -> QPointF:
        """Return where a bar can be held."""
        bar = self.places().bar(answer, self._state.y[answer])
        return QPointF(bar.center().x(), bar.top())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, places = QPainter(self), theme.current(), self.places()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tokens.font("small"))
        painter.setPen(QPen(tokens.colour("grid"), tokens.px(1)))
        for y in (places.bars.top(), places.bars.bottom()):
            painter.drawLine(QPointF(places.bars.left(), y), QPointF(places.bars.right(), y))
        painter.setPen(tokens.colour("muted"))
        line = painter.fontMetrics().height()
        for text, y in (("1", places.bars.top()), ("y", places.bars.center().y())):
            room = QRectF(0, y - line / 2, places.bars.left() - 6, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, text)
        for answer in range(len(self._state.y)):
            self._paint_bar(painter, tokens, places, answer)
        painter.end()

    def _paint_bar(self, painter: QPainter, tokens: Theme, places: _Places, answer: int) -> None:
        share, right = self._state.y[answer], answer == self._state.right
        bar = places.bar(answer, share)
        painter.fillRect(bar, tokens.colour("positive" if right else "border"))
        held = answer == self._answer and (self.hasFocus() or bool(self._hold.thing))
        colour = tokens.colour("accent" if held else "muted")
        painter.setPen(QPen(colour, tokens.px(4 if held else 2)))
        painter.drawLine(bar.topLeft(), bar.topRight())
        painter.setPen(tokens.colour("ink" if right or held else "muted"))
        line = painter.fontMetrics().height()
        above = QRectF(bar.left() - 3, bar.top() - line - 2, places.width, line)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, _short(share))
        name = places.name(answer)
        painter.drawText(name, _TOP, str(answer))
        if right:
            self._paint_flag(painter, tokens, QPointF(name.center().x(), name.top() + line))

    def _paint_flag(self, painter: QPainter, tokens: Theme, foot: QPointF) -> None:
        """Paint a flag that hangs below the number of the right answer."""
        size = tokens.px(9)
        pole = QPointF(foot.x() - size / 2, foot.y() + 1)
        painter.fillRect(QRectF(pole, pole + QPointF(tokens.px(1.6), 1.5 * size)), tokens.ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("positive"))
        painter.drawPolygon(
            [pole, pole + QPointF(1.3 * size, 0.45 * size), pole + QPointF(0, 0.9 * size)]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def grip(self, at: QPointF) -> object | None:
        """Take hold of a bar; below it, give the answer the flag."""
        places = self.places()
        answer = int((at.x() - places.bars.left()) / places.width)
        if not 0 <= answer < len(self._state.y):
            return None
        self._answer = answer
        if at.y() > places.names.top():
            self.right_chosen.emit(answer)
            return None
        return True

    def hover(self, at: QPointF) -> None:
        above = at.y() <= self.places().names.top()
        shape = Qt.CursorShape.SizeVerCursor if above else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def move_to(self, at: QPointF) -> None:
        bars = self.places().bars
        share = min(max((bars.bottom() - at.y()) / bars.height(), 0.0), 1.0)
        self.share_moved.emit(self._answer, round(share, 3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = Qt.Key(event.key()), len(self._state.y)
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in moves:
            self._answer = (self._answer + moves[key]) % count
            self.show_state(self._state)
        elif key in AMOUNTS:
            share = round(self._state.y[self._answer] + STEP * AMOUNTS[key], 9)
            self.share_moved.emit(self._answer, min(max(share, 0.0), 1.0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.right_chosen.emit(self._answer)
        else:
            super().keyPressEvent(event)


_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


def _short(share: float) -> str:
    if share == 0:
        return "0"
    return f"{share:.2f}" if share >= 0.01 else f"{share:.0e}".replace("e-0", "e−")
