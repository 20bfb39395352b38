"""The chosen map: where on the picture it fires, the map itself, and the filter behind it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen

from desktop.services.number_list import NumberList, stacked
from desktop.services.numbers import plain
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.filters.drawing import LEFT, GridWidget, Pens, on
from desktop.tabs.filters.maps import texts
from desktop.tabs.filters.maps.presenter import MapsPresenter, MapsState
from desktop.tabs.filters.state import SIDE
from desktop.widgets.painted.colormap import colours_of, image_of, size_of
from desktop.widgets.painted.grid import Grid, moved, paint_image
from desktop.widgets.painted.labels import paint_numbers
from nn_core.arrays import FloatArray

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

    - ``weights``: the filter, where it has one channel.
    - ``rows``: the channels that add most, where it has several.
    - ``rest``: below the rows, for what is not listed.
    """

    picture: Grid
    map: Grid
    weights: Grid | None
    rows: tuple[ChannelRow, ...]
    rest: QRectF
    captions: tuple[QRectF, QRectF, QRectF]

    def row_at(self, point: QPointF) -> int | None:
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


class MapDetail(GridWidget):
    """Explains the chosen map of a `MapsState`.

    A click on the map, or the arrow keys, choose the value that is explained, Escape goes back to
    the largest; a click on a channel goes to that map of the layer before, and so do the keys 1
    to 6.
    """

    def __init__(self, presenter: MapsPresenter) -> None:
        super().__init__((280, 150), (480, 200))
        self._presenter, self._state = presenter, presenter.state
        self.places: DetailLayout | None = None
        self._keys = self.tr(
            "Click a value of the map to see what it depends on; arrow keys move, "
            "Escape goes back to the largest"
        )
        self.setAccessibleName(self.tr("The chosen map and its filter"))
        self.dress(theme.current())

    def dress(self, tokens: Theme) -> None:
        self._painter = DetailPainter(tokens)

    def show_state(self, state: MapsState) -> None:
        self._state = state
        self.measure()
        self.update()

    def numbers_shown(self) -> NumberList | None:
        state, block = self._state, self._state.block
        if block is None:
            return None
        filters = enumerate(block.conv.weights[state.map], 1)
        weights = ((f"w {place}", channel) for place, channel in filters)
        return stacked(((str(state.map + 1), block.maps[state.map]), *weights))

    def tip_at(self, place: QPointF) -> str:
        layout, block = self.places, self._state.block
        if layout is None or block is None:
            return ""
        if layout.row_at(place) is not None:
            return self.tr("Go to this map of the layer before")
        cell = layout.map.at(place)
        if cell is None:
            return self._keys
        text = self.tr("row {row}, column {column}: {value}")
        value = plain(float(block.maps[self._state.map][cell]))
        return text.format(row=cell[0] + 1, column=cell[1] + 1, value=value)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.fillRect(self.rect(), tokens.colour("paper"))
        if self.places is not None:
            self._painter.paint(painter, self._state, self.places, self.hasFocus())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.places is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        cell, row = self.places.map.at(event.position()), self.places.row_at(event.position())
        if cell is not None:
            self._presenter.choose_cell(*cell)
        elif row is not None:
            self._presenter.follow(self._state.shares[row].channel)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go from value to value while the button is held; show what can be chosen."""
        if self.places is None:
            return
        cell, row = self.places.map.at(event.position()), self.places.row_at(event.position())
        if cell is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._presenter.choose_cell(*cell)
        free = cell is None and row is None
        self.point_with(None if free else Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        place, layout = self._state.place, self.places
        cell = None if place is None else (place.row, place.column)
        goal = layout and moved(key, cell, layout.map.rows, layout.map.columns)
        if goal:
            self._presenter.choose_cell(*goal)
        elif key == Qt.Key.Key_Escape:
            self._presenter.choose_cell(-1, -1)
        elif layout is not None and text and text in "123456"[: len(layout.rows)]:
            self._presenter.follow(self._state.shares[int(text) - 1].channel)
        else:
            super().keyPressEvent(event)

    def measure(self) -> None:
        self.places = None
        if self._state.block is not None:
            zoom = theme.current().zoom
            self.places = lay_out(self._state, self.width(), self.height(), self.line(), zoom)


class DetailPainter:
    """Paints states in one theme."""

    def __init__(self, tokens: Theme) -> None:
        self._tokens = tokens
        self._pens = Pens(tokens)

    def paint(
        self, painter: QPainter, state: MapsState, layout: DetailLayout, focused: bool
    ) -> None:
        painter.setFont(self._tokens.font("small"))
        self._picture(painter, state, layout.picture)
        self._map(painter, state, layout.map, focused)
        if layout.weights is not None:
            self._weights(painter, state, layout.weights)
        self._channels(painter, state, layout)
        captions = texts.captions(state)
        left = (layout.picture.rect.left(), layout.map.rect.left(), layout.captions[2].left())
        for rect, text, start in zip(layout.captions, captions, left, strict=True):
            room = QRectF(start, rect.top(), rect.right() - start, rect.height() - 4)
            self._pens.caption(painter, room, text, LEFT)

    def _picture(self, painter: QPainter, state: MapsState, grid: Grid) -> None:
        """Paint the picture with the fields of the strongest places; the explained one in front."""
        tokens, block = self._tokens, state.block
        assert block is not None
        paint_image(painter, tokens, grid, self._pens.ink.image(state.seen.image, 1.0), lines=False)
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1.25), Qt.PenStyle.DashLine))
        for place in state.places:
            box = block.reach.box(place.row, place.column).clipped(grid.rows, grid.columns)
            painter.drawRect(on(grid, box))
        if state.box is not None:
            self._pens.field(painter, grid, state.box)

    def _map(self, painter: QPainter, state: MapsState, grid: Grid, focused: bool) -> None:
        tokens, block = self._tokens, state.block
        assert block is not None
        values = block.maps[state.map]
        largest = state.largest if state.alike else size_of(values)
        pixels = self._pens.signed.pixels(values, largest)
        paint_image(painter, tokens, grid, image_of(pixels))
        if grid.cell_size[0] >= 34:
            paint_numbers(painter, tokens, grid, values, colours_of(pixels))
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1.25), Qt.PenStyle.DashLine))
        for place in state.places:
            painter.drawRect(grid.span(place.row, place.column))
        if state.place is not None:
            cell = grid.span(state.place.row, state.place.column)
            self._pens.frame(painter, cell, width=3 if focused else 2)

    def _weights(self, painter: QPainter, state: MapsState, grid: Grid) -> None:
        block = state.block
        assert block is not None
        weights = block.conv.weights[state.map, 0]
        self._pens.block(painter, grid, weights, self._pens.signed, size_of(weights))

    def _channels(self, painter: QPainter, state: MapsState, layout: DetailLayout) -> None:
        block = state.block
        assert block is not None
        if not layout.rows:
            return
        filters, before = block.conv.weights[state.map], state.seen.blocks[state.layer - 1].maps
        for row, share in zip(layout.rows, state.shares, strict=False):
            values, weights = before[share.channel], filters[share.channel]
            self._signed_cells(painter, row.map, values, size_of(values), lines=False)
            self._signed_cells(painter, row.weights, weights, size_of(filters))
            self._pens.share(painter, row.text, share)
        painter.setPen(self._tokens.colour("muted"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(layout.rest, flags, texts.rest_text(state, len(layout.rows)))

    def _signed_cells(
        self, painter: QPainter, grid: Grid, values: FloatArray, most: float, lines: bool = True
    ) -> None:
        image = self._pens.signed.image(values, most)
        paint_image(painter, self._tokens, grid, image, lines=lines)
