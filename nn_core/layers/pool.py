"""Max pooling: the strongest signal of each small window goes on (chapter 7.3)."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.layers.base import Layer
from nn_core.layers.im2col import batch_innermost, lies_by_rows, rows_back, rows_outermost


class MaxPool2D(Layer):
    """The largest value of each window; the window moves by its own side.

    Parameters
    ----------
    field : int
        Side of the square window. Rows and columns that do not fill a window are left out.
    """

    kind = "maxpool"

    def __init__(self, field: int = 2) -> None:
        super().__init__()
        self.field = field
        self._x: FloatArray | None = None
        self._out: FloatArray | None = None
        self._hits: Array = np.empty(0, np.int8)

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return (N, C, H // field, W // field)."""
        f, (N, C, H, W) = self.field, x.shape
        height, width = H // f, W // f
        if lies_by_rows(x):
            out = self.room("out", (height, C, width, N), x.dtype, train)
        else:
            out = self.room("out", (C, height, width, N), x.dtype, train).transpose(1, 0, 2, 3)
        x = _rows(x, like=out)
        if not train:
            self._pool(x, out, np.empty_like(x[:height]))
            return rows_back(out)
        self._x, self._out = x, out
        self._hits = self.room("hits", (height, f * f, C, width, N), np.dtype(np.int8))
        high = self.room("high", (1, C, W, N), x.dtype)
        for row in range(height):  # what is needed again is in the CPU's cache still
            self._pool(x[row * f : row * f + f], out[row : row + 1], high)
            self._note(self._windows(x, row), out[row], self._hits[row])
        return rows_back(out)

    def _pool(self, x: FloatArray, out: FloatArray, high: FloatArray) -> None:
        """Write the largest values of rows (R · field, C, W, N) into ``out`` (R, C, W // f, N).

        Whole rows come first, which are long runs in memory; then half the work is left in
        ``high`` (R, C, W, N).
        """
        f, (rows, width) = self.field, (len(out), out.shape[2])
        _largest([x[r : rows * f : f] for r in range(f)], high)
        _largest([high[:, :, c : width * f : f] for c in range(f)], out)

    def _note(self, places: list[FloatArray], largest: FloatArray, hits: Array) -> None:
        """Note in ``hits`` by a 1 which place of a window has its largest value, each (C, W, N)."""
        free = hits[-1]
        free.fill(1)
        for x, hit in zip(places[:-1], hits, strict=False):
            np.equal(x, largest, out=hit.view(np.bool))
            np.bitwise_and(hit, free, out=hit)
            np.bitwise_xor(free, hit, out=free)

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Return (N, C, H, W): each gradient at the place the largest value came from.

        Of equal values it is the first.
        """
        assert self._x is not None
        assert self._out is not None
        d = _rows(dout, like=self._out)
        dx = self.room_like("dx", self._x)
        if any(size % self.field for size in (self._x.shape[0], self._x.shape[2])):
            dx.fill(0)
        # A number kept or not by its bits: several times as fast as a product with a truth value.
        bits = np.dtype(f"i{d.itemsize}")
        mask = np.empty(d.shape[1:], bits)
        for row, given in enumerate(d.view(bits)):
            places = self._windows(dx.view(bits), row)
            for hit, target in zip(self._hits[row], places, strict=True):
                np.bitwise_and(given, np.negative(hit, out=mask), out=target)
        return rows_back(dx)

    def config(self) -> dict[str, Any]:
        """Return the side of the window."""
        return {"field": self.field}

    def _windows(self, x: FloatArray, row: int) -> list[FloatArray]:
        """Return, for each place in the windows of a row, the view of x that holds it for all."""
        f = self.field
        width = x.shape[2] // f * f
        return [x[row * f + r, :, c:width:f] for r in range(f) for c in range(f)]


def _rows(x: FloatArray, like: FloatArray) -> FloatArray:
    """Return a batch (N, C, H, W) as (H, C, W, N), in the memory order of ``like``."""
    if like.flags.c_contiguous:
        return rows_outermost(x)
    return batch_innermost(x).transpose(1, 0, 2, 3)


def _largest(parts: list[FloatArray], out: FloatArray) -> None:
    """Write the elementwise largest of several arrays of one shape into ``out``."""
    np.maximum(parts[0], parts[-1], out=out)
    for part in parts[1:-1]:
        np.maximum(out, part, out=out)
