"""Paint a filter of many channels: those that add most, and the columns folded into blocks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.tabs.filters.pens import LINE, Pens
from desktop.tabs.filters.walk_kept import Kept
from desktop.tabs.filters.walk_places import ChannelPlace, Strips, WalkLayout
from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.painted.colormap import size_of
from desktop.widgets.painted.grid import Grid, paint_image
from nn_core.arrays import FloatArray
from nn_core.records.conv_trace import ChannelShare


def folded(values: FloatArray) -> FloatArray:
    """Return a patch or filter (C, F, F) with one column a channel, shape (F·F, C)."""
    return values.reshape(len(values), -1).T


def still(painter: QPainter, state: WalkState, layout: WalkLayout, pens: Pens, kept: Kept) -> None:
    """Paint the filter's strip, the names of the strips, and the matrix of all patches."""
    places, conv = layout.unrolled, state.conv
    assert isinstance(places, Strips)
    assert conv is not None
    weights = conv.weights[state.filter]
    _strip(painter, places.weights, weights, pens, size_of(weights))
    for grid, name in ((places.patch, "x"), (places.weights, "w")):
        _name(painter, grid.rect, name, pens)
    _name(painter, places.parts, "Σ", pens)
    for channel in layout.channels:
        pens.sign(painter, channel.patch.rect, channel.weights.rect, "×")
        pens.sign(painter, channel.weights.rect, channel.text, "=")
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    paint_image(painter, pens.tokens, places.matrix, kept.images["matrix"], lines=False)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    paint_image(painter, pens.tokens, places.outputs, kept.images["sums"], lines=False)


def moving(painter: QPainter, state: WalkState, layout: WalkLayout, pens: Pens, kept: Kept) -> None:
    """Paint the channels that add most, the patch's strip, and its column of the matrix."""
    patch, places = state.patch, layout.unrolled
    assert patch is not None
    assert isinstance(places, Strips)
    most = size_of(patch.weights)
    for place, share in zip(layout.channels, patch.shares, strict=False):
        _channel(painter, state, place, share, pens, kept, most)
    image = kept.shade.image(folded(patch.patch), kept.most)
    paint_image(painter, pens.tokens, places.patch, image, lines=False)
    _parts(painter, places.parts, patch.contributions, pens)
    for share in patch.shares[: len(layout.channels)]:
        _mark(painter, places, share.channel, pens)
    pens.veil(painter, places.outputs, 0, state.index)
    column = places.matrix.span(0, state.index, places.matrix.rows)
    pens.frame(painter, column)
    pens.frame(painter, places.outputs.span(0, state.index))
    pens.fan(painter, places.patch.rect, column)


def _channel(
    painter: QPainter,
    state: WalkState,
    place: ChannelPlace,
    share: ChannelShare,
    pens: Pens,
    kept: Kept,
    most: float,
) -> None:
    """Paint a channel's map with the window, its patch, its weights, and what they add."""
    patch = state.patch
    assert patch is not None
    paint_image(painter, pens.tokens, place.map, kept.map(state, share.channel), lines=False)
    pens.padding(painter, place.map, state.margin)
    pens.frame(painter, place.map.span(*state.corner, state.field, state.field))
    pens.block(painter, place.patch, patch.patch[share.channel], kept.shade, kept.most)
    pens.frame(painter, place.patch.rect, width=1)
    pens.block(painter, place.weights, patch.weights[share.channel], pens.signed, most)
    pens.share(painter, place.text, share)


def _strip(painter: QPainter, grid: Grid, values: FloatArray, pens: Pens, most: float) -> None:
    paint_image(painter, pens.tokens, grid, pens.signed.image(folded(values), most), lines=False)


def _name(painter: QPainter, rect: QRectF, name: str, pens: Pens) -> None:
    painter.setPen(pens.tokens.colour("muted"))
    painter.drawText(QRectF(0, rect.top(), rect.left() - 4, rect.height()), LINE, name)


def _parts(painter: QPainter, rect: QRectF, parts: FloatArray, pens: Pens) -> None:
    """Paint what every channel adds as bars from a line, up or down."""
    wide, half = rect.width() / len(parts), rect.height() / 2
    middle, scale = rect.top() + half, half / max(size_of(parts), 1e-12)
    bars: dict[str, list[QRectF]] = {"positive": [], "negative": []}
    for channel, high in enumerate((parts * scale).tolist()):
        left = rect.left() + channel * wide
        bar = QRectF(left, min(middle, middle - high), max(wide - 1, 1.0), abs(high))
        bars["positive" if high > 0 else "negative"].append(bar)
    painter.setPen(Qt.PenStyle.NoPen)
    for token, rects in bars.items():
        painter.setBrush(pens.tokens.colour(token))
        painter.drawRects(rects)
    painter.setPen(QPen(pens.tokens.colour("border"), 1))
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))


def _mark(painter: QPainter, places: Strips, channel: int, pens: Pens) -> None:
    """Frame a channel's blocks on both strips."""
    top = places.patch.span(0, channel, places.patch.rows)
    low = places.weights.span(0, channel, places.weights.rows)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(pens.tokens.colour("accent"), 1))
    painter.drawRect(top.united(low).adjusted(0, -1, 0, 1))
