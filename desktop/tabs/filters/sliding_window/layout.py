"""Where everything lies on the page "Patch by patch", and what a point of it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop.tabs.filters.sliding_window.state import SlidingState
from desktop.widgets.painted.grid import Grid

GAP = 12.0
ARROW = 40.0
"""Least room between one map and the next."""
APART = 36.0
"""The same, where three maps stand in a row."""
LARGEST_CELL, LARGEST_TERM = 3.0, 1.25
"""Most sides of a cell of the maps and of the matrix, in lines of text: both grow with the text."""
MANY = 16
"""Terms from which on the products need more room than the matrix."""
MOST_CHANNELS = 4
ROW = 48.0
"""Least height of a channel in pixels; two lines of text have to fit, too."""
WIDEST_MAP = 0.2
"""Share of the width that a channel's map takes at most."""
SIGN = 20.0
"""Room for a sign between two squares."""
STRETCHED = 1.75
"""How much wider than high a cell may be, so that its number fits."""


@dataclass(frozen=True)
class Unrolled:
    """The product of matrices: the matrix above at the right, the filter's row below at the left.

    - ``row``: the filter as one row; pooling has none.
    - ``column``: the present patch as one column, enlarged; beside the matrix.
    - ``matrix``: all patches, one a column.
    - ``outputs``: the sums, each below its column.
    - ``words``: room for what it says.
    - ``enlarged``: whether the columns of the matrix are too narrow to read, so that ``column`` is
      needed.
    """

    row: Grid | None
    column: Grid
    matrix: Grid
    outputs: Grid
    words: QRectF
    enlarged: bool


@dataclass(frozen=True)
class ChannelPlace:
    """One input channel of a deep filter.

    - ``map``, ``patch``, ``weights``: the whole map with the window, what is under it, and the
      filter's part for it.
    - ``text``: room for two lines: which map it is, and what it adds.
    """

    map: Grid
    patch: Grid
    weights: Grid
    text: QRectF


@dataclass(frozen=True)
class Strips:
    """The product of matrices for many channels: columns folded, a block of 9 beside the other.

    - ``patch``, ``weights``: as many rows as a channel has weights, one column a channel.
    - ``parts``: below them: what each channel adds.
    - ``matrix``: all patches, one a column.
    - ``outputs``: the sum for each, below its column.
    """

    patch: Grid
    weights: Grid
    parts: QRectF
    matrix: Grid
    outputs: Grid

    def channel_at(self, point: QPointF) -> int | None:
        """Return the channel whose block or bar lies at a point."""
        bars = Grid(self.parts, 1, self.patch.columns)
        found = (grid.at(point) for grid in (self.patch, self.weights, bars))
        return next((cell[1] for cell in found if cell is not None), None)


@dataclass(frozen=True)
class WindowLayout:
    """Places on the page.

    - ``picture``: the drawing with the receptive field, where something else is slid over.
    - ``inputs``: what is slid over, padding included; None for a deep filter, which has
      ``channels``.
    - ``outputs``: where results land.
    - ``terms``: patch, filter, products; for pooling the window only.
    - ``channels``: the channels of a deep filter that add most.
    - ``captions``: above each of these in this order; of the channels, above the first one's four
      parts.
    - ``sum``: room for the sum, and for what follows it.
    """

    picture: Grid | None
    inputs: Grid | None
    outputs: Grid
    terms: tuple[Grid, ...]
    channels: tuple[ChannelPlace, ...]
    captions: tuple[QRectF, ...]
    sum: QRectF
    unrolled: Unrolled | Strips
    unrolled_caption: QRectF

    @property
    def slid(self) -> tuple[Grid, ...]:
        """The maps with the window on them, which can be dragged."""
        if self.inputs is not None:
            return (self.inputs,)
        return tuple(channel.map for channel in self.channels)

    def held_at(self, point: QPointF) -> Grid | None:
        """Return the map, or the drawing, on which a point takes hold of the window."""
        maps = self.slid if self.picture is None else (*self.slid, self.picture)
        return next((grid for grid in maps if grid.rect.contains(point)), None)

    def source_at(self, point: QPointF, state: SlidingState) -> int | None:
        """Return which channel a point goes back to, by its place in the list."""
        if state.first:
            return None
        if state.window is not None:
            at = self.terms[0].at(point)
            return 0 if at == state.window.peak else None
        texts = (channel.text for channel in self.channels)
        return next((n for n, text in enumerate(texts) if text.contains(point)), None)

    def patch_at(self, point: QPointF, state: SlidingState) -> int | None:
        """Return which patch a point stands for: its window's middle, its result or its column."""
        result = self.outputs.at(point)
        if result is not None:
            return state.index_at(*result)
        grid = self.held_at(point)
        if grid is not None:
            return self.patch_near(point, grid, state)
        for columns in (self.unrolled.matrix, self.unrolled.outputs):
            cell = columns.at(point)
            if cell is not None:
                return cell[1]
        return None

    def patch_near(self, point: QPointF, grid: Grid, state: SlidingState) -> int:
        """Return the patch whose window is nearest to a point of a map, or field of the drawing."""
        row, column = grid.nearest(point)
        if grid is self.picture and state.step is not None:
            row, column = state.step.reach.place(row, column)
        else:
            half = state.field // 2
            row, column = round((row - half) / state.pace), round((column - half) / state.pace)
        return state.index_at(row, column)


