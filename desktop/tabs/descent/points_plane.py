"""Points of two classes and the line of one neuron, which can be dragged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.descent.chart import Chart
from desktop.widgets.painted.painted_widget import HeldWidget
from nn_core.arrays import Array, FloatArray
from nn_core.perceptron.plane import box, clipped

MARGIN = 0.25
"""Room round the points, as a share of how far they reach."""


@dataclass(frozen=True, eq=False)
class PlanePicture:
    """What is drawn.

    - ``x``: array, shape (N, 2).
    - ``t``: array, shape (N,). Classes: ▲ 1, ● 0.
    """

    x: FloatArray
    t: Array
    weights: tuple[float, float]
    bias: float


class PointsPlane(HeldWidget):
    """Shows what ``read`` makes of a state; a drag tells through which place the line shall go."""

    usual_size = (210, 210)
    dragged = Signal(float, float)

    def __init__(self, read: Callable[[object], PlanePicture | None], state: object) -> None:
        super().__init__()
        self._read = read
        self._picture = read(state)
        self.setMinimumSize(130, 130)
        self.setAccessibleName(self.tr("Points and the neuron's line"))
        self.setToolTip(self.tr("▲ is to give 1, ● 0; a ring: on the wrong side. Drag the line"))

    def show_state(self, state: object) -> None:
        self._picture = self._read(state)
        self.update()

    def chart(self) -> Chart:
        """Return where places lie: with equal units on both axes."""
        assert self._picture is not None
        x, tokens = self._picture.x, theme.current()
        low, high = x.min(axis=0), x.max(axis=0)
        middle, reach = (low + high) / 2, max(float((high - low).max()), 0.5)
        half = reach * (0.5 + MARGIN)
        spans = [(float(one - half), float(one + half)) for one in middle]
        return Chart.inside(QRectF(self.rect()), tokens, spans[0], spans[1]).squared()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.current()
        if self._picture is not None:
            chart = self.chart()
            self._paint_sides(painter, tokens, chart)
            chart.paint_axes(painter, tokens, "x₁", "x₂")
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_points(painter, tokens, chart)
        painter.end()

    def _paint_sides(self, painter: QPainter, tokens: Theme, chart: Chart) -> None:
        picture = self._picture
        assert picture is not None
        (w1, w2), b = picture.weights, picture.bias
        whole = box(chart.x[0], chart.y[0], chart.x[1], chart.y[1])
        painter.setPen(Qt.PenStyle.NoPen)
        for sign, token in ((1.0, "positive_soft"), (-1.0, "negative_soft")):
            side = clipped(whole, (sign * w1, sign * w2), sign * b)
            painter.setBrush(tokens.colour(token))
            painter.drawPolygon(QPolygonF([chart.at(*corner) for corner in side]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        length = float(np.hypot(w1, w2))
        if length > 0:
            foot, along = (-b * w1 / length**2, -b * w2 / length**2), (-w2 / length, w1 / length)
            far = 2 * (chart.x[1] - chart.x[0] + chart.y[1] - chart.y[0])
            ends = [
                chart.at(foot[0] + s * far * along[0], foot[1] + s * far * along[1])
                for s in (-1, 1)
            ]
            painter.save()
            painter.setClipRect(chart.area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.colour("accent"), tokens.px(2.2)))
            painter.drawLine(*ends)
            painter.restore()

    def _paint_points(self, painter: QPainter, tokens: Theme, chart: Chart) -> None:
        picture = self._picture
        assert picture is not None
        fires = picture.x @ np.array(picture.weights) + picture.bias > 0
        radius = tokens.px(4.5)
        for place, t, fired in zip(
            picture.x.tolist(), picture.t.tolist(), fires.tolist(), strict=True
        ):
            at = chart.at(*place)
            if fired != bool(t):
                painter.setPen(QPen(tokens.colour("ink"), tokens.px(1.4)))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, 1.9 * radius, 1.9 * radius)
            painter.setPen(QPen(tokens.colour("paper"), tokens.px(1)))
            painter.setBrush(tokens.colour("positive" if t else "negative"))
            if t:
                corners = ((0, -1.2), (1.1, 0.8), (-1.1, 0.8))
                painter.drawPolygon([at + QPointF(a * radius, b * radius) for a, b in corners])
            else:
                painter.drawEllipse(at, radius, radius)

    def grip(self, at: QPointF) -> object | None:
        return self._picture

    def move_to(self, at: QPointF) -> None:
        chart = self.chart()
        self.dragged.emit(chart.x_of(at.x()), chart.y_of(at.y()))
