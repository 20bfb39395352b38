"""A network: layers in a row, run forward to answer and backward to learn."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError
from nn_core.layers import Layer, MaxPool2D, ReLU, build
from nn_core.softmax import softmax


class Network:
    """Layers in a row whose last output is the logits of a softmax.

    The parameters of all layers lie in one flat vector, and so do the gradients; each layer holds
    views of its part. An optimiser then works on two vectors, whatever the layers are.

    Parameters
    ----------
    layers : iterable of Layer
    """

    def __init__(self, layers: Iterable[Layer]) -> None:
        self.layers = list(layers)
        self.flat_params, self.flat_grads = self._gather()

    @classmethod
    def from_config(cls, config: list[dict[str, Any]]) -> Network:
        """Return a network with all weights zero, as ``config()`` described it.

        Raises
        ------
        ModelFileError
            If a layer is unknown or described wrongly.
        """
        return cls(build(layer) for layer in config)

    def config(self) -> list[dict[str, Any]]:
        """Return the architecture as JSON can hold it."""
        return [{"kind": layer.kind, **layer.config()} for layer in self.layers]

    @property
    def dtype(self) -> np.dtype[Any]:
        """The float type of the parameters, in which everything is worked out."""
        return self.flat_params.dtype

    @property
    def takes_pictures(self) -> bool:
        """Whether the input is (N, 1, 28, 28) and not (N, 784)."""
        return any(layer.kind == "conv" for layer in self.layers)

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return logits, shape (N, classes).

        Parameters
        ----------
        x : array, shape (N, features) or (N, C, H, W)
            A batch of pictures (N, 28, 28) is brought into the shape the first layer takes.
        train : bool
            Keep what ``backward`` needs; batch normalisation and dropout act as in training.
        """
        x = self.batch(x)
        for layer in _order_of_work(self.layers):
            x = layer.forward(x, train)
        return x

    def backward(self, dlogits: FloatArray, need_input: bool = False) -> FloatArray:
        """Fill all gradients from that of the logits (N, classes).

        Returns
        -------
        array
            The gradient of the input if ``need_input``; else nothing of use.
        """
        d = dlogits
        first = self.layers[0]
        for layer in reversed(_order_of_work(self.layers)):
            d = layer.backward(d, need_input or layer is not first)
        return d

    def predict(self, x: FloatArray, batch_size: int = 256) -> FloatArray:
        """Return probabilities, shape (N, classes), worked out in batches."""
        return np.concatenate(
            [softmax(self.forward(x[i : i + batch_size])) for i in range(0, len(x), batch_size)]
        )

    def last_signals(self, x: FloatArray, batch_size: int = 256) -> tuple[FloatArray, FloatArray]:
        """Return what goes into the last layer, (N, n), and the logits, (N, classes).

        They are worked out in batches, as in ``predict``, in one pass.
        """
        hidden, logits = [], []
        for i in range(0, len(x), batch_size):
            z = self.batch(x[i : i + batch_size])
            for layer in self.layers[:-1]:
                z = layer.forward(z)
            hidden.append(z.reshape(len(z), -1))
            logits.append(self.layers[-1].forward(z))
        return np.concatenate(hidden), np.concatenate(logits)

    def activations(self, x: FloatArray) -> list[tuple[str, FloatArray]]:
        """Return the name and the output (N, …) of every layer for the batch ``x``."""
        x = self.batch(x)
        outputs = []
        for index, layer in enumerate(self.layers):
            x = layer.forward(x)
            outputs.append((f"{index}.{layer.kind}", x))
        return outputs

    def batch(self, x: FloatArray) -> FloatArray:
        """Return ``x`` in the float type and shape that the first layer takes.

        That is (N, C, H, W) where it is a convolution, else (N, features).
        """
        x = np.asarray(x, self.dtype)
        if self.takes_pictures and x.ndim == 3:
            return x[:, None]
        # A width of −1 can't be worked out where there are no samples.
        return x if self.takes_pictures else x.reshape(len(x), math.prod(x.shape[1:]))

    def parameters(self) -> dict[str, FloatArray]:
        """Return the learnt arrays by name (``0.W``, ``0.b``, …); changing one changes the net."""
        return {
            f"{index}.{name}": value
            for index, layer in enumerate(self.layers)
            for name, value in layer.params.items()
        }

    def state(self) -> dict[str, FloatArray]:
        """Return all that must be saved: the parameters and the layers' running means."""
        buffers = {
            f"{index}.{name}": value
            for index, layer in enumerate(self.layers)
            for name, value in layer.buffers.items()
        }
        return {**self.parameters(), **buffers}

    def load_state(self, state: dict[str, Array]) -> None:
        """Copy saved arrays into this network, all of them or none.

        Raises
        ------
        ModelFileError
            If a name is missing or unknown, or a shape is another one.
        """
        mine = self.state()
        for name in mine.keys() ^ state.keys():
            raise ModelFileError(
                QT_TRANSLATE_NOOP("nn_core", "The weights do not fit the network: “{name}”."),
                QT_TRANSLATE_NOOP("nn_core", "Load them into the architecture they belong to."),
                name=name,
            )
        for name, value in state.items():
            if value.shape != mine[name].shape:
                raise ModelFileError(
                    QT_TRANSLATE_NOOP(
                        "nn_core", "The weights “{name}” have shape {found}, expected {expected}."
                    ),
                    QT_TRANSLATE_NOOP("nn_core", "Load them into the architecture they belong to."),
                    name=name,
                    found=value.shape,
                    expected=mine[name].shape,
                )
        for name, value in state.items():
            mine[name][...] = value

    def copy(self) -> Network:
        """Return a network of its own with the same weights."""
        twin = Network.from_config(self.config()).astype(self.dtype)
        twin.load_state(self.state())
        return twin

    def astype(self, dtype: Any) -> Network:
        """Bring all weights to another float type, in place, and return the network."""
        for layer in self.layers:
            layer.params = {name: value.astype(dtype) for name, value in layer.params.items()}
            layer.buffers = {name: value.astype(dtype) for name, value in layer.buffers.items()}
        self.flat_params, self.flat_grads = self._gather()
        return self

    def _gather(self) -> tuple[FloatArray, FloatArray]:
        """Move all parameters into one vector and make each layer's arrays views of it."""
        arrays = list(self.parameters().values())
        dtype = arrays[0].dtype if arrays else np.dtype(np.float32)
        size = sum(array.size for array in arrays)
        flat, grads = np.empty(size, dtype), np.zeros(size, dtype)
        start = 0
        for layer in self.layers:
            for name, value in layer.params.items():
                part = slice(start, start + value.size)
                flat[part] = value.reshape(-1)
                layer.params[name] = flat[part].reshape(value.shape)
                layer.grads[name] = grads[part].reshape(value.shape)
                start += value.size
        return flat, grads


def _order_of_work(layers: list[Layer]) -> list[Layer]:
    """Return the layers as they are worked out: a ReLU after the pooling that follows it.

    The largest value and ReLU may change places without a bit of the result changing; pooling
    first leaves ReLU a quarter of the work.
    """
    order = list(layers)
    for place in range(len(order) - 1):
        if isinstance(order[place], ReLU) and isinstance(order[place + 1], MaxPool2D):
            order[place : place + 2] = order[place + 1], order[place]
    return order
