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
            batch_mean = _sums(rows) / count
            batch_var = np.maximum(_sums_of_products(rows, rows) / count - batch_mean**2, 0)
            mean += (1 - self.momentum) * (batch_mean - mean)
            var += (1 - self.momentum) * (batch_var - var)
            mean, var = batch_mean, batch_var
        inverse = 1 / np.sqrt(var + rows.dtype.type(EPSILON))
        scale = self.params["gamma"] * inverse
        if train:
            self._kept = (rows, mean, inverse)
        out = np.multiply(rows, scale[:, None], out=self.room_like("out", rows, train))
        out += (self.params["beta"] - mean * scale)[:, None]
        return _shaped(out, x)

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Fill the gradients of gamma and beta; return that of the input, same shape."""
        assert self._kept is not None
        rows, mean, inverse = self._kept
        d = _features(dout, like=rows)
        count = rows.dtype.type(d[:, 0].size)
        dbeta = self.grads["beta"]
        dbeta[...] = _sums(d)
        dgamma = (_sums_of_products(d, rows) - mean * dbeta) * inverse
        self.grads["gamma"][...] = dgamma
        # dx = γ/σ · (dout − mean(dout) − x̂·mean(dout·x̂)), as a·dout + b·x + c for each feature
        a = self.params["gamma"] * inverse
        b = -a * inverse * dgamma / count
        c = -a * dbeta / count - b * mean
        out = np.multiply(rows, b[:, None], out=self.room_like("dx", rows))
        out += c[:, None]
        share = self.room("share", rows.shape[1:], rows.dtype)
        for into, given in zip(out, d, strict=True):
            np.add(into, np.multiply(given, a[:, None], out=share), out=into)
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


def _sums(rows: FloatArray) -> FloatArray:
    """Return the sum of each feature, shape (features,): a product with ones is the quickest."""
    sums: FloatArray = np.sum(rows @ np.ones(rows.shape[2], rows.dtype), axis=0)
    return sums


def _sums_of_products(a: FloatArray, b: FloatArray) -> FloatArray:
    """Return the sum of a·b of each feature, shape (features,)."""
    sums: FloatArray = np.sum(np.vecdot(a, b), axis=0)
    return sums
