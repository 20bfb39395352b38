"""How low each optimiser is after each step: a line each over the steps, logarithmic if it can."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap

from desktop.services.number_list import NumberList, below, columns
from desktop.style import theme
from desktop.tabs.descent.chart import Chart
from desktop.tabs.descent.valley import texts
from desktop.tabs.descent.valley.ground import DASHES
from desktop.tabs.descent.valley.state import ValleyState
from desktop.widgets.painted.painted_widget import PaintedWidget

LOWEST, DECADES = 1e-16, 12
"""What a logarithmic axis shows at least, and how many powers of ten at most."""


class FallPlot(PaintedWidget):
    """A click or a drag goes to a step."""

    step_chosen = Signal(int)

    def __init__(self, state: ValleyState) -> None:
        super().__init__()
        self._state = state
        self._kept: tuple[object, Chart, QPixmap] | None = None
        self.setMinimumSize(120, 100)
        self.setAccessibleName(self.tr("Height after each step"))
        self.setToolTip(self.tr("f after each step; click to go to one"))

    def show_state(self, state: ValleyState) -> None:
        self._state = state
        self.update()

    def numbers_shown(self) -> NumberList | None:
        """Return the height after each step of each optimiser."""
        heads, walks = (self.tr("step"), "f"), self._state.walks.items()
        names = texts.names()
        lists = [(names[key], columns(heads, range(len(w.values)), w.values)) for key, w in walks]
        return below(self.tr("optimiser"), lists)

    def sizeHint(self) -> QSize:
        return QSize(200, 140)

    def chart(self) -> Chart:
        return self._lines()[0]

    def _lines(self) -> tuple[Chart, QPixmap]:
        """Return the chart and its lines, painted anew only where they are others: not in playing.

        The walks are kept for as long as nothing changes them.
        """
        state, tokens, ratio = self._state, theme.current(), self.devicePixelRatioF()
        key = state.walks, state.steps, tokens, self.size(), ratio
        if self._kept is None or self._kept[0] != key:
            chart, picture = _chart(state, QRectF(self.rect())), QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            self._paint_lines(painter, chart)
            painter.end()
            self._kept = key, chart, picture
        return self._kept[1], self._kept[2]

    def _paint_lines(self, painter: QPainter, chart: Chart) -> None:
        tokens = theme.current()
        chart.paint_axes(painter, tokens, self.tr("step"), "f")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(_inside(chart))
        for name, walk in self._state.walks.items():
            token, dash = DASHES[name]
            pen = QPen(tokens.colour(token), tokens.px(1.8), dash)
            chart.curve(painter, np.arange(len(walk.values)), walk.values, pen)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, state = QPainter(self), theme.current(), self._state
        chart, lines = self._lines()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = float(chart.to_x(state.place))
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1)))
        painter.drawLine(QPointF(at, chart.area.top()), QPointF(at, chart.area.bottom()))
        if theme.to_file():
            self._paint_lines(painter, chart)
        else:
            painter.drawPixmap(0, 0, lines)
        painter.setClipRect(_inside(chart))
        painter.setPen(Qt.PenStyle.NoPen)
        for name, walk in state.walks.items():
            if len(walk.values):
                place = min(state.place, len(walk.values) - 1)
                painter.setBrush(tokens.colour(DASHES[name][0]))
                dot = tokens.px(3.5)
                painter.drawEllipse(chart.at(place, float(walk.values[place])), dot, dot)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.step_chosen.emit(round(self.chart().x_of(event.position().x())))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.step_chosen.emit(round(self.chart().x_of(event.position().x())))


def _chart(state: ValleyState, whole: QRectF) -> Chart:
    low, high, logarithmic = _range([walk.values for walk in state.walks.values()])
    span = (0.0, float(max(state.steps, 1)))
    return Chart.inside(whole, theme.current(), span, (low, high), log_y=logarithmic)


def _inside(chart: Chart) -> QRectF:
    return chart.area.adjusted(-1, -1, 1, 1)


def _range(rows: list[np.ndarray]) -> tuple[float, float, bool]:
    """Return what the heights reach from and to, and whether a logarithmic axis shows them."""
    values = np.concatenate([np.empty(0), *rows])
    values = values[np.isfinite(values)]
    if not len(values):
        return 0.0, 1.0, False
    first = max((abs(float(row[0])) for row in rows if len(row)), default=1.0)
    if values.min() < 0:
        low = max(float(values.min()), -3 * first - 1)
        high = min(max(float(values.max()), low + 1e-9), 3 * first + 1)
        return low, max(high, low + 1e-6), False
    high = min(float(values.max()), 1e4 * max(first, 1e-12))
    high = max(high, 1e-12)
    low = max(float(values.min()), high / 10.0**DECADES, LOWEST)
    bottom, top = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return 10.0**bottom, 10.0 ** max(top, bottom + 1), True
