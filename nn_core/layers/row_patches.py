"""A convolution while it learns: the patches of a batch as views of a third of the copies.

`im2col` writes a pixel as often as a filter has places. Here the rows of the pictures are the
outermost axis in memory and a pixel is written once for each *column* of the filter: the patches of
one row of the output then lie in one piece of memory, and those of the next row in the same piece
one row further on. What comes out is what `Conv2D` says, but for the last bits of the sums.
"""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nn_core.arrays import FloatArray
from nn_core.layers.base import Layer
from nn_core.layers.im2col import output_size, rows_outermost

MANY = 8
"""Pictures from which on it pays."""


class RowPatches:
    """The patches of the last batch of a layer with stride 1, for the way back.

    Parameters
    ----------
    layer : Layer
        Its parameter W, shape (F, C, f, f), and its work arrays are used.
    pad : int
    """

    def __init__(self, layer: Layer, pad: int) -> None:
        self._layer, self._pad = layer, pad
        self._shape: tuple[int, ...] = ()
        self._patches: FloatArray = np.empty(0)

    def forward(self, x: FloatArray) -> FloatArray:
        """Return the sums (OH, F, OW, N) for a batch (N, C, H, W), without a bias."""
        W, p = self._layer.params["W"], self._pad
        filters, channels, field, _ = W.shape
        x = rows_outermost(x)
        self._shape = height, _, width, n = x.shape
        out_h, out_w = (output_size(size, field, 1, p) for size in (height, width))
        shape = (height + 2 * p, field, channels, out_w, n)
        known = self._layer.known("columns by rows", shape, x.dtype)
        shifted = self._layer.scratch("columns by rows", shape, x.dtype)
        if not known:
            shifted.fill(0)  # the border stays zero ever after
        for column, (to, by) in enumerate(_columns(field, p, width, out_w)):
            shifted[p : p + height, column, :, to] = x[:, :, by]
        self._patches = _stacked(shifted, field)
        by_column = np.ascontiguousarray(W.transpose(0, 2, 3, 1)).reshape(filters, -1)
        out = self._layer.scratch("out by rows", (out_h, filters, out_w, n), x.dtype)
        np.matmul(by_column, self._patches, out=out.reshape(out_h, filters, -1))
        return out

    def backward(self, dout: FloatArray, need_input: bool) -> FloatArray | None:
        """Fill the gradient of W from that of the sums, (OH, F, OW, N).

        Returns
        -------
        array, shape (H, C, W, N), or None
            The gradient of the input if that is needed.
        """
        W = self._layer.params["W"]
        filters, channels, field, _ = W.shape
        d = dout.reshape(len(dout), filters, -1)
        shape = (len(d), filters, channels * field * field)
        each_row = self._layer.scratch("dW", shape, d.dtype)
        np.matmul(d, self._patches.transpose(0, 2, 1), out=each_row)
        dW = each_row.sum(axis=0).reshape(filters, field, field, channels)
        self._layer.grads["W"][...] = dW.transpose(0, 3, 1, 2)
        return self._input_gradient(dout) if need_input else None

    def _input_gradient(self, dout: FloatArray) -> FloatArray:
        """Return what each row of the input gets from the rows of the output that it reached."""
        W, p = self._layer.params["W"], self._pad
        filters, channels, field, _ = W.shape
        height, _, width, n = self._shape
        reached = _stacked(self._between_zeros(dout, field - 1)[p:], field)
        backwards = np.ascontiguousarray(W[:, :, ::-1].transpose(3, 1, 2, 0))
        backwards = backwards.reshape(field * channels, field * filters)
        dx = self._layer.scratch("dx by rows", (height, channels, width, n), dout.dtype)
        shape = (field, channels, dout.shape[2], n)
        row = self._layer.scratch("row", shape, dout.dtype)
        columns = list(enumerate(_columns(field, p, width, dout.shape[2])))
        # One that reaches every pixel is written instead of being added to zeros.
        whole = next((c for c in columns if c[1][1] == slice(0, width)), None)
        others = [c for c in columns if c is not whole]
        for given, to_row in zip(reached, dx, strict=False):
            # One row at a time stays in the CPU's cache until it has been added.
            np.matmul(backwards, given, out=row.reshape(len(backwards), -1))
            if whole is None:
                to_row.fill(0)
            else:
                to_row[...] = row[whole[0], :, whole[1][0]]
            for column, (to, by) in others:
                to_row[:, by] += row[column, :, to]
        return dx

    def _between_zeros(self, dout: FloatArray, count: int) -> FloatArray:
        """Return the rows of ``dout`` with ``count`` rows of zeros before and behind them."""
        shape = (len(dout) + 2 * count, *dout.shape[1:])
        known = self._layer.known("dout", shape, dout.dtype)
        padded = self._layer.scratch("dout", shape, dout.dtype)
        if not known:
            padded.fill(0)
        padded[count : count + len(dout)] = dout
        return padded


def _columns(field: int, pad: int, width: int, out_w: int) -> list[tuple[slice, slice]]:
    """Return, for each column of a filter, the places of the output and the pixels they see."""
    found = []
    for column in range(field):
        first, end = max(0, pad - column), max(0, min(out_w, width + pad - column))
        found.append((slice(first, end), slice(first + column - pad, end + column - pad)))
    return found


def _stacked(rows: FloatArray, field: int) -> FloatArray:
    """Return every ``field`` rows that follow one another as one matrix, by views.

    Parameters
    ----------
    rows : array, shape (H, …, C, W, N)
        Contiguous.

    Returns
    -------
    array, shape (H − field + 1, field · … · C, W · N)
    """
    across = rows.shape[-2] * rows.shape[-1]
    matrix = (field * (rows[0].size // across), across)
    strides = (rows.strides[0], across * rows.itemsize, rows.itemsize)
    return as_strided(rows, (len(rows) - field + 1, *matrix), strides)
