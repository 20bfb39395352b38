"""Pictures unrolled so that a convolution becomes one matrix product (chapter 7.4)."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import FloatArray


def batch_innermost(x: FloatArray) -> FloatArray:
    """Return a batch (N, C, H, W) as a contiguous array (C, H, W, N); a view where it is one."""
    return np.ascontiguousarray(x.transpose(1, 2, 3, 0))


def batch_first(x: FloatArray) -> FloatArray:
    """Return a view (N, C, H, W) of an array (C, H, W, N)."""
    return x.transpose(3, 0, 1, 2)


def rows_outermost(x: FloatArray) -> FloatArray:
    """Return a batch (N, C, H, W) as a contiguous array (H, C, W, N); a view where it is one."""
    return np.ascontiguousarray(x.transpose(2, 1, 3, 0))


def rows_back(x: FloatArray) -> FloatArray:
    """Return a view (N, C, H, W) of an array (H, C, W, N)."""
    return x.transpose(3, 1, 0, 2)


def lies_by_rows(x: FloatArray) -> bool:
    """Whether a batch (N, C, H, W) lies in memory as (H, C, W, N)."""
    return bool(x.transpose(2, 1, 3, 0).flags.c_contiguous)


def output_size(size: int, field: int, stride: int, pad: int) -> int:
    """Return the side of the output of a filter that slides over ``size`` (equation 7.1)."""
    return (size + 2 * pad - field) // stride + 1


def im2col(x: FloatArray, field: tuple[int, int], stride: int, out: FloatArray) -> FloatArray:
    """Write every patch of ``x`` as one column and return the columns as a matrix.

    Parameters
    ----------
    x : array, shape (C, H, W, N)
        Padded pictures, batch innermost.
    field : (int, int)
        Height and width of the filter.
    stride : int
    out : array, shape (C, FH, FW, OH, OW, N)
        Filled; the result is a view of it.

    Returns
    -------
    array, shape (C·FH·FW, OH·OW·N)
    """
    out_h, out_w = out.shape[3:5]
    for row in range(field[0]):
        for column in range(field[1]):
            out[:, row, column] = x[
                :,
                row : row + stride * out_h : stride,
                column : column + stride * out_w : stride,
            ]
    return out.reshape(out.shape[0] * field[0] * field[1], -1)


def col2im(columns: FloatArray, stride: int, out: FloatArray, pad: int = 0) -> FloatArray:
    """Add every column back to where its patch was: the transpose of ``im2col``.

    Parameters
    ----------
    columns : array, shape (C, FH, FW, OH, OW, N)
    stride : int
    out : array, shape (C, H, W, N)
        Overwritten with the sums.
    pad : int
        Rows and columns of zeros that were around the pictures and get no sums.
    """
    _, rows, cols, out_h, out_w, _ = columns.shape
    height, width = out.shape[1:3]
    out.fill(0)
    for row in range(rows):
        to_row, from_row = _inside(row - pad, stride, out_h, height)
        for column in range(cols):
            to_column, from_column = _inside(column - pad, stride, out_w, width)
            out[:, to_row, to_column] += columns[:, row, column, from_row, from_column]
    return out


def _inside(first: int, stride: int, count: int, size: int) -> tuple[slice, slice]:
    """Return the places first, first + stride, … that lie in a picture, and which they are."""
    begin = max(0, -(first // stride))
    end = max(begin, min(count, (size - 1 - first) // stride + 1))
    start = first + begin * stride
    return slice(start, start + (end - begin - 1) * stride + 1, stride), slice(begin, end)
