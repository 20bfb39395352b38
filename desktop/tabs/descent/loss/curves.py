"""The losses over the right answer's probability; accuracy and loss over a neuron's weight."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from desktop.services import numbers
from desktop.services.number_list import NumberList, columns
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.descent.chart import Chart, paint_handle
from desktop.tabs.descent.loss.state import WIDEST, Kind, LossState, Scene
from desktop.widgets.painted.painted_widget import HeldWidget

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
