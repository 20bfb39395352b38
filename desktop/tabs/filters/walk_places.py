"""Where everything lies on the page "Patch by patch", and what a point of it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.painted.grid import Grid

GAP = 12.0
ARROW = 40.0
"""Least room between one map and the next."""
APART = 36.0
"""The same, where three maps stand in a row."""
LARGEST_CELL = 48.0


@dataclass(frozen=True)
class Unrolled:
    """The product of matrices: the matrix above at the right, the filter's row below at the left.

    Attributes
    ----------
    row : Grid or None
        The filter as one row; pooling has none.
    column : Grid
        The present patch as one column, enlarged; beside the matrix.
    matrix : Grid
        All patches, one a column.
    outputs : Grid
        The sums, each below its column.
    words : QRectF
        Room for what it says.
    enlarged : bool
        Whether the columns of the matrix are too narrow to read, so that ``column`` is needed.
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

    Attributes
    ----------
    map, patch, weights : Grid
        The whole map with the window, what is under it, and the filter's part for it.
    text : QRectF
        Room for two lines: which map it is, and what it adds.
    """

    map: Grid
    patch: Grid
    weights: Grid
    text: QRectF


@dataclass(frozen=True)
class Strips:
    """The product of matrices for many channels: columns folded, a block of 9 beside the other.

    Attributes
    ----------
    patch, weights : Grid
        As many rows as a channel has weights, one column a channel.
    parts : QRectF
        Below them: what each channel adds.
    matrix : Grid
        All patches, one a column.
    outputs : Grid
        The sum for each, below its column.
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
class WalkLayout:
    """Places on the page.

    Attributes
    ----------
    picture : Grid or None
        The drawing with the receptive field, where something else is slid over.
    inputs : Grid or None
        What is slid over, padding included; None for a deep filter, which has ``channels``.
    outputs : Grid
        Where results land.
    terms : tuple of Grid
        Patch, filter, products; for pooling the window only.
    channels : tuple of ChannelPlace
        The channels of a deep filter that add most.
    captions : tuple of QRectF
        Above each of these in this order; of the channels, above the first one's four parts.
    sum : QRectF
        Room for the sum, and for what follows it.
    unrolled : Unrolled or Strips
    unrolled_caption : QRectF
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

    def source_at(self, point: QPointF, state: WalkState) -> int | None:
        """Return which channel a point goes back to, by its place in the list."""
        if state.first:
            return None
        if state.window is not None:
            at = self.terms[0].at(point)
            return 0 if at == state.window.peak else None
        texts = (channel.text for channel in self.channels)
        return next((n for n, text in enumerate(texts) if text.contains(point)), None)

    def patch_at(self, point: QPointF, state: WalkState) -> int | None:
        """Return which patch a point stands for: its window's middle, its result or its column."""
        result = self.outputs.at(point)
        if result is not None:
            return result[0] * self.outputs.columns + result[1]
        grid = self.held_at(point)
        if grid is not None:
            return self.patch_near(point, grid, state)
        for columns in (self.unrolled.matrix, self.unrolled.outputs):
            cell = columns.at(point)
            if cell is not None:
                return cell[1]
        return None

    def patch_near(self, point: QPointF, grid: Grid, state: WalkState) -> int:
        """Return the patch whose window is nearest to a point of a map, or field of the drawing."""
        row, column = grid.nearest(point)
        if grid is self.picture and state.step is not None:
            row, column = state.step.reach.place(row, column)
        else:
            half = state.field // 2
            row, column = round((row - half) / state.pace), round((column - half) / state.pace)
        row = min(max(row, 0), self.outputs.rows - 1)
        return row * self.outputs.columns + min(max(column, 0), self.outputs.columns - 1)


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


def lines_below(state: WalkState, line: float) -> float:
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
