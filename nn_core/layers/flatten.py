"""From pictures to rows: the step between convolutions and fully connected layers."""

from __future__ import annotations

from nn_core.arrays import FloatArray
from nn_core.layers.base import Layer
from nn_core.layers.im2col import batch_first, batch_innermost


class Flatten(Layer):
    """(N, C, H, W) seen as (N, C·H·W)."""

    kind = "flatten"

    def __init__(self) -> None:
        super().__init__()
        self._shape: tuple[int, ...] = ()

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return (N, C·H·W); nothing is copied if the batch is innermost in memory."""
        inner = batch_innermost(x)
        self._shape = inner.shape
        return inner.reshape(-1, inner.shape[-1]).T

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Return the gradient in the shape of the pictures, (N, C, H, W)."""
        return batch_first(dout.T.reshape(self._shape))
