"""A photo with the part of it in which digits are looked for, and what was found there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from desktop.widgets.canvas import picture_reading
from nn_core.digits import Drawing, ink_from_rgba
from nn_core.digits.strokes import PHOTO

Box = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of a photo's width and height."""
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
LEAST = 0.05
"""Least width and height of the part, as shares."""


@dataclass(frozen=True, eq=False)
class PhotoCrop:
    """A photo and a rectangle in it."""

    image: QImage
    box: Box = WHOLE

    @property
    def is_photo(self) -> bool:
        """Whether there is enough of it to choose a part."""
        return max(self.image.width(), self.image.height()) >= PHOTO

    def with_box(self, box: Box) -> PhotoCrop:
        """Return the same photo with another rectangle, brought inside and not too small."""
        return replace(self, box=inside(box))

    def drawing(self) -> Drawing:
        width, height = self.image.width(), self.image.height()
        left, top, right, bottom = self.box
        x, y = round(left * width), round(top * height)
        part = QRect(x, y, max(1, round(right * width) - x), max(1, round(bottom * height) - y))
        image = self.image if self.box == WHOLE else self.image.copy(part)
        return Drawing(image=ink_from_rgba(picture_reading.rgba(image)))

    def in_photo(self, box: Box) -> Box:
        """Return a box of the rectangle, as shares of its sides, as one of the whole photo."""
        left, top, right, bottom = self.box
        wide, high = right - left, bottom - top
        return (
            *(left + box[0] * wide, top + box[1] * high),
            *(left + box[2] * wide, top + box[3] * high),
        )


def inside(box: Box) -> Box:
    """Return a rectangle that lies in the photo and is not too small."""
    left, right = _span(box[0], box[2])
    top, bottom = _span(box[1], box[3])
    return left, top, right, bottom


def _span(a: float, b: float) -> tuple[float, float]:
    low, high = sorted((min(1.0, max(0.0, a)), min(1.0, max(0.0, b))))
    if high - low < LEAST:
        low = min(low, 1 - LEAST)
        high = low + LEAST
    return low, high


def moved(box: Box, x: float, y: float) -> Box:
    """Return a rectangle moved as far as there is room."""
    x = min(1 - box[2], max(-box[0], x))
    y = min(1 - box[3], max(-box[1], y))
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y
