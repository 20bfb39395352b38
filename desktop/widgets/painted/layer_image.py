"""Lay the values of a layer out as a picture: feature maps side by side, neurons as squares."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtGui import QColor, QImage

from nn_core.arrays import Array, FloatArray

STEPS = 120
"""Shades between resting and the largest value."""


@dataclass(frozen=True)
class Mosaic:
    """How the values of a layer lie in its picture.

    Attributes
    ----------
    maps : int
        Feature maps, or neurons.
    height, width : int
        Values of each map; 1 and 1 for neurons.
    columns : int
        Maps in a row of the picture.
    gap : int
        Empty cells between maps; 0 between neurons.
    """

    maps: int
    height: int
    width: int
    columns: int
    gap: int

    @property
    def rows(self) -> int:
        """Rows of maps."""
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

    Parameters
    ----------
    shape : tuple of int
        (C, H, W) for feature maps, (n,) for neurons.
    across, down : float
        Room there is, in pixels.
    """
    maps, height, width = shape if len(shape) == 3 else (shape[0], 1, 1)
    gap = 1 if len(shape) == 3 else 0

    def scale(columns: int) -> float:
        mosaic = Mosaic(maps, height, width, columns, gap)
        cells, filled = mosaic.size, maps / (mosaic.rows * columns)
        return filled**3 * min(across / cells[0], down / cells[1])

    return Mosaic(maps, height, width, max(range(1, maps + 1), key=scale), gap)


def ramp(zero: QColor, positive: QColor, negative: QColor) -> Array:
    """Return the pixels for values from -1 to 1 in `STEPS` steps a side, and one for the gaps."""
    share = np.abs(np.linspace(-1, 1, 2 * STEPS + 1))[:, None]
    ends = np.where(np.arange(2 * STEPS + 1)[:, None] < STEPS, _bgra(negative), _bgra(positive))
    colours = np.rint(_bgra(zero) + share * (ends - _bgra(zero))).astype(np.uint8)
    return np.append(np.ascontiguousarray(colours).view(np.uint32)[:, 0], np.uint32(0))


def picture(values: FloatArray, mosaic: Mosaic, colours: Array) -> QImage:
    """Return the values as colours, the largest in size at an end of the ramp.

    Parameters
    ----------
    values : array, shape (C, H, W) or (n,)
    mosaic : Mosaic
    colours : array, shape (2 * STEPS + 2,)
        Made by `ramp`.
    """
    largest = max(float(values.max()), -float(values.min()), 1e-12)
    steps = np.rint(values * (STEPS / largest)).astype(np.int16) + np.int16(STEPS)
    gap, rows, columns = mosaic.gap, mosaic.rows, mosaic.columns
    shape = (rows * columns, mosaic.height + gap, mosaic.width + gap)
    padded = np.full(shape, len(colours) - 1, np.int16)
    padded[: mosaic.maps, : mosaic.height, : mosaic.width] = steps.reshape(
        mosaic.maps, mosaic.height, mosaic.width
    )
    tiles = padded.reshape(rows, columns, *shape[1:]).swapaxes(1, 2)
    across, down = mosaic.size
    board = tiles.reshape(rows * shape[1], columns * shape[2])[:down, :across]
    pixels = colours[board]
    return QImage(
        pixels.data, across, down, 4 * across, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()


def _bgra(colour: QColor) -> FloatArray:
    return np.array([colour.blue(), colour.green(), colour.red(), 255], dtype=np.float32)
