"""A convolution while it learns: the patches of a batch as views of a third of the copies.

`im2col` writes a pixel as often as a filter has places. Here the rows of the pictures are the
outermost axis in memory and a pixel is written once for each *column* of the filter: the patches of
one row of the output then lie in one piece of memory, and those of the next row in the same piece
one row further on. What comes out is what `Conv2D` says, but for the last bits of the sums.
"""

from __future__ import annotations

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.layers.base import Layer
from nn_core.layers.im2col import output_size, rows_outermost

MANY = 8
"""Pictures from which on it pays."""


class RowPatches:
    """The patches of the last batch of a layer with stride 1, for the way back.

    Rows of zeros around the pictures are neither kept nor multiplied: where a filter reaches over
    the edge, the product is of fewer of its rows.

    Parameters
    ----------
    layer : Layer
        Its parameter W, shape (F, C, f, f), and its work arrays are used.
    pad : int
    """

    def __init__(self, layer: Layer, pad: int) -> None:
        self._layer, self._pad = layer, pad
        self._shape: tuple[int, ...] = ()
        self._shifted: FloatArray = np.empty(0)

    def forward(self, x: FloatArray) -> FloatArray:
        """Return the sums (OH, F, OW, N) for a batch (N, C, H, W), without a bias."""
        W, p = self._layer.params["W"], self._pad
        filters, channels, field, _ = W.shape
        x = rows_outermost(x)
        self._shape = height, _, width, n = x.shape
        out_h, out_w = (output_size(size, field, 1, p) for size in (height, width))
        shape = (height, field, channels, out_w, n)
        known = self._layer.known("columns by rows", shape, x.dtype)
        shifted = self._layer.scratch("columns by rows", shape, x.dtype)
        if not known:
            shifted.fill(0)  # the border stays zero ever after
        for column, (to, by) in enumerate(_columns(field, p, width, out_w)):
            shifted[:, column, :, to] = x[:, :, by]
        self._shifted = shifted
        by_row = np.ascontiguousarray(W.transpose(0, 2, 3, 1)).reshape(filters, field, -1)
        out = self._layer.scratch("out by rows", (out_h, filters, out_w, n), x.dtype)
        for row, sums in enumerate(out.reshape(out_h, filters, -1)):
            seen, of_filter = reached(row - p, field, height)
            np.matmul(_flat(by_row[:, of_filter]), _stacked(shifted[seen]), out=sums)
        return out

    def backward(self, dout: FloatArray, need_input: bool) -> FloatArray | None:
        """Fill the gradient of W from that of the sums, (OH, F, OW, N).

        Returns
        -------
        array, shape (H, C, W, N), or None
            The gradient of the input if that is needed.
        """
        W, p = self._layer.params["W"], self._pad
        filters, channels, field, _ = W.shape
        dW = np.zeros((filters, field, field * channels), dout.dtype)
        for row, d in enumerate(dout.reshape(len(dout), filters, -1)):
            seen, of_filter = reached(row - p, field, self._shape[0])
            of_row = d @ _stacked(self._shifted[seen]).T
            dW[:, of_filter] += of_row.reshape(dW[:, of_filter].shape)
        dW = dW.reshape(filters, field, field, channels)
        self._layer.grads["W"][...] = dW.transpose(0, 3, 1, 2)
        return self._input_gradient(dout) if need_input else None

    def _input_gradient(self, dout: FloatArray) -> FloatArray:
        """Return what each row of the input gets from the rows of the output that it reached."""
        W, p = self._layer.params["W"], self._pad
        filters, channels, field, _ = W.shape
        height, _, width, n = self._shape
        backwards = np.ascontiguousarray(W[:, :, ::-1].transpose(3, 1, 2, 0))
        backwards = backwards.reshape(field * channels, field, filters)
        dx = self._layer.scratch("dx by rows", (height, channels, width, n), dout.dtype)
        shape = (field, channels, dout.shape[2], n)
        share = self._layer.scratch("row", shape, dout.dtype)
        columns = list(enumerate(_columns(field, p, width, dout.shape[2])))
        # One that reaches every pixel is written instead of being added to zeros.
        whole = next((c for c in columns if c[1][1] == slice(0, width)), None)
        others = [c for c in columns if c is not whole]
        for row, to_row in enumerate(dx):
            # One row at a time stays in the CPU's cache until it has been added.
            given, of_filter = reached(row + p - field + 1, field, len(dout))
            product = share.reshape(len(backwards), -1)
            np.matmul(_flat(backwards[:, of_filter]), _stacked(dout[given]), out=product)
            if whole is None:
                to_row.fill(0)
            else:
                to_row[...] = share[whole[0], :, whole[1][0]]
            for column, (to, by) in others:
                to_row[:, by] += share[column, :, to]
        return dx


def reached(first: int, field: int, height: int) -> tuple[slice, slice]:
    """Return which rows a filter meets that lies from row ``first`` on, and by which of its own."""
    begin = min(max(0, first), height)
    end = max(begin, min(height, first + field))
    return slice(begin, end), slice(begin - first, end - first)


def _columns(field: int, pad: int, width: int, out_w: int) -> list[tuple[slice, slice]]:
    """Return, for each column of a filter, the places of the output and the pixels they see."""
    found = []
    for column in range(field):
        first, end = max(0, pad - column), max(0, min(out_w, width + pad - column))
        found.append((slice(first, end), slice(first + column - pad, end + column - pad)))
    return found


def _stacked(rows: FloatArray) -> FloatArray:
    """Return rows (R, …, C, W, N) that lie one after the other as a matrix (R·…·C, W·N)."""
    return rows.reshape(-1, rows.shape[-2] * rows.shape[-1])


def _flat(by_row: FloatArray) -> FloatArray:
    """Return some rows of filters (F, r, …) as a matrix (F, r·…)."""
    return by_row.reshape(len(by_row), -1)
