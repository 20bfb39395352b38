"""The fully connected layer: every input times a weight, plus a bias (chapter 5.6)."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.initializers import Initializer, he
from nn_core.layers.base import Layer


class Affine(Layer):
    """X · W + b.

    Parameters
    ----------
    inputs, outputs : int
        Number of neurons on either side; W has shape (inputs, outputs), b (outputs,).
    rng : numpy.random.Generator, optional
        Draws the initial weights; without one they are zero, to be loaded.
    initializer : callable
    dtype : numpy dtype
    """

    kind = "affine"

    def __init__(
        self,
        inputs: int,
        outputs: int,
        rng: np.random.Generator | None = None,
        initializer: Initializer = he,
        dtype: Any = np.float32,
    ) -> None:
        super().__init__()
        size = inputs, outputs
        W = np.zeros(size, dtype) if rng is None else initializer(*size, rng)
        self._set(W=W.astype(dtype, copy=False), b=np.zeros(outputs, dtype))
        self._x: FloatArray | None = None

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return (N, outputs) from (N, inputs)."""
        if train:
            self._x = x
        W, b = self.params["W"], self.params["b"]
        out = self.room("out", (len(x), len(b)), W.dtype, train)
        np.matmul(x, W, out=out)
        out += b
        return out

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Fill the gradients of W and b; return dout · Wᵀ, (N, inputs) from (N, outputs)."""
        assert self._x is not None
        np.matmul(self._x.T, dout, out=self.grads["W"])
        np.sum(dout, axis=0, out=self.grads["b"])
        if not need_input:
            return dout
        W = self.params["W"]
        # In the memory order of x: behind pictures the batch is innermost.
        return np.matmul(dout, W.T, out=self.room_like("dx", self._x))

    def config(self) -> dict[str, Any]:
        """Return the two sizes."""
        inputs, outputs = self.params["W"].shape
        return {"inputs": inputs, "outputs": outputs}
