"""Axes with round numbers, and a plane of points with a line, for the pictures of this tab.

A curve that follows a slider is painted anew in every frame; with a plot of pyqtgraph for each,
a page of three would not keep within one.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from shiboken6 import VoidPtr

from desktop.services import numbers
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.painted.painted_widget import HeldWidget
from nn_core.arrays import Array, FloatArray
from nn_core.perceptron.plane import box, clipped

Range = tuple[float, float]
PLAYED = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_P,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
"""Keys of a playback."""
ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
FARTHEST = 1e5
"""Pixels: what lies farther out is painted there, or the painter would overflow."""
UNTOLD = 1e12
"""Pixels from which on a line through the picture can't be placed to a pixel."""
TO_AND_FRO = 3
"""How many times as long as a chart is wide and high a line is that goes to and fro."""


@dataclass(frozen=True)
class Chart:
    """A rectangle of pixels and what its edges stand for.

    - ``x``, ``y``: values at the left and right, at the bottom and top; above 0 where an axis is
      logarithmic.
    """

    area: QRectF
    x: Range
    y: Range
    log_x: bool = False
    log_y: bool = False

    @classmethod
    def inside(
        cls,
        whole: QRectF,
        tokens: Theme,
        x: Range,
        y: Range,
        *,
        log_x: bool = False,
        log_y: bool = False,
    ) -> Chart:
        """Return a chart with room for the numbers at its left and below."""
        metrics = QFontMetricsF(tokens.font("small"))
        line, left = metrics.height(), metrics.horizontalAdvance("0.0000") + tokens.px(6)
        area = whole.adjusted(left, line * 0.8, -tokens.px(8), -1.4 * line)
        return cls(area, x, y, log_x, log_y)

    def squared(self) -> Chart:
        """Return the chart with as much more on one axis as makes units equal on both."""
        width, height = max(self.area.width(), 1.0), max(self.area.height(), 1.0)
        unit = max((self.x[1] - self.x[0]) / width, (self.y[1] - self.y[0]) / height)
        spans = []
        for (low, high), pixels in ((self.x, width), (self.y, height)):
            middle, half = (low + high) / 2, unit * pixels / 2
            spans.append((middle - half, middle + half))
        return replace(self, x=spans[0], y=spans[1])

    def to_x(self, values: FloatArray | float) -> FloatArray:
        """Return where values lie across, in pixels."""
        share = _share(values, self.x, self.log_x)
        pixels = self.area.left() + share * self.area.width()
        return _clipped(pixels)

    def to_y(self, values: FloatArray | float) -> FloatArray:
        """Return where values lie up, in pixels; what is no number lies nowhere (NaN)."""
        share = _share(values, self.y, self.log_y)
        pixels = self.area.bottom() - share * self.area.height()
        return _clipped(pixels)

    def at(self, x: float, y: float) -> QPointF:
        # Plain numbers: as arrays of one element they would take ten times as long.
        across = _one_share(float(x), self.x, self.log_x) * self.area.width()
        up = _one_share(float(y), self.y, self.log_y) * self.area.height()
        return QPointF(_within(self.area.left() + across), _within(self.area.bottom() - up))

    def x_of(self, pixel: float) -> float:
        """Return the value at a pixel across, within the range."""
        return _value((pixel - self.area.left()) / self.area.width(), self.x, self.log_x)

    def y_of(self, pixel: float) -> float:
        """Return the value at a pixel up, within the range."""
        return _value((self.area.bottom() - pixel) / self.area.height(), self.y, self.log_y)

    def curve(self, painter: QPainter, xs: Array, ys: Array, pen: QPen) -> None:
        """Paint a line through points; it is broken where one is no number."""
        painter.setPen(pen)
        across, up = self.to_x(xs), self.to_y(ys)
        there = np.isfinite(up)
        if there.all():
            painter.drawPolyline(_polygon(across, up))
            return
        ends = np.flatnonzero(np.diff(np.concatenate([[0], there.view(np.int8), [0]])))
        for start, end in zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True):
            painter.drawPolyline(_polygon(across[start:end], up[start:end]))

    def paint_axes(self, painter: QPainter, tokens: Theme, x_name: str, y_name: str) -> None:
        """Paint thin lines at round values, their numbers, and the names of the axes.

        A chart is painted far oftener than its axes change, so the last few are kept.
        """
        if theme.to_file():
            painter.save()
            self._paint_axes(painter, tokens, x_name, y_name)
            painter.restore()
            return
        device = painter.device()
        ratio = device.devicePixelRatioF()
        size = (round(device.width() * ratio), round(device.height() * ratio))
        key = (self.area.getRect(), self.x, self.y, self.log_x, self.log_y, x_name, y_name)
        found = _kept.get((tokens, ratio, size, *key))
        if found is None:
            if len(_kept) >= MOST_KEPT:
                _kept.clear()
            found = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            other = QPainter(found)
            self._paint_axes(other, tokens, x_name, y_name)
            other.end()
            _kept[(tokens, ratio, size, *key)] = found
        painter.drawImage(QPointF(0, 0), found)

    def _paint_axes(self, painter: QPainter, tokens: Theme, x_name: str, y_name: str) -> None:
        painter.setFont(tokens.font("small"))
        height = painter.fontMetrics().height()
        thin, text = QPen(tokens.colour("grid"), tokens.px(1)), tokens.colour("muted")
        area = self.area
        named = area.right() - painter.fontMetrics().horizontalAdvance(x_name + "  ")
        for value in ticks(self.x, _most(area.width(), tokens.px(64)), self.log_x):
            at = float(self.to_x(value))
            painter.setPen(thin)
            painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()))
            painter.setPen(text)
            written = _tick(value, self.log_x)
            half = painter.fontMetrics().horizontalAdvance(written) / 2
            if at + half < named:
                painter.drawText(QPointF(at - half, area.bottom() + 0.95 * height), written)
        for value in ticks(self.y, _most(area.height(), tokens.px(34)), self.log_y):
            at = float(self.to_y(value))
            painter.setPen(thin)
            painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at))
            painter.setPen(text)
            beside = QRectF(0, at - height / 2, area.left() - tokens.px(4), height)
            painter.drawText(beside, _BESIDE, _tick(value, self.log_y))
        painter.setPen(tokens.colour("ink"))
        over = QRectF(area.left(), area.top() - height, area.width(), height)
        painter.drawText(over, Qt.AlignmentFlag.AlignLeft, y_name)
        painter.drawText(
            QRectF(area.left(), area.bottom() + 0.15 * height, area.width(), height),
            Qt.AlignmentFlag.AlignRight,
            x_name,
        )

    def trail(self, painter: QPainter, places: Array, pen: QPen, dots: QPen) -> QPointF:
        """Paint a line through places, (N, 2), and a small square, as thick as its pen, at each.

        A line that goes to and fro is painted piece by piece: as one shape it takes ten times as
        long, and a whole frame where the walk went astray. Where it ends is returned.
        """
        across, up = _apart(self.to_x(places[:, 0]), self.to_y(places[:, 1]))
        points = _polygon(across, up)
        painter.setPen(pen)
        if max(np.abs(across).max(), np.abs(up).max()) >= FARTHEST:
            # A place moved to where the painter takes it would turn the lines to it.
            painter.drawLines([QLineF(*one) for one in self.lines(places).tolist()])
            painter.setPen(dots)
            painter.drawPoints(points)
            return points.last()
        # The dashes of a smooth line go on from piece to piece.
        room = TO_AND_FRO * (self.area.width() + self.area.height())
        solid = pen.style() is Qt.PenStyle.SolidLine
        if solid or np.abs(np.diff(across)).sum() + np.abs(np.diff(up)).sum() > room:
            x, y = across.tolist(), up.tolist()
            painter.drawLines(list(map(QLineF, x[:-1], y[:-1], x[1:], y[1:])))
        else:
            painter.drawPolyline(points)
        painter.setPen(dots)  # round ones would take as long as the line
        painter.drawPoints(points)
        return points.last()

    def lines(self, places: Array) -> FloatArray:
        """Return the lines from each place, (N, 2), to the next as x, y, x, y in pixels, (M, 4).

        Each is cut off where the painter takes no more; one that can't be told from others, its
        ends being so far out, or that lies there altogether, is left out.
        """
        shares = _share(places[:, 0], self.x, self.log_x), _share(places[:, 1], self.y, self.log_y)
        with np.errstate(all="ignore"):
            across = self.area.left() + shares[0] * self.area.width()
            points = np.column_stack([across, self.area.bottom() - shares[1] * self.area.height()])
            start, way = points[:-1], np.diff(points, axis=0)
            ends = np.stack([(-FARTHEST - start) / way, (FARTHEST - start) / way])
            first = np.maximum(np.fmin(*ends).max(axis=1), 0.0)[:, None]
            last = np.minimum(np.fmax(*ends).min(axis=1), 1.0)[:, None]
            found = np.hstack([start + first * way, start + last * way])
            near = (np.abs(start) < UNTOLD) & (np.abs(start + way) < UNTOLD)
        seen: FloatArray = found[near.all(axis=1) & (first <= last)[:, 0]]
        return seen

    def paint_label(
        self, painter: QPainter, tokens: Theme, at: QPointF, text: str, colour: QColor
    ) -> None:
        """Write a short text on paper beside a point, kept within the area."""
        painter.setFont(tokens.font("small"))
        metrics = painter.fontMetrics()
        pad = tokens.px(3)
        rect = QRectF(0, 0, metrics.horizontalAdvance(text) + 2 * pad, metrics.height())
        rect.moveBottomLeft(at + QPointF(tokens.px(8), -tokens.px(4)))
        if rect.right() > self.area.right():
            rect.moveRight(at.x() - tokens.px(8))
        rect.moveLeft(max(rect.left(), self.area.left()))
        rect.moveTop(min(max(rect.top(), self.area.top()), self.area.bottom() - rect.height()))
        painter.fillRect(rect, tokens.colour("paper", 0.85))
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


