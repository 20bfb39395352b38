"""A surface as a picture: shades, contours as thin lines, and arrows that point downhill."""

from __future__ import annotations

import math
from collections import OrderedDict
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from desktop.style.theme import Theme
from desktop.tabs.descent.chart import Chart
from desktop.widgets.painted.colormap import colormap
from nn_core.arrays import Array, FloatArray
from nn_core.descent import Surface

STRIDE = 4
"""Pixels between two heights that are worked out; those between lie on straight lines."""
CONTOURS = 16
SHADE = 0.22
"""How dark the highest place is, of ink on paper."""
LINE = 0.34
ARROWS = 46
"""Pixels between two small arrows."""
LOW_SHARE = 0.06
"""Of the places, how many lie below the first contours' scale."""
MOST_KEPT = 4

_kept: OrderedDict[tuple[object, ...], QImage] = OrderedDict()


def picture(surface: Surface, chart: Chart, tokens: Theme, ratio: float) -> QImage:
    """Return the picture of a surface over a chart's area; the last few are kept."""
    size = (round(chart.area.width() * ratio), round(chart.area.height() * ratio))
    key = (surface, size, chart.x, chart.y, tokens, ratio)
    if key in _kept:
        _kept.move_to_end(key)
        return _kept[key]
    image = _painted(surface, chart, tokens, size, ratio)
    _kept[key] = image
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return image


