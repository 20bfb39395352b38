"""Owns the drawing's page: lets the book's network read the drawing and records the way."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop import resources
from desktop.context import TabContext
from desktop.tabs.forward import tries
from desktop.tabs.forward.drawing_state import (
    MOST_PATHS,
    DrawingState,
    Show,
    Source,
    found_paths,
)
from nn_core.arrays import FloatArray
from nn_core.digits import Drawing, rasterise
from nn_core.errors import BadakError
from nn_core.network import Network
from nn_core.trace import trace_network

if TYPE_CHECKING:
    from nn_core.data.training_set import PictureSet

MODEL = "book"
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
        self._state = DrawingState()
        self._network: Network | None = None
        self._ready = False
        self._sample: tuple[FloatArray, int] | None = None
        self._samples_seen = 0
        self._done: frozenset[str] = frozenset()
        context.drawing.changed.connect(self._drawing_changed)

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
        if self._ready:
            return
        self._ready = True
        try:
            self._network = self._context.recognisers.get(MODEL).network
        except BadakError as error:
            self.failed.emit(error)
        self._read()

    @Slot()
    def take_sample(self) -> None:
        """Read a bundled digit; every call takes another one."""
        try:
            self._sample = bundled_digit(self._samples_seen)
        except BadakError as error:
            self.failed.emit(error)
            return
        self._samples_seen += 1
        self._read()

    @Slot()
    def take_drawing(self) -> None:
        """Read the drawing again."""
        self._sample = None
        self._read()

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

    @Slot(object)
    def _drawing_changed(self, drawing: Drawing | None) -> None:
        if drawing is not None:
            self._sample = None
        if self._ready:
            self._read()

    def _read(self) -> None:
        """Record the pass of the picture there is; of blank paper if there is none."""
        if self._network is None:
            self._tell(source=Source.NOTHING, trace=None)
            return
        image, source, label = self._picture()
        trace = trace_network(self._network, image)
        self._tell(source=source, trace=trace, label=label, chosen_output=None, chosen_neuron=None)

    def _picture(self) -> tuple[FloatArray, Source, int | None]:
        if self._sample is not None:
            return self._sample[0], Source.SAMPLE, self._sample[1]
        drawing = self._context.drawing.value
        if drawing is not None:
            image = rasterise(drawing)
            if image.any():
                return image, Source.DRAWING, None
        return np.zeros((SIDE, SIDE), np.float32), Source.NOTHING, None

    def _tell(self, **changes: object) -> None:
        state = replace(self._state, **changes)  # type: ignore[arg-type]
        paths = () if state.blank else found_paths(state.trace, state.output, state.count)
        self._state = replace(state, paths=paths)
        self.state_changed.emit(self._state)


STRIDE = 7919
"""The digits lie grouped by what they show; steps of a prime go through all of them mixed."""


def bundled_digit(index: int) -> tuple[FloatArray, int]:
    """Return one of the digits that come with the program, (28, 28) from 0 to 1, and its label.

    Raises
    ------
    DataFileError
        If their files are missing or damaged.
    """
    digits = _bundled()
    place = (index + 1) * STRIDE % len(digits)
    return digits.images[place].astype(np.float32) / 255, int(digits.labels[place])


@cache
def _bundled() -> PictureSet:
    from nn_core.data.bundled import bundled

    return bundled(resources.path("digits"))
