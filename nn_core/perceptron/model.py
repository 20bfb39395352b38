"""One perceptron: its weighted sum, when it fires, and the gates of the book's chapter 2."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError, ValueRefused
from nn_core.layers import Activate, Affine
from nn_core.network import Network
from nn_core.perceptron.truth_tables import TruthTable, truth_rows

LIMIT = 1e6
"""No weight, bias or threshold may be larger than this: sums stay exact to 9 decimals."""


def weighted_sum(x: FloatArray, w: FloatArray, b: float = 0.0) -> FloatArray:
    """Return x·w + b, rounded so that 0.1 + 0.2 − 0.3 gives the 0 it gives on paper.

    ``x`` has the shape (…, n), ``w`` (n,), and the result (…).
    """
    return np.round(x @ w + b, 9) + 0.0


def fires(s: FloatArray, theta: float = 0.0) -> Array:
    """Return 1 where the sum (any shape) is greater than the threshold, else 0; equal gives 0."""
    return np.where(s > theta, 1, 0)


@dataclass(frozen=True)
class Perceptron:
    """A perceptron in the bias form: it fires if and only if x·w + b > 0.

    Attributes
    ----------
    weights : tuple of float
        One for each input.
    bias : float
        The threshold with its sign turned, b = −θ.

    Raises
    ------
    ValueRefused
        If a number is no finite number or its size is above ``LIMIT``.
    ShapeError
        If there is no weight.

    Notes
    -----
    Chapter 2, sections 2.3.1 (threshold) and 2.3.2 (bias).
    """

    weights: tuple[float, ...]
    bias: float

    def __post_init__(self) -> None:
        if not self.weights:
            raise ShapeError(QT_TRANSLATE_NOOP("nn_core", "A perceptron needs at least one input."))
        for value in (*self.weights, self.bias):
            _check(value)
        # −0 and 0 are one weight: they must compare and print alike
        object.__setattr__(self, "weights", tuple(float(w) + 0.0 for w in self.weights))
        object.__setattr__(self, "bias", float(self.bias) + 0.0)

    @classmethod
    def with_threshold(cls, weights: tuple[float, ...], theta: float) -> Perceptron:
        """Return the perceptron that fires if and only if x·w > θ."""
        return cls(weights, -theta)

    @classmethod
    def of(cls, network: Network) -> Perceptron:
        """Return the perceptron that fires where a network of one neuron answers above a half.

        A sigmoid is above a half where the sum is above 0, so its numbers stay as they are.

        Raises
        ------
        ShapeError
            If it has more than one neuron.
        ValueRefused
            If a number in it is too large.
        """
        neurons = [layer.params for layer in network.layers if layer.kind == "affine"]
        others = {layer.kind for layer in network.layers} - {"affine", "activation", "relu"}
        if len(neurons) != 1 or neurons[0]["b"].size != 1 or others:
            raise ShapeError(
                QT_TRANSLATE_NOOP("nn_core", "A perceptron is one neuron; this network has more."),
                QT_TRANSLATE_NOOP("nn_core", "Take the hidden layers away first."),
            )
        return cls(tuple(neurons[0]["W"][:, 0].tolist()), float(neurons[0]["b"][0]))

    def network(self) -> Network:
        """Return the same as a network: one neuron with a step behind it, in float64."""
        built = Network([Affine(len(self.weights), 1, dtype=np.float64), Activate("step")])
        built.layers[0].params["W"][:, 0] = self.weights
        built.layers[0].params["b"][0] = self.bias
        return built

    @property
    def threshold(self) -> float:
        """The threshold θ = −b of the other form."""
        return 0.0 - self.bias

    @property
    def w(self) -> FloatArray:
        """The weights as an array, shape (n,)."""
        return np.array(self.weights)

    def with_weight(self, index: int, value: float) -> Perceptron:
        """Return a copy in which one weight is another."""
        weights = (*self.weights[:index], value, *self.weights[index + 1 :])
        return replace(self, weights=weights)

    def with_bias(self, value: float) -> Perceptron:
        """Return a copy with another bias."""
        return replace(self, bias=value)

    def sums(self, x: FloatArray) -> FloatArray:
        """Return the weighted sums with the bias; x has the shape (…, n), the result (…)."""
        if x.shape[-1] != len(self.weights):
            raise ShapeError(
                QT_TRANSLATE_NOOP("nn_core", "{given} inputs were given to {wanted} weights."),
                given=x.shape[-1],
                wanted=len(self.weights),
            )
        return weighted_sum(x, self.w, self.bias)

    def outputs(self, x: FloatArray) -> Array:
        """Return 1 where it fires and 0 where it rests; shapes as in `sums`."""
        return fires(self.sums(x))

    def table(self) -> TruthTable:
        """Return the truth table this perceptron realises."""
        rows = truth_rows(len(self.weights))
        return tuple(int(y) for y in self.outputs(rows))


def _check(value: float) -> None:
    if not math.isfinite(value):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "{value} is no number a weight can have."),
            QT_TRANSLATE_NOOP("nn_core", "Enter a finite number such as 0.5."),
            value=value,
        )
    if abs(value) > LIMIT:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "{value} is too large for a weight."),
            QT_TRANSLATE_NOOP("nn_core", "Enter a number between −1,000,000 and 1,000,000."),
            value=value,
        )


PRESETS: dict[str, Perceptron] = {
    "AND": Perceptron((0.5, 0.5), -0.7),
    "NAND": Perceptron((-0.5, -0.5), 0.7),
    "OR": Perceptron((0.5, 0.5), -0.2),
    "NOR": Perceptron((-0.5, -0.5), 0.2),
}
"""The gates with the numbers of the book's chapter 2; NOR is OR with every sign turned."""
