"""Stacks n layers of one activation and says whether anything but a line comes out."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop.tabs.activations.stack.state import (
    ENDS,
    LINE_POINTS,
    PLANE_POINTS,
    WIDTH,
    StackState,
)
from nn_core import activations
from nn_core.activations import Activation
from nn_core.arrays import FloatArray, frozen
from nn_core.records.linear_stack import (
    PlaneLayers,
    balance,
    is_straight,
    one_product,
    plane_layers,
    stack_on_line,
    stack_on_plane,
)


class StackPresenter(QObject):
    """Takes the user's intentions; tells the view a new state."""

    state_changed = Signal(object)  # StackState

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name, self._depth, self._c, self._seed = "identity", 3, 1.5, 3
        self._parameters: dict[str, dict[str, float]] = {}
        self._done: frozenset[str] = frozenset()
        self._x = frozen(np.linspace(*ENDS, LINE_POINTS))
        side = np.linspace(*ENDS, PLANE_POINTS)
        self._points = frozen(np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2))
        self._layers = self._draw()
        self._kept: tuple[object, PlaneLayers, FloatArray, bool] | None = None
        self.state = self._build()

    @Slot(str)
    def set_activation(self, name: str) -> None:
        """Put another function between the layers."""
        self._name = activations.get(name).name
        self._publish()

    @Slot(float)
    def set_depth(self, depth: float) -> None:
        """Stack that many layers."""
        self._depth = round(depth)
        self._layers = self._draw()
        self._publish()

    @Slot(float)
    def set_c(self, c: float) -> None:
        """Multiply by c in every layer of the line."""
        self._c = c
        self._publish()

    @Slot(str, str, float)
    def set_parameter(self, name: str, parameter: str, value: float) -> None:
        """Turn a parameter of the function."""
        self._parameters[name] = {**self._values(name), parameter: value}
        self._publish()

    @Slot()
    def draw_weights(self) -> None:
        """Draw other weights for the plane."""
        self._seed += 1
        self._layers = self._draw()
        self._done |= {"weights"}
        self._publish()

    @Slot()
    def refresh(self) -> None:
        """Take in what the registry holds now."""
        if self._name not in activations.names():
            self._name = "identity"
        self._publish()

    def _values(self, name: str) -> dict[str, float]:
        return self._parameters.get(name) or activations.get(name).defaults()

    def _draw(self) -> PlaneLayers:
        return plane_layers(self._depth, WIDTH, np.random.default_rng(self._seed))

    def _build(self) -> StackState:
        function, values = activations.get(self._name).function, self._values(self._name)
        lines = stack_on_line(self._x, function, self._c, self._depth, values)
        layers, plane, flat = self._plane(activations.get(self._name), values)
        W, b = one_product(layers.weights, layers.biases)
        straight = is_straight(self._x[:, None], lines[-1])
        self._note(straight)
        return StackState(
            activation=self._name,
            parameters=values,
            depth=self._depth,
            c=self._c,
            x=self._x,
            lines=tuple(frozen(line) for line in lines),
            plane=plane,
            layers=layers,
            product=(float(W[0, 0]), float(W[1, 0]), float(b[0])),
            line_straight=straight,
            plane_straight=flat,
            done=self._done,
        )

    def _plane(
        self, activation: Activation, values: dict[str, float]
    ) -> tuple[PlaneLayers, FloatArray, bool]:
        """Return layers, heights and whether they are flat; kept while only the line changes."""
        key = (activation, tuple(values.items()), self._depth, self._seed)
        if self._kept is None or self._kept[0] != key:
            z = stack_on_plane(self._points, self._layers, activation.function, values)
            layers, z = balance(self._layers, z)
            heights = frozen(z.reshape(PLANE_POINTS, PLANE_POINTS))
            self._kept = (key, layers, heights, is_straight(self._points, z))
        return self._kept[1:]

    def _note(self, straight: bool) -> None:
        if straight and self._depth >= 5:
            self._done |= {"deep-line"}
        if not straight:
            self._done |= {"bend"}

    def _publish(self) -> None:
        self.state = self._build()
        self.state_changed.emit(self.state)
