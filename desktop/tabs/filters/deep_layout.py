"""Lay out a filter of several channels: the drawing, the channels that add most, the strips."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from desktop.tabs.filters.walk_places import (
    GAP,
    ChannelPlace,
    Strips,
    WalkLayout,
    above,
    in_a_row,
    lines_below,
    whole,
)
from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.painted.grid import Grid

MOST_CHANNELS = 4
ROW = 48.0
"""Least height of a channel in pixels; two lines of text have to fit, too."""
WIDEST_MAP = 0.2
"""Share of the width that a channel's map takes at most."""
SIGN = 20.0
"""Room for a sign between two squares."""
STRETCHED = 1.75
"""How much wider than high a cell may be, so that its number fits."""


def lay_out_channels(state: WalkState, width: float, height: float, line: float) -> WalkLayout:
    """Return the places for a deep filter; ``line`` is the height of a line of text."""
    caption, words = line + 4, lines_below(state, line)
    room = max(height - 3 * caption - words - 3 * GAP, 90.0)
    shapes = (state.seen.image.shape, state.outputs.shape)
    picture, outputs = in_a_row(shapes, QRectF(0, caption, width, 0.29 * room))
    top = caption + 0.29 * room + GAP + caption
    area = QRectF(0, round(top), width, 0.42 * room)
    channels = _channels(state, area, line)
    total = QRectF(0, area.bottom() + GAP / 2, width, words)
    low = total.bottom() + GAP / 2 + caption
    strips = _strips(state, QRectF(0, round(low), width, height - low - 1), line)
    squares = (channels[0].map, channels[0].patch, channels[0].weights)
    captions = (*above((picture, outputs), caption, width), *above(squares, caption, width))
    below = QRectF(0, low - caption, width, caption)
    return WalkLayout(picture, None, outputs, (), channels, captions, total, strips, below)


def _channels(state: WalkState, area: QRectF, line: float) -> tuple[ChannelPlace, ...]:
    """Place as many channels as are legible, one below the other."""
    row = max(ROW, 2 * line + 4)
    count = min(max(int(area.height() / row), 1), MOST_CHANNELS, len(state.channels))
    high, text, terms = area.height() / count, 6.5 * line, state.field
    side = min(high - 6, WIDEST_MAP * area.width())
    across = whole((area.width() - side - text - 3 * SIGN) / (2 * terms))
    cell = min(whole((high - 6) / terms), across)
    wide = whole(min(STRETCHED * cell, across))
    square = (wide * terms, cell * terms)
    used = side + 2 * square[0] + 3 * SIGN + text
    left = area.left() + max(round((area.width() - used) / 2), 0)
    places = []
    for number in range(count):
        top = round(area.top() + number * high)
        x = left + side + SIGN
        map_ = Grid(QRectF(left, top, side, side), *state.inputs.shape)
        patch = Grid(QRectF(round(x), top, *square), terms, terms)
        weights = Grid(QRectF(round(x + square[0] + SIGN), top, *square), terms, terms)
        words = QRectF(weights.rect.right() + SIGN, top, text, max(square[1], 2 * line))
        places.append(ChannelPlace(map_, patch, weights, words))
    return tuple(places)


def _strips(state: WalkState, area: QRectF, line: float) -> Strips:
    """Place both columns, folded, at the left, and the matrix of all of them at the right."""
    assert state.conv is not None
    terms, channels = state.field**2, int(state.conv.weights.shape[1])
    label, low = line, min(line, 14.0)
    left = area.left() + label
    wide = 0.6 * area.width() - label
    cell = max((area.height() - low - GAP) / (2 * terms), 1.0)
    cell = whole(cell) if cell >= 2 else cell
    first = Grid(QRectF(left, area.top(), wide, terms * cell), terms, channels)
    second = Grid(first.rect.translated(0, terms * cell + 4), terms, channels)
    parts = QRectF(left, second.rect.bottom() + 4, wide, area.bottom() - second.rect.bottom() - 4)
    right = first.rect.right() + 2 * GAP
    across = area.right() - right - 1
    outputs = Grid(QRectF(right, area.bottom() - low, across, low), 1, state.count)
    above_sums = area.height() - low - 4
    matrix = Grid(QRectF(right, area.top(), across, above_sums), terms * channels, state.count)
    return Strips(first, second, parts, matrix, outputs)
