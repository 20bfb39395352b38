"""All maps of a layer as pictures; one of them is chosen."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import theme
from desktop.tabs.filters import maps_wording as wording
from desktop.tabs.filters.cells import Shades, frame, size_of
from desktop.tabs.filters.maps_state import MapsState
from desktop.theme import Theme

GAP = 6
LARGEST = 132
"""Side of the largest tile in pixels at zoom 1."""


class MapsGrid(QWidget):
    """Shows the maps of a `MapsState`; a click or the arrow keys choose one."""

    map_chosen = Signal(int)

    def __init__(self, state: MapsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._images: list[QImage] = []
        self._arranged: tuple[object, tuple[int, int]] = (None, (1, 4))
        self._shades = Shades(theme.current(), signed=True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(280, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return QSize(480, 280)

    def show_state(self, state: MapsState) -> None:
        """Show another state; pictures are made anew only where they differ."""
        before, self._state = self._state, state
        if state.block is not before.block or state.alike != before.alike:
            self._make()
        self.setAccessibleDescription(wording.tile_text(state, state.map))
        self.update()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.setAccessibleName(self.tr("Feature maps of the layer"))
        self.setAccessibleDescription(wording.tile_text(self._state, self._state.map))

    @property
    def count(self) -> int:
        """How many maps there are."""
        return len(self._images)

    def tile(self, number: int) -> QRectF:
        """Return where a map lies."""
        columns, side = self._arrangement()
        row, column = divmod(number, columns)
        used = columns * (side + GAP) - GAP
        left = max((self.width() - used) / 2, 0.0)
        return QRectF(
            round(left) + column * (side + GAP) + 1, row * (side + GAP) + 1, side - 2, side - 2
        )

    def at(self, point: QPointF) -> int | None:
        """Return the map at a point; None between them."""
        for number in range(self.count):
            if self.tile(number).contains(point):
                return number
        return None

    def event(self, event: QEvent) -> bool:
        """Say what the mouse rests on; follow the language."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.at(QPointF(event.pos()))
            text = "" if found is None else wording.tile_text(self._state, found)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the maps, the chosen one framed."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.fillRect(event.rect(), tokens.colour("paper"))
        for number, image in enumerate(self._images):
            tile = self.tile(number)
            painter.drawImage(tile, image)
            painter.setPen(QPen(tokens.colour("border"), 1))
            painter.drawRect(tile)
        if self._images:
            frame(painter, tokens, self.tile(self._state.map), width=3 if self.hasFocus() else 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the map under the mouse."""
        found = self.at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.map_chosen.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be chosen."""
        if self.at(event.position()) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a neighbour."""
        columns, _ = self._arrangement()
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or not self.count:
            super().keyPressEvent(event)
        elif 0 <= self._state.map + move < self.count:
            self.map_chosen.emit(self._state.map + move)

    def _arrangement(self) -> tuple[int, int]:
        """Return how many columns make the tiles largest, and their side."""
        key = (self.width(), self.height(), self.count, theme.current().zoom)
        if key != self._arranged[0]:
            self._arranged = (key, self._arrange())
        return self._arranged[1]

    def _arrange(self) -> tuple[int, int]:
        width, height = self.width() - 4, self.height() - 4
        most = round(theme.current().px(LARGEST))

        def side(columns: int) -> int:
            rows = ceil(max(self.count, 1) / columns)
            across = (width + GAP) // columns - GAP
            return max(min(across, (height + GAP) // rows - GAP, most), 4)

        columns = max(range(1, max(self.count, 1) + 1), key=lambda c: (side(c), -c))
        return columns, side(columns)

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

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self._shades = Shades(tokens, signed=True)
        self._make()
        self.update()
