"""Owns the drawing's page: lets the book's network, or one taught from it, read the drawing."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.network_choice import as_deep
from desktop.services.picture_network import PictureNetwork, Subject
from desktop.tabs.forward.drawing.state import MOST_PATHS, DrawingState, Show
from desktop.tabs.kit.presenter import Presenter
from nn_core.errors import BadakError
from nn_core.records.trace import trace_network

MODEL = "book"
TESTED = "accuracy on MNIST test"
"""The note in a network's file."""
SIDE = 28


def _runner_up(before: DrawingState, after: DrawingState) -> bool:
    return not after.blank and after.chosen_output not in (None, after.answer)


class DrawingPresenter(Presenter[DrawingState]):
    """The drawing's page without any widget.

    Nothing is loaded before somebody looks. A pass with its record takes about a millisecond, so it
    is done right here.
    """

    undoable = ()

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(context, DrawingState(), {"runner-up": _runner_up}, parent)
        offers = partial(as_deep, MODEL)
        self.pictures = PictureNetwork(context, "forward/model", offers, parent=self)
        self.update(subject=self.pictures.subject)
        self.pictures.changed.connect(self._look)
        self.pictures.failed.connect(self.failed)

    def followed(self, state: DrawingState) -> DrawingState:
        """Find the paths again."""
        return state.followed()

    @Slot(str)
    def set_show(self, show: str) -> None:
        """Show the first layer's weights or its contributions."""
        self.update(show=Show(show))

    @Slot(int)
    def choose_neuron(self, neuron: int) -> None:
        """Show a neuron of the first layer large."""
        first = self.state.first
        if first is not None and 0 <= neuron < len(first.sums):
            self.update(chosen_neuron=neuron)

    @Slot(int)
    def choose_output(self, output: int) -> None:
        """Show the paths to an output; below 0, to the answer."""
        self.update(chosen_output=output if 0 <= output < 10 else None, chosen_neuron=None)

    @Slot(float)
    def set_count(self, count: float) -> None:
        self.update(count=min(max(round(count), 1), MOST_PATHS))

    @Slot(object)
    def _look(self, subject: Subject) -> None:
        """Record the pass of the picture there is; of blank paper if there is none."""
        before = self.state.subject
        if subject.image is before.image and subject.network is before.network:
            self.update(subject=subject)
            return
        trace = None
        if subject.network is not None:
            image = subject.image
            paper = np.zeros((SIDE, SIDE), np.float32)
            trace = trace_network(subject.network, paper if image is None else image)
        self.update(
            subject=subject,
            trace=trace,
            right=self._right(subject.model),
            chosen_output=None,
            chosen_neuron=None,
        )

    def _right(self, model: str) -> float | None:
        """Return which share of the MNIST test set a network reads rightly, by its file's word."""
        try:
            return float(self.context.recognisers.notes(model)[TESTED]) if model else None
        except (BadakError, KeyError, ValueError):
            return None
