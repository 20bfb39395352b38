"""Paint what works on one map: patch times filter, or a window, and the matrix of all patches."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from desktop.tabs.filters import walk_captions
from desktop.tabs.filters.pens import Pens
from desktop.tabs.filters.walk_kept import Kept
from desktop.tabs.filters.walk_places import Unrolled, WalkLayout
from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.painted.colormap import size_of
from desktop.widgets.painted.grid import paint_image
from desktop.widgets.painted.labels import paint_numbers
from nn_core.arrays import FloatArray
from nn_core.records.conv_trace import WindowTrace

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def still(painter: QPainter, state: WalkState, layout: WalkLayout, pens: Pens, kept: Kept) -> None:
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
    _matrix(painter, places, pens, kept, state.columns)
    painter.setPen(pens.tokens.colour("muted"))
    for text in (walk_captions.matrix_words(state), walk_captions.matrix_sizes(state)):
        if places.words.contains(painter.boundingRect(places.words, _WRAPPED, text)):
            painter.drawText(places.words, _WRAPPED, text)
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


def moving(painter: QPainter, state: WalkState, layout: WalkLayout, pens: Pens, kept: Kept) -> None:
    """Paint the patch and its products, or the window with its largest value, and the column."""
    places = layout.unrolled
    assert isinstance(places, Unrolled)
    if state.patch is not None:
        products = state.patch.products[0]
        pens.block(painter, layout.terms[0], state.patch.patch[0], kept.shade, kept.most)
        pens.block(painter, layout.terms[2], products, pens.signed, size_of(products))
        pens.frame(painter, layout.terms[0].rect)
    elif state.window is not None:
        _pooled(painter, layout, state.window, pens, kept)
    _column(painter, state, places, pens, kept)


def _pooled(
    painter: QPainter, layout: WalkLayout, window: WindowTrace, pens: Pens, kept: Kept
) -> None:
    """Paint the window enlarged, and mark its largest value here and on the map."""
    grid, inputs = layout.terms[0], layout.inputs
    assert inputs is not None
    pens.block(painter, grid, window.values, kept.shade, kept.most)
    pens.frame(painter, grid.span(*window.peak), width=3)
    painter.setPen(QPen(pens.tokens.colour("accent"), 1))
    painter.setBrush(pens.tokens.colour("accent", 0.45))
    painter.drawRect(inputs.span(window.top + window.peak[0], window.left + window.peak[1]))


def _column(painter: QPainter, state: WalkState, places: Unrolled, pens: Pens, kept: Kept) -> None:
    pens.veil(painter, places.outputs, 0, state.index)
    if not places.enlarged:
        sums, done = state.sums.reshape(1, -1), state.index + 1
        paint_numbers(painter, pens.tokens, places.outputs, sums, kept.colours["sums"], done)
    column = places.matrix.span(0, state.index, places.matrix.rows)
    pens.frame(painter, column)
    pens.frame(painter, places.outputs.span(0, state.index))
    if places.enlarged:
        values = state.columns[:, state.index].reshape(-1, 1)
        pens.block(painter, places.column, values, kept.shade, kept.most)
        pens.frame(painter, places.column.rect)
        pens.fan(painter, places.column.rect, column)
