"""Lay out the page "Patch by patch"; geometry only."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from desktop.tabs.filters.deep_layout import lay_out_channels
from desktop.tabs.filters.walk_places import (
    ARROW,
    GAP,
    LARGEST_CELL,
    Unrolled,
    WalkLayout,
    above,
    in_a_row,
    lines_below,
    rounded,
    whole,
)
from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.painted.grid import Grid

MANY = 16
"""Terms from which on the products need more room than the matrix."""


def lay_out(state: WalkState, width: float, height: float, line: float) -> WalkLayout:
    """Return the places for a state; ``line`` is the height of a line of text."""
    if state.deep:
        return lay_out_channels(state, width, height, line)
    if state.convolving:
        return _convolution(state, width, height, line)
    return _pooling(state, width, height, line)


def _convolution(state: WalkState, width: float, height: float, line: float) -> WalkLayout:
    """Place input and output, the products below them, and the matrices at the bottom."""
    caption, words = line + 4, lines_below(state, line)
    room = max(height - 3 * caption - words - 2.5 * GAP, 60.0)
    # Nine rows of numbers have to be legible at the bottom, or 25 products in the middle.
    shares = (0.33, 0.31, 0.36) if state.field**2 < MANY else (0.28, 0.38, 0.34)
    maps, products, matrix = (share * room for share in shares)
    top = caption + maps + GAP + caption
    low = top + products + words + 1.5 * GAP + caption
    inputs, outputs = _maps(state, width, caption, maps)
    terms = _terms(state, 3, LARGEST_CELL, QRectF(0, top, width, products))
    captions = (*above((inputs, outputs), caption, width), *above(terms, caption, width))
    total = QRectF(0, terms[0].rect.bottom() + 6, width, words)
    unrolled = _unrolled(state, width, low, matrix, line)
    below = QRectF(0, low - caption, width, caption)
    return WalkLayout(None, inputs, outputs, terms, (), captions, total, unrolled, below)


def _pooling(state: WalkState, width: float, height: float, line: float) -> WalkLayout:
    """Place the maps, the window enlarged below them, and all windows at the bottom."""
    caption, words = line + 4, lines_below(state, line)
    room = max(height - 3 * caption - words - 2.5 * GAP, 60.0)
    area, picture = QRectF(0, caption, width, 0.35 * room), None
    if state.by_hand:
        inputs, outputs = _maps(state, width, area.top(), area.height())
    else:
        shapes = (state.seen.image.shape, state.inputs.shape, state.outputs.shape)
        picture, inputs, outputs = in_a_row(shapes, area)
    top = area.bottom() + GAP + caption
    low = top + 0.4 * room + words + 1.5 * GAP + caption
    terms = _terms(state, 1, 72.0, QRectF(0, top, width, 0.4 * room))
    grids = (inputs, outputs) if picture is None else (picture, inputs, outputs)
    captions = (*above(grids, caption, width), *above(terms, caption, width))
    total = QRectF(0, terms[0].rect.bottom() + 6, width, words)
    unrolled = _unrolled(state, width, low, 0.25 * room, line)
    below = QRectF(0, low - caption, width, caption)
    return WalkLayout(picture, inputs, outputs, terms, (), captions, total, unrolled, below)


def _maps(state: WalkState, width: float, top: float, height: float) -> tuple[Grid, Grid]:
    """Place input and output side by side, all cells equally large."""
    rows, columns = state.inputs.shape
    out_rows, out_columns = state.outputs.shape
    side = min(height / max(rows, out_rows), (width - ARROW - 2) / (columns + out_columns))
    side = rounded(min(side, LARGEST_CELL))
    spare = width - (columns + out_columns) * side
    apart = min(max(spare / 3, ARROW), 96.0)
    left = (spare - apart) / 2
    grids = []
    for r, c in ((rows, columns), (out_rows, out_columns)):
        up = round(top + (max(rows, out_rows) - r) * side / 2)
        grids.append(Grid(QRectF(round(left), up, c * side, r * side), r, c))
        left += c * side + apart
    return grids[0], grids[1]


def _terms(state: WalkState, count: int, largest: float, area: QRectF) -> tuple[Grid, ...]:
    sign = 20.0
    side = min(area.height(), (area.width() - (count - 1) * sign - 2) / count) / state.field
    size = whole(min(side, largest)) * state.field
    apart = min(max((area.width() - count * size) / (count + 1), sign), 72.0)
    left = (area.width() - count * size - (count - 1) * apart) / 2
    return tuple(
        Grid(
            QRectF(round(left + number * (size + apart)), round(area.top()), size, size),
            state.field,
            state.field,
        )
        for number in range(count)
    )


def _unrolled(state: WalkState, width: float, top: float, height: float, line: float) -> Unrolled:
    terms, count = state.field**2, state.count
    low = min(line, 16.0)
    side = whole(min((height - GAP / 2 - low - 2) / terms, 20.0, 0.42 * width / terms))
    down = top + terms * side + GAP / 2
    row = Grid(QRectF(0, down, terms * side, low), 1, terms) if state.convolving else None
    said = 0.28 * width if row is None else row.rect.width()
    left = said + GAP
    enlarged = (width - left - 1) / count < min(side, 8.0)
    wide = 2 * side + 4 if enlarged else 0.0
    column = Grid(QRectF(left, top, wide, terms * side), terms, 1)
    left += wide + GAP if enlarged else 0.0
    across = min((width - left - 1) / count, 20.0 if side < 20 else side)
    matrix = Grid(QRectF(left, top, across * count, terms * side), terms, count)
    outputs = Grid(QRectF(left, down, across * count, low), 1, count)
    words = QRectF(0, top, max(said - GAP, 1.0), (down + low if row is None else down) - top - 2)
    return Unrolled(row, column, matrix, outputs, words, enlarged)
