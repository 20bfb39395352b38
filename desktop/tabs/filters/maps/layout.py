"""Where picture, chosen map and filter lie below the maps; geometry only."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from desktop.tabs.filters.maps.state import MapsState
from desktop.tabs.filters.state import SIDE
from desktop.widgets.painted.grid import Grid

GAP = 16.0
MOST_ROWS = 6
ROW = 34.0
"""Height of a channel's row in pixels at zoom 1."""
WORDS = 4.6
"""Width of what is said of a channel, in lines of text."""


@dataclass(frozen=True)
class ChannelRow:
    """One input channel: its map, its part of the filter, and room for two lines of text."""

    map: Grid
    weights: Grid
    text: QRectF

    @property
    def rect(self) -> QRectF:
        return self.map.rect.united(self.text)


@dataclass(frozen=True)
class DetailLayout:
    """Places of the chosen map's explanation.

    Attributes
    ----------
    picture, map : Grid
    weights : Grid or None
        The filter, where it has one channel.
    rows : tuple of ChannelRow
        The channels that add most, where it has several.
    rest : QRectF
        Below the rows, for what is not listed.
    captions : tuple of QRectF
    """

    picture: Grid
    map: Grid
    weights: Grid | None
    rows: tuple[ChannelRow, ...]
    rest: QRectF
    captions: tuple[QRectF, QRectF, QRectF]

    def row_at(self, point: QPointF) -> int | None:
        """Return the channel's row at a point."""
        for number, row in enumerate(self.rows):
            if row.rect.contains(point):
                return number
        return None


def lay_out(
    state: MapsState, width: float, height: float, line: float, zoom: float
) -> DetailLayout:
    """Return the places for a state; ``line`` is the height of a line of text."""
    block = state.block
    assert block is not None
    top = line + 6
    third = (width - 2 * GAP) / 3.15
    # Whole pixels to a pixel of the picture; maps of 14×14 and 7×7 then have them too.
    side = min(third, height - top - 2)
    side = side // SIDE * SIDE + 1 if side > SIDE else side
    across, down = side, height - top - 2
    columns = [(0.0, side), (side + GAP, side)]
    left = 2 * (side + GAP)
    columns.append((left, min(width - left, 1.6 * side)))
    used = columns[2][0] + columns[2][1]
    shift = round(max(width - used, 0.0) / 2)
    rects = [QRectF(round(x) + shift, top, round(w) - 1, round(across) - 1) for x, w in columns]
    _, rows, cols = block.maps.shape
    captions = tuple(QRectF(r.left(), 0, r.width(), top) for r in rects)
    weights, rest = None, QRectF()
    channel_rows: tuple[ChannelRow, ...] = ()
    if state.layer == 0:
        field = block.conv.weights.shape[-1]
        square = min(rects[2].width(), rects[2].height())
        weights = Grid(QRectF(rects[2].left(), top, square, square), field, field)
    else:
        channel_rows, rest = _rows(
            state, QRectF(rects[2].left(), top, columns[2][1], down), line, zoom
        )
    return DetailLayout(
        _square(rects[0], *state.seen.image.shape),
        _square(rects[1], rows, cols),
        weights,
        channel_rows,
        rest,
        (captions[0], captions[1], captions[2]),
    )


def _square(rect: QRectF, rows: int, columns: int) -> Grid:
    """Return a grid in a rectangle, whole pixels to a cell where cells are large enough."""
    side = min(rect.width() / columns, rect.height() / rows)
    width, height = side * columns, side * rows
    left = rect.left() + (rect.width() - width) / 2
    return Grid(QRectF(round(left), rect.top(), width, height), rows, columns)


def _rows(
    state: MapsState, rect: QRectF, line: float, zoom: float
) -> tuple[tuple[ChannelRow, ...], QRectF]:
    block = state.block
    assert block is not None
    height = min(ROW * zoom, rect.height() / 2)
    count = min(MOST_ROWS, max(int(rect.height() / height) - 1, 1), len(state.shares))
    _, high, wide = state.seen.blocks[state.layer - 1].maps.shape
    field = block.conv.weights.shape[-1]
    side = max(min(height - 6, (rect.width() - WORDS * line - 14) / 2), 16.0)
    rows = []
    for number in range(count):
        top = rect.top() + number * height
        kernel = Grid(QRectF(rect.left() + side + 6, top, side, side), field, field)
        map_ = Grid(QRectF(rect.left(), top, side, side), high, wide)
        left = kernel.rect.right() + 8
        rows.append(ChannelRow(map_, kernel, QRectF(left, top, rect.right() - left, height - 6)))
    below = rect.top() + count * height
    return tuple(rows), QRectF(rect.left(), below, rect.width(), rect.bottom() - below)