MOST_KEPT, MOST_TICKS = 24, 10
_kept: dict[tuple[object, ...], QImage] = {}
_BESIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def paint_handle(
    painter: QPainter, tokens: Theme, at: QPointF, *, held: bool = False, radius: float = 6
) -> None:
    """Paint something that can be dragged: a ring, filled while it is held or pointed at."""
    painter.setPen(QPen(tokens.colour("accent" if held else "ink"), tokens.px(2)))
    painter.setBrush(tokens.colour("accent" if held else "paper"))
    painter.drawEllipse(at, tokens.px(radius), tokens.px(radius))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def ticks(span: Range, most: int, logarithmic: bool) -> list[float]:
    """Return round values within a range, at most about so many."""
    low, high = span
    if logarithmic:
        first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
        stride = max(1, math.ceil((last - first + 1) / most))
        return [10.0**k for k in range(last, first - 1, -stride)][::-1]
    raw = (high - low) / most
    size = 10.0 ** math.floor(math.log10(raw))
    step = size * next(one for one in ROUND if one * size >= raw * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(k * step, 12) for k in range(first, math.floor(high / step + 1e-9) + 1)]


def _clipped(pixels: FloatArray) -> FloatArray:
    """Return pixels that the painter can take; ``np.clip`` takes five times as long for a few."""
    clipped: FloatArray = np.minimum(np.maximum(pixels, -FARTHEST), FARTHEST)
    return clipped


