"""A network small enough to see whole: every weight and bias can be changed by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

import nn_core.graph.activation  # noqa: F401  names of functions of one's own are known
from nn_core import activations
from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError, ValueRefused
from nn_core.initializers import xavier
from nn_core.layers import Activate, Affine
from nn_core.learning.building import layers_of
from nn_core.network import Network
from nn_core.records.trace import Trace, trace

MAX_LAYERS = 6
MAX_NEURONS = 8
LIMIT = 1000.0
"""No weight, bias or input is larger than this: more digits than that cannot be read."""

_Item = TypeVar("_Item")


@dataclass(frozen=True, eq=False)
class TinyNetwork:
    """At most six layers of at most eight neurons; every change makes a new network.

    Layers are counted as in the book: layer 0 is the input, layer l has the weights W^(l) that lead
    to it, its biases and its activation.

    Attributes
    ----------
    weights : tuple of array
        W^(1), W^(2), …; shape (neurons before, neurons).
    biases : tuple of array
        Shape (neurons,) each.
    names : tuple of str
        The activation of each layer by its name in the registry.

    Raises
    ------
    ShapeError
        If the arrays do not fit together, or the network is too large or empty.
    ValueRefused
        If a number is no finite number or larger than ``LIMIT``, or there is no such activation.
    """

    weights: tuple[FloatArray, ...]
    biases: tuple[FloatArray, ...]
    names: tuple[str, ...]

    def __post_init__(self) -> None:
        for field in ("weights", "biases"):
            arrays = (np.asarray(a, dtype=np.float64) + 0.0 for a in getattr(self, field))
            object.__setattr__(self, field, tuple(frozen(array) for array in arrays))
        _check_shapes(self)
        for array in (*self.weights, *self.biases):
            check_values(array)
        for name in self.names:
            activations.get(name)

    @classmethod
    def of(cls, network: Network) -> TinyNetwork:
        """Return a network of the library's layers as a small one.

        Raises
        ------
        ShapeError
            If it has other layers than fully connected ones, more than six, or one of more than
            eight neurons.
        ValueRefused
            If a number in it is too large.
        """
        specs = layers_of(network)
        parts = [layer.params for layer in network.layers if isinstance(layer, Affine)]
        return cls(
            tuple(np.asarray(part["W"], np.float64) for part in parts),
            tuple(np.asarray(part["b"], np.float64) for part in parts),
            tuple(spec.activation or "identity" for spec in specs),
        )

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Neurons of every layer, the inputs first."""
        return (len(self.weights[0]), *(len(b) for b in self.biases))

    @property
    def depth(self) -> int:
        """The number of the last layer."""
        return len(self.weights)

    def trace(self, x: npt.ArrayLike) -> Trace:
        """Return the record of the forward pass of ``x``, shape (inputs,)."""
        return trace(np.asarray(x, dtype=np.float64), self.weights, self.biases, self.names)

    def network(self) -> Network:
        """Return the same network built of the library's layers, in float64."""
        built = Network(
            layer
            for W, name in zip(self.weights, self.names, strict=True)
            for layer in (Affine(len(W), W.shape[1], dtype=np.float64), Activate(name))
        )
        for index, (W, b) in enumerate(zip(self.weights, self.biases, strict=True)):
            built.layers[2 * index].params["W"][...] = W
            built.layers[2 * index].params["b"][...] = b
        return built

    def with_weight(self, layer: int, source: int, target: int, value: float) -> TinyNetwork:
        """Return a copy in which the weight from ``source`` to ``target`` of ``layer`` differs."""
        W = self.weights[layer - 1].copy()
        W[source, target] = value
        return replace(self, weights=_put(self.weights, layer - 1, W))

    def with_bias(self, layer: int, neuron: int, value: float) -> TinyNetwork:
        """Return a copy in which one bias of ``layer`` differs."""
        b = self.biases[layer - 1].copy()
        b[neuron] = value
        return replace(self, biases=_put(self.biases, layer - 1, b))

    def with_activation(self, layer: int, name: str) -> TinyNetwork:
        """Return a copy whose ``layer`` has another activation."""
        return replace(self, names=_put(self.names, layer - 1, name))

    def with_neuron(self, layer: int, rng: np.random.Generator) -> TinyNetwork:
        """Return a copy with one more neuron at the end of ``layer``, or one more input.

        What leads to the neuron is drawn; what leads on from it is 0, so the other numbers of the
        network stay as they are.
        """
        weights, biases = list(self.weights), list(self.biases)
        if layer > 0:
            W = weights[layer - 1]
            fresh = fresh_weights(len(W), 1, rng)
            weights[layer - 1] = np.hstack([W, fresh])
            biases[layer - 1] = np.append(biases[layer - 1], 0.0)
        if layer < self.depth:
            W = weights[layer]
            weights[layer] = np.vstack([W, np.zeros((1, W.shape[1]))])
        return replace(self, weights=tuple(weights), biases=tuple(biases))

    def without_neuron(self, layer: int, neuron: int) -> TinyNetwork:
        """Return a copy without one neuron of ``layer``, or without one input."""
        weights, biases = list(self.weights), list(self.biases)
        if layer > 0:
            weights[layer - 1] = np.delete(weights[layer - 1], neuron, axis=1)
            biases[layer - 1] = np.delete(biases[layer - 1], neuron)
        if layer < self.depth:
            weights[layer] = np.delete(weights[layer], neuron, axis=0)
        return replace(self, weights=tuple(weights), biases=tuple(biases))

    def with_layer(self, after: int) -> TinyNetwork:
        """Return a copy with one more layer after layer ``after``.

        The new layer passes every signal on as it is (unit matrix, no bias, identity), so the
        network computes what it did before.
        """
        size = self.sizes[after]
        return TinyNetwork(
            (*self.weights[:after], np.eye(size), *self.weights[after:]),
            (*self.biases[:after], np.zeros(size), *self.biases[after:]),
            (*self.names[:after], "identity", *self.names[after:]),
        )

    def without_layer(self, layer: int) -> TinyNetwork:
        """Return a copy without ``layer``, from 1 to ``depth``.

        The layers beside it are joined by the product of their matrices, which is what the layer
        amounted to if its activation was the identity. Without the last layer the network ends one
        layer earlier.
        """
        keep = slice(0, layer - 1)
        if layer == self.depth:
            return TinyNetwork(self.weights[keep], self.biases[keep], self.names[keep])
        after = slice(layer + 1, None)
        W1, W2 = self.weights[layer - 1 : layer + 1]
        b1, b2 = self.biases[layer - 1 : layer + 1]
        return TinyNetwork(
            (*self.weights[keep], W1 @ W2, *self.weights[after]),
            (*self.biases[keep], b1 @ W2 + b2, *self.biases[after]),
            (*self.names[keep], self.names[layer], *self.names[after]),
        )

    def redrawn(self, rng: np.random.Generator) -> TinyNetwork:
        """Return a network of the same shape with fresh weights and all biases 0."""
        fresh = tuple(fresh_weights(len(W), W.shape[1], rng) for W in self.weights)
        return replace(self, weights=fresh, biases=tuple(np.zeros_like(b) for b in self.biases))


