"""An activation function as a layer: what makes a network more than one product (chapter 3.2)."""

from __future__ import annotations

from typing import Any

import numpy as np

from nn_core import activations
from nn_core.arrays import FloatArray
from nn_core.layers.base import Layer


class Activate(Layer):
    """Applies one function of the registry to every signal.

    Parameters
    ----------
    name : str
        Key of ``nn_core.activations``.
    """

    kind = "activation"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.activation = activations.get(name)
        self._x: FloatArray | None = None

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return h(x), same shape."""
        if train:
            self._x = x
        return self.activation.function(x)

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Return dout · h'(x), same shape."""
        assert self._x is not None
        return dout * self.activation.derivative(self._x)

    def config(self) -> dict[str, Any]:
        """Return the name of the function."""
        return {"name": self.activation.name}


class ReLU(Layer):
    """The ReLU of chapter 5.5.1, which needs no more than a mask on the way back."""

    kind = "relu"

    def __init__(self) -> None:
        super().__init__()
        self.activation = activations.get("relu")
        self._out: FloatArray | None = None

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return max(0, x), same shape."""
        out = self.room_like("out", x, train)
        np.maximum(x, self.zeros_like(x) if train else 0, out=out)
        if train:
            self._out = out
        return out

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Return dout where the signal went through, 0 elsewhere; same shape."""
        assert self._out is not None
        room = self.room_like("dx", self._out)
        gradient: FloatArray = np.multiply(dout, self._out > 0, out=room)
        return gradient
