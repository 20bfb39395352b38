"""Why the batch is the innermost axis: a convolution in the book's memory order against ours."""

from __future__ import annotations

import numpy as np

from benchmarks.training import best_time
from nn_core.arrays import FloatArray
from nn_core.layers import Conv2D


def book_step(x: FloatArray, W: FloatArray, dout: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Do a step of a 3x3 convolution with padding 1 on (N, C, H, W), as chapter 7.4 lays it out."""
    N, C, H, width = x.shape
    filters = len(W)
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    columns = np.zeros((N, C, 3, 3, H, width), x.dtype)
    for row, column in np.ndindex(3, 3):
        columns[:, :, row, column] = padded[:, :, row : row + H, column : column + width]
    matrix = columns.transpose(0, 4, 5, 1, 2, 3).reshape(N * H * width, -1)
    flat = W.reshape(filters, -1).T
    (matrix @ flat).reshape(N, H, width, -1).transpose(0, 3, 1, 2)
    d = dout.transpose(0, 2, 3, 1).reshape(-1, filters)
    dW = matrix.T @ d
    back = (d @ flat.T).reshape(N, H, width, C, 3, 3).transpose(0, 3, 4, 5, 1, 2)
    dx = np.zeros_like(padded)
    for row, column in np.ndindex(3, 3):
        dx[:, :, row : row + H, column : column + width] += back[:, :, row, column]
    return dW.T.reshape(W.shape), dx[:, :, 1:-1, 1:-1]


def run(argv: list[str]) -> int:
    """Print the time of a training step of one layer in both orders, and their ratio."""
    rng = np.random.default_rng(0)
    for channels, filters, side, count in ((16, 32, 14, 64), (32, 48, 14, 64), (48, 64, 7, 64)):
        layer = Conv2D(channels, filters, 3, pad=1, bias=False, rng=rng)
        W = layer.params["W"]
        x = rng.random((count, channels, side, side), np.float32)
        dout = rng.random((count, filters, side, side), np.float32)
        inner_x = np.ascontiguousarray(x.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)
        inner_d = np.ascontiguousarray(dout.transpose(1, 2, 3, 0)).transpose(3, 0, 1, 2)

        def ours(layer: Conv2D = layer, x: FloatArray = inner_x, d: FloatArray = inner_d) -> None:
            layer.forward(x, train=True)
            layer.backward(d)

        def book(x: FloatArray = x, W: FloatArray = W, d: FloatArray = dout) -> None:
            book_step(x, W, d)

        slow, fast = best_time(book), best_time(ours)
        print(
            f"conv {channels:2} -> {filters:2} at {side:2}x{side:<2} batch {count}: "
            f"book's order {slow * 1e3:6.1f} ms, batch innermost {fast * 1e3:6.1f} ms, "
            f"{slow / fast:.1f} times as fast"
        )
    return 0
