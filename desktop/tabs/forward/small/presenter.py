"""Owns the small network's page: the network, what is selected, and how far the numbers are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.playback import Playback
from desktop.tabs.forward.small.state import FIRST_NEURON, Answer, Kind, Part, Setup, SmallState
from desktop.tabs.kit.presenter import Presenter
from nn_core.arrays import frozen
from nn_core.network import Network
from nn_core.small.network import TinyNetwork
from nn_core.small.presets import PRESETS


def _overtaken(before: SmallState, after: SmallState) -> bool:
    """Whether another output is the largest because one number of the network was changed."""
    old, new = before.setup.network, after.setup.network
    if old.sizes != new.sizes or old.names != new.names:
        return False
    if not np.array_equal(before.setup.x, after.setup.x):
        return False
    arrays = zip((*old.weights, *old.biases), (*new.weights, *new.biases), strict=True)
    y, z = before.trace.outputs, after.trace.outputs
    return sum(np.count_nonzero(a != b) for a, b in arrays) == 1 and z.max() > z[y.argmax()]


def _lost_a_linear_layer(before: SmallState, after: SmallState) -> bool:
    """Whether an inner layer was taken out and the outputs stayed as they were."""
    if after.setup.network.depth != before.setup.network.depth - 1:
        return False
    y, z = before.trace.outputs, after.trace.outputs
    return y.shape == z.shape and bool(np.allclose(y, z, rtol=1e-9, atol=1e-9))


class SmallPresenter(Presenter[SmallState]):
    """The small network without any widget; every edit of the network can be undone.

    - ``playback``: lets the numbers flow.
    """

    undoable = ("setup", "answer")

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals = {"overtake": _overtaken, "one-product": _lost_a_linear_layer}
        super().__init__(context, SmallState.of(Setup.of(PRESETS["book"]())), goals, parent)
        self._draws = 0
        self.playback = Playback(
            lambda: self.state.step,
            lambda: self.state.last_step,
            lambda step: self.update(step=step, selected=self.state.at(step).selected),
            parent=self,
        )

    @property
    def setup(self) -> Setup:
        return self.state.setup

    def followed(self, state: SmallState) -> SmallState:
        """Keep what was selected if it is still there, and the end where it was the end."""
        if state.setup is self.setup:
            return state
        at_end = state.step == self.state.step == self.state.last_step
        selected = state.selected if state.setup.has(state.selected) else FIRST_NEURON
        step = state.last_step if at_end else min(state.step, state.last_step)
        return replace(state, selected=selected, step=step)

    @Slot(object)
    def select(self, part: Part) -> None:
        """Select a neuron, weight or bias that exists."""
        if self.setup.has(part) and part != self.state.selected:
            self.update(selected=part)

    @Slot(object, float)
    def set_value(self, part: Part, value: float, drag: bool = False) -> None:
        if part.editable and self.setup.has(part) and self.setup.value(part) != value:
            self._change(lambda setup: setup.with_value(part, value), str(part) if drag else "")

    @Slot(object, float)
    def drag_value(self, part: Part, value: float) -> None:
        """Give it another number; until `end_drag` it is one step of undo."""
        self.set_value(part, value, drag=True)

    def set_selected(self, value: float) -> None:
        self.set_value(self.state.selected, value)

    def drag_selected(self, value: float) -> None:
        """Give the selected part another number, as `drag_value` does."""
        self.drag_value(self.state.selected, value)

    @Slot(str)
    def set_answer(self, answer: str) -> None:
        """Let the outputs be numbers, or probabilities of classes."""
        self.edit(lambda state: replace(state, answer=Answer(answer)))

    @Slot(str)
    def load(self, key: str) -> None:
        self._change(lambda _: Setup.of(PRESETS[key]()))

    def take(self, network: Network) -> None:
        """Go on with a small network from elsewhere; its inputs are 1 at first.

        Raises `BadakError` if it is too large, or has other layers.
        """
        tiny = TinyNetwork.of(network)
        x = self.setup.x if len(self.setup.x) == tiny.sizes[0] else np.ones(tiny.sizes[0])
        self.edit(lambda state: replace(state, setup=Setup(tiny, frozen(x))))

    @Slot()
    def redraw(self) -> None:
        """Draw fresh weights; always the same ones in the same order."""
        self._draws += 1
        self._change_network(lambda network: network.redrawn(np.random.default_rng(self._draws)))

    @Slot(str)
    def set_activation(self, name: str) -> None:
        """Give the selected layer another activation."""
        layer = self.state.selected.layer
        if layer and self.setup.network.names[layer - 1] != name:
            self._change_network(lambda network: network.with_activation(layer, name))

    @Slot()
    def add_neuron(self) -> None:
        """Add a neuron, or an input, at the end of the selected layer."""
        layer, rng = (
            self.state.selected.layer,
            np.random.default_rng(self._history.stack.count() + 1),
        )
        self._change_network(lambda network: network.with_neuron(layer, rng))

    @Slot()
    def remove_neuron(self) -> None:
        layer, neuron = self.state.selected.layer, self.state.selected.neuron
        if layer == 0:
            self._change(lambda setup: setup.without_input(neuron))
        else:
            self._change_network(lambda network: network.without_neuron(layer, neuron))

    @Slot()
    def add_layer(self) -> None:
        """Add a layer that changes nothing yet after the selected one, and select it."""
        # After the output there is none: a new layer comes before it, so that it stays the output.
        after = min(self.state.selected.layer, self.setup.network.depth - 1)
        if self._change_network(lambda network: network.with_layer(after)):
            self.update(selected=Part(Kind.NEURON, after + 1, 0))

    @Slot()
    def remove_layer(self) -> None:
        layer = self.state.selected.layer
        self._change_network(lambda network: network.without_layer(layer))

    def _change_network(self, change: Callable[[TinyNetwork], TinyNetwork]) -> bool:
        return self._change(lambda setup: setup.with_network(change(setup.network)))

    def _change(self, change: Callable[[Setup], Setup], drag: str = "") -> bool:
        return self.edit(lambda state: replace(state, setup=change(state.setup)), drag)