def above(grids: Sequence[Grid], height: float, width: float) -> tuple[QRectF, ...]:
    """Return the lines above grids in a row: as wide as their neighbours leave room."""
    middles = [grid.rect.center().x() for grid in grids]
    edges = [-middles[0], *middles, 2 * width - middles[-1]]
    found = []
    for number, (grid, middle) in enumerate(zip(grids, middles, strict=True)):
        half = min(middle - edges[number], edges[number + 2] - middle) / 2 - 2
        found.append(QRectF(middle - half, grid.rect.top() - height, 2 * half, height))
    return tuple(found)


def whole(side: float) -> float:
    """Return whole pixels, so that all squares are equally large."""
    return max(float(int(side)), 1.0) if side >= 1 else max(side, 0.2)


def rounded(side: float) -> float:
    """Return whole pixels too, if not much room is lost."""
    return whole(side) if whole(side) > 0.85 * side else side


def lines_below(state: SlidingState, line: float) -> float:
    """Return the height of what is said of the sum, and of what follows it."""
    return (2 if state.passed else 1) * (line + 6)


def in_a_row(shapes: Sequence[tuple[int, ...]], area: QRectF) -> list[Grid]:
    """Place maps that all cover the same picture side by side, all of them equally large."""
    count = len(shapes)
    side = min(area.height(), (area.width() - (count - 1) * APART - 2) / count)
    # Where the first map has whole pixels to a cell, smaller ones have them too.
    side = rounded(side / shapes[0][0]) * shapes[0][0]
    apart = min(max((area.width() - count * side) / (count + 1), APART), 96.0)
    left = area.left() + (area.width() - count * side - (count - 1) * apart) / 2
    grids = []
    for number, (rows, columns) in enumerate(shapes):
        cell = side / max(rows, columns)
        x = left + number * (side + apart) + (side - columns * cell) / 2
        y = area.top() + (side - rows * cell) / 2
        place = QRectF(round(x), round(y), columns * cell, rows * cell)
        grids.append(Grid(place, rows, columns))
    return grids


def lay_out(state: SlidingState, width: float, height: float, line: float) -> WindowLayout:
    """Return the places for a state; ``line`` is the height of a line of text."""
    if state.deep:
        return _channelled(state, width, height, line)
    if state.convolving:
        return _convolution(state, width, height, line)
    return _pooling(state, width, height, line)


def _convolution(state: SlidingState, width: float, height: float, line: float) -> WindowLayout:
    """Place input and output, the products below them, and the matrices at the bottom."""
    caption, words = line + 4, lines_below(state, line)
    room = max(height - 3 * caption - words - 2.5 * GAP, 60.0)
    # Nine rows of numbers have to be legible at the bottom, or 25 products in the middle.
    shares = (0.33, 0.31, 0.36) if state.field**2 < MANY else (0.28, 0.38, 0.34)
    maps, products, matrix = (share * room for share in shares)
    top = caption + maps + GAP + caption
    low = top + products + words + 1.5 * GAP + caption
    inputs, outputs = _maps(state, QRectF(0, caption, width, maps), line)
    terms = _terms(state, 3, LARGEST_CELL * line, QRectF(0, top, width, products))
    captions = (*above((inputs, outputs), caption, width), *above(terms, caption, width))
    total = QRectF(0, terms[0].rect.bottom() + 6, width, words)
    unrolled = _unrolled(state, width, low, matrix, line)
    below = QRectF(0, low - caption, width, caption)
    return WindowLayout(None, inputs, outputs, terms, (), captions, total, unrolled, below)


