"""Own the states of the gates tab: one presenter for the perceptron, the composer, the adders."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar, TypeVar

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.playback import Playback
from desktop.tabs.gates.state import (
    FASTEST,
    GATE,
    LEAST_RATE,
    MOST_RATE,
    MOST_WEIGHT,
    SLOWEST,
    Adder,
    AddersState,
    ComposerState,
    PerceptronState,
)
from desktop.tabs.kit.presenter import Presenter, never
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.network import Network
from nn_core.perceptron import plane
from nn_core.perceptron.circuits import as_perceptron, compositions
from nn_core.perceptron.model import PRESETS, Perceptron
from nn_core.perceptron.plane import Point
from nn_core.perceptron.truth_tables import AND, NAND, OR, XOR, TruthTable

CARRIED = 6
"""Decimals of weights that were learnt elsewhere."""
L = TypeVar("L", PerceptronState, ComposerState)


class LinePresenter(Presenter[L]):
    """Changes gates by their numbers, and by gestures on their lines."""

    @Slot(str, int, float)
    def set_weight(self, key: str, index: int, value: float) -> None:
        if index in (0, 1):
            self.change(key, lambda gate: gate.with_weight(index, value))

    @Slot(str, float)
    def set_bias(self, key: str, value: float) -> None:
        """Give a gate another bias; its threshold goes along."""
        self.change(key, lambda gate: gate.with_bias(value))

    @Slot(str, float)
    def set_threshold(self, key: str, value: float) -> None:
        """Give a gate another threshold; its bias goes along."""
        self.change(key, lambda gate: Perceptron.with_threshold(gate.weights, value))

    @Slot()
    def begin_gesture(self) -> None:
        """Let the next drag be an undo step of its own."""
        self.end_drag()
        self.gesture_began()

    def gesture_began(self) -> None:
        """Something is held now; for a subclass that looks at what becomes of it."""

    def line_moved(self) -> None:
        """A line was dragged."""

    @Slot(str, float, float)
    def move_line(self, key: str, x: float, y: float) -> None:
        """Shift a gate's boundary so that it runs through a point: a drag."""
        self.change(key, lambda gate: plane.moved_through(gate, (x, y)), drag=key)
        self.line_moved()

    @Slot(str, object, object)
    def turn_line(self, key: str, pivot: Point, point: Point) -> None:
        """Turn a gate's boundary round ``pivot`` towards ``point``: a drag."""
        self.change(key, lambda gate: plane.turned_towards(gate, pivot, point), drag=key)

    @Slot(str, float, float)
    def nudge_line(self, key: str, dx: float, dy: float) -> None:
        """Shift a gate's boundary by a little."""
        foot = plane.foot(self.state.perceptron(key))
        if foot is not None:
            self.begin_gesture()
            self.move_line(key, foot[0] + dx, foot[1] + dy)

    @Slot(str, float)
    def rotate_line(self, key: str, degrees: float) -> None:
        """Turn a gate's boundary by a few degrees."""
        self.change(key, lambda gate: plane.turned_by(gate, degrees))

    def change(self, key: str, by: Callable[[Perceptron], Perceptron], drag: str = "") -> None:
        """Put what ``by`` makes of a gate in its place."""
        self.edit(lambda state: state.with_perceptron(key, by(state.perceptron(key))), drag)


class PerceptronPresenter(LinePresenter[PerceptronState]):
    """One perceptron, set by hand or by the learning rule.

    - ``learner``: goes through the steps of the rule. One takes microseconds, so it needs no
      thread.
    """

    undoable = ("start", "target", "rate", "taken")
    ways: ClassVar[Mapping[str, str]] = {"gate": "go_to_preset"}

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals = {
            # That one line was dragged all the way, no single state shows.
            "drag": never,
            "circles": lambda _, after: after.target == XOR and after.learning.repeats is not None,
        }
        super().__init__(context, PerceptronState(), goals, parent)
        self._and_before_drag: Perceptron | None = None
        self._rng = np.random.default_rng(0)
        self.learner = Playback(
            lambda: self.state.taken, lambda: self.state.last, self._learn, parent=self
        )
        self.learner.set_pace(1000 // self.state.speed)

    def followed(self, state: PerceptronState) -> PerceptronState:
        """Let the clock of the rule keep the speed that the state says."""
        self.learner.set_pace(1000 // state.speed)
        return state

    @Slot(int)
    def select_row(self, row: int) -> None:
        """Write the sum of another row out."""
        if row != self.state.row and 0 <= row < 4:
            self.update(row=row)

    @Slot(float, float)
    def set_weights(self, w1: float, w2: float) -> None:
        """Give it both weights at once: a drag on the map."""
        most = MOST_WEIGHT
        pair = tuple(min(max(round(w, plane.DIGITS), -most), most) for w in (w1, w2))
        self.change(GATE, lambda gate: Perceptron(pair, gate.bias), drag="map")

    @Slot(str)
    def load_preset(self, name: str) -> None:
        """Take the book's numbers for a gate, and the gate as the target."""
        gate = PRESETS[name]
        self.edit(lambda state: replace(state, start=gate, taken=0, target=gate.table()))

    def go_to_preset(self, name: str) -> None:
        """Take the book's gate of that name, for a link."""
        if name in PRESETS and PRESETS[name] != self.state.gate:
            self.load_preset(name)

    def gesture_began(self) -> None:
        self._and_before_drag = self.state.gate if self.state.outputs == AND else None

    def line_moved(self) -> None:
        start, state = self._and_before_drag, self.state
        if start and state.outputs == OR and state.gate.weights == start.weights:
            self.reach("drag")

    def take(self, network: Network) -> None:
        """Go on with the one neuron of a network from elsewhere.

        Raises `BadakError` if it isn't one neuron of two inputs.
        """
        gate = Perceptron.of(network)
        if len(gate.weights) != 2:
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "A gate has two inputs."))
        w1, w2, b = (round(value, CARRIED) for value in (*gate.weights, gate.bias))
        self.learner.pause()
        self.change(GATE, lambda _gate: Perceptron((w1, w2), b))

    @Slot(object)
    def set_target(self, target: TruthTable) -> None:
        self.edit(lambda state: state.with_target(target))

    @Slot(int)
    def flip_target(self, row: int) -> None:
        target = self.state.target
        if 0 <= row < len(target):
            self.set_target((*target[:row], 1 - target[row], *target[row + 1 :]))

    @Slot(float)
    def set_rate(self, rate: float) -> None:
        rate = min(max(rate, LEAST_RATE), MOST_RATE)
        self.edit(lambda state: state.with_rate(rate))

    @Slot(float)
    def set_speed(self, speed: float) -> None:
        """Choose how many steps a second the rule takes while it runs."""
        self.update(speed=min(max(round(speed), SLOWEST), FASTEST))

    @Slot()
    def randomise(self) -> None:
        """Begin somewhere else: random weights with one decimal."""
        w1, w2, b = (float(v) for v in np.round(self._rng.uniform(-1, 1, 3), 1))
        self.learner.pause()
        self.change(GATE, lambda _gate: Perceptron((w1, w2), b))

    def _learn(self, step: int) -> None:
        if not self.state.taken:
            self.end_drag()
        # The steps of one run are one step of undo, and going back to its start is another.
        self.edit(lambda state: state.at(step), drag="learn" if step else "")