def fresh_weights(inputs: int, outputs: int, rng: np.random.Generator) -> FloatArray:
    """Return weights of the Xavier spread with two decimals, none of them 0."""
    W = np.round(xavier(inputs, outputs, rng), 2)
    return np.where(W == 0, 0.01, W)


def check_values(values: FloatArray) -> None:
    """Refuse numbers that are not finite or larger than ``LIMIT``.

    Raises
    ------
    ValueRefused
    """
    if not np.isfinite(values).all() or np.abs(values).max(initial=0) > LIMIT:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "A number of the network would leave −{limit} … {limit}."),
            QT_TRANSLATE_NOOP("nn_core", "Choose a smaller number."),
            limit=f"{LIMIT:.0f}",
        )


def _check_shapes(network: TinyNetwork) -> None:
    weights, biases, names = network.weights, network.biases, network.names
    if not 1 <= len(weights) <= MAX_LAYERS or not len(weights) == len(biases) == len(names):
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "A small network has 1 to {most} layers."),
            most=MAX_LAYERS,
        )
    before = weights[0].shape[0]
    for W, b in zip(weights, biases, strict=True):
        if W.shape != (before, b.size) or b.ndim != 1:
            raise ShapeError(
                QT_TRANSLATE_NOOP("nn_core", "Weights {W} and biases {b} do not make a layer."),
                W=W.shape,
                b=b.shape,
            )
        before = b.size
    if not all(1 <= size <= MAX_NEURONS for size in network.sizes):
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "A layer of a small network has 1 to {most} neurons."),
            most=MAX_NEURONS,
        )


def _put(items: Iterable[_Item], index: int, item: _Item) -> tuple[_Item, ...]:
    changed = list(items)
    changed[index] = item
    return tuple(changed)