def _painted(
    surface: Surface, chart: Chart, tokens: Theme, size: tuple[int, int], ratio: float
) -> QImage:
    width, height = max(size[0], 8), max(size[1], 8)
    across, up = max(3, width // STRIDE), max(3, height // STRIDE)
    x = np.linspace(*chart.x, across)
    y = np.linspace(chart.y[1], chart.y[0], up)
    # Half as long numbers are painted in half the time.
    levels = _levels(surface.heights(x, y)).astype(np.float32)
    image = _shaded(levels, _room(height, width), tokens)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.translate(-chart.area.left(), -chart.area.top())
    _paint_arrows(painter, surface, chart, tokens)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _levels(heights: FloatArray) -> FloatArray:
    """Return from 0 to `CONTOURS` how high each place is, finer where it is low."""
    there = np.isfinite(heights)
    if not there.any():
        return np.zeros_like(heights)
    known = heights[there]
    low, high = float(known.min()), float(known.max())
    if high <= low:
        return np.zeros_like(heights)
    scale = max(float(np.quantile(known, LOW_SHARE)) - low, (high - low) * 1e-5)
    with np.errstate(all="ignore"):
        levels = np.log1p((heights - low) / scale) / math.log1p((high - low) / scale)
    return np.where(there, levels * CONTOURS, CONTOURS)


@lru_cache(maxsize=1)
def _room(height: int, width: int) -> Array:
    """Return room for three pictures, kept: taking it anew takes longer than the arithmetic."""
    return np.empty((3, height, width), np.float32)


def _enlarge(values: Array, found: Array, lower: Array) -> None:
    """Put values at every pixel, on straight lines between those there are."""
    (top, down), (left, along) = map(_between, values.shape, found.shape)
    wide = values.take(left, axis=1) * (1 - along)
    wide += values.take(left + 1, axis=1) * along
    np.take(wide, top, axis=0, out=found, mode="clip")
    found *= (1 - down)[:, None]
    np.take(wide, top + 1, axis=0, out=lower, mode="clip")
    lower *= down[:, None]
    found += lower


@lru_cache(maxsize=8)
def _between(have: int, want: int) -> tuple[Array, Array]:
    """Return which of the values lies before each pixel, and how far behind it the pixel lies."""
    places = np.linspace(0, have - 1, want)
    before = np.minimum(places.astype(int), have - 2)
    return before, (places - before).astype(np.float32)


def _shaded(places: Array, room: Array, tokens: Theme) -> QImage:
    """Return the picture of levels: a shade by height, and a line wherever a level is whole."""
    levels, slope, lines = room
    _enlarge(places, levels, lines)
    slope[-1], lines[:, -1] = 0, 0
    np.subtract(levels[1:], levels[:-1], out=slope[:-1])
    np.subtract(levels[:, 1:], levels[:, :-1], out=lines[:, :-1])
    slope *= slope
    lines *= lines
    slope += lines
    np.sqrt(slope, out=slope)
    steep = (slope < 0.8) & (slope > 1e-4)
    np.rint(levels, out=lines)
    np.subtract(levels, lines, out=lines)
    np.abs(lines, out=lines)
    lines /= np.maximum(slope, 1e-6, out=slope)
    np.subtract(1.1, lines, out=lines)
    np.maximum(lines, 0, out=lines)
    lines *= steep
    lines *= LINE
    lines += np.multiply(levels, 0.1 / CONTOURS, out=slope)
    share = np.multiply(levels, SHADE / CONTOURS, out=slope)
    np.maximum(share, lines, out=share)
    np.minimum(share, 1, out=share)
    share *= 255
    share += 0.5
    height, width = share.shape
    image = QImage(share.astype(np.uint8).data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(_shades(tokens))
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@lru_cache(maxsize=4)
def _shades(tokens: Theme) -> list[int]:
    shades: list[int] = colormap(tokens, "ink").pixels(np.linspace(0, 1, 256), 1.0).tolist()
    return shades


def _paint_arrows(painter: QPainter, surface: Surface, chart: Chart, tokens: Theme) -> None:
    """Paint where the way down goes, at places of a grid; longer where it is steeper."""
    gap, area = tokens.px(ARROWS), chart.area
    columns = np.arange(area.left() + gap / 2, area.right(), gap)
    rows = np.arange(area.top() + gap / 2, area.bottom(), gap)
    if not len(columns) or not len(rows):
        return
    places = np.array([[chart.x_of(c) for c in columns], [0.0] * len(columns)])
    xs, ys = np.meshgrid(places[0], [chart.y_of(r) for r in rows])
    with np.errstate(all="ignore"):
        slopes = np.asarray(surface.gradient(np.stack([xs, ys])), float)
        sizes = np.hypot(*slopes)
    usual = float(np.nanmedian(sizes)) if np.isfinite(sizes).any() else 0.0
    if usual <= 0:
        return
    painter.setPen(QPen(tokens.colour("muted", 0.55), tokens.px(1)))
    there = np.isfinite(sizes) & (sizes >= 1e-9 * usual)
    starts, sizes = np.stack(np.meshgrid(columns, rows), axis=-1)[there], sizes[there]
    ways = np.column_stack([-slopes[0][there], slopes[1][there]])
    ways *= (gap * 0.4 / (sizes + usual))[:, None]
    paint_arrows(painter, starts, starts + ways, tokens.px(2.5))


def paint_arrows(painter: QPainter, starts: FloatArray, ends: FloatArray, head: float) -> None:
    """Paint thin lines, (N, 2) to (N, 2), with two strokes at the end of each."""
    ways = ends - starts
    sizes = np.hypot(*ways.T)[:, None]
    seen = sizes[:, 0] >= 1
    starts, ends, along = starts[seen], ends[seen], (ways / np.maximum(sizes, 1))[seen] * head
    side = np.column_stack([-along[:, 1], along[:, 0]]) * 0.7
    strokes = [(starts, ends), (ends, ends - along + side), (ends, ends - along - side)]
    lines = np.concatenate([np.column_stack(pair) for pair in strokes])
    painter.drawLines([QLineF(*line) for line in lines.tolist()])


def arrow_shape(start: QPointF, end: QPointF, width: float) -> list[QPointF]:
    """Return the corners of an arrow with a body, to be filled or drawn round."""
    way = end - start
    size = math.hypot(way.x(), way.y())
    if size < 1:
        return []
    along = way / size
    side = QPointF(-along.y(), along.x())
    head = min(2.6 * width, size)
    neck = end - along * head
    return [
        start + side * width / 2,
        neck + side * width / 2,
        neck + side * width * 1.3,
        end,
        neck - side * width * 1.3,
        neck - side * width / 2,
        start - side * width / 2,
    ]


def target(area: QRectF) -> QRectF:
    """Return where the picture goes: on whole pixels."""
    return QRectF(round(area.left()), round(area.top()), area.width(), area.height())


DASHES = {
    "sgd": ("positive", Qt.PenStyle.SolidLine),
    "momentum": ("negative", Qt.PenStyle.DashLine),
    "adagrad": ("accent", Qt.PenStyle.DashDotLine),
    "adam": ("ink", Qt.PenStyle.DotLine),
}
"""Colour and dash of each optimiser, so that colour alone tells nothing."""
