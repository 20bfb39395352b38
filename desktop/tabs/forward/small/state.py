"""What the small network's page knows at one moment, as its presenter tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import Any

import msgspec
import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.records.trace import NeuronTrace, Trace
from nn_core.small.network import TinyNetwork, check_values
from nn_core.small.presets import Preset
from nn_core.softmax import softmax


class Kind(StrEnum):
    """What can be selected in the diagram."""

    NEURON = "neuron"
    WEIGHT = "weight"
    BIAS = "bias"


class Answer(StrEnum):
    """What the outputs are for: numbers as they are, or probabilities of classes by softmax."""

    REGRESSION = "regression"
    CLASSIFICATION = "classification"


class Stage(IntEnum):
    """How far the numbers have come in a layer."""

    WAITING = 0
    SUMS = 1
    OUTPUTS = 2


@dataclass(frozen=True)
class Part:
    """One neuron, weight or bias of the network.

    - ``layer``: as the book counts: 0 is the input, layer l holds the weights that lead to it.
    - ``neuron``: the neuron in that layer; for a weight, the one it leads to.
    - ``source``: for a weight, the neuron of the layer before; else -1.
    """

    kind: Kind
    layer: int
    neuron: int
    source: int = -1

    @property
    def editable(self) -> bool:
        """Whether its number is set by hand: weights, biases and inputs are."""
        return self.kind is not Kind.NEURON or self.layer == 0

    @property
    def target(self) -> Part:
        """The neuron that a weight or bias belongs to; a neuron itself."""
        return Part(Kind.NEURON, self.layer, self.neuron)


@dataclass(frozen=True, eq=False)
class Setup:
    """A small network and what goes into it: all that can be edited and undone.

    - ``x``: array, shape (inputs,).
    - ``preset``: key of the preset it is; empty once it was changed.
    """

    network: TinyNetwork
    x: FloatArray
    preset: str = ""

    @cached_property
    def trace(self) -> Trace:
        """The whole forward pass."""
        return self.network.trace(self.x)

    @classmethod
    def of(cls, preset: Preset) -> Setup:
        return cls(preset.network, preset.x, preset.key)

    def to_data(self) -> dict[str, Any]:
        network = self.network
        return {
            "weights": [W.tolist() for W in network.weights],
            "biases": [b.tolist() for b in network.biases],
            "activations": list(network.names),
            "x": self.x.tolist(),
            "preset": self.preset,
        }

    @classmethod
    def from_data(cls, data: object) -> Setup:
        """Return what `to_data` wrote; `msgspec.ValidationError` or `BadakError` if it is none."""
        read = msgspec.convert(data, _Written)
        weights = tuple(frozen(np.array(W, dtype=float)) for W in read.weights)
        biases = tuple(frozen(np.array(b, dtype=float)) for b in read.biases)
        network = TinyNetwork(weights, biases, read.activations)
        x = np.array(read.x, dtype=float)
        check_values(x)
        if x.shape != (network.sizes[0],):
            raise msgspec.ValidationError("x has another length than the input")
        return cls(network, frozen(x), read.preset)

    def value(self, part: Part) -> float:
        """Return the number of an editable part."""
        if part.kind is Kind.WEIGHT:
            return float(self.network.weights[part.layer - 1][part.source, part.neuron])
        if part.kind is Kind.BIAS:
            return float(self.network.biases[part.layer - 1][part.neuron])
        return float(self.x[part.neuron])

    def with_value(self, part: Part, value: float) -> Setup:
        """Return a copy in which one editable part has another number.

        Raises `ValueRefused` if the number is not finite or too large.
        """
        network = self.network
        if part.kind is Kind.WEIGHT:
            return self.with_network(
                network.with_weight(part.layer, part.source, part.neuron, value)
            )
        if part.kind is Kind.BIAS:
            return self.with_network(network.with_bias(part.layer, part.neuron, value))
        x = self.x.copy()
        x[part.neuron] = value + 0.0
        check_values(x)
        return replace(self, x=frozen(x), preset="")

    def with_network(self, network: TinyNetwork) -> Setup:
        """Return the same input with another network; added inputs are 1, removed ones go."""
        x = np.ones(network.sizes[0])
        kept = min(len(x), len(self.x))
        x[:kept] = self.x[:kept]
        return Setup(network, frozen(x))

    def without_input(self, neuron: int) -> Setup:
        network = self.network.without_neuron(0, neuron)
        return Setup(network, frozen(np.delete(self.x, neuron)))

    def has(self, part: Part) -> bool:
        sizes = self.network.sizes
        if not 0 <= part.layer < len(sizes) or not 0 <= part.neuron < sizes[part.layer]:
            return False
        if part.kind is Kind.WEIGHT:
            return part.layer > 0 and 0 <= part.source < sizes[part.layer - 1]
        return part.kind is Kind.NEURON or part.layer > 0


class _Written(msgspec.Struct):
    """What `Setup.to_data` writes."""

    weights: list[list[list[float]]]
    biases: list[list[float]]
    activations: tuple[str, ...]
    x: list[float]
    preset: str = ""


@dataclass(frozen=True, eq=False)
class SmallState:
    """One moment of the small network's page.

    - ``step``: how far the numbers have flowed: two steps a layer, its sums and its outputs.
    - ``answer``: what the outputs are for.
    """

    setup: Setup
    selected: Part
    step: int
    answer: Answer = Answer.REGRESSION

    @classmethod
    def of(cls, setup: Setup) -> SmallState:
        """Return how a network is first seen: everything shown, one neuron selected."""
        return cls(setup, FIRST_NEURON, 2 * setup.network.depth)

    @property
    def trace(self) -> Trace:
        """The whole forward pass, also what is not shown yet."""
        return self.setup.trace

    @cached_property
    def probabilities(self) -> FloatArray | None:
        """What softmax makes of the outputs, shape (outputs,); None for regression."""
        return softmax(self.trace.outputs) if self.answer is Answer.CLASSIFICATION else None

    @property
    def last_step(self) -> int:
        """The step at which everything is shown."""
        return 2 * self.setup.network.depth

    def stage(self, layer: int) -> Stage:
        """Return how far the numbers have come in a layer; the input is always there."""
        if layer == 0:
            return Stage.OUTPUTS
        return Stage(min(max(self.step - 2 * (layer - 1), 0), 2))

    def neuron(self, part: Part) -> NeuronTrace | None:
        """Return the record of the neuron a part belongs to; None for an input."""
        if part.layer == 0:
            return None
        return self.trace.layers[part.layer - 1].neuron(part.neuron)

    def at(self, step: int) -> SmallState:
        """Return the state at a step; the sums of the layer in work are selected."""
        layer, selected = (step + 1) // 2, self.selected
        if selected.layer != layer and layer > 0:
            selected = Part(Kind.NEURON, layer, 0)
        return replace(self, step=step, selected=selected)

    def checked(self) -> SmallState:
        """Return the state with a selection and a step that there are."""
        selected = self.selected if self.setup.has(self.selected) else FIRST_NEURON
        return replace(self, selected=selected, step=min(max(self.step, 0), self.last_step))


FIRST_NEURON = Part(Kind.NEURON, 1, 0)
