"""The convolution layer: small filters that slide over the picture (chapter 7.2)."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.initializers import Initializer, he
from nn_core.layers.base import Layer
from nn_core.layers.im2col import (
    batch_first,
    batch_innermost,
    col2im,
    im2col,
    output_size,
    rows_back,
    rows_outermost,
)
from nn_core.layers.row_patches import MANY, RowPatches
from nn_core.layers.row_tiles import RowTiles, pays


class Conv2D(Layer):
    """Filters over the channels of a picture.

    Parameters
    ----------
    channels, filters : int
        Channels of the input and of the output; W has shape (filters, channels, field, field).
    field : int
        Side of the square filter.
    stride, pad : int
        Step of the filter, and zeros added on each side.
    rng : numpy.random.Generator, optional
        Draws the initial weights; without one they are zero, to be loaded.
    bias : bool
        False where a batch normalisation follows, whose beta does the same.
    """

    kind = "conv"

    def __init__(
        self,
        channels: int,
        filters: int,
        field: int = 3,
        *,
        stride: int = 1,
        pad: int = 0,
        bias: bool = True,
        rng: np.random.Generator | None = None,
        initializer: Initializer = he,
        dtype: Any = np.float32,
    ) -> None:
        super().__init__()
        self.stride, self.pad = stride, pad
        fan_in = channels * field * field
        W = np.zeros((fan_in, filters)) if rng is None else initializer(fan_in, filters, rng)
        W = np.ascontiguousarray(W.T.reshape(filters, channels, field, field), dtype)
        self._set(W=W, **({"b": np.zeros(filters, dtype)} if bias else {}))
        self._columns: FloatArray | None = None
        self._rows: RowPatches | RowTiles | None = None
        self._input: tuple[int, int, int, int] = (0, 0, 0, 0)

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return (N, filters, OH, OW) from (N, channels, H, W)."""
        W = self.params["W"]
        self._rows = None
        if train and self.stride == 1 and len(x) >= MANY:
            return self._forward_by_rows(x)
        columns, (out_h, out_w) = self.unrolled(x)
        if train:
            self._columns = columns
        out = self.room("out", (len(W), columns.shape[1]), W.dtype, train)
        np.matmul(W.reshape(len(W), -1), columns, out=out)
        if "b" in self.params:
            out += self.params["b"][:, None]
        return batch_first(out.reshape(len(W), out_h, out_w, -1))

    def unrolled(self, x: FloatArray) -> tuple[FloatArray, tuple[int, int]]:
        """Return what ``forward`` multiplies the filters with, and the size of a map.

        Returns
        -------
        columns : array, shape (channels·field·field, OH·OW·N)
            Every patch as one column; a work array that the next call fills anew.
        size : (int, int)
            OH and OW.
        """
        field = self.params["W"].shape[-1]
        x = batch_innermost(x)
        self._input = x.shape
        x = self._padded(x)
        C, H, Wd, N = x.shape
        out_h = output_size(H, field, self.stride, 0)
        out_w = output_size(Wd, field, self.stride, 0)
        unrolled = self.scratch("columns", (C, field, field, out_h, out_w, N), x.dtype)
        return im2col(x, (field, field), self.stride, unrolled), (out_h, out_w)

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Fill the gradients of W and b; return that of the input, (N, channels, H, W)."""
        if self._rows is not None:
            return self._backward_by_rows(self._rows, dout, need_input)
        assert self._columns is not None
        W = self.params["W"]
        filters, _, field, _ = W.shape
        d = batch_innermost(dout)
        out_h, out_w, N = d.shape[1:]
        d2 = d.reshape(filters, -1)
        np.matmul(d2, self._columns.T, out=self.grads["W"].reshape(filters, -1))
        if "b" in self.params:
            np.sum(d2, axis=1, out=self.grads["b"])
        if not need_input:
            return dout
        # The columns have served; their memory holds the gradient of the columns now.
        dcolumns = np.matmul(W.reshape(filters, -1).T, d2, out=self._columns)
        C = self._input[0]
        dx = self.scratch("dx", self._input, d.dtype)
        dcolumns = dcolumns.reshape(C, field, field, out_h, out_w, N)
        return batch_first(col2im(dcolumns, self.stride, dx, self.pad))

    def _forward_by_rows(self, x: FloatArray) -> FloatArray:
        """Do the same as above for many pictures, with a third of the copies."""
        by_rows = RowTiles if pays(x, self.params["W"]) else RowPatches
        self._rows = by_rows(self, self.pad)
        out = self._rows.forward(x)
        if "b" in self.params:
            out += self.params["b"][:, None, None]
        return rows_back(out)

    def _backward_by_rows(
        self, rows: RowPatches | RowTiles, dout: FloatArray, need_input: bool
    ) -> FloatArray:
        d = rows_outermost(dout)
        if "b" in self.params:
            np.sum(d, axis=(0, 2, 3), out=self.grads["b"])
        dx = rows.backward(d, need_input)
        return dout if dx is None else rows_back(dx)

    def config(self) -> dict[str, Any]:
        """Return sizes, stride, padding and whether there is a bias."""
        filters, channels, field, _ = self.params["W"].shape
        return {
            "channels": channels,
            "filters": filters,
            "field": field,
            "stride": self.stride,
            "pad": self.pad,
            "bias": "b" in self.params,
        }

    def _padded(self, x: FloatArray) -> FloatArray:
        if not self.pad:
            return x
        p, (C, H, W, N) = self.pad, x.shape
        shape = (C, H + 2 * p, W + 2 * p, N)
        known = self.known("padded", shape, x.dtype)
        padded = self.scratch("padded", shape, x.dtype)
        if not known:
            padded.fill(0)  # the border stays zero ever after
        padded[:, p:-p, p:-p] = x
        return padded
