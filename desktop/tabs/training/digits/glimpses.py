"""What the strip below the loss shows: weights, confusion, a map of digits, the last batch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.training_run import TrainingRun
from desktop.tabs.kit.presenter import Presenter
from desktop.tabs.training.digits.state import Strip
from desktop.tabs.training.digits.work import READ_AT_ONCE
from nn_core.arrays import Array, FloatArray, Labels
from nn_core.data.training_set import PictureSet
from nn_core.digits.confusion import confusion_matrix
from nn_core.learning.embedding import Plane, aligned, principal_plane
from nn_core.network import Network

ON_MAP = 500
"""Digits on the map."""
MOST_PICTURES = 100
"""Neurons that are shown as pictures."""


class Glimpses(QObject):
    """Looks at a run: at once where that is quick, else by a job."""

    seen = Signal(object)
    """A `Weights`, `Confusion`, `DigitMap` or `Batch`; None while there is no batch to see."""

    def __init__(self, presenter: Presenter[Any], run: TrainingRun) -> None:
        super().__init__(presenter)
        self._run = run
        self._runner = presenter.runner(self._found)
        self._points: FloatArray | None = None

    def look(self, strip: Strip, image: FloatArray, apart: PictureSet) -> bool:
        """Look now; return False while an older look is not over.

        - ``image``: array, shape (28, 28). The drawing.
        - ``apart``: digits held apart.
        """
        if strip is Strip.WEIGHTS:
            self.seen.emit(weights(self._run.network, image))
        elif strip is Strip.BATCH:
            self.seen.emit(last_batch(self._run))
        elif self._runner.running:
            return False
        elif strip is Strip.CONFUSION:
            self._runner.start(partial(confusion, self._run.network.copy(), apart))
        else:
            network = self._run.network.copy()
            self._runner.start(partial(embed, network, apart, image.copy(), self._points))
        return True

    def forget(self) -> None:
        """Begin with another network."""
        self._runner.cancel()
        self._points = None

    @Slot(object)
    def _found(self, found: Confusion | DigitMap | None) -> None:
        if isinstance(found, DigitMap):
            self._points = found.points
        if found is not None:
            self.seen.emit(found)


@dataclass(frozen=True, eq=False)
class Weights:
    """The first layer as pictures, and for a convolution what its filters make of the drawing.

    - ``pictures``: array, shape (n, h, w).
    - ``maps``: array, shape (n, h, w), or None.
    - ``total``: neurons or filters there are.
    """

    pictures: FloatArray
    maps: FloatArray | None
    total: int


@dataclass(frozen=True, eq=False)
class Confusion:
    """How the digits held apart were read: counts (10, 10), and the answers (N,) behind them."""

    counts: Labels
    labels: Labels
    answers: Labels

    def places(self, was: int, read: int) -> Labels:
        return np.flatnonzero((self.labels == was) & (self.answers == read))


@dataclass(frozen=True, eq=False)
class DigitMap:
    """Digits held apart as points (N, 2) of the last hidden layer's plane, and the drawing's."""

    points: FloatArray
    labels: Labels
    mine: FloatArray | None
    share: float
    own_plane: bool


@dataclass(frozen=True, eq=False)
class Batch:
    """The digits of the last step: pictures (B, 28, 28), labels, answers before it."""

    images: Array
    labels: Labels
    answers: Labels


def weights(network: Network, image: FloatArray) -> Weights:
    """Return the first layer of a network as pictures."""
    first = network.layers[0]
    w = first.params["W"]
    if first.kind == "conv":
        maps = first.forward(network.batch(image[None]))[0]
        return Weights(w[:, 0].copy(), maps, len(w))
    pictures = w.T[:MOST_PICTURES].reshape(-1, 28, 28)
    return Weights(pictures.copy(), None, w.shape[1])


def last_batch(run: TrainingRun) -> Batch | None:
    """Return the digits of the last step; None before the first."""
    last = run.last_step
    places, y, data = last.places, last.y, last.data
    if not len(places) or len(y) != len(places):
        return None
    one = y.shape[1] == 1
    answers = (y[:, 0] > 0.5).astype(np.int64) if one else y.argmax(axis=1)
    return Batch(data.x[places], data.t[places].astype(np.int64), answers)


def confusion(network: Network, digits: PictureSet) -> Iterator[Confusion | None]:
    """Read the digits held apart, some at a time; a job."""
    answers = []
    for first in range(0, len(digits), READ_AT_ONCE):
        images = digits.images[first : first + READ_AT_ONCE].astype(np.float32) / np.float32(255)
        answers.append(network.forward(images).argmax(axis=1))
        yield None
    found = np.concatenate(answers)
    yield Confusion(confusion_matrix(digits.labels, found), digits.labels, found)


def embed(
    network: Network, digits: PictureSet, image: FloatArray, before: FloatArray | None
) -> Iterator[DigitMap | None]:
    """Find where digits lie for the narrowest or the last hidden layer; a job.

    - ``image``: array, shape (28, 28). The drawing; blank paper has no place.
    - ``before``: the points of the last look, near which they are kept.
    """
    some = digits.spread(ON_MAP)
    pictures = np.concatenate([some.images.astype(np.float32) / np.float32(255), image[None]])
    parts = []
    for first in range(0, len(pictures), READ_AT_ONCE):
        parts.append(_hidden(network, pictures[first : first + READ_AT_ONCE]))
        yield None
    h = np.concatenate(parts)
    if h.shape[1] == 1:  # one output and no hidden layer: a line
        h = np.column_stack([h, np.zeros(len(h))])
    plane: Plane = principal_plane(h[:-1])
    points = plane.of(h)
    if before is not None and len(before) == len(some) and h.shape[1] > 2:
        points = points @ aligned(points[:-1], before)
    mine = points[-1] if image.any() else None
    yield DigitMap(points[:-1], some.labels, mine, plane.share, h.shape[1] == 2)


def _hidden(network: Network, pictures: FloatArray) -> FloatArray:
    """Return the numbers (N, D) of a bottleneck of two, else of what goes into the last layer.

    A network without a hidden layer has its outputs only.
    """
    found = [h for _, h in network.activations(pictures) if h.ndim == 2]
    narrow = [h for h in found[:-1] if h.shape[1] == 2]
    if narrow:
        return narrow[-1]
    hidden = found[:-1]
    return hidden[-1] if hidden and network.layers[0].kind != "flatten" else found[-1]
