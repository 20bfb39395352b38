"""All maps of a layer as pictures; one of them is chosen."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPen

from desktop.services.number_list import NumberList, stacked
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.filters.drawing import GridWidget
from desktop.tabs.filters.maps import texts
from desktop.tabs.filters.maps.presenter import MapsPresenter, MapsState
from desktop.widgets.input import ARROWS
from desktop.widgets.painted.colormap import colormap, size_of
from desktop.widgets.painted.grid import Grid, paint_frame

GAP = 6
LARGEST = 132
"""Side of the largest tile in pixels at zoom 1."""


class MapsGrid(GridWidget):
    """Shows the maps of a `MapsState`; a click or the arrow keys choose one."""

    def __init__(self, presenter: MapsPresenter) -> None:
        super().__init__((280, 120), (480, 280))
        self._presenter, self._state = presenter, presenter.state
        self._images: list[QImage] = []
        self._arranged: tuple[object, Grid] = (None, Grid(QRectF(0, 0, 4, 4), 1, 1))
        self.setAccessibleName(self.tr("Feature maps of the layer"))
        self.dress(theme.current())

    def dress(self, tokens: Theme) -> None:
        self._shades = colormap(tokens, "positive", "negative")
        self._make()

    def show_state(self, state: MapsState) -> None:
        """Show another state; pictures are made anew only where they differ."""
        before, self._state = self._state, state
        if state.block is not before.block or state.alike != before.alike:
            self._make()
        self.setAccessibleDescription(texts.tile_text(state, state.map))
        self.update()

    @property
    def count(self) -> int:
        return len(self._images)

    def numbers_shown(self) -> NumberList | None:
        """Return all maps below one another, each with its number from 1."""
        block = self._state.block
        maps = () if block is None else block.maps
        return stacked((str(place), values) for place, values in enumerate(maps, 1))

    def tile(self, number: int) -> QRectF:
        grid = self._tiles()
        return grid.cell(*divmod(number, grid.columns))

    def at(self, point: QPointF) -> int | None:
        """Return the map at a point; None between them."""
        grid = self._tiles()
        found = grid.at(point)
        number = -1 if found is None else found[0] * grid.columns + found[1]
        return number if 0 <= number < self.count else None

    def tip_at(self, place: QPointF) -> str:
        found = self.at(place)
        return "" if found is None else texts.tile_text(self._state, found)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.fillRect(self.rect(), tokens.colour("paper"))
        for number, image in enumerate(self._images):
            tile = self.tile(number)
            painter.drawImage(tile, image)
            painter.setPen(QPen(tokens.colour("border"), 1))
            painter.drawRect(tile)
        if self._images:
            paint_frame(
                painter, tokens, self.tile(self._state.map), width=3 if self.hasFocus() else 2
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._presenter.choose_map(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        free = self.at(event.position()) is None
        self.point_with(None if free else Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour; at the end of a row, the first of the next."""
        across, rows = ARROWS.get(Qt.Key(event.key()), (0, 0))
        move = rows * self._tiles().columns + across
        if not move or not self.count:
            super().keyPressEvent(event)
        elif 0 <= self._state.map + move < self.count:
            self._presenter.choose_map(self._state.map + move)

    def _tiles(self) -> Grid:
        """Return the places of the maps, in as many columns as make them largest."""
        key = (self.width(), self.height(), self.count, theme.current().zoom)
        if key != self._arranged[0]:
            self._arranged = (key, self._arrange())
        return self._arranged[1]

    def _arrange(self) -> Grid:
        width, height, count = self.width() - 4, self.height() - 4, max(self.count, 1)
        most = round(theme.current().px(LARGEST))

        def side(columns: int) -> int:
            across = (width + GAP) // columns - GAP
            return max(min(across, (height + GAP) // ceil(count / columns) - GAP, most), 4)

        columns = max(range(1, count + 1), key=lambda c: (side(c), -c))
        rows, step = ceil(count / columns), side(columns) + GAP
        left = round(max((self.width() - columns * step + GAP) / 2, 0.0))
        # A pixel is left free on each side of a map for its frame.
        around = QRectF(left, 0, columns * step - GAP, rows * step - GAP).adjusted(1, 1, -1, -1)
        return Grid(around, rows, columns, GAP + 2)

    def _make(self) -> None:
        block = self._state.block
        self._images = (
            []
            if block is None
            else [
                self._shades.image(
                    values, self._state.largest if self._state.alike else size_of(values)
                )
                for values in block.maps
            ]
        )
