"""Owns the drawing's page: lets the book's network, or one taught from it, read the drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.network_choice import as_deep
from desktop.services.picture_network import PictureNetwork, Subject
from desktop.tabs.kit.presenter import Presenter
from desktop.tabs.kit.saved import transient
from nn_core.arrays import FloatArray, frozen
from nn_core.errors import BadakError
from nn_core.records.paths import Path, strongest_paths
from nn_core.records.trace import LayerTrace, Trace, trace_network
from nn_core.softmax import softmax

MOST_PATHS = 20
USUAL_PATHS = 6


class Show(StrEnum):
    """What the first layer's pictures show."""

    WEIGHTS = "weights"
    CONTRIBUTIONS = "contributions"


@dataclass(frozen=True, eq=False)
class DrawingState:
    """One moment of the drawing's page.

    - ``trace``: the pass of the picture, of blank paper where there is none; None without a
      network.
    - ``chosen_neuron``: the first layer's neuron the user chose; None follows the strongest path.
    - ``chosen_output``: the output whose paths are wanted; None follows the answer.
    - ``count``: how many paths are wanted.
    - ``paths``: from the first layer's neurons to the output, the strongest first.
    - ``right``: the share of the MNIST test set that the network reads rightly, where its file says
      so.
    """

    subject: Subject = transient(default=Subject())
    trace: Trace | None = transient(default=None)
    show: Show = Show.CONTRIBUTIONS
    chosen_neuron: int | None = None
    chosen_output: int | None = None
    count: int = USUAL_PATHS
    paths: tuple[Path, ...] = transient(default=())
    right: float | None = transient(default=None)

    @property
    def first(self) -> LayerTrace | None:
        return None if self.trace is None else self.trace.layers[0]

    @property
    def blank(self) -> bool:
        """Whether there is no picture, or no network to read it."""
        return self.trace is None or self.subject.blank

    @property
    def probabilities(self) -> FloatArray:
        """What softmax makes of the outputs, shape (10,); zeros for blank paper."""
        if self.trace is None or self.blank:
            return frozen(np.zeros(10))
        return frozen(softmax(self.trace.outputs))

    @property
    def answer(self) -> int:
        return int(np.argmax(self.probabilities))

    @property
    def output(self) -> int:
        """The output whose paths are shown."""
        return self.answer if self.chosen_output is None else self.chosen_output

    @property
    def neuron(self) -> int:
        """The first layer's neuron that is shown large."""
        if self.chosen_neuron is not None:
            return self.chosen_neuron
        return self.paths[0].neurons[0] if self.paths else 0

    def followed(self) -> DrawingState:
        """Return the state with the strongest paths to the output that is shown."""
        if self.blank or self.trace is None:
            return replace(self, paths=())
        paths = strongest_paths(self.trace, self.output, self.count, start=1)
        return replace(self, paths=paths)

    def checked(self) -> DrawingState:
        """Return the state with a count and an output that there are."""
        chosen = self.chosen_output if self.chosen_output in range(10) else None
        count = min(max(self.count, 1), MOST_PATHS)
        return replace(self, chosen_output=chosen, chosen_neuron=None, count=count)


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
        self.looks_at = self.pictures.picture
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