def _polygon(across: FloatArray, up: FloatArray) -> QPolygonF:
    """Return points as the painter takes them, written where it reads them: a list takes longer."""
    polygon = QPolygonF()
    polygon.resize(len(across))
    if len(across):
        room: Any = VoidPtr(polygon.data(), 16 * len(across), True)  # type: ignore[call-arg, arg-type]
        np.frombuffer(room, np.float64).reshape(-1, 2)[:] = np.column_stack([across, up])
    return polygon


def _apart(across: FloatArray, up: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Leave out points within the half pixel of the one before: of a long walk most, at its end."""
    halves = np.round(2 * np.stack([across, up]))
    kept = np.append((halves[:, 1:] != halves[:, :-1]).any(axis=0), True)
    return across[kept], up[kept]


def _most(pixels: float, gap: float) -> int:
    return min(max(2, int(pixels / gap)), MOST_TICKS)


def _tick(value: float, logarithmic: bool) -> str:
    if logarithmic and not 1e-3 <= value <= 1e3:
        return f"1e{round(math.log10(value))}".replace("-", numbers.MINUS)
    return numbers.significant(value)


def _share(values: FloatArray | float, span: Range, logarithmic: bool) -> FloatArray:
    low, high = span
    found = np.asarray(values, np.float64)
    if logarithmic:
        with np.errstate(all="ignore"):
            found = np.log10(np.maximum(found, 1e-300))
        low, high = math.log10(low), math.log10(high)
    return (found - low) / (high - low)


def _one_share(value: float, span: Range, logarithmic: bool) -> float:
    low, high = span
    if logarithmic:
        value, low, high = map(math.log10, (max(value, 1e-300), low, high))
    return (value - low) / (high - low)


def _within(pixel: float) -> float:
    """Return a pixel that the painter can take; what is no number stays none."""
    return pixel if math.isnan(pixel) else max(-FARTHEST, min(pixel, FARTHEST))


def _value(share: float, span: Range, logarithmic: bool) -> float:
    share = min(max(share, 0.0), 1.0)
    low, high = span
    if logarithmic:
        return float(low * (high / low) ** share)
    return low + share * (high - low)


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