class ComposerPresenter(LinePresenter[ComposerState]):
    """Three gates in two layers."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        # Who found the three gates, no single state shows.
        goals = {"another": never}
        super().__init__(context, ComposerState(), goals, parent)
        self._told = {(NAND, OR, AND)}

    def change(self, key: str, by: Callable[[Perceptron], Perceptron], drag: str = "") -> None:
        """Put what ``by`` makes of a gate in its place; notice if that makes an XOR of its own."""
        super().change(key, by, drag)
        if self.state.outputs == XOR and self.state.tables not in self._told:
            self.reach("another")

    @Slot(str, object)
    def choose_part(self, key: str, table: TruthTable) -> None:
        """Put another named gate in one of the three places."""
        self.change(key, lambda _gate: as_perceptron(table))

    @Slot(object)
    def set_goal(self, goal: TruthTable) -> None:
        self.edit(lambda state: replace(state, goal=goal))

    @Slot()
    def next_solution(self) -> None:
        """Put in the next three gates that realise the goal."""
        found, tables = compositions(self.state.goal), self.state.tables
        here = next((k for k, tried in enumerate(found) if tried == tables), -1)
        first, second, last = (as_perceptron(table) for table in found[(here + 1) % len(found)])
        self._told.add(found[(here + 1) % len(found)])
        self.edit(lambda state: replace(state, parts=(first, second, last)))

    @Slot(str)
    def flip_bit(self, name: str) -> None:
        x1, x2 = self.state.bits
        flipped = {"x1": (1 - x1, x2), "x2": (x1, 1 - x2)}
        self.set_bits(flipped.get(name, (x1, x2)))

    @Slot(int)
    def select_row(self, row: int) -> None:
        """Switch the inputs of a row of the truth table on."""
        if 0 <= row < 4:
            self.set_bits((row & 1, row >> 1))

    def set_bits(self, bits: tuple[int, int]) -> None:
        self.edit(lambda state: replace(state, bits=bits))


class AddersPresenter(Presenter[AddersState]):
    """Circuits that add."""

    undoable = ("adder", "width", "nands", "a", "b", "carry", "opened")

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(context, AddersState(), None, parent)

    def followed(self, state: AddersState) -> AddersState:
        """Let a gate be chosen that the circuit has."""
        known = state.chosen in {gate.name for gate in state.block.gates}
        return state if known else replace(state, chosen=state.block.outputs[0])

    @Slot(str)
    def set_adder(self, adder: str) -> None:
        self.edit(lambda state: replace(state, adder=Adder(adder)))

    @Slot(float)
    def set_width(self, width: float) -> None:
        """Let the chain have another number of places."""
        self.edit(lambda state: state.with_width(round(width)))

    @Slot(bool)
    def set_nands(self, nands: bool) -> None:
        """Build the adder of NANDs only, or of AND, OR and NAND."""
        self.edit(lambda state: replace(state, nands=nands))

    @Slot(str, int)
    def flip_switch(self, name: str, place: int = 0) -> None:
        """Flip the switch ``a`` or ``b`` of a place, or the carry ``cin``."""
        if 0 <= place < self.state.width:
            self.edit(lambda state: state.flipped(name, place))

    @Slot(str)
    def flip_shown(self, name: str) -> None:
        place = self.state.place
        # A carry from the place to the right is no switch.
        if name != "cin" or place == 0:
            self.flip_switch(name, place)

    @Slot(int)
    def open_block(self, place: int) -> None:
        if 0 <= place < self.state.width:
            self.edit(lambda state: replace(state, opened=place))

    @Slot(str)
    def choose(self, gate: str) -> None:
        """Write the sum of another gate out."""
        self.update(chosen=gate)


class GatesPresenter(QObject):
    """The gates tab without any widget: its three presenters, each with an undo of its own."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self.perceptron = PerceptronPresenter(context, self)
        self.composer = ComposerPresenter(context, self)
        self.adders = AddersPresenter(context, self)

    @property
    def done(self) -> frozenset[str]:
        return self.perceptron.done | self.composer.done
