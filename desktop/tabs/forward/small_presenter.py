"""Owns the small network's page: the network, what is selected, and how far the numbers are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QUndoStack

from desktop.services.history import History
from desktop.tabs.forward import tries
from desktop.tabs.forward.state import ForwardState, Kind, Part, Setup
from nn_core.errors import BadakError
from nn_core.small.network import TinyNetwork
from nn_core.small.presets import PRESETS

PACE_MS = 800
"""Time between two steps while the numbers flow by themselves."""


class SmallPresenter(QObject):
    """The small network without any widget.

    Every edit goes through the undo stack. What the network refuses is emitted by ``failed``, and
    ``state_changed`` brings the widgets back to what still holds.
    """

    state_changed = Signal(object)  # ForwardState
    failed = Signal(object)  # an exception

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = _opened(Setup.of(PRESETS["book"]()))
        self._drags = 0
        self._draws = 0
        self._history = History(self._state.setup, self)
        self._history.went_to.connect(self._show)
        self._clock = QTimer(self)
        self._clock.setInterval(PACE_MS)
        self._clock.timeout.connect(self.forward)

    @property
    def undo_stack(self) -> QUndoStack:
        """Goes through the networks this tab has shown."""
        return self._history.stack

    @property
    def state(self) -> ForwardState:
        """The present state."""
        return self._state

    @property
    def setup(self) -> Setup:
        """The network and its input."""
        return self._state.setup

    @Slot(object)
    def select(self, part: Part) -> None:
        """Select a neuron, weight or bias that exists."""
        if self.setup.has(part) and part != self._state.selected:
            self._tell(selected=part)

    @Slot(object, float)
    def set_value(self, part: Part, value: float, drag: bool = False) -> None:
        """Give a weight, a bias or an input another number."""
        if part.editable and self.setup.has(part) and self.setup.value(part) != value:
            key = f"{part} {self._drags}" if drag else ""
            self._apply(lambda: self.setup.with_value(part, value), key)

    @Slot()
    def end_drag(self) -> None:
        """Let the next drag be an undo step of its own."""
        self._drags += 1

    @Slot(str)
    def load(self, key: str) -> None:
        """Take a preset."""
        self._apply(lambda: Setup.of(PRESETS[key]()))

    @Slot()
    def redraw(self) -> None:
        """Draw fresh weights; always the same ones in the same order."""
        self._draws += 1
        self._change(lambda network: network.redrawn(np.random.default_rng(self._draws)))

    @Slot(int, str)
    def set_activation(self, layer: int, name: str) -> None:
        """Give a layer another activation."""
        if self.setup.network.names[layer - 1] != name:
            self._change(lambda network: network.with_activation(layer, name))

    @Slot(int)
    def add_neuron(self, layer: int) -> None:
        """Add a neuron, or an input, at the end of a layer."""
        rng = np.random.default_rng(self.undo_stack.count() + 1)
        self._change(lambda network: network.with_neuron(layer, rng))

    @Slot(int, int)
    def remove_neuron(self, layer: int, neuron: int) -> None:
        """Take a neuron, or an input, out of a layer."""
        if layer == 0:
            self._apply(lambda: self.setup.without_input(neuron))
        else:
            self._change(lambda network: network.without_neuron(layer, neuron))

    @Slot(int)
    def add_layer(self, after: int) -> None:
        """Add a layer that changes nothing yet, and select it."""
        if self._change(lambda network: network.with_layer(after)):
            self._tell(selected=Part(Kind.NEURON, after + 1, 0))

    @Slot(int)
    def remove_layer(self, layer: int) -> None:
        """Take a layer out."""
        self._change(lambda network: network.without_layer(layer))

    @Slot()
    def forward(self) -> None:
        """Let the numbers flow one step on; at the end, stop playing."""
        if self._state.step >= self._state.last_step:
            self.pause()
            return
        self._go_to(self._state.step + 1)
        if self._state.step >= self._state.last_step:
            self.pause()

    @Slot()
    def back(self) -> None:
        """Take the last step back."""
        self.pause()
        self._go_to(self._state.step - 1)

    @Slot()
    def rewind(self) -> None:
        """Show the input only."""
        self.pause()
        self._go_to(0)

    @Slot()
    def finish(self) -> None:
        """Show everything."""
        self.pause()
        self._go_to(self._state.last_step)

    @Slot()
    def toggle_play(self) -> None:
        """Let the numbers flow by themselves, from the start if they are at the end; or stop."""
        if self._state.playing:
            self.pause()
            return
        at_end = self._state.step >= self._state.last_step
        self._clock.start()
        self._tell(playing=True, step=0 if at_end else self._state.step + 1)

    @Slot()
    def pause(self) -> None:
        """Stop the flow where it is."""
        self._clock.stop()
        if self._state.playing:
            self._tell(playing=False)

    def _go_to(self, step: int) -> None:
        step = min(max(step, 0), self._state.last_step)
        if step == self._state.step:
            return
        selected, layer = self._state.selected, (step + 1) // 2
        # The diagram shows the sums of the layer that is being worked out.
        if selected.layer != layer and layer > 0:
            selected = Part(Kind.NEURON, layer, 0)
        self._tell(step=step, selected=selected)

    def _change(self, change: Callable[[TinyNetwork], TinyNetwork]) -> bool:
        return self._apply(lambda: self.setup.with_network(change(self.setup.network)))

    def _apply(self, change: Callable[[], Setup], drag: str = "") -> bool:
        """Make the change as an undo step; return whether it was taken."""
        try:
            after = change()
        except BadakError as error:
            self.failed.emit(error)
            self.state_changed.emit(self._state)
            return False
        before = self._state
        self._history.push(after, drag=drag)
        found = tries.noticed(before, self._state)
        if not found <= self._state.done:
            self._tell(done=self._state.done | found)
        return True

    @Slot(object)
    def _show(self, setup: Setup) -> None:
        """Show another network; what was selected stays so if it is still there."""
        at_end = self._state.step >= self._state.last_step
        fresh = _opened(setup)
        selected = self._state.selected if setup.has(self._state.selected) else fresh.selected
        step = fresh.last_step if at_end else min(self._state.step, fresh.last_step)
        self._tell(setup=setup, trace=fresh.trace, selected=selected, step=step)

    def _tell(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self.state_changed.emit(self._state)


def _opened(setup: Setup) -> ForwardState:
    """Return the state in which a network is first seen: everything shown, one neuron selected."""
    trace = setup.network.trace(setup.x)
    return ForwardState(setup, trace, Part(Kind.NEURON, 1, 0), 2 * setup.network.depth)
