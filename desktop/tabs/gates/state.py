"""What the gates tab shows: one frozen record, and what follows from it by the library."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from nn_core.arrays import Array, FloatArray
from nn_core.perceptron import adders, circuits
from nn_core.perceptron.circuits import Circuit
from nn_core.perceptron.model import PRESETS, Perceptron
from nn_core.perceptron.rule import LearningStep
from nn_core.perceptron.separability import Certificate, find_certificate
from nn_core.perceptron.truth_tables import AND, NAMES, XOR, TruthTable, truth_rows

ROWS: FloatArray = truth_rows(2)
GATE = "gate"
PARTS = ("s1", "s2", "y")
TRAIL = 24
MOST_BITS = 8
MOST_WEIGHT = 10.0
MOST_BIAS = 100.0
"""So far a field goes; a boundary dragged inside of the picture stays within."""


class Page(StrEnum):
    """The four pages of the tab."""

    PERCEPTRON = "perceptron"
    LEARNING = "learning"
    COMPOSER = "composer"
    ADDERS = "adders"


class Adder(StrEnum):
    """The circuits of the page with adders."""

    HALF = "half"
    FULL = "full"
    RIPPLE = "ripple"


@dataclass(frozen=True)
class Learning:
    """Where a run of the learning rule is.

    Attributes
    ----------
    step : LearningStep or None
        The last step; None before the first.
    start : Perceptron or None
        What Reset goes back to.
    trail : tuple of Perceptron
        The boundaries before the last mistakes, oldest first.
    repeats : tuple of int or None
        Two walks after which the very same weights stood: the rule goes round in circles.
    """

    step: LearningStep | None = None
    start: Perceptron | None = None
    trail: tuple[Perceptron, ...] = ()
    repeats: tuple[int, int] | None = None

    def after(self, step: LearningStep) -> Learning:
        """Return the record with one more step."""
        so_far = self if step.number > 1 else Learning()
        trail = (*so_far.trail, step.before)[-TRAIL:] if step.error else so_far.trail
        repeats = so_far.repeats
        if repeats is None and step.same_as_epoch is not None:
            repeats = (step.same_as_epoch, step.epoch)
        return Learning(step, so_far.start or step.before, trail, repeats)


@dataclass(frozen=True)
class GatesState:
    """Everything the user can edit; undo goes from one of these to another.

    Attributes
    ----------
    gate, target
        The single perceptron and the truth table it should realise.
    learning : Learning
    rate : float
        Learning rate η.
    parts : tuple of Perceptron
        The gates s1, s2 and y of the composer; ``goal`` is what they should realise together.
    bits : tuple of int
        The composer's inputs x1, x2.
    adder, width, nands, a, b, carry
        The adder shown, its bits, whether it is made of NANDs only, and what it adds.
    opened : int
        The place whose full adder is open.
    """

    gate: Perceptron = PRESETS["AND"]
    target: TruthTable = AND
    learning: Learning = field(default_factory=Learning)
    rate: float = 0.1
    parts: tuple[Perceptron, Perceptron, Perceptron] = (
        PRESETS["NAND"],
        PRESETS["OR"],
        PRESETS["AND"],
    )
    goal: TruthTable = XOR
    bits: tuple[int, int] = (1, 0)
    adder: Adder = Adder.HALF
    width: int = 4
    nands: bool = False
    a: int = 5
    b: int = 3
    carry: int = 0
    opened: int = 0

    @cached_property
    def sums(self) -> tuple[float, ...]:
        """The weighted sum of every row."""
        return tuple(float(s) for s in self.gate.sums(ROWS))

    @cached_property
    def outputs(self) -> TruthTable:
        """What the perceptron gives for every row."""
        return self.gate.table()

    @property
    def right(self) -> tuple[bool, ...]:
        """Whether each row gives what the target wants."""
        return tuple(y == t for y, t in zip(self.outputs, self.target, strict=True))

    @cached_property
    def certificate(self) -> Certificate | None:
        """The proof that no perceptron realises the target, if there is one."""
        return find_certificate(self.target)

    @cached_property
    def composed(self) -> Circuit:
        """The composer's circuit."""
        return circuits.two_layers(*self.parts)

    @cached_property
    def composed_signals(self) -> dict[str, Array]:
        """Every signal of the composer for the four rows."""
        return self.composed.signals(ROWS)

    @property
    def composed_outputs(self) -> TruthTable:
        """What the composer's circuit gives for every row."""
        return tuple(int(y) for y in self.composed_signals["y"])

    @property
    def part_tables(self) -> tuple[TruthTable, ...]:
        """The truth tables of s1, s2 and y."""
        return tuple(part.table() for part in self.parts)

    def perceptron(self, key: str) -> Perceptron:
        """Return the gate a key stands for: the single one, or a part of the composer."""
        return self.gate if key == GATE else self.parts[PARTS.index(key)]

    def with_perceptron(self, key: str, perceptron: Perceptron) -> GatesState:
        """Return the state in which that gate is another; a run of learning ends."""
        if key == GATE:
            return replace(self, gate=perceptron, learning=Learning())
        parts = list(self.parts)
        parts[PARTS.index(key)] = perceptron
        return replace(self, parts=(parts[0], parts[1], parts[2]))

    @cached_property
    def block(self) -> Circuit:
        """The half or full adder whose gates are shown."""
        if self.adder is Adder.HALF:
            return adders.half_adder(self.nands)
        return adders.full_adder(self.nands)

    @cached_property
    def chain(self) -> Circuit:
        """The adder of all places."""
        return adders.ripple_carry_adder(self.width, self.nands)

    @cached_property
    def chain_signals(self) -> dict[str, int]:
        """Every signal of the chain for the two numbers that are switched on."""
        places = range(self.width)
        given = {f"a{k}": self.a >> k & 1 for k in places}
        given |= {f"b{k}": self.b >> k & 1 for k in places}
        given["cin"] = self.carry
        x = [[given[name] for name in self.chain.inputs]]
        return {name: int(v[0]) for name, v in self.chain.signals(_array(x)).items()}

    @property
    def total(self) -> int:
        """What the adder of all places gives, read out of its output signals."""
        signals = self.chain_signals
        return sum(signals[name] << k for k, name in enumerate(self.chain.outputs))

    @cached_property
    def block_signals(self) -> dict[str, int]:
        """Every signal of the block that is shown."""
        place = self.opened if self.adder is Adder.RIPPLE else 0
        given = {"a": self.a >> place & 1, "b": self.b >> place & 1, "cin": self.carry_into(place)}
        x = [[given[name] for name in self.block.inputs]]
        return {name: int(v[0]) for name, v in self.block.signals(_array(x)).items()}

    def carry_into(self, place: int) -> int:
        """Return the carry that comes into a place."""
        return self.carry if place == 0 else self.chain_signals[f"carry.{place - 1}"]


def _array(rows: list[list[int]]) -> FloatArray:
    import numpy as np

    return np.array(rows, dtype=np.float64)


def name_of(table: TruthTable) -> str:
    """Return the name of a function of two inputs."""
    return NAMES[table]
