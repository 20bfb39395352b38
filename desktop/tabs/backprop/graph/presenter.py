"""Owns the graph page: takes a formula, its inputs, and the steps there and back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.playback import Playback
from desktop.tabs.backprop.graph.state import PRESETS, Form, GraphState, Nudge, moved
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.graph.ops import INPUT
from nn_core.graph.parse import read_number
from nn_core.graph.refusal import FormulaError

FLAT = 0.01
CLOSE = 1e-6


def _back_to_2_2(before: GraphState, after: GraphState) -> bool:
    """Whether a step back gave an apple its gradient, 2.2."""
    if after.place <= before.place or "apple" not in after.graph.names:
        return False
    slope = after.gradient_of("apple")
    place = after.graph.place_of("apple")
    return after.has_gradient(place) and slope is not None and abs(slope - 2.2) < CLOSE


def _as_foretold(before: GraphState, after: GraphState) -> bool:
    """Whether a nudge moved the result by what the gradient, known by then, said."""
    nudge = after.nudge
    if nudge is None or nudge is before.nudge or nudge.slope is None:
        return False
    known = before.has_gradient(before.graph.place_of(nudge.name))
    return known and abs(nudge.ratio - nudge.slope) <= 0.02 * abs(nudge.slope)


def _flat(before: GraphState, after: GraphState) -> bool:
    if after.preset != "sigmoid" or after.values == before.values:
        return False
    slope = after.gradient_of("x")
    return slope is not None and abs(slope) < FLAT


class GraphPresenter(Presenter[GraphState]):
    """The graph page without any widget; every change of formula and inputs can be undone.

    - ``playback``: goes forward through the graph, then back.
    """

    undoable = ("preset", "text", "values", "form", "broken")

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[GraphState] = {"back": _back_to_2_2, "nudge": _as_foretold, "flat": _flat}
        super().__init__(context, GraphState.of("apples"), goals, parent)
        self.playback = Playback(
            lambda: self.state.place,
            lambda: self.state.last,
            lambda place: self.update(place=place, nudge=None),
            parent=self,
        )

    def followed(self, state: GraphState) -> GraphState:
        """Keep what is selected and how far one is within the graph there is."""
        count = len(state.graph.nodes)
        if state.selected >= count or state.broken >= count:
            state = replace(state, selected=state.first, broken=-1)
        if state.component >= state.width:
            state = replace(state, component=0)
        if state.text != self.state.text:
            state = replace(state, place=state.turn, guess="", typed=state.text, refusal=None)
        return replace(state, place=state.last) if state.place > state.last else state

    @Slot(str)
    def load(self, preset: str) -> None:
        """Take a preset, worked out forward."""
        if preset in PRESETS:
            self.playback.pause()
            fresh = replace(GraphState.of(preset), whole=self.state.whole)
            self.edit(lambda _: fresh)

    @Slot(str)
    def type_text(self, text: str) -> None:
        self.playback.pause()
        try:
            state = self.state.with_text(text)
        except FormulaError as error:
            self.update(typed=text, refusal=error)
            return
        if text == self.state.text:
            self.update(typed=text, refusal=None)
        else:
            self.edit(lambda _: state, drag="text")

    @Slot(int)
    def select(self, place: int, component: int = 0) -> None:
        if 0 <= place < len(self.state.graph.nodes):
            self.update(selected=place, component=component)

    def set_value(self, place: int, component: int, value: float, drag: bool = False) -> None:
        if self.state.graph.nodes[place].op is INPUT:
            key = f"{place} {component}" if drag else ""
            self.edit(lambda state: state.with_value(place, component, value), key)

    def set_selected(self, value: float) -> None:
        """Give the selected input another number."""
        self.set_value(self.state.selected, self.state.component, value, drag=True)

    def type_value(self, place: int, text: str) -> None:
        """Give an input the number that ``text`` spells."""

        def typed(state: GraphState) -> GraphState:
            if state.graph.nodes[place].op is not INPUT or state.vector:
                raise ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "Only inputs take a number by hand."),
                    QT_TRANSLATE_NOOP("nn_core", "Change an input; the rest follows."),
                )
            return state.with_value(place, 0, read_number(text))

        self.edit(typed)

    def nudge(self, direction: int) -> None:
        """Move the selected input by a small step, and keep what the result did."""
        state = self.state
        place, component = state.selected, state.component
        if state.graph.nodes[place].op is not INPUT:
            return
        value = state.number(place, component)
        other = moved(value, direction)
        before = state.result

        def nudged(state: GraphState) -> GraphState:
            after = state.with_value(place, component, other)
            if before is None or after.result is None:
                return after
            slope = state.worked.gradients[place]
            return replace(
                after,
                nudge=Nudge(
                    state.graph.nodes[place].name,
                    component,
                    other - value,
                    _single(before),
                    _single(after.result),
                    None if slope is None else _single(slope, component),
                ),
            )

        self.edit(nudged, f"nudge {place} {component}")

    @Slot()
    def nudge_up(self) -> None:
        self.nudge(1)

    @Slot()
    def nudge_down(self) -> None:
        """Make the selected input a little smaller."""
        self.nudge(-1)

    @Slot(str)
    def set_form(self, form: str) -> None:
        """Fold the sigmoid and softmax with loss into one node each, or unfold them."""
        self.playback.pause()
        self.edit(lambda state: state.with_form(Form(form)))

    @Slot(bool)
    def break_node(self, broken: bool) -> None:
        """Let the selected node hand back what is wrong, or mend it."""
        self.edit(lambda state: replace(state, broken=state.selected if broken else -1))

    @Slot(str)
    def predict(self, guess: str) -> None:
        """Keep what the reader expects."""
        self.update(guess=guess)

    @Slot(bool)
    def show_whole(self, whole: bool) -> None:
        """Show the whole graph, or as much as can be read."""
        self.update(whole=whole)


def _single(value: object, component: int = 0) -> float:
    import numpy as np

    flat = np.asarray(value, float).reshape(-1)
    return float(flat[min(component, len(flat) - 1)])
