"""Owns the state of the curves page: which functions, which x, how steep."""

from __future__ import annotations

import weakref
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.tabs.activations.curves.state import CurvesState
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core import activations
from nn_core.errors import BadakError
from nn_core.graph.activation import PREFIX, own_activation, own_name

STEEP = 50.0
"""From this β on the sigmoid can hardly be told from the step."""


class _Crossed:
    """Whether the line has been on both sides of 0; to arrive there is not yet to cross it."""

    def __init__(self) -> None:
        self.side = 0

    def __call__(self, before: CurvesState, after: CurvesState) -> bool:
        """Look at which side the line was and is."""
        for x in (before.x, after.x):
            side = (x > 0) - (x < 0)
            if side and self.side == -side:
                return True
            self.side = side or self.side
        return False


def _forget_own() -> None:
    for name in activations.names():
        if name.startswith(PREFIX):
            activations.unregister(name)


class CurvesPresenter(Presenter[CurvesState]):
    """The curves page without any widget."""

    undoable = ("chosen", "focus", "x", "turned", "own")

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[CurvesState] = {
            "cross": _Crossed(),
            "steep": lambda _, after: (
                "sigmoid" in after.chosen and after.parameters("sigmoid")["beta"] >= STEEP
            ),
            "compare": lambda _, after: len(after.chosen) >= 4,
        }
        super().__init__(context, CurvesState(), goals, parent)
        self._entered = ""
        # Not by the signal destroyed: its slot would run while the object is taken apart.
        weakref.finalize(self, _forget_own).atexit = False

    def followed(self, state: CurvesState) -> CurvesState:
        """Enter one's own function in the registry, and leave out functions that are gone."""
        if state.own != self._entered:
            self._entered = state.own
            _forget_own()
            if state.own:
                activations.register(own_activation(state.own))
            state = replace(state, typed=state.own, refusal=None)
        return state.followed()

    @Slot(str)
    def type_own(self, text: str) -> None:
        """Take a formula of x as one's own function, or say beside the field why it is none."""
        own = text.strip()
        chosen = tuple(name for name in self.state.chosen if not name.startswith(PREFIX))
        focus = self.state.focus
        if own:
            try:
                own_activation(own)
            except BadakError as error:
                self.update(typed=text, refusal=error)
                return
            focus = own_name(own)
            chosen = (*chosen, focus)
        self.edit(
            lambda state: replace(
                state, own=own, typed=text, refusal=None, chosen=chosen, focus=focus
            ),
            "own",
        )

    @Slot(str, bool)
    def choose(self, name: str, chosen: bool) -> None:
        """Show a function or take it away; what is shown last is read off."""

        def change(state: CurvesState) -> CurvesState:
            others = tuple(one for one in state.chosen if one != name)
            if not chosen:
                return replace(state, chosen=others).followed()
            return replace(state, chosen=(*others, name), focus=name).followed()

        self.edit(change)

    @Slot(str)
    def focus(self, name: str) -> None:
        """Read off this function."""
        if name in self.state.chosen:
            self.edit(lambda state: replace(state, focus=name))

    @Slot(float)
    def set_x(self, x: float) -> None:
        self.edit(lambda state: replace(state, x=x).checked(), "x")

    def set_parameter(self, name: str, parameter: str, value: float) -> None:
        """Turn a parameter such as the sigmoid's β."""

        def change(state: CurvesState) -> CurvesState:
            values = {**state.parameters(name), parameter: value}
            return replace(state, turned={**state.turned, name: values})

        self.edit(change, f"{name} {parameter}")

    @Slot(float, float)
    def set_range(self, low: float, high: float) -> None:
        """Sample the curves over what is visible now."""
        if (low, high) != self.state.ends and low < high:
            self.update(ends=(low, high))

    def enter(self) -> None:
        self.update()
