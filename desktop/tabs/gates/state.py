"""What the gates tab holds: one frozen state for the perceptron, the composer and the adders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache

import numpy as np

from desktop.tabs.kit.saved import expect
from nn_core.arrays import Array, FloatArray
from nn_core.perceptron import adders, circuits
from nn_core.perceptron.circuits import Circuit
from nn_core.perceptron.model import PRESETS, Perceptron
from nn_core.perceptron.rule import LearningStep, learn
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
SLOWEST, FASTEST = 1, 60
"""Steps of the learning rule a second."""
LEAST_RATE, MOST_RATE = 0.01, 1.0
MOST_STEPS = 50_000
"""Where a run that never ends is stopped: a quarter of an hour at full speed."""
FAR = 1000


class Adder(StrEnum):
    """The circuits of the page with adders."""

    HALF = "half"
    FULL = "full"
    RIPPLE = "ripple"


@dataclass(frozen=True)
class Learning:
    """Where a run of the learning rule is.

    - ``step``: the last step; None before the first.
    - ``trail``: the boundaries before the last mistakes, oldest first.
    - ``repeats``: two walks after which the very same weights stood: the rule goes round in
      circles.
    """

    step: LearningStep | None = None
    trail: tuple[Perceptron, ...] = ()
    repeats: tuple[int, int] | None = None


class Run:
    """The steps of the rule from one start, worked out as far as anyone has asked."""

    def __init__(self, start: Perceptron, target: TruthTable, rate: float) -> None:
        self._walk = learn(start, target, rate)
        self._steps: list[LearningStep] = []
        self._repeats: tuple[int, int] | None = None
        self._known_at = MOST_STEPS + 1

    @property
    def last(self) -> int:
        """The number of the last step, as far as it is known."""
        finished = bool(self._steps) and self._steps[-1].finished
        return len(self._steps) if finished else MOST_STEPS

    def after(self, count: int) -> Learning:
        """Return where the run is after ``count`` steps, or at its end if that comes earlier."""
        for step in self._walk if len(self._steps) < count else ():
            self._steps.append(step)
            if step.same_as_epoch is not None and self._repeats is None:
                self._repeats, self._known_at = (step.same_as_epoch, step.epoch), step.number
            if step.number >= count:
                break
        count = min(count, len(self._steps))
        if not count:
            return Learning()
        repeats = self._repeats if count >= self._known_at else None
        return Learning(self._steps[count - 1], self._trail(count), repeats)

    def _trail(self, count: int) -> tuple[Perceptron, ...]:
        # Among four steps in a row there is a mistake, or the run would have ended.
        recent = self._steps[max(count - 4 * TRAIL, 0) : count]
        return tuple(step.before for step in recent if step.error)[-TRAIL:]


@lru_cache(maxsize=4)
def run_from(start: Perceptron, target: TruthTable, rate: float) -> Run:
    """Return the run of the rule from these weights; the same one for the same question."""
    return Run(start, target, rate)


@dataclass(frozen=True)
class PerceptronState:
    """One perceptron and how it learns.

    - ``start``: as it was set by hand; where learning begins.
    - ``target``: the truth table it should realise.
    - ``taken``: how many steps of the rule have been taken from there.
    - ``row``: the row of the truth table whose sum is written out.
    - ``speed``: steps a second while the rule runs.
    """

    start: Perceptron = PRESETS["AND"]
    target: TruthTable = AND
    rate: float = 0.1
    taken: int = 0
    row: int = 1
    speed: int = 4

    @property
    def run(self) -> Run:
        return run_from(self.start, self.target, self.rate)

    @cached_property
    def learning(self) -> Learning:
        return self.run.after(self.taken) if self.taken else Learning()

    @property
    def last(self) -> int:
        """The last step of the run, as far as it is known."""
        return self.run.last

    @property
    def gate(self) -> Perceptron:
        step = self.learning.step
        return self.start if step is None else step.after

    @cached_property
    def sums(self) -> tuple[float, ...]:
        return tuple(float(s) for s in self.gate.sums(ROWS))

    @cached_property
    def outputs(self) -> TruthTable:
        return self.gate.table()

    @property
    def right(self) -> tuple[bool, ...]:
        """Whether each row gives what the target wants."""
        return tuple(y == t for y, t in zip(self.outputs, self.target, strict=True))

    @cached_property
    def certificate(self) -> Certificate | None:
        """The proof that no perceptron realises the target, if there is one."""
        return find_certificate(self.target)

    def perceptron(self, _key: str) -> Perceptron:
        """Return the perceptron; it is the only one."""
        return self.gate

    def with_perceptron(self, _key: str, perceptron: Perceptron) -> PerceptronState:
        """Return the state in which it is another; a run of learning ends."""
        return replace(self, start=perceptron, taken=0)

    def with_target(self, target: TruthTable) -> PerceptronState:
        """Return the state with another target; a run of learning ends where it is."""
        return replace(self, start=self.gate, taken=0, target=target)

    def with_rate(self, rate: float) -> PerceptronState:
        """Return the state with another learning rate; a run of learning ends where it is."""
        return replace(self, start=self.gate, taken=0, rate=rate)

    def at(self, step: int) -> PerceptronState:
        """Return the state after ``step`` steps of the rule, with the row it looked at.

        It goes no further than the run, nor more than `FAR` steps on at once, which would be felt.
        """
        seen = self.run.after(min(step, self.taken + FAR)).step
        return (
            replace(self, taken=0)
            if seen is None
            else replace(self, taken=seen.number, row=seen.row)
        )

    def checked(self) -> PerceptronState:
        expect(
            start=len(self.start.weights) == 2,
            target=self.target in NAMES,
            rate=LEAST_RATE <= self.rate <= MOST_RATE,
            taken=0 <= self.taken <= MOST_STEPS,
            row=self.row in range(len(ROWS)),
            speed=SLOWEST <= self.speed <= FASTEST,
        )
        step = self.learning.step
        expect(taken=self.taken == (0 if step is None else step.number))
        return self


@dataclass(frozen=True)
class ComposerState:
    """Three gates in two layers.

    - ``parts``: the gates s1, s2 and y.
    - ``goal``: what they should realise together.
    - ``bits``: the inputs x1, x2.
    """

    parts: tuple[Perceptron, Perceptron, Perceptron] = (
        PRESETS["NAND"],
        PRESETS["OR"],
        PRESETS["AND"],
    )
    goal: TruthTable = XOR
    bits: tuple[int, int] = (1, 0)

    @cached_property
    def circuit(self) -> Circuit:
        return circuits.two_layers(*self.parts)

    @cached_property
    def signals(self) -> dict[str, Array]:
        return self.circuit.signals(ROWS)

    @property
    def outputs(self) -> TruthTable:
        """What the circuit gives for every row."""
        return tuple(int(y) for y in self.signals["y"])

    @property
    def row(self) -> int:
        """The row of the truth table that is switched on."""
        return self.bits[0] + 2 * self.bits[1]

    @cached_property
    def tables(self) -> tuple[TruthTable, ...]:
        return tuple(part.table() for part in self.parts)

    def perceptron(self, key: str) -> Perceptron:
        return self.parts[PARTS.index(key)]

    def with_perceptron(self, key: str, perceptron: Perceptron) -> ComposerState:
        """Return the state in which that gate is another."""
        parts = list(self.parts)
        parts[PARTS.index(key)] = perceptron
        return replace(self, parts=(parts[0], parts[1], parts[2]))

    def checked(self) -> ComposerState:
        expect(
            parts=all(len(part.weights) == 2 for part in self.parts),
            goal=self.goal in NAMES,
            bits=set(self.bits) <= {0, 1},
        )
        return self


@dataclass(frozen=True)
class AddersState:
    """An adder and what it adds.

    - ``adder``, ``width``, ``nands``: the circuit shown, its places, and whether it is made of
      NANDs only.
    - ``a``, ``b``, ``carry``: what it adds.
    - ``opened``: the place whose full adder is open.
    - ``chosen``: the gate whose sum is written out.
    """

    adder: Adder = Adder.HALF
    width: int = 4
    nands: bool = False
    a: int = 5
    b: int = 3
    carry: int = 0
    opened: int = 0
    chosen: str = "sum"

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
        return _signals(self.chain, given | {"cin": self.carry})

    @property
    def total(self) -> int:
        """What the adder of all places gives, read out of its output signals."""
        signals = self.chain_signals
        return sum(signals[name] << k for k, name in enumerate(self.chain.outputs))

    @property
    def place(self) -> int:
        """The place whose switches the block that is shown has."""
        return self.opened if self.adder is Adder.RIPPLE else 0

    @cached_property
    def block_signals(self) -> dict[str, int]:
        bits = {"a": self.a >> self.place & 1, "b": self.b >> self.place & 1}
        return _signals(self.block, bits | {"cin": self.carry_into(self.place)})

    def carry_into(self, place: int) -> int:
        """Return the carry that comes into a place."""
        return self.carry if place == 0 else self.chain_signals[f"carry.{place - 1}"]

    def with_width(self, width: int) -> AddersState:
        """Return the state with other places; digits that no longer fit are dropped."""
        width = min(max(width, 1), MOST_BITS)
        mask = 2**width - 1
        opened = min(self.opened, width - 1)
        return replace(self, width=width, a=self.a & mask, b=self.b & mask, opened=opened)

    def flipped(self, name: str, place: int) -> AddersState:
        """Return the state with the switch ``a`` or ``b`` of a place, or ``cin``, flipped."""
        if name == "a":
            return replace(self, a=self.a ^ (1 << place))
        if name == "b":
            return replace(self, b=self.b ^ (1 << place))
        return replace(self, carry=1 - self.carry)

    def checked(self) -> AddersState:
        expect(
            width=1 <= self.width <= MOST_BITS,
            opened=0 <= self.opened < self.width,
            a=0 <= self.a < 2**self.width,
            b=0 <= self.b < 2**self.width,
            carry=self.carry in (0, 1),
        )
        return self


def name_of(table: TruthTable) -> str:
    """Return the name of a function of two inputs."""
    return NAMES[table]


def _signals(circuit: Circuit, given: dict[str, int]) -> dict[str, int]:
    x = np.array([[given[name] for name in circuit.inputs]], dtype=np.float64)
    return {name: int(values[0]) for name, values in circuit.signals(x).items()}
