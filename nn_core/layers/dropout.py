"""Dropout: neurons that are left out at random while learning (chapter 6.4.3)."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.layers.base import Layer


class Dropout(Layer):
    """Sets a share of the signals to zero while training.

    The rest is made larger to match, so that nothing has to change when the network is used; the
    book scales at that time instead. Both give the same mean.

    Parameters
    ----------
    ratio : float
        Share of signals that are left out, at least 0 and below 1.
    rng : numpy.random.Generator, optional

    Raises
    ------
    ValueError
        If the ratio is another one; then nothing or less would be left.
    """

    kind = "dropout"

    def __init__(self, ratio: float = 0.5, rng: np.random.Generator | None = None) -> None:
        super().__init__()
        if not 0 <= ratio < 1:
            raise ValueError(ratio)
        self.ratio = ratio
        self.rng = np.random.default_rng(0) if rng is None else rng
        self._keep: FloatArray | None = None

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return x, or while training x with some signals at zero; same shape."""
        if not train or self.ratio == 0:
            self._keep = None
            return x
        # Drawn in the memory order of x, so that the product below runs through both in line.
        order = sorted(range(x.ndim), key=lambda axis: -x.strides[axis])
        drawn = self.rng.random([x.shape[axis] for axis in order], np.float32) >= self.ratio
        scale = x.dtype.type(1 / (1 - self.ratio))
        self._keep = (drawn * scale).transpose(np.argsort(order))
        kept: FloatArray = x * self._keep
        return kept

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Return the gradient of the signals that were kept, 0 elsewhere; same shape."""
        return dout if self._keep is None else dout * self._keep

    def config(self) -> dict[str, Any]:
        """Return the share that is left out."""
        return {"ratio": self.ratio}
