"""Batch normalisation that keeps the mean and variance it was trained with, even while learning."""

from __future__ import annotations

from nn_core.arrays import FloatArray
from nn_core.layers.base import Layer
from nn_core.layers.batchnorm import EPSILON, BatchNorm
from nn_core.layers.im2col import batch_first, batch_innermost


class FixedNorm(Layer):
    """A trained ``BatchNorm`` as the plain scale and shift that it is when a network is used.

    With kept statistics a picture's signals do not depend on the others of its batch. So a batch
    can be learnt a few pictures at a time, their gradients added up, and what learns is exactly
    what will be used. Gamma and beta are learnt. Such a layer stands in for another one while a
    network is taught and is never written to a file, so it has no kind.

    Parameters
    ----------
    norm : BatchNorm
        Its arrays are taken over, not copied.
    """

    def __init__(self, norm: BatchNorm) -> None:
        super().__init__()
        self.params, self.grads, self.buffers = norm.params, norm.grads, norm.buffers
        self._x: FloatArray | None = None

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return γ(x − μ)/σ + β in the shape of ``x``, with the kept μ and σ."""
        rows = _rows(x)
        scale = self.params["gamma"] * self._inverse()
        out = rows * scale[:, None]
        out += (self.params["beta"] - self.buffers["mean"] * scale)[:, None]
        if train:
            self._x = rows
        return _shaped(out, x)

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Fill the gradients of gamma and beta; return that of the input, γ/σ times ``dout``."""
        assert self._x is not None
        d, inverse = _rows(dout), self._inverse()
        self.grads["beta"][...] = d.sum(axis=1)
        centred = self._x - self.buffers["mean"][:, None]
        self.grads["gamma"][...] = (d * centred).sum(axis=1) * inverse
        return _shaped(d * (self.params["gamma"] * inverse)[:, None], dout)

    def _inverse(self) -> FloatArray:
        var = self.buffers["var"]
        inverse: FloatArray = 1 / (var + var.dtype.type(EPSILON)) ** 0.5
        return inverse


def _rows(x: FloatArray) -> FloatArray:
    """Return (features, everything else)."""
    return x.T if x.ndim == 2 else batch_innermost(x).reshape(x.shape[1], -1)


def _shaped(rows: FloatArray, like: FloatArray) -> FloatArray:
    if like.ndim == 2:
        return rows.T
    n, c, h, w = like.shape
    return batch_first(rows.reshape(c, h, w, n))
