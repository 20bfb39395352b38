"""Many small pictures in rows: weights, filters, digits; some framed, each can be picked."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from desktop.services.number_list import NumberList, stacked
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.painted.colormap import Mosaic, arrange, colormap, picture
from desktop.widgets.painted.grid import moved, paint_frame
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import Array, FloatArray

LARGEST = 4.0
"""Screen pixels of one pixel of a picture, at zoom 1."""


_arranged = lru_cache(maxsize=32)(arrange)
"""The same shape in the same room is asked for many times while something is painted."""


class PictureGrid(PaintedWidget):
    """Shows pictures (n, h, w) side by side, as large as all of them fit.

    - ``signed``: whether values have a sign (blue and vermillion), or are ink.
    """

    usual_size = (320, 90)
    picked = Signal(int)
    """A picture was clicked, or Enter was pressed on it."""

    def __init__(self, *, signed: bool = False) -> None:
        super().__init__()
        self._signed = signed
        self.pictures: FloatArray = np.zeros((0, 1, 1), np.float32)
        self.framed: Collection[int] = ()
        self._says: Callable[[int], str] | None = None
        self._at: int | None = None
        self._kept: tuple[Mosaic, QImage] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(48, 40)
        self._describe()

    def show_pictures(
        self,
        pictures: Array,
        framed: Collection[int] = (),
        says: Callable[[int], str] | None = None,
    ) -> None:
        """Show pictures, with what is said of each when the mouse or the keys are on it."""
        self.pictures = np.asarray(pictures, np.float32)
        self.framed, self._says, self._kept = framed, says, None
        if self._at is not None and self._at >= len(pictures):
            self._at = None
        self._describe()
        self.update()

    def numbers_shown(self) -> NumberList | None:
        """Return the pictures below one another, each with its number from 1."""
        return stacked((str(place), picture) for place, picture in enumerate(self.pictures, 1))

    def place(self, number: int) -> QRectF:
        mosaic, room = self._mosaic(), self._room()
        row, column = divmod(number, mosaic.columns)
        side = room.width() / mosaic.size[0]
        left = room.left() + column * (mosaic.width + mosaic.gap) * side
        top = room.top() + row * (mosaic.height + mosaic.gap) * side
        return QRectF(left, top, mosaic.width * side, mosaic.height * side)

    def tip_at(self, place: QPointF) -> str:
        number = self._number(place)
        return self._says(number) if self._says is not None and number is not None else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._number(event.position())
        if event.button() is Qt.MouseButton.LeftButton and number is not None:
            self._go(number)
            self.picked.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not len(self.pictures):
            super().keyPressEvent(event)
            return
        mosaic = self._mosaic()
        cell = None if self._at is None else divmod(self._at, mosaic.columns)
        found = moved(event.key(), cell, mosaic.rows, mosaic.columns)
        if found is not None:
            self._go(min(found[0] * mosaic.columns + found[1], len(self.pictures) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at is not None:
            self.picked.emit(self._at)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._go(None)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        if not len(self.pictures):
            return
        _, image = self._image(tokens)
        for rect in self._filled():
            painter.fillRect(rect, tokens.colour("grid"))
        painter.drawImage(self._room(), image)
        for number in self.framed:
            paint_frame(painter, tokens, self.place(number), "negative", 1.5)
        if self._at is not None:
            paint_frame(painter, tokens, self.place(self._at))

    def restyle(self, tokens: Theme) -> None:
        self._kept = None
        super().restyle(tokens)

    def _image(self, tokens: Theme) -> tuple[Mosaic, QImage]:
        mosaic = self._mosaic()
        if self._kept is None or self._kept[0] != mosaic:
            signed = ("positive", "negative") if self._signed else ("ink",)
            self._kept = mosaic, picture(self.pictures, mosaic, colormap(tokens, *signed))
        return self._kept

    def _mosaic(self) -> Mosaic:
        shape = self.pictures.shape
        return _arranged(shape, max(self.width(), 1), max(self.height(), 1))

    def _room(self) -> QRectF:
        across, down = self._mosaic().size
        side = min(self.width() / across, self.height() / down, theme.current().px(LARGEST))
        return QRectF(0, 0, across * side, down * side)

    def _filled(self) -> list[QRectF]:
        """Return the ground of the whole rows, and that of a last one that isn't."""
        count, columns = len(self.pictures), self._mosaic().columns
        whole, rest = divmod(count, columns)
        found = []
        if whole:
            found.append(self.place(0) | self.place(whole * columns - 1))
        if rest:
            found.append(self.place(whole * columns) | self.place(count - 1))
        return found

    def _number(self, place: QPointF) -> int | None:
        if not len(self.pictures) or not self._room().contains(place):
            return None
        mosaic = self._mosaic()
        side = self._room().width() / mosaic.size[0]
        found = mosaic.at(int(place.x() / side), int(place.y() / side))
        return None if found is None else found[0]

    def _go(self, number: int | None) -> None:
        if number != self._at:
            self._at = number
            self._describe()
            self.update()

    def _describe(self) -> None:
        """Tell a screen reader which picture is chosen, or how many there are."""
        count, place = len(self.pictures), self._at
        if place is not None:
            text = self.tr("picture {number} of {count}").format(number=place + 1, count=count)
            said = "" if self._says is None else self._says(place)
            self.setAccessibleDescription(": ".join(filter(None, (text, said))))
            return
        _, high, wide = self.pictures.shape
        text = self.tr("Pictures: {count}, of {high} × {wide} pixels")
        parts = [
            text.format(count=count, high=high, wide=wide) if count else self.tr("No pictures")
        ]
        if self.framed:
            parts.append(self.tr("framed: {count}").format(count=len(self.framed)))
        self.setAccessibleDescription("; ".join(parts))
