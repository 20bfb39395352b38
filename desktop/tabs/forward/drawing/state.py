"""What the drawing's page knows at one moment: one forward pass of the book's network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from desktop.services.picture_network import Subject
from desktop.tabs.kit.saved import transient
from nn_core.arrays import FloatArray, frozen
from nn_core.records.paths import Path, strongest_paths
from nn_core.records.trace import LayerTrace, Trace
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

    Attributes
    ----------
    subject : Subject
        The picture and the network.
    trace : Trace or None
        The pass of the picture, of blank paper where there is none; None without a network.
    chosen_neuron : int or None
        The first layer's neuron the user chose; None follows the strongest path.
    chosen_output : int or None
        The output whose paths are wanted; None follows the answer.
    count : int
        How many paths are wanted.
    paths : tuple of Path
        From the first layer's neurons to the output, the strongest first.
    right : float or None
        The share of the MNIST test set that the network reads rightly, where its file says so.
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
