"""The chosen map: where on the picture it fires, the map itself, and the filter behind it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.filters.board import MOVES, Board
from desktop.tabs.filters.maps_layout import DetailLayout, lay_out
from desktop.tabs.filters.maps_paint import DetailPainter
from desktop.tabs.filters.maps_state import MapsState
from desktop.widgets.controls.number_text import format_number


class MapDetail(Board):
    """Explains the chosen map of a `MapsState`.

    A click on the map, or the arrow keys, choose the value that is explained, Escape goes back to
    the largest; a click on a channel goes to that map of the layer before, and so do the keys 1
    to 6.
    """

    cell_chosen = Signal(int, int)
    channel_chosen = Signal(int)

    def __init__(self, state: MapsState, parent: QWidget | None = None) -> None:
        super().__init__((280, 150), (480, 200), parent)
        self._state = state
        self._layout: DetailLayout | None = None
        self.dress(theme.current())

    def dress(self, tokens: Theme) -> None:
        """Paint in a theme."""
        self._painter = DetailPainter(tokens)

    @property
    def places(self) -> DetailLayout | None:
        """Where everything lies; None while there is nothing."""
        return self._layout

    def show_state(self, state: MapsState) -> None:
        """Show another state."""
        self._state = state
        self.measure()
        self.update()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.setAccessibleName(self.tr("The chosen map and its filter"))
        self._keys = self.tr(
            "Click a value of the map to see what it depends on; arrow keys move, "
            "Escape goes back to the largest"
        )
        self.setAccessibleDescription(self._keys)
        self.update()

    def tip_at(self, place: QPointF) -> str:
        """Return the value at a point, or what can be done there."""
        layout, block = self._layout, self._state.block
        if layout is None or block is None:
            return ""
        if layout.row_at(place) is not None:
            return self.tr("Go to this map of the layer before")
        cell = layout.map.at(place)
        if cell is None:
            return self._keys
        text = self.tr("row {row}, column {column}: {value}")
        value = format_number(float(block.maps[self._state.map][cell]), 3)
        return text.format(row=cell[0] + 1, column=cell[1] + 1, value=value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one frame."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().colour("paper"))
        if self._layout is not None:
            self._painter.paint(painter, self._state, self._layout, self.hasFocus())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a value, or go to a channel."""
        if self._layout is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        cell, row = self._layout.map.at(event.position()), self._layout.row_at(event.position())
        if cell is not None:
            self.cell_chosen.emit(*cell)
        elif row is not None:
            self.channel_chosen.emit(self._state.shares[row].channel)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go from value to value while the button is held; show what can be chosen."""
        if self._layout is None:
            return
        cell, row = self._layout.map.at(event.position()), self._layout.row_at(event.position())
        if cell is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.cell_chosen.emit(*cell)
        free = cell is None and row is None
        self.point_with(None if free else Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from value to value, or to a channel."""
        key, text = Qt.Key(event.key()), event.text()
        place, layout = self._state.place, self._layout
        if key in MOVES and layout is not None:
            row, column = (0, 0) if place is None else (place.row, place.column)
            row = min(max(row + MOVES[key][0], 0), layout.map.rows - 1)
            column = min(max(column + MOVES[key][1], 0), layout.map.columns - 1)
            self.cell_chosen.emit(row, column)
        elif key == Qt.Key.Key_Escape:
            self.cell_chosen.emit(-1, -1)
        elif layout is not None and text and text in "123456"[: len(layout.rows)]:
            self.channel_chosen.emit(self._state.shares[int(text) - 1].channel)
        else:
            super().keyPressEvent(event)

    def measure(self) -> None:
        """Lay everything out anew."""
        self._layout = None
        if self._state.block is not None:
            zoom = theme.current().zoom
            self._layout = lay_out(self._state, self.width(), self.height(), self.line(), zoom)
