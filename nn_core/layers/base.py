"""What a layer is: parameters, a forward pass, and a backward pass that fills the gradients."""

from __future__ import annotations

import math
import threading
from abc import ABC, abstractmethod
from typing import Any, ClassVar

import numpy as np

from nn_core.arrays import FloatArray

SMALL = 1 << 13
"""Numbers below which a fresh array is quicker than to look for one that has served."""


class _Scratch(threading.local):
    """Work arrays of one layer, others for each thread, so that two may read with one network."""

    def __init__(self) -> None:
        self.arrays: dict[str, FloatArray] = {}
        self.like: dict[str, tuple[object, FloatArray]] = {}


class Layer(ABC):
    """One step of a network.

    A batch of pictures has the book's shape (N, C, H, W). In memory, though, the batch is the
    innermost axis, so that every slice of the picture is one long run of numbers; while learning,
    rows of pictures may be the outermost. The reasons and the figures are in ``docs/decisions``.

    Attributes
    ----------
    params : dict of str to array
        What is learnt, by the book's names (W, b, gamma, beta).
    grads : dict of str to array
        The gradient of the loss for each of ``params``, filled by ``backward``.
    buffers : dict of str to array
        What is kept with the weights but not learnt (running means).
    """

    kind: ClassVar[str] = ""
    kinds: ClassVar[dict[str, type[Layer]]] = {}

    def __init__(self) -> None:
        self.params: dict[str, FloatArray] = {}
        self.grads: dict[str, FloatArray] = {}
        self.buffers: dict[str, FloatArray] = {}
        self._scratch = _Scratch()

    def __init_subclass__(cls) -> None:
        """Enter the layer in the table by which model files name it."""
        super().__init_subclass__()
        if cls.kind:
            Layer.kinds[cls.kind] = cls

    @abstractmethod
    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return the layer's output for a batch, shape (N, D) or (N, C, H, W).

        With ``train``, what ``backward`` will need is kept, and what is returned may be a work
        array, which the next such call fills anew.
        """

    @abstractmethod
    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Fill ``grads`` from the gradient of the output and return that of the input.

        A gradient of the loss has the shape of what it belongs to. With ``need_input`` False (the
        first layer of a network) that of the input is not worked out where that saves time, and
        what is returned must not be used. It, too, may be a work array.
        """

    def config(self) -> dict[str, Any]:
        """Return the keyword arguments that make this layer again, as JSON can hold them."""
        return {}

    def scratch(self, name: str, shape: tuple[int, ...], dtype: np.dtype[Any]) -> FloatArray:
        """Return an uninitialised work array that is reused from step to step.

        Fresh pages cost more than the arithmetic in them: reuse made a training step of the
        convolution faster (``python -m benchmarks training``).
        """
        arrays = self._scratch.arrays
        if not self.known(name, shape, dtype):
            arrays[name] = np.empty(shape, dtype)
        return arrays[name][...]  # a view: who asks whether it is the owner hears that it is not

    def known(self, name: str, shape: tuple[int, ...], dtype: np.dtype[Any]) -> bool:
        """Whether `scratch` would return an array that has served."""
        array = self._scratch.arrays.get(name)
        return array is not None and array.shape == shape and array.dtype == dtype

    def room(
        self, name: str, shape: tuple[int, ...], dtype: np.dtype[Any], train: bool = True
    ) -> FloatArray:
        """Return an array to be filled: a work array in training, else a fresh one."""
        if not train or math.prod(shape) < SMALL:
            return np.empty(shape, dtype)
        return self.scratch(name, shape, dtype)

    def room_like(self, name: str, x: FloatArray, train: bool = True) -> FloatArray:
        """Return an array to be filled, as `room` does, with the shape and memory order of x."""
        if not train or x.size < SMALL:
            return np.empty_like(x)
        return self._kept_like(name, x)[...]

    def zeros_like(self, x: FloatArray) -> FloatArray:
        """Return zeros to be read only, with the shape and memory order of x.

        NumPy compares two arrays three times as fast as an array and a number.
        """
        return np.zeros_like(x) if x.size < SMALL else self._kept_like("zeros", x)

    def _kept_like(self, name: str, x: FloatArray) -> FloatArray:
        made_for = (x.shape, x.strides, x.dtype)
        known = self._scratch.like.get(name)
        if known is None or known[0] != made_for:
            known = self._scratch.like[name] = made_for, np.zeros_like(x)
        return known[1]

    def _set(self, **params: FloatArray) -> None:
        self.params = params
        self.grads = {name: np.zeros_like(value) for name, value in params.items()}
