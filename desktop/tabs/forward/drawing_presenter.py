"""Owns the drawing's page: lets the book's network, or one taught from it, read the drawing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.network_choice import ChosenNetwork, alike
from desktop.services.picture_source import ShownPicture, Source
from desktop.tabs.forward import tries
from desktop.tabs.forward.drawing_state import MOST_PATHS, DrawingState, Show, found_paths
from nn_core.errors import BadakError
from nn_core.network import Network
from nn_core.records.trace import trace_network

MODEL = "book"
MODEL_KEY = "forward/model"
SIDE = 28


class DrawingPresenter(QObject):
    """The drawing's page without any widget.

    Nothing is loaded before `prepare`. A pass with its record takes about a millisecond, so it is
    done right here.
    """

    state_changed = Signal(object)  # DrawingState
    failed = Signal(object)  # an exception

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = ChosenNetwork(context, MODEL_KEY, self, partial(alike, MODEL))
        self._state = DrawingState(models=self._chosen.names, model=self._chosen.name)
        self._network: Network | None = None
        self._ready = False
        self._done: frozenset[str] = frozenset()
        self._shown = ShownPicture(context.drawing, parent=self)
        self._shown.changed.connect(self._read)
        self._shown.failed.connect(self.failed)
        self._chosen.changed.connect(self._models_changed)
        self._chosen.replaced.connect(self._load)

    @property
    def state(self) -> DrawingState:
        """The present state."""
        return self._state

    @property
    def done(self) -> frozenset[str]:
        """Keys of the lesson's things to try that have been done."""
        return self._done

    @Slot()
    def prepare(self) -> None:
        """Load the network and read what has been drawn; called when the page is shown."""
        self._chosen.refresh()
        if not self._ready:
            self._ready = True
            self._load()
            self._shown.set_active(True)

    @Slot(str)
    def set_model(self, name: str) -> None:
        """Look into another network."""
        if self._chosen.choose(name):
            self._tell(model=name)
            self._load()

    @Slot()
    def _models_changed(self) -> None:
        self._tell(models=self._chosen.names, model=self._chosen.name)

    @Slot()
    def _load(self) -> None:
        """Take the chosen network, once somebody has looked at the page."""
        if not self._ready:
            return
        self._network = None
        try:
            self._network = self._context.recognisers.get(self._chosen.name or MODEL).network
        except BadakError as error:
            self.failed.emit(error)
        self._shown.renew()

    @Slot()
    def take_sample(self) -> None:
        """Read a bundled digit; every call takes another one."""
        self._shown.take_sample()

    @Slot()
    def take_drawing(self) -> None:
        """Read the drawing again."""
        self._shown.take_drawing()

    @Slot(str)
    def set_show(self, show: str) -> None:
        """Show the first layer's weights or its contributions."""
        self._tell(show=Show(show))

    @Slot(int)
    def choose_neuron(self, neuron: int) -> None:
        """Show a neuron of the first layer large."""
        first = self._state.first
        if first is not None and 0 <= neuron < len(first.sums):
            self._tell(chosen_neuron=neuron)

    @Slot(int)
    def choose_output(self, output: int) -> None:
        """Show the paths to an output; below 0, to the answer."""
        chosen = output if 0 <= output < 10 else None
        self._tell(chosen_output=chosen, chosen_neuron=None)
        if chosen is not None and not self._state.blank and chosen != self._state.answer:
            self._done |= {tries.RUNNER_UP}
            self.state_changed.emit(self._state)

    @Slot(int)
    def set_count(self, count: int) -> None:
        """Show so many paths."""
        self._tell(count=min(max(count, 1), MOST_PATHS))

    @Slot()
    def _read(self) -> None:
        """Record the pass of the picture there is; of blank paper if there is none."""
        if self._network is None:
            self._tell(source=Source.NOTHING, trace=None)
            return
        shown = self._shown.shown()
        paper = np.zeros((SIDE, SIDE), np.float32)
        trace = trace_network(self._network, paper if shown.image is None else shown.image)
        what = {"source": shown.source, "label": shown.label}
        self._tell(**what, trace=trace, chosen_output=None, chosen_neuron=None)

    def _tell(self, **changes: object) -> None:
        state = replace(self._state, **changes)  # type: ignore[arg-type]
        paths = () if state.blank else found_paths(state.trace, state.output, state.count)
        self._state = replace(state, paths=paths)
        self.state_changed.emit(self._state)
