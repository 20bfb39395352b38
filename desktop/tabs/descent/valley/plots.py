"""The surface from above, with the ways of the optimisers, and how low each is after each step."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF

from desktop.services.number_list import NumberList, below, columns, surface
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.descent.chart import PLAYED, Chart, paint_handle
from desktop.tabs.descent.valley import ground, texts
from desktop.tabs.descent.valley.ground import DASHES
from desktop.tabs.descent.valley.state import NEURON, TRUTH, ValleyState
from desktop.widgets.input import Hold
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.descent import DescentStep, Way
from nn_core.perceptron.plane import weight_region

CLICK = 4
"""Pixels that the mouse may move between pressing and letting go for it to be a click."""
START = 12
"""Pixels round the start within which it is taken hold of."""
LONGEST, USUAL = 0.4, 0.2
"""Of the map's width: the longest gradient arrow, and the one at the start."""
SQUARE = 30
PLACES = 81
"""Places on each axis that are written to a file."""


class ValleyMap(PaintedWidget):
    """A click starts a race there; the start can be dragged, or moved by the arrow keys.

    While a way is drawn, a drag is that way.
    """

    usual_size = (480, 320)
    clicked = Signal(float, float)
    start_dragged = Signal(float, float)
    drawn = Signal(object)
    released = Signal()
    key_pressed = Signal(int)

    def __init__(self, state: ValleyState) -> None:
        super().__init__()
        self._state = state
        self._hold = Hold[bool]()
        self._pressed: QPointF | None = None
        self._drawing = False
        self._way: list[tuple[float, float]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 150)
        self.setAccessibleName(self.tr("Map of the surface"))
        self.setToolTip(
            self.tr(
                "Click: all run from there. Drag the ring: another start. Arrow keys move it, "
                "the space bar takes a step, P plays"
            )
        )

    def show_state(self, state: ValleyState) -> None:
        before, self._state = self._state, state
        if before.surface != state.surface and self._hold.other_shown():
            self.released.emit()
        self.setAccessibleDescription(texts.text(state.nearest) if state.nearest else "")
        self.update()

    def set_drawing(self, drawing: bool) -> None:
        """Let a drag be the way that is expected, or a start again."""
        self._drawing = drawing
        self.setCursor(Qt.CursorShape.CrossCursor)

    def chart(self) -> Chart:
        """Return where places lie: with equal units, so that angles are what they are."""
        left, right, bottom, top = self._state.ground.box
        whole = QRectF(self.rect())
        return Chart.inside(whole, theme.current(), (left, right), (bottom, top)).squared()

    def handle(self) -> QPointF:
        return self.chart().at(*self._state.start)

    def numbers_shown(self) -> NumberList:
        left, right, bottom, top = self._state.ground.box
        xs, ys = np.linspace(left, right, PLACES), np.linspace(top, bottom, PLACES)
        return surface(texts.axis_names(self._state), xs, ys, self._state.ground.heights(xs, ys))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, chart, state = QPainter(self), theme.current(), self.chart(), self._state
        image = ground.picture(state.ground, chart, tokens, theme.ratio(self))
        names = texts.axis_names(state)
        chart.paint_axes(painter, tokens, *names)
        painter.drawImage(ground.target(chart.area).topLeft(), image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(chart.area)
        self._paint_region(painter, tokens, chart)
        self._paint_lowest(painter, tokens, chart)
        self._paint_hands(painter, tokens, chart)
        for name, walk in state.walks.items():
            self._paint_walk(painter, tokens, chart, name, walk)
        self._paint_focus(painter, tokens, chart)
        held = bool(self._hold.thing) or self.hasFocus()
        paint_handle(painter, tokens, chart.at(*state.start), held=held)
        painter.end()

    def _paint_region(self, painter: QPainter, tokens: Theme, chart: Chart) -> None:
        """Paint the weights that make the gate, where the bias stays."""
        state = self._state
        if state.surface != NEURON or state.bias is None or state.points not in TRUTH:
            return
        limit = max(map(abs, (*chart.x, *chart.y)))
        corners = weight_region(TRUTH[state.points], state.bias, 1.05 * limit)
        painter.setPen(QPen(tokens.colour("accent"), tokens.px(1.4)))
        painter.setBrush(tokens.colour("accent", 0.18))
        painter.drawPolygon(QPolygonF([chart.at(*corner) for corner in corners]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_lowest(self, painter: QPainter, tokens: Theme, chart: Chart) -> None:
        minimum = self._state.ground.minimum
        if minimum is None:
            return
        at, arm = chart.at(*minimum), tokens.px(5)
        painter.setPen(QPen(tokens.colour("ink"), tokens.px(1.5)))
        painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
        painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))

    def _paint_hands(self, painter: QPainter, tokens: Theme, chart: Chart) -> None:
        """Paint the way that was drawn by hand, and that of a training."""
        for way, token, width in (
            (tuple(self._way) or self._state.drawn, "muted", 4.0),
            (self._state.trained, "accent", 2.0),
        ):
            if len(way) > 1:
                pen = QPen(tokens.colour(token, 0.6), tokens.px(width))
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                places = np.array(way)
                chart.curve(painter, places[:, 0], places[:, 1], pen)

    def _paint_walk(
        self, painter: QPainter, tokens: Theme, chart: Chart, name: str, walk: Way
    ) -> None:
        token, dash = DASHES[name]
        places = walk.places[: self._state.place + 1]
        if not len(places):
            return
        pen = QPen(tokens.colour(token), tokens.px(2), dash)
        dots = QPen(tokens.colour(token), tokens.px(4.2))
        at = chart.trail(painter, places, pen, dots)
        painter.setBrush(tokens.colour(token))
        painter.setPen(QPen(tokens.colour("paper"), tokens.px(1.5)))
        painter.drawEllipse(at, tokens.px(5.5), tokens.px(5.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_focus(self, painter: QPainter, tokens: Theme, chart: Chart) -> None:
        """Paint the gradient as an outline, the step filled, and what makes the step of it."""
        state = self._state
        step = state.standing.get(state.focus)
        if step is None:
            return
        at = chart.at(*step.position)
        way = chart.lines(np.array([step.position, step.position + step.step]))
        token, _ = DASHES[state.focus]
        if "v" in step.memory:
            self._paint_parts(painter, tokens, chart, step)
        # Both may point one way, so the outline is wide enough to go round the other one.
        painter.setBrush(tokens.colour("paper", 0.6))
        painter.setPen(QPen(tokens.colour("ink"), tokens.px(1.4)))
        painter.drawPolygon(ground.arrow_shape(at, at + self._downhill(chart, step), tokens.px(9)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(token))
        for x0, y0, x1, y1 in way.tolist():
            painter.drawPolygon(ground.arrow_shape(QPointF(x0, y0), QPointF(x1, y1), tokens.px(4)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if "h" in step.memory:
            self._paint_squares(painter, tokens, chart, np.sqrt(step.memory["h"]).tolist())

    def _downhill(self, chart: Chart, step: DescentStep) -> QPointF:
        """Return the arrow of −gradient: of one scale for the whole way, whatever the rate is."""
        first = next(iter(self._state.walks.values())).gradients[0]
        usual = float(np.hypot(*first)) or 1.0
        size = float(np.hypot(*step.gradient))
        if size == 0 or not math.isfinite(size):
            return QPointF(0, 0)
        long = min(USUAL * size / usual, LONGEST) * min(chart.area.width(), chart.area.height() * 2)
        return QPointF(-step.gradient[0], step.gradient[1]) * (long / size)

    def _paint_parts(
        self, painter: QPainter, tokens: Theme, chart: Chart, step: DescentStep
    ) -> None:
        """Paint Momentum's step as the gradient's part and what is left of the velocity."""
        rate = self._state.rate["momentum"]
        turn = step.position - rate * step.gradient
        painter.setPen(QPen(tokens.colour("ink"), tokens.px(1), Qt.PenStyle.DotLine))
        places = np.array([step.position, turn, step.position + step.step])
        ways = chart.lines(places)
        ground.paint_arrows(painter, ways[:, :2], ways[:, 2:], tokens.px(4))
        chart.paint_label(painter, tokens, chart.at(*turn), "−ηg + αv", tokens.colour("ink"))

    def _paint_squares(
        self, painter: QPainter, tokens: Theme, chart: Chart, roots: list[float]
    ) -> None:
        """Paint what each axis is divided by as squares in the corner."""
        largest = max(roots)
        if largest <= 0:
            return
        room = tokens.px(SQUARE)
        right = chart.area.right() - tokens.px(8)
        bottom = chart.area.top() + room + tokens.px(20)
        painter.setFont(tokens.font("small"))
        for name, root in zip(("y", "x"), reversed(roots), strict=True):
            side = max(room * root / largest, 1.0)
            square = QRectF(right - side, bottom - side, side, side)
            painter.setPen(QPen(tokens.colour("ink"), tokens.px(1.2)))
            painter.setBrush(tokens.colour("paper", 0.7))
            painter.drawRect(square)
            label = QRectF(right - room, bottom, room, tokens.px(16))
            painter.drawText(label, Qt.AlignmentFlag.AlignRight, f"√h {name}")
            right -= room + tokens.px(14)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        if self._drawing:
            self._way = [self._place(at)]
        elif (at - self.handle()).manhattanLength() <= 2 * START:
            self._hold.thing = True
        else:
            self._pressed = at
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at, down = event.position(), event.buttons() & Qt.MouseButton.LeftButton
        if self._way and down:
            self._way.append(self._place(at))
            self.update()
        elif self._hold.thing and down:
            with self._hold:
                self.start_dragged.emit(*self._place(at))
        elif self._pressed is not None and down:
            if (at - self._pressed).manhattanLength() > CLICK:
                self._pressed, self._hold.thing = None, True
        else:
            self._let_go()  # its release went elsewhere
            near = (at - self.handle()).manhattanLength() <= 2 * START and not self._drawing
            hand, cross = Qt.CursorShape.OpenHandCursor, Qt.CursorShape.CrossCursor
            self.setCursor(hand if near else cross)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; a click that held nothing starts a race."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._way:
            way, self._way = self._way, []
            self.drawn.emit(way if len(way) > 1 else [])
        elif self._pressed is not None:
            place = self._place(self._pressed)
            self._pressed = None
            self.clicked.emit(*place)
        self._let_go()

    def _let_go(self) -> None:
        self._pressed, self._way = None, []
        if self._hold.drop():
            self.released.emit()
            self.update()

    def _place(self, at: QPointF) -> tuple[float, float]:
        chart = self.chart()
        return chart.x_of(at.x()), chart.y_of(at.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the start by the arrow keys, with Ctrl in small steps; others move the playback."""
        chart = self.chart()
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = (chart.x[1] - chart.x[0]) / (400 if fine else 40)
        shifts = {
            Qt.Key.Key_Left: (-step, 0.0),
            Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, step),
            Qt.Key.Key_Down: (0.0, -step),
        }
        shift = shifts.get(Qt.Key(event.key()))
        if shift is not None:
            x, y = self._state.start
            self.start_dragged.emit(x + shift[0], y + shift[1])
        elif event.key() in PLAYED:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


LOWEST, DECADES = 1e-16, 12
"""What a logarithmic axis shows at least, and how many powers of ten at most."""


class FallPlot(PaintedWidget):
    """A click or a drag goes to a step."""

    usual_size = (200, 140)
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
        heads, walks = (self.tr("step"), "f"), self._state.walks.items()
        names = texts.names()
        lists = [(names[key], columns(heads, range(len(w.values)), w.values)) for key, w in walks]
        return below(self.tr("optimiser"), lists)

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
