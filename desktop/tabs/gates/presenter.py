"""Owns the gates tab's state: takes what the user intends, tells what has become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from desktop.services.context import TabContext
from desktop.services.history import History
from desktop.tabs.gates.learner import Learner
from desktop.tabs.gates.state import (
    GATE,
    MOST_BITS,
    MOST_WEIGHT,
    Adder,
    GatesState,
    Learning,
    Page,
)
from nn_core.errors import BadakError
from nn_core.perceptron import plane
from nn_core.perceptron.circuits import as_perceptron, compositions
from nn_core.perceptron.model import PRESETS, Perceptron
from nn_core.perceptron.plane import Point
from nn_core.perceptron.rule import LearningStep
from nn_core.perceptron.truth_tables import AND, NAND, OR, XOR, TruthTable


class GatesPresenter(QObject):
    """The gates tab without any widget. Every edit goes through the undo stack."""

    state_changed = Signal(object)  # GatesState
    page_changed = Signal(object)  # Page
    row_changed = Signal(int)
    done_changed = Signal()

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._state = GatesState()
        self._page = Page.PERCEPTRON
        self._row = 1
        self._gestures = 0
        self._and_before_drag: Perceptron | None = None
        self._rng = np.random.default_rng(0)
        self.done: frozenset[str] = frozenset()
        self._history = History((self._state, self._page), self)
        self._history.went_to.connect(self._went_to)
        self._edited_on, self._edits = self._page, 0
        self.learner = Learner(self)
        self.learner.stepped.connect(self._learned)

    @property
    def undo_stack(self) -> QUndoStack:
        """Goes through the states this tab has been in."""
        return self._history.stack

    @property
    def state(self) -> GatesState:
        """The present state."""
        return self._state

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page

    @property
    def row(self) -> int:
        """The row of the truth table whose sum is written out."""
        return self._row

    # ------------------------------------------------------------------ looking at things

    @Slot(object)
    def show_page(self, page: Page) -> None:
        """Show another page; learning pauses."""
        if page is not self._page:
            self._page = page
            self.learner.set_running(False)
            self.page_changed.emit(page)

    @Slot(int)
    def select_row(self, row: int) -> None:
        """Write the sum of another row out."""
        if row != self._row and 0 <= row < 4:
            self._row = row
            self.row_changed.emit(row)

    # ------------------------------------------------------------------ gates

    @Slot(str, int, float)
    def set_weight(self, key: str, index: int, value: float) -> None:
        """Give a gate another weight."""
        self._set(key, lambda gate: gate.with_weight(index, value))

    @Slot(str, float)
    def set_bias(self, key: str, value: float) -> None:
        """Give a gate another bias; its threshold goes along."""
        self._set(key, lambda gate: gate.with_bias(value))

    @Slot(str, float)
    def set_threshold(self, key: str, value: float) -> None:
        """Give a gate another threshold; its bias goes along."""
        self._set(key, lambda gate: Perceptron.with_threshold(gate.weights, value))

    @Slot(float, float)
    def set_weights(self, w1: float, w2: float) -> None:
        """Give the single perceptron both weights at once: a drag on the map."""
        digits = plane.DIGITS
        pair = (_bounded(round(w1, digits)), _bounded(round(w2, digits)))
        self._set(GATE, lambda gate: Perceptron(pair, gate.bias), f"map {self._gestures}")

    @Slot(str)
    def load_preset(self, name: str) -> None:
        """Take the book's numbers for a gate, and the gate as the target."""
        gate = PRESETS[name]
        self._edit(
            lambda s: replace(s, gate=gate, target=gate.table(), learning=Learning()),
        )

    @Slot(str, float, float)
    def move_line(self, key: str, x: float, y: float) -> None:
        """Shift a gate's boundary so that it runs through a point: a drag."""
        self._drag(key, lambda gate: plane.moved_through(gate, (x, y)))

    @Slot(str, object, object)
    def turn_line(self, key: str, pivot: Point, point: Point) -> None:
        """Turn a gate's boundary round ``pivot`` towards ``point``: a drag."""
        self._drag(key, lambda gate: plane.turned_towards(gate, pivot, point))

    @Slot(str, float, float)
    def nudge_line(self, key: str, dx: float, dy: float) -> None:
        """Shift a gate's boundary by a little."""
        foot = plane.foot(self._state.perceptron(key))
        if foot is not None:
            self.begin_gesture()
            self.move_line(key, foot[0] + dx, foot[1] + dy)

    @Slot(str, float)
    def rotate_line(self, key: str, degrees: float) -> None:
        """Turn a gate's boundary by a few degrees."""
        self._set(key, lambda gate: plane.turned_by(gate, degrees))

    @Slot()
    def begin_gesture(self) -> None:
        """Let the next drag be an undo step of its own."""
        self._gestures += 1
        starts_at_and = self._state.outputs == AND
        self._and_before_drag = self._state.gate if starts_at_and else None

    # ------------------------------------------------------------------ target and learning

    @Slot(object)
    def set_target(self, target: TruthTable) -> None:
        """Choose the truth table to realise."""
        self._edit(lambda s: replace(s, target=target, learning=Learning()))

    @Slot(int)
    def flip_target(self, row: int) -> None:
        """Let one row of the target be the other value."""
        target = self._state.target
        if 0 <= row < len(target):
            self.set_target((*target[:row], 1 - target[row], *target[row + 1 :]))

    @Slot(float)
    def set_rate(self, rate: float) -> None:
        """Choose the learning rate."""
        self._edit(lambda s: replace(s, rate=rate))

    @Slot()
    def learn_step(self) -> None:
        """Let the rule look at one row."""
        self.learner.step()

    @Slot()
    def reset_learning(self) -> None:
        """Go back to the weights with which learning began."""
        self.learner.set_running(False)
        start = self._state.learning.start
        if start is not None:
            self._edit(lambda s: replace(s, gate=start, learning=Learning()))

    @Slot()
    def randomise(self) -> None:
        """Begin somewhere else: random weights with one decimal."""
        w1, w2, b = (float(v) for v in np.round(self._rng.uniform(-1, 1, 3), 1))
        self.learner.set_running(False)
        self._edit(lambda s: s.with_perceptron(GATE, Perceptron((w1, w2), b)))

    @Slot(object)
    def _learned(self, step: LearningStep) -> None:
        state = self._state
        learning = state.learning.after(step)
        after = replace(state, gate=step.after, learning=learning)
        self._push(after, f"learn {self.learner.run}")
        self.select_row(step.row)
        if learning.repeats is not None:
            self._finish("circles")

    # ------------------------------------------------------------------ composer

    @Slot(str, object)
    def choose_part(self, key: str, table: TruthTable) -> None:
        """Put another named gate in one of the three places."""
        self._set(key, lambda _gate: as_perceptron(table))

    @Slot(object)
    def set_goal(self, goal: TruthTable) -> None:
        """Choose what the three gates should realise together."""
        self._edit(lambda s: replace(s, goal=goal))

    @Slot(int)
    def next_solution(self, by: int = 1) -> None:
        """Put in the next three gates that realise the goal."""
        found = compositions(self._state.goal)
        tables = self._state.part_tables
        here = next((k for k, tried in enumerate(found) if tried == tables), -1 if by > 0 else 0)
        first, second, last = (as_perceptron(table) for table in found[(here + by) % len(found)])
        self._edit(lambda s: replace(s, parts=(first, second, last)))

    @Slot(int)
    def flip_bit(self, index: int) -> None:
        """Flip an input of the composer."""
        first, second = self._state.bits
        if index in (0, 1):
            self.set_bits((first, 1 - second) if index else (1 - first, second))

    @Slot(object)
    def set_bits(self, bits: tuple[int, int]) -> None:
        """Set both inputs of the composer."""
        self._edit(lambda s: replace(s, bits=bits))

    # ------------------------------------------------------------------ adders

    @Slot(str)
    def set_adder(self, adder: str) -> None:
        """Show another adder."""
        self._edit(lambda s: replace(s, adder=Adder(adder)))

    @Slot(int)
    def set_width(self, width: int) -> None:
        """Let the chain have another number of places; digits that no longer fit are dropped."""
        width = min(max(width, 1), MOST_BITS)
        mask = 2**width - 1
        self._edit(
            lambda s: replace(
                s, width=width, a=s.a & mask, b=s.b & mask, opened=min(s.opened, width - 1)
            )
        )

    @Slot(bool)
    def set_nands(self, nands: bool) -> None:
        """Build the adder of NANDs only, or of AND, OR and NAND."""
        self._edit(lambda s: replace(s, nands=nands))

    @Slot(str, int)
    def flip_switch(self, name: str, place: int = 0) -> None:
        """Flip the switch ``a`` or ``b`` of a place, or the carry ``cin``."""
        if name == "a":
            self._edit(lambda s: replace(s, a=s.a ^ (1 << place)))
        elif name == "b":
            self._edit(lambda s: replace(s, b=s.b ^ (1 << place)))
        else:
            self._edit(lambda s: replace(s, carry=1 - s.carry))

    @Slot(int)
    def open_block(self, place: int) -> None:
        """Show the gates of the full adder of one place."""
        if 0 <= place < self._state.width:
            self._edit(lambda s: replace(s, opened=place))

    # ------------------------------------------------------------------ in common

    def _set(self, key: str, change: Callable[[Perceptron], Perceptron], gesture: str = "") -> None:
        self._edit(lambda s: s.with_perceptron(key, change(s.perceptron(key))), gesture)

    def _drag(self, key: str, change: Callable[[Perceptron], Perceptron]) -> None:
        self._set(key, change, f"{key} {self._gestures}")
        start = self._and_before_drag
        state = self._state
        if start and key == GATE and state.outputs == OR and state.gate.weights == start.weights:
            self._finish("drag")

    def _edit(self, change: Callable[[GatesState], GatesState], gesture: str = "") -> None:
        try:
            after = change(self._state)
        except BadakError as error:
            self._context.report(error)
            self.state_changed.emit(self._state)
            return
        self._push(after, gesture)

    def _push(self, after: GatesState, gesture: str) -> None:
        if after != self._state:
            self._history.push((after, self._page), drag=gesture)

    @Slot(object)
    def _went_to(self, entry: tuple[GatesState, Page]) -> None:
        """Show a state on the page of the edit that led to it or, undone, away from it."""
        state, page = entry
        undone = self.undo_stack.index() < self._edits
        shown = self._edited_on if undone else page
        self._edited_on, self._edits = page, self.undo_stack.index()
        self._show(state, shown)

    def _show(self, state: GatesState, page: Page) -> None:
        self._state = state
        self.learner.follow(state)
        self.show_page(page)
        self.state_changed.emit(state)
        if state.part_tables != (NAND, OR, AND) and state.composed_outputs == XOR:
            self._finish("another")

    def _finish(self, key: str) -> None:
        if key not in self.done:
            self.done |= {key}
            self.done_changed.emit()


def _bounded(weight: float) -> float:
    return min(max(weight, -MOST_WEIGHT), MOST_WEIGHT)
