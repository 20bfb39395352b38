"""Owns the state of the curves page: which functions, which x, how steep."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.tabs.kit.presenter import Goals, Presenter
from desktop.tabs.kit.saved import transient
from nn_core import activations
from nn_core.activations import Activation
from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ValueRefused
from nn_core.graph.activation import PREFIX, own_activation, own_name

POINTS = 401
BOOK_RANGE = (-5.0, 5.0)
FARTHEST = 1000.0


@dataclass(frozen=True)
class Curve:
    """One function over the visible range.

    - ``name``: key of the registry.
    - ``x``, ``y``, ``slope``: ndarray, shape (n,). Points, h and h' there; a kink has a point on
      either side of it.
    """

    name: str
    x: FloatArray
    y: FloatArray
    slope: FloatArray


@dataclass(frozen=True)
class CurveValue:
    """h(x) and h'(x) of one function at the reader's x; h' is nan where h jumps."""

    name: str
    value: float
    slope: float


@dataclass(frozen=True)
class CurvesState:
    """Everything on the page.

    - ``chosen``: names in the registry's order.
    - ``focus``: the one that is read off in large; empty when nothing is chosen.
    - ``turned``: the parameters of the functions whose sliders were moved.
    - ``ends``: what is visible of x.
    - ``own``: the formula of one's own function; empty for none.
    - ``typed``: what stands in its field, when that is no formula of x.
    - ``refusal``: why it is none.
    """

    chosen: tuple[str, ...] = ("step", "sigmoid", "relu")  # the three of chapter 3.2
    focus: str = "sigmoid"
    x: float = 1.0
    turned: dict[str, dict[str, float]] = field(default_factory=dict)
    ends: tuple[float, float] = BOOK_RANGE
    own: str = ""
    typed: str = transient(default="")
    refusal: BadakError | None = transient(default=None)

    def parameters(self, name: str) -> Mapping[str, float]:
        return activations.get(name).defaults() | self.turned.get(name, {})

    @cached_property
    def curves(self) -> tuple[Curve, ...]:
        return tuple(
            _kept_sample(activations.get(name), self.ends, tuple(self.parameters(name).items()))
            for name in self.chosen
        )

    @cached_property
    def values(self) -> tuple[CurveValue, ...]:
        """What each chosen function gives at x."""
        return tuple(evaluate(name, self.x, self.parameters(name)) for name in self.chosen)

    def focused(self) -> CurveValue | None:
        """Return the values of the function that is read off."""
        return next((value for value in self.values if value.name == self.focus), None)

    def followed(self) -> CurvesState:
        """Return the state with functions that there are, in the registry's order."""
        chosen = tuple(name for name in activations.names() if name in self.chosen)
        focus = self.focus if self.focus in chosen else next(iter(chosen), "")
        return replace(self, chosen=chosen, focus=focus)

    def checked(self) -> CurvesState:
        known = {
            name: values for name, values in self.turned.items() if name in activations.names()
        }
        if not abs(self.x) <= FARTHEST or not self.ends[0] < self.ends[1]:
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "The input is out of its range."))
        if self.own:
            own_activation(self.own)
        # A function of one's own is entered when the presenter takes the state.
        return replace(self, turned=known)


@lru_cache(maxsize=64)
def _kept_sample(
    activation: Activation, ends: tuple[float, float], parameters: tuple[tuple[str, float], ...]
) -> Curve:
    return sample(activation.name, ends, dict(parameters))


def sample(name: str, ends: tuple[float, float], parameters: Mapping[str, float]) -> Curve:
    """Return the curve of one function between ``ends``."""
    activation = activations.get(name)
    x = np.linspace(*ends, POINTS)
    inside = [kink for kink in activation.kinks if ends[0] < kink < ends[1]]
    corners = [np.nextafter(kink, side) for kink in inside for side in (-np.inf, np.inf)]
    x = np.union1d(x, [*inside, *corners])
    y, slope = activation.function(x, **parameters), activation.derivative(x, **parameters)
    return Curve(name, frozen(x), frozen(y), frozen(slope))


def evaluate(name: str, x: float, parameters: Mapping[str, float]) -> CurveValue:
    """Return h and h' at one x."""
    activation = activations.get(name)
    at = np.array([x])
    value, slope = (f(at, **parameters) for f in (activation.function, activation.derivative))
    if x in activation.kinks:
        left, right = beside(name, x, parameters)
        slope = slope if left.value == right.value else np.array([np.nan])
    return CurveValue(name, float(value[0]), float(slope[0]))


def beside(name: str, x: float, parameters: Mapping[str, float]) -> tuple[CurveValue, CurveValue]:
    """Return h and h' right before and right behind x; there h' is what it tends to."""
    activation = activations.get(name)
    near = [float(np.nextafter(x, end)) for end in (-np.inf, np.inf)]
    values = activation.function(np.array(near), **parameters)
    slopes = activation.derivative(np.array(near), **parameters)
    # The nearest floats are no step away from x but in a jump.
    first, second = (
        CurveValue(name, float(np.round(value, 12)) + 0.0, float(slope))
        for value, slope in zip(values, slopes, strict=True)
    )
    return first, second


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
