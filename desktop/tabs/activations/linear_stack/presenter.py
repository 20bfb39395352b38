"""Stacks n layers of one activation and says whether anything but a line comes out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.tabs.activations.linear_stack.state import LinearStackState
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core import activations

DEEP = 5


class LinearStackPresenter(Presenter[LinearStackState]):
    """The stacked layers without any widget."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[LinearStackState] = {
            "deep-line": lambda _, now: now.activation == "identity" and now.depth >= DEEP,
            "bend": lambda _, now: not now.line_straight,
            "weights": lambda before, now: now.seed != before.seed,
        }
        super().__init__(context, LinearStackState(), goals, parent)

    def followed(self, state: LinearStackState) -> LinearStackState:
        """Leave out a function that is gone."""
        return state.followed()

    @Slot(str)
    def set_activation(self, name: str) -> None:
        """Put another function between the layers."""
        self.edit(lambda state: replace(state, activation=activations.get(name).name))

    @Slot(float)
    def set_depth(self, depth: float) -> None:
        self.edit(lambda state: replace(state, depth=round(depth)).checked(), "depth")

    @Slot(float)
    def set_c(self, c: float) -> None:
        """Multiply by c in every layer of the line."""
        self.edit(lambda state: replace(state, c=c).checked(), "c")

    def set_parameter(self, name: str, parameter: str, value: float) -> None:
        def change(state: LinearStackState) -> LinearStackState:
            values = activations.get(name).defaults() | state.turned.get(name, {})
            return replace(state, turned={**state.turned, name: {**values, parameter: value}})

        self.edit(change, f"{name} {parameter}")

    @Slot()
    def draw_weights(self) -> None:
        self.edit(lambda state: replace(state, seed=state.seed + 1))

    def enter(self) -> None:
        self.update()
