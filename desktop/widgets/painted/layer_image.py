"""Lay the values of a layer out as a picture: feature maps side by side, neurons as squares."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
from PySide6.QtGui import QImage

from desktop.widgets.painted.colormap import Colormap, image_of
from nn_core.arrays import FloatArray


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


def picture(values: FloatArray, mosaic: Mosaic, colours: Colormap) -> QImage:
    """Return the values as colours, the largest in size with full colour; gaps are clear.

    Parameters
    ----------
    values : array, shape (C, H, W) or (n,)
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
