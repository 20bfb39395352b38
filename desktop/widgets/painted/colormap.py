"""Values as colours: one array becomes one picture; layers lie side by side in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from desktop.style.theme import Theme
from nn_core.arrays import Array, FloatArray

FORM = QImage.Format.Format_ARGB32_Premultiplied
CLEAR = QColor(0, 0, 0, 0)


class Colormap:
    """Colours from the middle, 0, to two ends, -1 and 1; or from 0 to 1 where there is one end.

    - ``negative``: None for values without a sign; those below 0 then look like 0.
    """

    def __init__(self, zero: QColor, positive: QColor, negative: QColor | None = None) -> None:
        self._zero = 0 if negative is None else 127
        self._steps = 255 - 2 * self._zero if negative is None else 127
        table = _between(zero, positive, self._steps)
        if negative is not None:
            table = np.concatenate([_between(zero, negative, self._steps)[:0:-1], table])
        self._table: Array = table

    def pixels(self, values: FloatArray, largest: float | None = None) -> Array:
        """Return an ARGB number for each value.

        - ``values``: what is not a number looks like 0.
        - ``largest``: the size that has full colour; that of the largest value if it is not given.
        """
        share = values * (self._steps / max(size_of(values) if largest is None else largest, 1e-12))
        share += self._zero + 0.5
        np.maximum(share, 0, out=share)
        np.minimum(share, len(self._table) - 0.5, out=share)
        if np.isnan(share.sum()):
            share[np.isnan(share)] = self._zero
        return self._table[share.astype(np.uint8)]

    def image(self, values: FloatArray, largest: float | None = None) -> QImage:
        """Return values of shape (H, W) as a picture that owns its pixels."""
        return image_of(self.pixels(values, largest))

    def colours(self, values: FloatArray, largest: float | None = None) -> list[QColor]:
        """Return the colour of each value in reading order; of opaque colormaps only."""
        return colours_of(self.pixels(values, largest))


@lru_cache(maxsize=64)
def colormap(
    tokens: Theme,
    positive: str,
    negative: str | None = None,
    zero: str | None = "paper",
    alpha: float = 1.0,
) -> Colormap:
    """Return the colormap between colours that a theme names.

    - ``positive``: "ink" for what is drawn; "positive", with ``negative="negative"``, for what has
      a sign.
    - ``zero``: None for nothing: the picture can be laid over another one.
    - ``alpha``: opacity of the ends.
    """
    middle = CLEAR if zero is None else tokens.colour(zero)
    below = None if negative is None else tokens.colour(negative, alpha)
    return Colormap(middle, tokens.colour(positive, alpha), below)


def image_of(pixels: Array) -> QImage:
    """Return ARGB numbers of shape (H, W) as a picture that owns its pixels."""
    height, width = pixels.shape
    pixels = np.ascontiguousarray(pixels)
    return QImage(pixels.data, width, height, 4 * width, FORM).copy()


def colours_of(pixels: Array) -> list[QColor]:
    """Return ARGB numbers as colours, in reading order."""
    return [QColor.fromRgba(pixel) for pixel in pixels.ravel().tolist()]


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a share of one colour and the rest of another."""
    rest = 1 - share
    return QColor.fromRgbF(
        share * one.redF() + rest * other.redF(),
        share * one.greenF() + rest * other.greenF(),
        share * one.blueF() + rest * other.blueF(),
    )


def as_png(image: QImage) -> bytes:
    """Return what a PNG file of the image holds."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(image)
    return bytes(buffer.data().data())


def size_of(values: FloatArray) -> float:
    """Return the largest size among ``values``; 0 where there are none."""
    return max(float(values.max()), -float(values.min())) if values.size else 0.0


def _between(start: QColor, end: QColor, steps: int) -> Array:
    """Return ``steps`` + 1 colours, both ends among them."""
    one, other = _bgra(start), _bgra(end)
    share = np.linspace(0, 1, steps + 1)[:, None]
    colours = np.rint(one + share * (other - one)).astype(np.uint8)
    pixels: Array = colours.view(np.uint32)[:, 0]
    return pixels


def _bgra(colour: QColor) -> FloatArray:
    """Return blue, green, red, each times opacity, and opacity, from 0 to 255."""
    parts = np.array([colour.blueF(), colour.greenF(), colour.redF(), 1.0])
    return 255 * colour.alphaF() * parts


@dataclass(frozen=True)
class Mosaic:
    """How the values of a layer lie in its picture.

    - ``maps``: feature maps, or neurons.
    - ``height``, ``width``: values of each map; 1 and 1 for neurons.
    - ``columns``: maps in a row of the picture.
    - ``gap``: empty cells between maps; 0 between neurons.
    """

    maps: int
    height: int
    width: int
    columns: int
    gap: int

    @property
    def rows(self) -> int:
        return ceil(self.maps / self.columns)

    @property
    def size(self) -> tuple[int, int]:
        """Cells across and down."""
        across = self.columns * (self.width + self.gap) - self.gap
        return across, self.rows * (self.height + self.gap) - self.gap

    def at(self, x: int, y: int) -> tuple[int, int, int] | None:
        """Return map, row and column of the cell at ``x``, ``y``; None between the maps."""
        column, in_x = divmod(x, self.width + self.gap)
        row, in_y = divmod(y, self.height + self.gap)
        index = row * self.columns + column
        if x < 0 or y < 0 or column >= self.columns or index >= self.maps:
            return None
        if in_x >= self.width or in_y >= self.height:
            return None
        return index, in_y, in_x


def arrange(shape: tuple[int, ...], across: float, down: float) -> Mosaic:
    """Return the layout that shows ``shape`` largest and with few gaps.

    - ``shape``: (C, H, W) for feature maps, (n,) for neurons.
    - ``across``, ``down``: room there is, in pixels.
    """
    maps, height, width = shape if len(shape) == 3 else (shape[0], 1, 1)
    gap = 1 if len(shape) == 3 else 0

    def scale(columns: int) -> float:
        mosaic = Mosaic(maps, height, width, columns, gap)
        cells, filled = mosaic.size, maps / (mosaic.rows * columns)
        return filled**3 * min(across / cells[0], down / cells[1])

    return Mosaic(maps, height, width, max(range(1, maps + 1), key=scale), gap)


def picture(values: FloatArray, mosaic: Mosaic, colours: Colormap) -> QImage:
    """Return the values as colours, the largest in size with full colour; gaps are clear.

    - ``values``: array, shape (C, H, W) or (n,).
    """
    gap, rows, columns = mosaic.gap, mosaic.rows, mosaic.columns
    shape = (rows * columns, mosaic.height + gap, mosaic.width + gap)
    padded = np.zeros(shape, np.uint32)
    padded[: mosaic.maps, : mosaic.height, : mosaic.width] = colours.pixels(values).reshape(
        mosaic.maps, mosaic.height, mosaic.width
    )
    tiles = padded.reshape(rows, columns, *shape[1:]).swapaxes(1, 2)
    across, down = mosaic.size
    return image_of(tiles.reshape(rows * shape[1], columns * shape[2])[:down, :across])
