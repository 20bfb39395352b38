"""Mistakes that people make in a backward pass, each as a network that makes it.

The answers of such a network are right, and often it even learns: that the loss falls proves
nothing. The gradient check (chapter 5.7.3) finds each of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.layers import Affine, Layer
from nn_core.losses import Loss
from nn_core.network import Network

PLACES = ("first", "activation", "last", "loss", "steps")
"""Where a fault may sit: an Affine layer, the activation, the loss, or between two steps."""
FIRST, LAST = ("0.W", "0.b"), ("2.W", "2.b")
EVERYWHERE = FIRST + LAST
HIDDEN = ("relu", "sigmoid")
"""Activations of the networks that faults are shown in."""

Backward = Callable[["Faulty", FloatArray, bool], FloatArray]
Pair = tuple[Network, Loss]


class Faulty(Layer):
    """A layer that answers rightly and whose way back is another one.

    Parameters
    ----------
    inner : Layer
        Its parameters are taken over, not copied.
    way_back : callable
        Takes this layer, the gradient of the output, and whether that of the input is needed.

    Attributes
    ----------
    x, x_before : array or None
        What came in at this pass, and at the one before.
    """

    def __init__(self, inner: Layer, way_back: Backward) -> None:
        super().__init__()
        self.inner, self._way_back = inner, way_back
        self.kind = inner.kind  # type: ignore[misc]
        self.params, self.grads, self.buffers = inner.params, inner.grads, inner.buffers
        self.x: FloatArray | None = None
        self.x_before: FloatArray | None = None

    def forward(self, x: FloatArray, train: bool = False) -> FloatArray:
        """Return what the layer would."""
        if train:
            self.x_before, self.x = self.x, x
        return self.inner.forward(x, train)

    def backward(self, dout: FloatArray, need_input: bool = True) -> FloatArray:
        """Fill the gradients, and return that of the input, as the mistake has it."""
        return self._way_back(self, dout, need_input)

    def config(self) -> dict[str, Any]:
        """Return what the layer is: a copy of a network has its faults no more."""
        return self.inner.config()


class FaultyLoss(Loss):
    """A loss whose gradient is a wrong multiple of the right one.

    Parameters
    ----------
    inner : Loss
    factor : callable
        From the number of samples.
    """

    def __init__(self, inner: Loss, factor: Callable[[int], float]) -> None:
        super().__init__()
        self._inner, self._factor = inner, factor

    def forward(self, outputs: FloatArray, t: FloatArray) -> float:
        """Return what the loss would."""
        value = self._inner.forward(outputs, t)
        self.y = self._inner.y
        return value

    def backward(self) -> FloatArray:
        """Return a multiple of the gradient, shape (N, K)."""
        gradient = self._inner.backward()
        return gradient * gradient.dtype.type(self._factor(len(gradient)))


@dataclass(frozen=True)
class Fault:
    """One mistake.

    Attributes
    ----------
    key : str
    applies_to : tuple of str
        Activations of the networks in which it can be made.
    place : str
        One of ``PLACES``.
    title, explanation : str
        English, marked for translation.
    arrays : tuple of str
        Whose gradients are wrong in a network Affine, activation, Affine.
    wrap : callable
        Takes such a network and its loss and returns the two with the mistake. Parameters are
        shared; the network that was given is not to be used any more.
    """

    key: str
    applies_to: tuple[str, ...]
    place: str
    title: str
    explanation: str
    arrays: tuple[str, ...]
    wrap: Callable[[Network, Loss], Pair]


def _in_layer(place: int, way_back: Backward) -> Callable[[Network, Loss], Pair]:
    def wrap(network: Network, loss: Loss) -> Pair:
        layers = list(network.layers)
        layers[place] = Faulty(layers[place], way_back)
        return Network(layers), loss

    return wrap


def _in_loss(factor: Callable[[int], float]) -> Callable[[Network, Loss], Pair]:
    return lambda network, loss: (network, FaultyLoss(loss, factor))


def _nothing(network: Network, loss: Loss) -> Pair:
    return network, loss


def _passed_on(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    return dout


def _turned_round(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    return dout - layer.inner.backward(dout)


def _bias_mean(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    dx = layer.inner.backward(dout, need_input)
    layer.grads["b"] /= len(dout)
    return dx


def _bias_first_row(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    dx = layer.inner.backward(dout, need_input)
    layer.grads["b"][...] = dout[0]
    return dx


def _last_sample(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    dx = layer.inner.backward(dout, need_input)
    assert layer.x is not None
    layer.grads["W"][...] = layer.x[:-1].T @ dout[:-1]
    return dx


def _random_matrix(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    layer.inner.backward(dout, need_input)
    W = layer.params["W"]
    # The same at every step, and of the size that W had at the start.
    drawn = np.random.default_rng(1).standard_normal(W.T.shape) * (2 / len(W)) ** 0.5
    dx: FloatArray = dout @ drawn.astype(W.dtype)
    return dx


def _batch_before(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    dx = layer.inner.backward(dout, need_input)
    x = layer.x_before
    if x is not None and len(x) == len(dout):
        np.matmul(x.T, dout, out=layer.grads["W"])
    return dx


def _first_neuron(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    dx = layer.inner.backward(dout, need_input)
    layer.grads["W"][:, 0] = 0
    layer.grads["b"][0] = 0
    return dx


def _of_the_input(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    assert layer.x is not None
    dx: FloatArray = dout * layer.x * (1 - layer.x)
    return dx


def _added_up(layer: Faulty, dout: FloatArray, need_input: bool) -> FloatArray:
    before = {name: value.copy() for name, value in layer.grads.items()}
    dx = layer.inner.backward(dout, need_input)
    for name, value in before.items():
        layer.grads[name] += value
    return dx


def _all_added_up(network: Network, loss: Loss) -> Pair:
    layers = [
        Faulty(layer, _added_up) if isinstance(layer, Affine) else layer for layer in network.layers
    ]
    broken = Network(layers)
    broken.flat_grads[...] = 0
    return broken, loss


NONE = Fault(
    "none",
    HIDDEN,
    "",
    QT_TRANSLATE_NOOP("nn_core", "Nothing is wrong"),
    QT_TRANSLATE_NOOP("nn_core", "Both gradients agree: this backward pass is right."),
    (),
    _nothing,
)

_ALL = (
    Fault(
        "no_mask",
        ("relu",),
        "activation",
        QT_TRANSLATE_NOOP("nn_core", "ReLU without its mask"),
        QT_TRANSLATE_NOOP(
            "nn_core",
            "What came back is passed on as it is, also to neurons that were 0. They had no part "
            "in the answer, so their gradient is 0.",
        ),
        FIRST,
        _in_layer(1, _passed_on),
    ),
    Fault(
        "mask_round",
        ("relu",),
        "activation",
        QT_TRANSLATE_NOOP("nn_core", "ReLU's mask turned round"),
        QT_TRANSLATE_NOOP(
            "nn_core",
            "The gradient goes to the neurons that were 0 and not to those that were active.",
        ),
        FIRST,
        _in_layer(1, _turned_round),
    ),
    Fault(
        "bias_mean",
        HIDDEN,
        "last",
        QT_TRANSLATE_NOOP("nn_core", "The bias takes the mean and not the sum"),
        QT_TRANSLATE_NOOP(
            "nn_core",
            "b goes to each row of the batch, so all rows' gradients are added. The division by N "
            "is in the loss already.",
        ),
        ("2.b",),
        _in_layer(2, _bias_mean),
    ),
    Fault(
        "bias_first_row",
        HIDDEN,
        "last",
        QT_TRANSLATE_NOOP("nn_core", "The bias takes the first row only"),
        QT_TRANSLATE_NOOP(
            "nn_core", "b goes to each row of the batch; here one sample alone decides."
        ),
        ("2.b",),
        _in_layer(2, _bias_first_row),
    ),
    Fault(
        "last_sample",
        HIDDEN,
        "last",
        QT_TRANSLATE_NOOP("nn_core", "The last sample is left out of dW"),
        QT_TRANSLATE_NOOP(
            "nn_core", "A loop that ends one too early: dW is the sum over all rows of the batch."
        ),
        ("2.W",),
        _in_layer(2, _last_sample),
    ),
    Fault(
        "not_divided",
        HIDDEN,
        "loss",
        QT_TRANSLATE_NOOP("nn_core", "y − t is not divided by N"),
        QT_TRANSLATE_NOOP(
            "nn_core",
            "The loss is a mean over the batch, and so is its gradient. Here every step is N "
            "times as long.",
        ),
        EVERYWHERE,
        _in_loss(float),
    ),
    Fault(
        "sign",
        HIDDEN,
        "loss",
        QT_TRANSLATE_NOOP("nn_core", "t − y in place of y − t"),
        QT_TRANSLATE_NOOP(
            "nn_core", "Every gradient has the wrong sign: the network walks uphill."
        ),
        EVERYWHERE,
        _in_loss(lambda n: -1.0),
    ),
    Fault(
        "random_matrix",
        HIDDEN,
        "last",
        QT_TRANSLATE_NOOP("nn_core", "A random matrix in place of W.T"),
        QT_TRANSLATE_NOOP(
            "nn_core",
            "What the last layer sends back went through other weights than those of the way "
            "there. It learns all the same, which is why only the check tells.",
        ),
        FIRST,
        _in_layer(2, _random_matrix),
    ),
    Fault(
        "batch_before",
        HIDDEN,
        "first",
        QT_TRANSLATE_NOOP("nn_core", "X of the batch before"),
        QT_TRANSLATE_NOOP(
            "nn_core", "The layer kept the input of the last step and multiplies with that one."
        ),
        ("0.W",),
        _in_layer(0, _batch_before),
    ),
    Fault(
        "first_neuron",
        HIDDEN,
        "first",
        QT_TRANSLATE_NOOP("nn_core", "The first neuron is forgotten"),
        QT_TRANSLATE_NOOP(
            "nn_core",
            "A loop that begins at 1: the first column of dW and the first of db stay 0.",
        ),
        FIRST,
        _in_layer(0, _first_neuron),
    ),
    Fault(
        "added_up",
        HIDDEN,
        "steps",
        QT_TRANSLATE_NOOP("nn_core", "Gradients are added up and never set to 0"),
        QT_TRANSLATE_NOOP(
            "nn_core", "Each step follows the sum of all gradients there have been until now."
        ),
        EVERYWHERE,
        _all_added_up,
    ),
    Fault(
        "sigmoid_input",
        ("sigmoid",),
        "activation",
        QT_TRANSLATE_NOOP("nn_core", "Sigmoid's slope from a: a(1 − a)"),
        QT_TRANSLATE_NOOP(
            "nn_core", "The slope is y(1 − y), with what came out and not with what went in."
        ),
        FIRST,
        _in_layer(1, _of_the_input),
    ),
    Fault(
        "sigmoid_no_slope",
        ("sigmoid",),
        "activation",
        QT_TRANSLATE_NOOP("nn_core", "Sigmoid's slope is left out"),
        QT_TRANSLATE_NOOP(
            "nn_core", "What came back must be multiplied by y(1 − y), which is 1/4 at most."
        ),
        FIRST,
        _in_layer(1, _passed_on),
    ),
)

FAULTS: dict[str, Fault] = {fault.key: fault for fault in _ALL}
"""By key; one that is added here is in the game and tested like the others."""


def applying(activation: str) -> tuple[Fault, ...]:
    """Return the faults that can be made in a network with this activation."""
    return tuple(fault for fault in FAULTS.values() if activation in fault.applies_to)
