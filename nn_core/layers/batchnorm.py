"""Batch normalisation: each signal brought to mean 0 and deviation 1 (chapter 6.3)."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.layers.base import Layer
from nn_core.layers.im2col import (
    batch_first,
    batch_innermost,
    lies_by_rows,
    rows_back,
    rows_outermost,
)

EPSILON = 1e-5


class BatchNorm(Layer):
    """Normalises each feature of (N, D), or each channel of (N, C, H, W), then scales and shifts.

    Parameters
    ----------
    features : int
        D or C.
    momentum : float
        Memory of the running mean and variance, which stand in for the batch's own when the
        network is used (Ioffe, Szegedy 2015).
    """

    kind = "batchnorm"

    def __init__(self, features: int, momentum: float = 0.9, dtype: Any = np.float32) -> None:
        super().__init__()
        self.momentum = momentum
        self._set(gamma=np.ones(features, dtype), beta=np.zeros(features, dtype))
        self.buffers = {"mean": np.zeros(features, dtype), "var": np.ones(features, dtype)}
        self._kept: tuple[FloatArray, FloatArray, FloatArray] | None = None

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return the normalised batch in the shape of ``x``."""
        rows = _features(x)
        mean, var = self.buffers["mean"], self.buffers["var"]
        if train:
            count = rows.dtype.type(rows[:, 0].size)
            sums, squares = _sums(rows, rows)
            batch_mean = sums / count
            batch_var = np.maximum(squares / count - batch_mean**2, 0)
            mean += (1 - self.momentum) * (batch_mean - mean)
            var += (1 - self.momentum) * (batch_var - var)
            mean, var = batch_mean, batch_var
        inverse = 1 / np.sqrt(var + rows.dtype.type(EPSILON))
        scale = self.params["gamma"] * inverse
        if train:
            self._kept = (rows, mean, inverse)
        shift = self.params["beta"] - mean * scale
        out = self.room_like("out", rows, train)
        for row, to_row in zip(rows, out, strict=True):  # in the CPU's cache between two lines
            np.multiply(row, scale[:, None], out=to_row)
            np.add(to_row, shift[:, None], out=to_row)
        return _shaped(out, x)

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Fill the gradients of gamma and beta; return that of the input, same shape."""
        assert self._kept is not None
        rows, mean, inverse = self._kept
        d = _features(dout, like=rows)
        count = rows.dtype.type(d[:, 0].size)
        dbeta, products = _sums(d, rows)
        dgamma = (products - mean * dbeta) * inverse
        self.grads["beta"][...], self.grads["gamma"][...] = dbeta, dgamma
        # dx = γ/σ · (dout − mean(dout) − x̂·mean(dout·x̂)), as a·dout + b·x + c for each feature
        a = self.params["gamma"] * inverse
        b = -a * inverse * dgamma / count
        c = -a * dbeta / count - b * mean
        out = self.room_like("dx", rows)
        share = self.room("share", rows.shape[1:], rows.dtype)
        for row, given, to_row in zip(rows, d, out, strict=True):
            np.multiply(row, b[:, None], out=to_row)
            np.add(to_row, c[:, None], out=to_row)
            np.add(to_row, np.multiply(given, a[:, None], out=share), out=to_row)
        return _shaped(out, dout)

    def folded(self) -> tuple[FloatArray, FloatArray]:
        """Return scale and shift, shape (features,): all that is left of it when it is in use.

        With the running mean and variance fixed, gamma·(x - mean)/deviation + beta is
        scale·x + shift.
        """
        rows_type = self.buffers["var"].dtype.type
        inverse = 1 / np.sqrt(self.buffers["var"] + rows_type(EPSILON))
        scale = self.params["gamma"] * inverse
        return scale, self.params["beta"] - self.buffers["mean"] * scale

    def config(self) -> dict[str, Any]:
        """Return the number of features."""
        return {"features": len(self.params["gamma"])}


def _features(x: FloatArray, like: FloatArray | None = None) -> FloatArray:
    """Return (P, features, everything else); P is 1, or the rows of pictures that lie outermost.

    Parameters
    ----------
    x : array, shape (N, D) or (N, C, H, W)
    like : array, optional
        What was returned for another batch of that shape, whose order is wanted.
    """
    if x.ndim == 2:
        return np.ascontiguousarray(x.T)[None]
    by_rows = lies_by_rows(x) if like is None else len(like) > 1
    if by_rows:
        return rows_outermost(x).reshape(x.shape[2], x.shape[1], -1)
    return batch_innermost(x).reshape(1, x.shape[1], -1)


def _shaped(rows: FloatArray, like: FloatArray) -> FloatArray:
    """Return what `_features` gave in the shape (N, D) or (N, C, H, W) of ``like``."""
    if like.ndim == 2:
        return rows.transpose(2, 1, 0)[:, :, 0]
    n, c, h, w = like.shape
    if len(rows) > 1:
        return rows_back(rows.reshape(h, c, w, n))
    return batch_first(rows.reshape(c, h, w, n))


def _sums(a: FloatArray, b: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the sums of a and of a·b of each feature, each of shape (features,)."""
    ones = np.ones(a.shape[2], a.dtype)  # a product with them is the quickest sum
    sums, products = np.zeros((2, a.shape[1]), a.dtype)
    for row, other in zip(a, b, strict=True):
        sums += row @ ones
        products += np.vecdot(row, other)
    return sums, products