def _pooling(state: SlidingState, width: float, height: float, line: float) -> WindowLayout:
    """Place the maps, the window enlarged below them, and all windows at the bottom."""
    caption, words = line + 4, lines_below(state, line)
    room = max(height - 3 * caption - words - 2.5 * GAP, 60.0)
    area, picture = QRectF(0, caption, width, 0.35 * room), None
    if state.by_hand:
        inputs, outputs = _maps(state, area, line)
    else:
        shapes = (state.seen.image.shape, state.inputs.shape, state.outputs.shape)
        picture, inputs, outputs = in_a_row(shapes, area)
    top = area.bottom() + GAP + caption
    low = top + 0.4 * room + words + 1.5 * GAP + caption
    terms = _terms(state, 1, 1.5 * LARGEST_CELL * line, QRectF(0, top, width, 0.4 * room))
    grids = (inputs, outputs) if picture is None else (picture, inputs, outputs)
    captions = (*above(grids, caption, width), *above(terms, caption, width))
    total = QRectF(0, terms[0].rect.bottom() + 6, width, words)
    unrolled = _unrolled(state, width, low, 0.25 * room, line)
    below = QRectF(0, low - caption, width, caption)
    return WindowLayout(picture, inputs, outputs, terms, (), captions, total, unrolled, below)


def _maps(state: SlidingState, area: QRectF, line: float) -> tuple[Grid, Grid]:
    """Place input and output side by side, all cells equally large."""
    width, top, height = area.width(), area.top(), area.height()
    rows, columns = state.inputs.shape
    out_rows, out_columns = state.outputs.shape
    side = min(height / max(rows, out_rows), (width - ARROW - 2) / (columns + out_columns))
    side = rounded(min(side, LARGEST_CELL * line))
    spare = width - (columns + out_columns) * side
    apart = min(max(spare / 3, ARROW), 96.0)
    left = (spare - apart) / 2
    grids = []
    for r, c in ((rows, columns), (out_rows, out_columns)):
        up = round(top + (max(rows, out_rows) - r) * side / 2)
        grids.append(Grid(QRectF(round(left), up, c * side, r * side), r, c))
        left += c * side + apart
    return grids[0], grids[1]


def _terms(state: SlidingState, count: int, largest: float, area: QRectF) -> tuple[Grid, ...]:
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


def _unrolled(
    state: SlidingState, width: float, top: float, height: float, line: float
) -> Unrolled:
    terms, count, largest = state.field**2, state.count, LARGEST_TERM * line
    low = line
    side = whole(min((height - GAP / 2 - low - 2) / terms, largest, 0.42 * width / terms))
    down = top + terms * side + GAP / 2
    row = Grid(QRectF(0, down, terms * side, low), 1, terms) if state.convolving else None
    said = 0.28 * width if row is None else row.rect.width()
    left = said + GAP
    enlarged = (width - left - 1) / count < min(side, 8.0)
    wide = 2 * side + 4 if enlarged else 0.0
    column = Grid(QRectF(left, top, wide, terms * side), terms, 1)
    left += wide + GAP if enlarged else 0.0
    across = min((width - left - 1) / count, max(largest, side))
    matrix = Grid(QRectF(left, top, across * count, terms * side), terms, count)
    outputs = Grid(QRectF(left, down, across * count, low), 1, count)
    words = QRectF(0, top, max(said - GAP, 1.0), (down + low if row is None else down) - top - 2)
    return Unrolled(row, column, matrix, outputs, words, enlarged)


def _channelled(state: SlidingState, width: float, height: float, line: float) -> WindowLayout:
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
    return WindowLayout(picture, None, outputs, (), channels, captions, total, strips, below)


def _channels(state: SlidingState, area: QRectF, line: float) -> tuple[ChannelPlace, ...]:
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


def _strips(state: SlidingState, area: QRectF, line: float) -> Strips:
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
