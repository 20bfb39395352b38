"""Paint the chosen map's explanation: boxes on the picture, the map, and the weights."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.style.theme import Theme
from desktop.tabs.filters import maps_wording as wording
from desktop.tabs.filters.maps_layout import DetailLayout
from desktop.tabs.filters.maps_state import MapsState
from desktop.tabs.filters.pens import LEFT, Pens, on
from desktop.widgets.painted.colormap import colours_of, image_of, size_of
from desktop.widgets.painted.grid import Grid, paint_image
from desktop.widgets.painted.labels import paint_numbers
from nn_core.arrays import FloatArray


class DetailPainter:
    """Paints states in one theme.

    Parameters
    ----------
    tokens : Theme
    """

    def __init__(self, tokens: Theme) -> None:
        self._tokens = tokens
        self._pens = Pens(tokens)

    def paint(
        self, painter: QPainter, state: MapsState, layout: DetailLayout, focused: bool
    ) -> None:
        """Paint one frame."""
        painter.setFont(self._tokens.font("small"))
        self._picture(painter, state, layout.picture)
        self._map(painter, state, layout.map, focused)
        if layout.weights is not None:
            self._weights(painter, state, layout.weights)
        self._channels(painter, state, layout)
        texts = wording.captions(state)
        left = (layout.picture.rect.left(), layout.map.rect.left(), layout.captions[2].left())
        for rect, text, start in zip(layout.captions, texts, left, strict=True):
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
        painter.drawText(layout.rest, flags, wording.rest_text(state, len(layout.rows)))

    def _signed_cells(
        self, painter: QPainter, grid: Grid, values: FloatArray, most: float, lines: bool = True
    ) -> None:
        image = self._pens.signed.image(values, most)
        paint_image(painter, self._tokens, grid, image, lines=lines)
