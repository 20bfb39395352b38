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
        windows = self._windows(x)
        out = windows[0].copy()
        for window in windows[1:]:
            np.maximum(out, window, out=out)
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
        free = np.ones(d.shape, bool)
        for x, target in zip(self._windows(self._x), self._windows(dx), strict=True):
            hit = x == self._out
            hit &= free
            np.multiply(d, hit, out=target)
            free ^= hit
        return batch_first(dx)

    def config(self) -> dict[str, Any]:
        """Return the side of the window."""
        return {"field": self.field}

    def _windows(self, x: FloatArray) -> list[FloatArray]:
        """Return, for each place in the window, the view of x that holds it for all windows."""
        f = self.field
        height, width = (output_size(size, f, f, 0) * f for size in x.shape[1:3])
        return [x[:, r:height:f, c:width:f] for r in range(f) for c in range(f)]
