"""Perceptrons wired into circuits: one gate's output is the next one's input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import product
from typing import TypeAlias

import numpy as np

from nn_core.arrays import Array
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.perceptron.model import PRESETS, Perceptron, fires, weighted_sum
from nn_core.perceptron.separability import find_weights, realisable
from nn_core.perceptron.truth_tables import (
    XOR,
    TruthTable,
    input_count,
    number_of,
    table_from_number,
)

ThreeTables: TypeAlias = tuple[TruthTable, TruthTable, TruthTable]
Wiring: TypeAlias = tuple[tuple[str, tuple[str, ...], tuple[float, ...], float], ...]
"""For every gate in order: the name of its signal, the signals it reads, weights, bias."""


def propagate(wiring: Wiring, signals: Mapping[str, Array]) -> dict[str, Array]:
    """Let every gate read its signals and add its own; return all signals.

    The inputs in ``signals`` are zeros and ones of any one shape, which the new signals have too.
    """
    known = dict(signals)
    for name, sources, w, b in wiring:
        x = np.stack([known[source] for source in sources], axis=-1)
        known[name] = fires(weighted_sum(x, np.array(w), b))
    return known


@dataclass(frozen=True)
class Gate:
    """A perceptron at a place in a circuit.

    Attributes
    ----------
    name : str
        Name of its output signal, unique in the circuit.
    perceptron : Perceptron
    sources : tuple of str
        The signals it reads, one for each weight.
    kind : str
        What the gate is called, such as "NAND".
    """

    name: str
    perceptron: Perceptron
    sources: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True)
class Circuit:
    """A feed-forward circuit of perceptrons.

    Attributes
    ----------
    inputs : tuple of str
        Names of the signals that come from outside.
    gates : tuple of Gate
        Each reads inputs and outputs of gates before it.
    outputs : tuple of str
        Names of the signals that are the result.

    Raises
    ------
    ShapeError
        If a gate reads a signal that does not exist yet, a name appears twice, or the number of
        sources differs from the number of weights.
    """

    inputs: tuple[str, ...]
    gates: tuple[Gate, ...]
    outputs: tuple[str, ...]

    def __post_init__(self) -> None:
        known = set(self.inputs)
        for gate in self.gates:
            missing = [name for name in gate.sources if name not in known]
            if missing:
                raise ShapeError(_UNKNOWN, gate=gate.name, signal=missing[0])
            if gate.name in known:
                raise ShapeError(_TWICE, signal=gate.name)
            if len(gate.sources) != len(gate.perceptron.weights):
                raise ShapeError(_SOURCES, gate=gate.name)
            known.add(gate.name)
        for name in self.outputs:
            if name not in known:
                raise ShapeError(_UNKNOWN, gate=name, signal=name)

    @property
    def wiring(self) -> Wiring:
        """The gates as plain numbers and names, for `propagate`."""
        return tuple(
            (gate.name, gate.sources, gate.perceptron.weights, gate.perceptron.bias)
            for gate in self.gates
        )

    def signals(self, x: Array) -> dict[str, Array]:
        """Return every signal of the circuit.

        Parameters
        ----------
        x : ndarray, shape (N, inputs)
            Zeros and ones.

        Returns
        -------
        dict of str to ndarray, shape (N,)
        """
        return propagate(self.wiring, {name: x[:, k] for k, name in enumerate(self.inputs)})

    def run(self, x: Array) -> Array:
        """Return the outputs, shape (N, outputs), for inputs of shape (N, inputs)."""
        signals = self.signals(x)
        return np.stack([signals[name] for name in self.outputs], axis=1).astype(np.int64)

    @cached_property
    def depths(self) -> Mapping[str, int]:
        """How many gates a signal has been through at most: 0 for the inputs."""
        depth = dict.fromkeys(self.inputs, 0)
        for gate in self.gates:
            depth[gate.name] = 1 + max(depth[name] for name in gate.sources)
        return depth

    def gate(self, name: str) -> Gate:
        """Return the gate whose output is called ``name``."""
        return next(gate for gate in self.gates if gate.name == name)

    def with_gate(self, name: str, perceptron: Perceptron, kind: str = "") -> Circuit:
        """Return a copy in which one gate is another."""
        gates = tuple(
            replace(gate, perceptron=perceptron, kind=kind) if gate.name == name else gate
            for gate in self.gates
        )
        return replace(self, gates=gates)


_UNKNOWN = QT_TRANSLATE_NOOP("nn_core", "Gate {gate} reads the signal {signal} before it exists.")
_TWICE = QT_TRANSLATE_NOOP("nn_core", "Two signals are called {signal}.")
_SOURCES = QT_TRANSLATE_NOOP("nn_core", "Gate {gate} needs one signal for each of its weights.")


@dataclass
class Builder:
    """Collects the gates of a circuit; every method returns the name of the new signal."""

    inputs: tuple[str, ...]
    gates: list[Gate] = field(default_factory=list)

    def add(self, kind: str, *sources: str, name: str) -> str:
        """Put in one of the book's gates."""
        self.gates.append(Gate(name, PRESETS[kind], sources, kind))
        return name

    def circuit(self, *outputs: str) -> Circuit:
        """Return the finished circuit."""
        return Circuit(self.inputs, tuple(self.gates), outputs)


def two_layers(first: Perceptron, second: Perceptron, last: Perceptron) -> Circuit:
    """Return the circuit y = last(first(x1, x2), second(x1, x2)): the shape of the book's XOR."""
    gates = (
        Gate("s1", first, ("x1", "x2")),
        Gate("s2", second, ("x1", "x2")),
        Gate("y", last, ("s1", "s2")),
    )
    return Circuit(("x1", "x2"), gates, ("y",))


@cache
def compositions(target: TruthTable = XOR) -> tuple[ThreeTables, ...]:
    """Return all (first, second, last) of separable gates with last(first, second) = target.

    Each gate of the three is one of the 14 functions of two inputs that one perceptron realises.
    """
    input_count(target)
    gates = [table_from_number(number, 2) for number in sorted(realisable(2))]
    return tuple(
        (first, second, last)
        for first, second, last in product(gates, repeat=3)
        if all(last[a + 2 * b] == y for a, b, y in zip(first, second, target, strict=True))
    )


def as_perceptron(table: TruthTable) -> Perceptron:
    """Return the book's numbers for its gates, and the widest margin for any other table.

    Raises
    ------
    ShapeError
        If no perceptron realises the table.
    """
    for preset in PRESETS.values():
        if preset.table() == table:
            return preset
    found = find_weights(table)
    if found is None:
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "No single perceptron realises truth table {number}."),
            number=number_of(table),
        )
    return found
