"""Probabilities as bars that can be dragged, the losses over them, and both over a weight."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen

from desktop.services import numbers
from desktop.services.number_list import NumberList, columns
from desktop.services.numbers import percent
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.descent.chart import Chart, paint_handle
from desktop.tabs.descent.loss.state import WIDEST, Kind, LossState, Scene
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
        y = self._state.y
        right = [float(answer == self._state.right) for answer in range(len(y))]
        return columns((self.tr("answer"), "y", "t"), range(len(y)), y, right)

    def places(self) -> _Places:
        line = QFontMetricsF(theme.current().font("small")).height()
        left, flag = theme.current().px(28), 1.6 * line
        bars = QRectF(left, line + 4, self.width() - left - 4, self.height() - 2 * line - flag - 8)
        names = QRectF(left, bars.bottom() + 2, bars.width(), line + flag)
        return _Places(bars, names, bars.width() / len(self._state.y))

    def handle(self, answer: int) -> QPointF:
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


SHARES = np.concatenate([np.geomspace(1e-6, 0.02, 90), np.linspace(0.021, 1, 150)])
USUAL_TOP = 5.0
FINE, COARSE = 0.01, 0.1


class LossCurves(HeldWidget):
    """Drag the ring along the curve, or across where there are two; arrow keys do the same."""

    usual_size = (480, 280)
    share_moved = Signal(float)
    weight_moved = Signal(float)

    def __init__(self, state: LossState) -> None:
        super().__init__()
        self._state = state
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 160)
        self.setAccessibleName(self.tr("Curves of the loss"))
        self.setToolTip(self.tr("Drag the ring, or use the arrow keys"))

    def show_state(self, state: LossState) -> None:
        before, self._state = self._state, state
        if before.scene is not state.scene and self._hold.other_shown():
            self.released.emit()
        self.setAccessibleDescription(self._spoken())
        self.update()

    def numbers_shown(self) -> NumberList:
        if self._state.scene is Scene.ACCURACY:
            found, heads = self._state.curves, (self.tr("accuracy"), "E")
            return columns(("w1", *heads), found.weights, found.accuracy, found.loss)
        heads = (self.tr("cross-entropy"), self.tr("squared error"))
        share = self.tr("y of the right answer")
        return columns((share, *heads), SHARES, *self._state.over_share(SHARES))

    def _spoken(self) -> str:
        state = self._state
        if state.scene is Scene.ACCURACY:
            values = (state.weight, state.accuracy, state.neuron_loss)
            return "w1 {}, accuracy {}, E {}".format(*map(numbers.significant, values))
        return f"y {numbers.significant(state.share)}, E {numbers.significant(state.loss)}"

    def charts(self) -> tuple[Chart, ...]:
        """Return one chart, or that of the accuracy and that of the loss below it."""
        tokens, state = theme.current(), self._state
        whole = QRectF(self.rect())
        if state.scene is not Scene.ACCURACY:
            top = max(USUAL_TOP, math.ceil(state.loss * 1.1))
            return (Chart.inside(whole, tokens, (0, 1), (0, top)),)
        half = whole.height() / 2
        span = (-WIDEST, WIDEST)
        upper = QRectF(0, 0, whole.width(), half)
        top = float(state.curves.loss.max()) * 1.05
        return (
            Chart.inside(upper, tokens, span, (0, 1.05)),
            Chart.inside(upper.translated(0, half), tokens, span, (0, top)),
        )

    def handle(self) -> QPointF:
        """Return where the ring lies that can be dragged; of two charts in the lower one."""
        state, chart = self._state, self.charts()[-1]
        if state.scene is Scene.ACCURACY:
            return chart.at(state.weight, state.neuron_loss)
        return chart.at(state.share, state.loss)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._state.scene is Scene.ACCURACY:
            self._paint_weight(painter, tokens)
        else:
            self._paint_share(painter, tokens, self.charts()[0])
        held = bool(self._hold.thing) or self.hasFocus()
        paint_handle(painter, tokens, self.handle(), held=held)
        painter.end()

    def _paint_share(self, painter: QPainter, tokens: Theme, chart: Chart) -> None:
        state = self._state
        chart.paint_axes(painter, tokens, self.tr("y of the right answer"), "E")
        entropy, squared = state.over_share(SHARES)
        painter.save()
        painter.setClipRect(chart.area.adjusted(-1, -1, 1, 1))
        solid, dash = Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine
        for kind, curve, style in (
            (Kind.ENTROPY, entropy, solid),
            (Kind.SQUARED, squared, dash),
        ):
            chosen = kind is state.kind
            colour = tokens.colour("ink" if chosen else "muted")
            chart.curve(
                painter, SHARES, curve, QPen(colour, tokens.px(2 if chosen else 1.3), style)
            )
        painter.restore()
        at, low = chart.at(state.share, state.loss), chart.area.bottom()
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1), Qt.PenStyle.DotLine))
        painter.drawLine(at, QPointF(at.x(), low))
        painter.drawLine(at, QPointF(chart.area.left(), at.y()))
        text = f"({numbers.significant(state.share)}, {numbers.significant(state.loss)})"
        chart.paint_label(painter, tokens, at, text, tokens.colour("ink"))
        self._name(painter, tokens, chart, "−log y", 0.035)
        self._name(painter, tokens, chart, "½Σ(y − t)²", 0.3, squared=True)

    def _name(
        self,
        painter: QPainter,
        tokens: Theme,
        chart: Chart,
        text: str,
        share: float,
        squared: bool = False,
    ) -> None:
        """Write the name of a curve beside it."""
        entropy, other = self._state.over_share(np.array([share]))
        at = chart.at(share, float((other if squared else entropy)[0]))
        if squared:
            at += QPointF(0, tokens.px(18))
        chart.paint_label(painter, tokens, at, text, tokens.colour("muted"))

    def _paint_weight(self, painter: QPainter, tokens: Theme) -> None:
        state, curves = self._state, self._state.curves
        names = (self.tr("accuracy"), self.tr("loss E"))
        values = (state.accuracy, state.neuron_loss)
        slopes = (0.0, state.neuron_slope)
        for chart, name, line, value, slope in zip(
            self.charts(), names, (curves.accuracy, curves.loss), values, slopes, strict=True
        ):
            chart.paint_axes(painter, tokens, "w₁", name)
            chart.curve(painter, curves.weights, line, QPen(tokens.colour("ink"), tokens.px(1.8)))
            at = chart.at(state.weight, value)
            painter.setPen(QPen(tokens.colour("muted"), tokens.px(1), Qt.PenStyle.DotLine))
            painter.drawLine(
                QPointF(at.x(), chart.area.top()), QPointF(at.x(), chart.area.bottom())
            )
            self._paint_tangent(painter, tokens, chart, value, slope)
            text = self.tr("{value}, slope {slope}").format(
                value=numbers.significant(value), slope=numbers.significant(slope)
            )
            chart.paint_label(painter, tokens, at, text, tokens.colour("ink"))

    def _paint_tangent(
        self, painter: QPainter, tokens: Theme, chart: Chart, value: float, slope: float
    ) -> None:
        """Paint a short straight line of this slope: level where it is 0."""
        w, half = self._state.weight, 1.2
        painter.setPen(QPen(tokens.colour("accent"), tokens.px(2)))
        painter.drawLine(
            chart.at(w - half, value - half * slope), chart.at(w + half, value + half * slope)
        )
        painter.setBrush(tokens.colour("accent"))
        painter.drawEllipse(chart.at(w, value), tokens.px(3), tokens.px(3))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def move_to(self, at: QPointF) -> None:
        self._emit(self.charts()[-1].x_of(at.x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state = self._state
        steps = {
            Qt.Key.Key_Left: -FINE,
            Qt.Key.Key_Right: FINE,
            Qt.Key.Key_PageDown: -COARSE,
            Qt.Key.Key_PageUp: COARSE,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif state.scene is Scene.ACCURACY:
            self._emit(state.weight + 10 * step)
        else:
            self._emit(min(max(state.share + step, 0.0), 1.0))

    def _emit(self, value: float) -> None:
        accuracy = self._state.scene is Scene.ACCURACY
        (self.weight_moved if accuracy else self.share_moved).emit(round(value, 3))
