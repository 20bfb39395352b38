"""Max pooling: the strongest signal of each small window goes on (chapter 7.3)."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.layers.base import Layer
from nn_core.layers.im2col import batch_first, batch_innermost, output_size


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

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return (N, C, H // field, W // field)."""
        x = batch_innermost(x)
        f, (C, H, W, N) = self.field, x.shape
        height, width = H // f, W // f
        # Whole rows first, which are long runs in memory; then half the work is left.
        rows = [x[:, r : height * f : f] for r in range(f)]
        high = self._largest(rows, self.room("high", (C, height, W, N), x.dtype))
        out = self.room("out", (C, height, width, N), x.dtype, train)
        self._largest([high[:, :, c : width * f : f] for c in range(f)], out)
        if train:
            self._x, self._out = x, out
        return batch_first(out)

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Return (N, C, H, W): each gradient at the place the largest value came from.

        Of equal values it is the first.
        """
        assert self._x is not None
        assert self._out is not None
        d = batch_innermost(dout)
        dx = self.scratch("dx", self._x.shape, d.dtype)
        if any(size % self.field for size in self._x.shape[1:3]):
            dx.fill(0)
        # A number kept or not by its bits: several times as fast as a product with a truth value.
        bits = np.dtype(f"i{d.itemsize}")
        d, given = d.view(bits), self._windows(dx.view(bits))
        mask = self.room("mask", d.shape, bits)
        free = np.ones(d.shape, np.int8)
        for x, target in zip(self._windows(self._x)[:-1], given, strict=False):
            hit = (x == self._out).view(np.int8)
            hit &= free
            free ^= hit
            np.bitwise_and(d, np.negative(hit, out=mask), out=target)
        np.bitwise_and(d, np.negative(free, out=mask), out=given[-1])
        return batch_first(dx)

    def config(self) -> dict[str, Any]:
        """Return the side of the window."""
        return {"field": self.field}

    def _windows(self, x: FloatArray) -> list[FloatArray]:
        """Return, for each place in the window, the view of x that holds it for all windows."""
        f = self.field
        height, width = (output_size(size, f, f, 0) * f for size in x.shape[1:3])
        return [x[:, r:height:f, c:width:f] for r in range(f) for c in range(f)]

    @staticmethod
    def _largest(parts: list[FloatArray], out: FloatArray) -> FloatArray:
        """Write the elementwise largest of several arrays of one shape into ``out``."""
        np.maximum(parts[0], parts[-1], out=out)
        for part in parts[1:-1]:
            np.maximum(out, part, out=out)
        return out
