"""Arrays of any shape as matrices on a sheet: which cell is which number."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class Sheet:
    """An array laid out as a matrix.

    Maps (N, C, H, W) are those of one sample, side by side; filters (F, C, H, W) have a row each,
    as in the matrix they are multiplied as; what has one axis is one row.

    Attributes
    ----------
    weights : bool
        Whether four axes are filters and not maps.
    sample : int
        Whose maps are shown.
    """

    array: FloatArray
    weights: bool = False
    sample: int = 0

    @property
    def maps(self) -> bool:
        """Whether the maps of one sample are shown."""
        return self.array.ndim == 4 and not self.weights

    @property
    def values(self) -> FloatArray:
        """The matrix, shape (rows, columns); places beside the last map are NaN."""
        if not self.maps:
            return self.array.reshape(-1 if self.array.ndim > 1 else 1, self._width)
        _, count, height, width = self.array.shape
        down = -(-count // self._across)
        sheet = np.full((down * height, self._across * width), np.nan)
        for number in range(count):
            row, column = divmod(number, self._across)
            top, left = row * height, column * width
            sheet[top : top + height, left : left + width] = self.array[self.sample, number]
        return sheet

    def index(self, row: int, column: int) -> tuple[int, ...] | None:
        """Return the place in the array of a cell; None where the sheet has nothing."""
        if self.maps:
            _, count, height, width = self.array.shape
            number = row // height * self._across + column // width
            if number >= count:
                return None
            return self.sample, number, row % height, column % width
        place = np.unravel_index(row * self._width + column, self.array.shape)
        return tuple(map(int, place))

    def cell(self, index: tuple[int, ...]) -> tuple[int, int]:
        """Return row and column of a place in the array."""
        if self.maps:
            _, number, y, x = index
            row, column = divmod(number, self._across)
            return row * self.array.shape[2] + y, column * self.array.shape[3] + x
        flat = int(np.ravel_multi_index(index, self.array.shape))
        return divmod(flat, self._width)

    @property
    def _across(self) -> int:
        return math.isqrt(self.array.shape[1] - 1) + 1

    @property
    def _width(self) -> int:
        shape = self.array.shape
        return math.prod(shape[1:]) if len(shape) > 1 else shape[0]
