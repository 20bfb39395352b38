"""Owns the state of the curves page: which functions, which x, how steep."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from desktop.tabs.activations.curves.state import (
    BOOK_RANGE,
    Curve,
    CurvesState,
    evaluate,
    sample,
)
from nn_core import activations

START = ("step", "sigmoid", "relu")
"""The three of chapter 3.2."""
STEEP = 50.0


class CurvesPresenter(QObject):
    """Takes the user's intentions; tells the view a new state."""

    state_changed = Signal(object)  # CurvesState

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen = set(START)
        self._focus = "sigmoid"
        self._x = 1.0
        self._ends = BOOK_RANGE
        self._parameters: dict[str, dict[str, float]] = {}
        self._kept: dict[str, tuple[object, Curve]] = {}
        self._done: frozenset[str] = frozenset()
        self.state = self._build()

    @Slot(str, bool)
    def choose(self, name: str, chosen: bool) -> None:
        """Show a function or take it away; what is shown last is read off."""
        if chosen:
            self._chosen.add(name)
            self._focus = name
        else:
            self._chosen.discard(name)
        if len(self._chosen) >= 4:
            self._done |= {"compare"}
        self._publish()

    @Slot(str)
    def focus(self, name: str) -> None:
        """Read off this function."""
        if name in self._chosen:
            self._focus = name
            self._publish()

    @Slot(float)
    def set_x(self, x: float) -> None:
        """Move the input."""
        if (x > 0) != (self._x > 0):
            self._done |= {"cross"}
        self._x = x
        self._publish()

    @Slot(str, str, float)
    def set_parameter(self, name: str, parameter: str, value: float) -> None:
        """Turn a parameter such as the sigmoid's β."""
        self._parameters[name] = {**self._values_of(name), parameter: value}
        if name == "sigmoid" and value >= STEEP:
            self._done |= {"steep"}
        self._publish()

    @Slot(float, float)
    def set_range(self, low: float, high: float) -> None:
        """Sample the curves over what is visible now."""
        if (low, high) != self._ends and low < high:
            self._ends = (low, high)
            self._publish()

    @Slot()
    def refresh(self) -> None:
        """Take in what the registry holds now."""
        self._publish()

    def _values_of(self, name: str) -> Mapping[str, float]:
        return self._parameters.get(name) or activations.get(name).defaults()

    def _curve(self, name: str) -> Curve:
        key = (self._ends, tuple(self._values_of(name).items()), activations.get(name))
        kept = self._kept.get(name)
        if kept is None or kept[0] != key:
            kept = self._kept[name] = (key, sample(name, self._ends, self._values_of(name)))
        return kept[1]

    def _build(self) -> CurvesState:
        known = activations.names()
        chosen = tuple(name for name in known if name in self._chosen)
        if self._focus not in chosen:
            self._focus = chosen[0] if chosen else ""
        return CurvesState(
            chosen=chosen,
            focus=self._focus,
            x=self._x,
            parameters={name: self._values_of(name) for name in known},
            curves=tuple(self._curve(name) for name in chosen),
            values=tuple(evaluate(name, self._x, self._values_of(name)) for name in chosen),
            done=self._done,
        )

    def _publish(self) -> None:
        self.state = self._build()
        self.state_changed.emit(self.state)
