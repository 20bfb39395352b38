"""Paint the page "Patch by patch": the maps, the window on them, and the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from desktop.style.theme import Theme
from desktop.tabs.filters.drawing import LEFT, LINE, Pens, fitting
from desktop.tabs.filters.sliding_window import texts
from desktop.tabs.filters.sliding_window.layout import ChannelPlace, Strips, Unrolled, WindowLayout
from desktop.tabs.filters.sliding_window.state import SlidingState
from desktop.widgets.painted.colormap import Colormap, colours_of, image_of, size_of
from desktop.widgets.painted.grid import Grid, paint_image
from desktop.widgets.painted.labels import MIDDLE, paint_numbers
from nn_core.arrays import FloatArray
from nn_core.records.conv_trace import ChannelShare, WindowTrace

READABLE = 12.0
"""Squares smaller than this, in pixels, are too many for numbers."""
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass
class Kept:
    """Pictures of a record and a filter, made once.

    - ``shade``: what is slid over is ink where it is a picture; else it may have a sign.
    - ``most``: the largest size of what is slid over: full colour.
    - ``images``, ``colours``: by what they are of: inputs, outputs, matrix, sums.
    - ``maps``: the input channels that have been shown.
    """

    shade: Colormap
    most: float
    images: dict[str, QImage] = field(default_factory=dict)
    colours: dict[str, list[QColor]] = field(default_factory=dict)
    maps: dict[int, QImage] = field(default_factory=dict)

    def keep(self, name: str, values: FloatArray, shade: Colormap, most: float) -> None:
        """Make a picture and its colours."""
        pixels = shade.pixels(values, most)
        self.images[name], self.colours[name] = image_of(pixels), colours_of(pixels)

    def map(self, state: SlidingState, channel: int) -> QImage:
        """Return the picture of an input channel, padding included."""
        if channel not in self.maps:
            assert state.conv is not None
            self.maps[channel] = self.shade.image(state.conv.padded[channel], self.most)
        return self.maps[channel]


def keep(state: SlidingState, pens: Pens) -> Kept | None:
    """Return the pictures of another record or filter; None while there is nothing."""
    if state.step is None:
        return None
    conv, outputs = state.conv, state.results
    inked = conv is not None and state.first and not state.returning
    shade = pens.ink if inked else pens.signed
    most = size_of(state.inputs if conv is None else conv.padded)
    kept = Kept(shade, most)
    kept.keep("outputs", outputs, pens.signed, size_of(outputs))
    sums = state.totals
    kept.keep("sums", sums, pens.signed, size_of(sums))
    kept.images["picture"] = pens.ink.image(state.seen.image, 1.0)
    if state.deep:
        kept.images["matrix"] = shade.image(state.columns, most)
    else:
        full = size_of(state.unrolled) if state.returning else most
        kept.keep("matrix", state.unrolled, shade, full)
        kept.keep("inputs", state.inputs, shade, most)
    return kept


class WindowPainter:
    """Paints states in one theme."""

    def __init__(self, tokens: Theme) -> None:
        self._tokens = tokens
        self._pens = Pens(tokens)
        self._kept: Kept | None = None

    def prepare(self, state: SlidingState) -> None:
        """Make the pictures of another record or filter."""
        self._kept = keep(state, self._pens)

    def paint_still(self, painter: QPainter, state: SlidingState, layout: WindowLayout) -> None:
        """Paint what stays while the window slides; it is kept as a picture."""
        kept, pens = self._kept, self._pens
        assert kept is not None
        painter.setFont(self._tokens.font("small"))
        if layout.picture is not None:
            paint_image(painter, self._tokens, layout.picture, kept.images["picture"], lines=False)
        if layout.inputs is not None and not state.returning:
            self._inputs(painter, state, layout.inputs, kept)
        part = _multi_still if state.deep else _single_still
        part(painter, state, layout, pens, kept)
        for rect, caption in zip(layout.captions, texts.captions(state), strict=True):
            pens.caption(painter, rect, caption)

    def paint(
        self,
        painter: QPainter,
        state: SlidingState,
        layout: WindowLayout,
        said: tuple[str, ...],
        focused: bool,
    ) -> None:
        kept, pens = self._kept, self._pens
        assert kept is not None
        painter.setFont(self._tokens.font("small"))
        if layout.inputs is not None and state.returning:
            self._returned(painter, state, layout.inputs)
        self._maps(painter, state, layout, kept, focused)
        part = _multi_moving if state.deep else _single_moving
        part(painter, state, layout, pens, kept)
        self._words(painter, state, layout, said)

    def _inputs(self, painter: QPainter, state: SlidingState, grid: Grid, kept: Kept) -> None:
        """Paint the one map that is slid over, its padding, and what no window reaches."""
        paint_image(painter, self._tokens, grid, kept.images["inputs"])
        if min(grid.cell_size) >= READABLE:
            colours = kept.colours["inputs"]
            paint_numbers(painter, self._tokens, grid, state.inputs, colours)
        self._pens.padding(painter, grid, state.margin)
        left = state.left_over
        if left:
            hatch = QBrush(self._tokens.colour("negative"), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(grid.span(grid.rows - left, 0, left, grid.columns), hatch)
            painter.fillRect(grid.span(0, grid.columns - left, grid.rows - left, left), hatch)

    def _returned(self, painter: QPainter, state: SlidingState, grid: Grid) -> None:
        """Paint what has come back to the input until now."""
        pens, values = self._pens, state.came_back
        pixels = pens.signed.pixels(values, size_of(values))
        paint_image(painter, self._tokens, grid, image_of(pixels))
        if min(grid.cell_size) >= READABLE:
            paint_numbers(painter, self._tokens, grid, values, colours_of(pixels))
        pens.padding(painter, grid, state.margin)

    def _maps(
        self,
        painter: QPainter,
        state: SlidingState,
        layout: WindowLayout,
        kept: Kept,
        focused: bool,
    ) -> None:
        """Paint the results so far, the window, and the field on the drawing."""
        tokens, pens, width = self._tokens, self._pens, 3 if focused else 2
        paint_image(painter, tokens, layout.outputs, kept.images["outputs"])
        pens.veil(painter, layout.outputs, *state.place)
        if layout.inputs is None or min(layout.inputs.cell_size) >= READABLE:
            results, done = kept.colours["outputs"], state.index + 1
            paint_numbers(painter, tokens, layout.outputs, state.results, results, done)
        landing = layout.outputs.span(*state.place)
        if layout.picture is not None and state.box is not None:
            pens.field(painter, layout.picture, state.box)
        begin = layout.picture if layout.inputs is None else layout.inputs
        if begin is not None:
            start = QPointF(begin.rect.right() + 5, begin.rect.center().y())
            if layout.inputs is not None:
                window = layout.inputs.span(*state.corner, state.field, state.field)
                start.setY(window.center().y())
                pens.frame(painter, window, width=width)
            end = QPointF(layout.outputs.rect.left() - 5, landing.center().y())
            pens.arrow(painter, start, end)
        pens.frame(painter, landing, width=width)

    def _words(
        self, painter: QPainter, state: SlidingState, layout: WindowLayout, said: tuple[str, ...]
    ) -> None:
        tokens = self._tokens
        if layout.unrolled is not None:
            self._pens.caption(painter, layout.unrolled_caption, texts.matrix_caption(state), LEFT)
        painter.setPen(tokens.colour("ink"))
        height = layout.sum.height() / max(len(said), 1)
        for number, line in enumerate(said):
            rect = QRectF(0, layout.sum.top() + number * height, layout.sum.width(), height)
            painter.setFont(fitting(tokens.font("body"), line, rect.width()))
            painter.drawText(rect, MIDDLE, line)


def _single_still(
    painter: QPainter, state: SlidingState, layout: WindowLayout, pens: Pens, kept: Kept
) -> None:
    """Paint the filter, the signs, and the matrices."""
    places = layout.unrolled
    assert isinstance(places, Unrolled)
    if state.conv is not None and places.row is not None:
        weights = state.conv.weights[state.filter, 0]
        most = size_of(weights)
        pens.block(painter, layout.terms[1], weights, pens.signed, most)
        for (left, right), sign in zip(pairwise(layout.terms), "×=", strict=True):
            pens.sign(painter, left.rect, right.rect, sign)
        pens.block(painter, places.row, weights.reshape(1, -1), pens.signed, most)
        pens.frame(painter, places.row.rect, "muted", 1)
    _matrix(painter, places, pens, kept, state.unrolled)
    painter.setPen(pens.tokens.colour("muted"))
    for words in (texts.matrix_words(state), texts.matrix_sizes(state)):
        if places.words.contains(painter.boundingRect(places.words, _WRAPPED, words)):
            painter.drawText(places.words, _WRAPPED, words)
            break


def _matrix(
    painter: QPainter, places: Unrolled, pens: Pens, kept: Kept, columns: FloatArray
) -> None:
    lines = not places.enlarged
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, places.enlarged)
    paint_image(painter, pens.tokens, places.matrix, kept.images["matrix"], lines=lines)
    paint_image(painter, pens.tokens, places.outputs, kept.images["sums"], lines=lines)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    if lines:
        paint_numbers(painter, pens.tokens, places.matrix, columns, kept.colours["matrix"])


def _single_moving(
    painter: QPainter, state: SlidingState, layout: WindowLayout, pens: Pens, kept: Kept
) -> None:
    """Paint the patch and its products, or the window with its largest value, and the column."""
    places = layout.unrolled
    assert isinstance(places, Unrolled)
    if state.patch is not None:
        products, patch, most = state.patch.products[0], state.patch.patch[0], kept.most
        if state.returning:
            products, patch, most = state.patch.weights[0], np.ones_like(patch), 1.0
        pens.block(painter, layout.terms[0], patch, kept.shade, most)
        pens.block(painter, layout.terms[2], products, pens.signed, size_of(products))
        pens.frame(painter, layout.terms[0].rect)
    elif state.window is not None:
        _pooled(painter, state, layout, state.window, pens, kept)
    _column(painter, state, places, pens, kept)


def _pooled(
    painter: QPainter,
    state: SlidingState,
    layout: WindowLayout,
    window: WindowTrace,
    pens: Pens,
    kept: Kept,
) -> None:
    """Paint the window enlarged, and mark its largest value here and on the map."""
    grid, inputs = layout.terms[0], layout.inputs
    values, most = window.values, kept.most
    if state.returning:
        values, most = state.unrolled[:, state.index].reshape(values.shape), 1.0
    assert inputs is not None
    pens.block(painter, grid, values, kept.shade, most)
    pens.frame(painter, grid.span(*window.peak), width=3)
    painter.setPen(QPen(pens.tokens.colour("accent"), 1))
    painter.setBrush(pens.tokens.colour("accent", 0.45))
    painter.drawRect(inputs.span(window.top + window.peak[0], window.left + window.peak[1]))


def _column(
    painter: QPainter, state: SlidingState, places: Unrolled, pens: Pens, kept: Kept
) -> None:
    pens.veil(painter, places.outputs, 0, state.index)
    if not places.enlarged:
        sums, done = state.totals, state.index + 1
        paint_numbers(painter, pens.tokens, places.outputs, sums, kept.colours["sums"], done)
    column = places.matrix.span(0, state.index, places.matrix.rows)
    pens.frame(painter, column)
    pens.frame(painter, places.outputs.span(0, state.index))
    if places.enlarged:
        values = state.unrolled[:, state.index].reshape(-1, 1)
        pens.block(painter, places.column, values, kept.shade, kept.most)
        pens.frame(painter, places.column.rect)
        pens.fan(painter, places.column.rect, column)


def folded(values: FloatArray) -> FloatArray:
    """Return a patch or filter (C, F, F) with one column a channel, shape (F·F, C)."""
    return values.reshape(len(values), -1).T


def _multi_still(
    painter: QPainter, state: SlidingState, layout: WindowLayout, pens: Pens, kept: Kept
) -> None:
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


def _multi_moving(
    painter: QPainter, state: SlidingState, layout: WindowLayout, pens: Pens, kept: Kept
) -> None:
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
    state: SlidingState,
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
