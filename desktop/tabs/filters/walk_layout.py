"""Where everything lies on the page "Patch by patch"; geometry only."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop.tabs.filters.cells import Grid
from desktop.tabs.filters.walk_state import WalkState

GAP = 12.0
ARROW = 40.0
"""Least room between input and output."""
LARGEST_CELL = 48.0


@dataclass(frozen=True)
class Unrolled:
    """The product of matrices: the matrix above at the right, the filter's row below at the left.

    Attributes
    ----------
    row : Grid
        The filter as one row.
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

    row: Grid
    column: Grid
    matrix: Grid
    outputs: Grid
    words: QRectF
    enlarged: bool


@dataclass(frozen=True)
class WalkLayout:
    """Places on the page.

    Attributes
    ----------
    inputs, outputs : Grid
        What is slid over, padding included, and where results land.
    terms : tuple of Grid
        Patch, filter, products; for pooling the window only.
    captions : tuple of QRectF
        Above each of these: inputs, outputs, and the terms.
    sum : QRectF
        Room for the sum in one line.
    unrolled : Unrolled or None
        None for pooling, which this library does without unrolling.
    unrolled_caption : QRectF
    """

    inputs: Grid
    outputs: Grid
    terms: tuple[Grid, ...]
    captions: tuple[QRectF, ...]
    sum: QRectF
    unrolled: Unrolled | None
    unrolled_caption: QRectF

    def patch_at(self, point: QPointF, state: WalkState) -> int | None:
        """Return which patch a point stands for: its window's middle, its result or its column."""
        result = self.outputs.at(point)
        if result is not None:
            return result[0] * self.outputs.columns + result[1]
        if self.inputs.rect.contains(point):
            return self.patch_near(point, state)
        if self.unrolled is not None:
            for grid in (self.unrolled.matrix, self.unrolled.outputs):
                cell = grid.at(point)
                if cell is not None:
                    return cell[1]
        return None

    def patch_near(self, point: QPointF, state: WalkState) -> int:
        """Return the patch whose window is nearest to a point of the input."""
        row, column = self.inputs.nearest(point)
        half, step = state.field // 2, state.step
        row = min(max(round((row - half) / step), 0), self.outputs.rows - 1)
        column = min(max(round((column - half) / step), 0), self.outputs.columns - 1)
        return row * self.outputs.columns + column


def lay_out(state: WalkState, width: float, height: float, line: float) -> WalkLayout:
    """Return the places for a state; ``line`` is the height of a line of text."""
    caption = line + 4
    shares = (0.35, 0.33, 0.32) if state.convolving else (0.66, 0.34, 0.0)
    fixed = 3 * caption + line + 3 * GAP if state.convolving else 2 * caption + line + 2 * GAP
    room = max(height - fixed, 60.0)
    tops = [caption]
    tops.append(tops[0] + shares[0] * room + GAP + caption)
    tops.append(tops[1] + shares[1] * room + line + 2 * GAP + caption)
    inputs, outputs = _maps(state, width, tops[0], shares[0] * room)
    terms = _terms(state, width, tops[1], shares[1] * room)
    captions = tuple(_above(grid, caption, width) for grid in (inputs, outputs, *terms))
    total = QRectF(0, terms[0].rect.bottom() + 6, width, line + 6)
    unrolled = None
    if state.convolving:
        unrolled = _unrolled(state, width, tops[2], shares[2] * room, line)
    below = QRectF(0, tops[2] - caption, width, caption)
    return WalkLayout(inputs, outputs, terms, captions, total, unrolled, below)


def _maps(state: WalkState, width: float, top: float, height: float) -> tuple[Grid, Grid]:
    """Place input and output side by side, all cells equally large."""
    rows, columns = state.inputs.shape
    out_rows, out_columns = state.outputs.shape
    side = min(height / max(rows, out_rows), (width - ARROW - 2) / (columns + out_columns))
    side = _whole(min(side, LARGEST_CELL))
    spare = width - (columns + out_columns) * side
    apart = min(max(spare / 3, ARROW), 96.0)
    left = (spare - apart) / 2
    grids = []
    for r, c in ((rows, columns), (out_rows, out_columns)):
        up = round(top + (max(rows, out_rows) - r) * side / 2)
        grids.append(Grid(QRectF(round(left), up, c * side, r * side), r, c))
        left += c * side + apart
    return grids[0], grids[1]


def _terms(state: WalkState, width: float, top: float, height: float) -> tuple[Grid, ...]:
    count = 3 if state.convolving else 1
    sign = 20.0
    side = min(height, (width - (count - 1) * sign - 2) / count) / state.field
    side = _whole(min(side, LARGEST_CELL if state.convolving else 72.0))
    size = side * state.field
    apart = min(max((width - count * size) / (count + 1), sign), 72.0)
    left = (width - count * size - (count - 1) * apart) / 2
    return tuple(
        Grid(
            QRectF(round(left + number * (size + apart)), round(top), size, size),
            state.field,
            state.field,
        )
        for number in range(count)
    )


def _unrolled(state: WalkState, width: float, top: float, height: float, line: float) -> Unrolled:
    terms, count = state.field**2, state.count
    low = min(line, 16.0)
    side = _whole(min((height - GAP / 2 - low - 2) / terms, 20.0, 0.42 * width / terms))
    down = top + terms * side + GAP / 2
    row = Grid(QRectF(0, down, terms * side, low), 1, terms)
    left = row.rect.right() + GAP
    enlarged = (width - left - 1) / count < min(side, 8.0)
    wide = 2 * side + 4 if enlarged else 0.0
    column = Grid(QRectF(left, top, wide, terms * side), terms, 1)
    left += wide + GAP if enlarged else 0.0
    across = min((width - left - 1) / count, 20.0 if side < 20 else side)
    matrix = Grid(QRectF(left, top, across * count, terms * side), terms, count)
    outputs = Grid(QRectF(left, down, across * count, low), 1, count)
    words = QRectF(0, top, max(row.rect.width() - GAP, 1.0), terms * side - 2)
    return Unrolled(row, column, matrix, outputs, words, enlarged)


def _above(grid: Grid, height: float, width: float) -> QRectF:
    """Return the line above a grid, wider than it on both sides."""
    half = max(grid.rect.width() / 2 + 16, 70.0)
    middle = grid.rect.center().x()
    left, right = max(middle - half, 0.0), min(middle + half, width)
    return QRectF(left, grid.rect.top() - height, right - left, height)


def _whole(side: float) -> float:
    """Return whole pixels, so that all squares are equally large."""
    return max(float(int(side)), 1.0) if side >= 1 else max(side, 0.2)
