"""Stacks n layers of one activation and says whether anything but a line comes out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core import activations
from nn_core.activations import Activation
from nn_core.arrays import FloatArray, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.records.linear_stack import (
    PlaneLayers,
    balance,
    is_straight,
    one_product,
    plane_layers,
    stack_on_line,
    stack_on_plane,
)

DEEPEST = 6
STEEPEST = 3.0
ENDS = (-3.0, 3.0)
"""Range of the line and of both axes of the plane."""
LINE_POINTS = 301
PLANE_POINTS = 96
"""Points along one side of the plane."""
WIDTH = 8
"""Neurons in a hidden layer of the plane."""


@dataclass(frozen=True)
class LinearStackState:
    """n layers of one activation.

    - ``turned``: parameters of the functions whose sliders were moved.
    - ``c``: the weight of every layer on the line.
    - ``seed``: of the weights of the plane.
    """

    activation: str = "identity"
    turned: dict[str, dict[str, float]] = field(default_factory=dict)
    depth: int = 3
    c: float = 1.5
    seed: int = 3

    @property
    def parameters(self) -> dict[str, float]:
        return activations.get(self.activation).defaults() | self.turned.get(self.activation, {})

    @property
    def x(self) -> FloatArray:
        """Points of the line, shape (LINE_POINTS,)."""
        return LINE

    @cached_property
    def lines(self) -> tuple[FloatArray, ...]:
        """Outputs after the first, second, … layer, each of the shape of ``x``."""
        function = activations.get(self.activation).function
        lines = stack_on_line(LINE, function, self.c, self.depth, self.parameters)
        return tuple(frozen(line) for line in lines)

    @property
    def layers(self) -> PlaneLayers:
        return self._plane.layers

    @property
    def plane(self) -> FloatArray:
        """The number for each point, shape (PLANE_POINTS, PLANE_POINTS); rows go up with x2."""
        return self._plane.heights

    @property
    def plane_straight(self) -> bool:
        return self._plane.straight

    @cached_property
    def line_straight(self) -> bool:
        return is_straight(LINE[:, None], self.lines[-1])

    @cached_property
    def product(self) -> tuple[float, float, float]:
        """w1, w2, b of all layers of the plane multiplied into one."""
        W, b = one_product(self.layers.weights, self.layers.biases)
        return float(W[0, 0]), float(W[1, 0]), float(b[0])

    @property
    def _plane(self) -> Plane:
        activation = activations.get(self.activation)
        return _kept_plane(activation, tuple(self.parameters.items()), self.depth, self.seed)

    def followed(self) -> LinearStackState:
        """Return the state with a function that there is."""
        known = activations.known(self.activation)
        return self if known else replace(self, activation="identity")

    def checked(self) -> LinearStackState:
        if not (1 <= self.depth <= DEEPEST and abs(self.c) <= STEEPEST and self.seed >= 0):
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "The layers are out of their range."))
        return self.followed()


class Plane(NamedTuple):
    """What the layers make of the plane; see `LinearStackState`."""

    layers: PlaneLayers
    heights: FloatArray
    straight: bool


@lru_cache(maxsize=4)
def _kept_plane(
    activation: Activation, parameters: tuple[tuple[str, float], ...], depth: int, seed: int
) -> Plane:
    """Return the plane; kept while only the line changes."""
    layers = plane_layers(depth, WIDTH, np.random.default_rng(seed))
    z = stack_on_plane(POINTS, layers, activation.function, dict(parameters))
    layers, z = balance(layers, z)
    heights = frozen(z.reshape(PLANE_POINTS, PLANE_POINTS))
    return Plane(layers, heights, is_straight(POINTS, z))


LINE = frozen(np.linspace(*ENDS, LINE_POINTS))
_SIDE = np.linspace(*ENDS, PLANE_POINTS)
POINTS = frozen(np.stack(np.meshgrid(_SIDE, _SIDE), axis=-1).reshape(-1, 2))


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
        return state.followed()

    @Slot(str)
    def set_activation(self, name: str) -> None:
        self.edit(lambda state: replace(state, activation=activations.get(name).name))

    @Slot(float)
    def set_depth(self, depth: float) -> None:
        self.edit(lambda state: replace(state, depth=round(depth)).checked(), "depth")

    @Slot(float)
    def set_c(self, c: float) -> None:
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
