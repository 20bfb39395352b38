"""The curve with the two feet of its slope, and the plot of the error against h."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from desktop.services import numbers
from desktop.services.number_list import NumberList, below, columns
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.descent.chart import PLAYED, Chart, paint_handle
from desktop.tabs.descent.slope.presenter import HS, LARGEST_H, LEAST_H, SlopeState
from desktop.widgets.painted.painted_widget import HeldWidget

ROOM = 0.12
"""Of the heights, above and below."""
CLOSEST = 50
"""A foot is pulled as near as this part of a pixel."""
REACH = 16
"""Pixels round a foot within which it is taken hold of."""


class FeetCurve(HeldWidget):
    """Drag a foot: another h. Drag anywhere else: another x.

    Keys: left and right move x, up and down pull the feet apart and together; the space bar takes
    a step, P plays.
    """

    usual_size = (480, 260)
    start_moved = Signal(float)
    h_moved = Signal(float)
    key_pressed = Signal(int)

    def __init__(self, state: SlopeState) -> None:
        super().__init__()
        self._state = state
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 150)
        self.setAccessibleName(self.tr("Curve with two feet"))
        self.setToolTip(
            self.tr(
                "Pull a foot to change h, anything else to change x. Arrow keys: left and right "
                "for x, up and down for h; the space bar takes a step, P plays"
            )
        )

    def show_state(self, state: SlopeState) -> None:
        before, self._state = self._state, state
        if before.line != state.line and self._hold.other_shown():
            self.released.emit()
        values = map(numbers.significant, (state.x, state.h, state.numerical))
        self.setAccessibleDescription("x {}, h {}, f′ {}".format(*values))
        self.update()

    def numbers_shown(self) -> NumberList:
        return columns(("x", "f(x)"), *self._state.heights)

    def chart(self) -> Chart:
        _, heights = self._state.heights
        there = heights[np.isfinite(heights)]
        low, high = (float(there.min()), float(there.max())) if len(there) else (0.0, 1.0)
        room = max(high - low, 1e-9) * ROOM
        whole = QRectF(self.rect())
        return Chart.inside(whole, theme.current(), self._state.window, (low - room, high + room))

    def foot(self, right: bool = True) -> QPointF:
        return self._on_curve(self.chart(), self._state.feet[right])

    def _on_curve(self, chart: Chart, x: float) -> QPointF:
        return chart.at(x, float(self._state.curve.f(x)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, chart, state = QPainter(self), theme.current(), self.chart(), self._state
        chart.paint_axes(painter, tokens, "x", "f(x)")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(chart.area.adjusted(-6, -6, 6, 6))
        places, heights = state.heights
        chart.curve(painter, places, heights, QPen(tokens.colour("ink"), tokens.px(2)))
        self._paint_trail(painter, tokens, chart)
        middle = float(state.curve.f(state.x))
        if math.isfinite(state.exact):
            dash = QPen(tokens.colour("muted"), tokens.px(1.6), Qt.PenStyle.DashLine)
            self._paint_line(painter, chart, (state.x, middle), state.exact, dash)
        left, right = state.feet
        solid = QPen(tokens.colour("accent"), tokens.px(2))
        foot = (left, float(state.curve.f(left)))
        self._paint_line(painter, chart, foot, state.numerical, solid)
        for x in {left, right}:
            at = self._on_curve(chart, x)
            painter.setPen(QPen(tokens.colour("accent"), tokens.px(1), Qt.PenStyle.DotLine))
            painter.drawLine(at, QPointF(at.x(), chart.area.bottom()))
            paint_handle(painter, tokens, at, held=bool(self._hold.thing), radius=5)
        painter.setPen(QPen(tokens.colour("paper"), tokens.px(1.5)))
        painter.setBrush(tokens.colour("positive"))
        painter.drawEllipse(chart.at(state.x, middle), tokens.px(6), tokens.px(6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.end()

    def _paint_trail(self, painter: QPainter, tokens: Theme, chart: Chart) -> None:
        places = np.array(self._state.trail[: self._state.place + 1])
        heights = np.asarray(self._state.curve.f(places), np.float64)
        pen = QPen(tokens.colour("positive"), tokens.px(1.2), Qt.PenStyle.DashLine)
        dots = QPen(tokens.colour("positive"), tokens.px(5))
        chart.trail(painter, np.column_stack([places, np.nan_to_num(heights)]), pen, dots)

    def _paint_line(
        self, painter: QPainter, chart: Chart, through: tuple[float, float], slope: float, pen: QPen
    ) -> None:
        """Paint the straight line of a slope, from edge to edge."""
        x, y = through
        if not (math.isfinite(slope) and math.isfinite(y)):
            return
        painter.setPen(pen)
        ends = [chart.at(edge, y + slope * (edge - x)) for edge in chart.x]
        painter.drawLine(*ends)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of x, or of a foot, which stays where it is until it is pulled."""
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self._near_foot(event.position()):
            self._hold.thing = "h"
        else:
            super().mousePressEvent(event)
        self.update()

    def grip(self, at: QPointF) -> object | None:
        return "x"

    def hover(self, at: QPointF) -> None:
        near = self._near_foot(at)
        self.setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.CrossCursor)

    def _near_foot(self, at: QPointF) -> bool:
        right = (at - self.foot()).manhattanLength() <= REACH
        both = self._state.method == "central"
        return right or (both and (at - self.foot(False)).manhattanLength() <= REACH)

    def move_to(self, at: QPointF) -> None:
        chart = self.chart()
        x = chart.x_of(at.x())
        if self._hold.thing == "x":
            self.start_moved.emit(round(x, 3))
        else:
            pixel = (chart.x[1] - chart.x[0]) / max(chart.area.width(), 1.0)
            self.h_moved.emit(max(abs(x - self._state.x), pixel / CLOSEST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move x or the feet; other keys move the ball."""
        state, key = self._state, Qt.Key(event.key())
        low, high = state.window
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        scales = {Qt.Key.Key_Up: 10**0.25, Qt.Key.Key_Down: 10**-0.25}
        if key in moves:
            self.start_moved.emit(round(state.x + moves[key] * (high - low) / 100, 3))
        elif key in scales:
            self.h_moved.emit(state.h * scales[key])
        elif key in PLAYED:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


FLOOR, CEILING = 1e-17, 1e2
"""Errors that are shown; 0 lies on the floor."""


class ErrorPlot(HeldWidget):
    """Drag the marker to another h, or use the arrow keys."""

    usual_size = (480, 190)
    h_moved = Signal(float)

    def __init__(self, state: SlopeState) -> None:
        super().__init__()
        self._state = state
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 120)
        self.setAccessibleName(self.tr("Error of the slope over h"))
        self.setToolTip(self.tr("How far the slope is off for each h; drag the marker"))

    def show_state(self, state: SlopeState) -> None:
        self._state = state
        self.setAccessibleDescription(f"h {numbers.significant(state.h)}")
        self.update()

    def numbers_shown(self) -> NumberList | None:
        names = {"forward": self.tr("forward"), "central": self.tr("central")}
        found = [(says, self._state.errors(method)) for method, says in names.items()]
        heads = "h", self.tr("error")
        lists = [(says, columns(heads, HS, errors)) for says, errors in found if len(errors)]
        return below(self.tr("difference"), lists)

    def chart(self) -> Chart:
        """Return where h and errors lie; far to the left only where h is."""
        whole, tokens = QRectF(self.rect()), theme.current()
        low = LEAST_H if self._state.h < HS[0] else float(HS[0])
        span = (low, LARGEST_H)
        return Chart.inside(whole, tokens, span, (FLOOR, CEILING), log_x=True, log_y=True)

    def handle(self) -> QPointF:
        error = abs(self._state.numerical - self._state.exact)
        error = float(np.clip(error, FLOOR, CEILING)) if np.isfinite(error) else CEILING
        return self.chart().at(self._state.h, error)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens, chart, state = QPainter(self), theme.current(), self.chart(), self._state
        chart.paint_axes(painter, tokens, "h", self.tr("error"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(chart.area.adjusted(-1, -1, 1, 1))
        at = self.handle()
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1), Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(at.x(), chart.area.top()), QPointF(at.x(), chart.area.bottom()))
        for method, style in (
            ("forward", Qt.PenStyle.DashLine),
            ("central", Qt.PenStyle.SolidLine),
        ):
            self._paint_errors(painter, tokens, chart, method, style)
        painter.restore()
        paint_handle(painter, tokens, at, held=bool(self._hold.thing) or self.hasFocus(), radius=5)
        if np.isnan(state.exact):
            middle = chart.area.center()
            text = self.tr("At a kink there is no slope to be near to")
            chart.paint_label(painter, tokens, middle, text, tokens.colour("muted"))
        painter.end()

    def _paint_errors(
        self, painter: QPainter, tokens: Theme, chart: Chart, method: str, style: Qt.PenStyle
    ) -> None:
        errors = self._state.errors(method)
        if not len(errors):
            return
        chosen = method == self._state.method
        pen = QPen(tokens.colour("ink" if chosen else "muted"), tokens.px(1.8 if chosen else 1.2))
        pen.setStyle(style)
        shown = np.clip(errors, FLOOR, CEILING)
        chart.curve(painter, HS, shown, pen)
        place = len(HS) - 42
        name = self.tr("central") if method == "central" else self.tr("forward")
        at = chart.at(float(HS[place]), float(shown[place]))
        chart.paint_label(painter, tokens, at, name, tokens.colour("ink" if chosen else "muted"))

    def move_to(self, at: QPointF) -> None:
        self.h_moved.emit(self.chart().x_of(at.x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the marker by a quarter of a power of ten, with page keys by three."""
        powers = {
            Qt.Key.Key_Left: -0.25,
            Qt.Key.Key_Right: 0.25,
            Qt.Key.Key_PageDown: -3.0,
            Qt.Key.Key_PageUp: 3.0,
        }
        power = powers.get(Qt.Key(event.key()))
        if power is None:
            super().keyPressEvent(event)
        else:
            self.h_moved.emit(self._state.h * 10**power)
