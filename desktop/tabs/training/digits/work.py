"""What is read and worked out in the background: digits to learn, and what becomes of others."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.platform import package_files
from desktop.services.notebook import NotebookService
from desktop.services.training_run import TrainingRun
from desktop.tabs.training.digits.state import Data, Mine
from nn_core.arrays import Array, FloatArray, Labels
from nn_core.data import mnist
from nn_core.data.bundled import loading
from nn_core.data.digests import digests
from nn_core.data.digit_files import Means, Notes, Sample, read_digits
from nn_core.data.notebook import labelled
from nn_core.data.training_set import PictureSet
from nn_core.digits import Recogniser, rasterise
from nn_core.digits.confusion import confusion_matrix
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError, Phrase
from nn_core.experiments.preset import BUNDLED_APART
from nn_core.learning import Setup, TrainingData
from nn_core.learning.embedding import Plane, aligned, principal_plane
from nn_core.learning.health import Check, gap, idle, overfit, start, update_ratio
from nn_core.models.own_digits import held_out
from nn_core.network import Network

MOST_APART = 1000
"""Digits held apart that are read again and again while it learns."""
MOST_MINE = 2000
MOST_READ = 100_000
"""Digits of a file or folder; MNIST has 60,000 to learn."""
NO_PICTURES = PictureSet(np.zeros((0, 28, 28), np.uint8), np.zeros(0, np.int64))
READ_AT_ONCE = 100
ON_MAP = 500
"""Digits on the map."""


@dataclass(frozen=True, eq=False)
class Loaded:
    """Digits that were read: those to learn, and those held apart.

    Attributes
    ----------
    left_out : int
        Entries of a file that were not taken: without a label or ink, or damaged.
    changes : tuple of Phrase
        What was changed in reading.
    """

    learnt: PictureSet
    apart: PictureSet
    left_out: int = 0
    changes: tuple[Phrase, ...] = ()


def load(data: Data, place: str, reader: Recogniser | None = None) -> Iterator[Loaded | None]:
    """Read digits and yield every few milliseconds, at last all there are; a job.

    Raises
    ------
    DataFileError
        If they can't be read, or are too few to learn from.
    """
    yield None
    rng = np.random.default_rng(0)
    if data is Data.MNIST:
        learnt = mnist.train_set(Path(place))
        yield None
        order = rng.permutation(len(test := mnist.test_set(Path(place))))
        yield Loaded(learnt, test.take(np.sort(order[:MOST_APART])))
        return
    notes, left = Notes(), 0
    if data is Data.BUNDLED:
        all_ = yield from loading(package_files.path("digits"))
    else:
        all_, left = yield from _of_files(Path(place), reader, notes)
    if len(all_) < 2 * READ_AT_ONCE:
        raise DataFileError(
            QT_TRANSLATE_NOOP("nn_core", "“{path}” holds {count} digits with labels."),
            QT_TRANSLATE_NOOP("nn_core", "Take at least 200, some of each."),
            path=place,
            count=len(all_),
        )
    learnt, apart = all_.split(BUNDLED_APART, rng)
    apart = apart.take(np.arange(min(MOST_APART, len(apart))))
    yield Loaded(learnt, apart, left + notes.bad, notes.changes)


def _of_files(
    path: Path, reader: Recogniser | None, notes: Notes
) -> Generator[None, None, tuple[PictureSet, int]]:
    """Return the labelled digits of a file or folder, and how many entries are none."""
    from desktop.widgets.canvas.picture_digits import decode

    pictures, labels, left = [NO_PICTURES.images], list[int](), 0
    for step in read_digits(path, Means(decode, reader), notes):
        yield None
        if not isinstance(step, Sample):
            continue
        picture = None if step.digit is None else _picture(step)
        if picture is None or step.digit is None:
            left += 1
            continue
        pictures.append(picture[None])
        labels.append(step.digit)
        if len(labels) == MOST_READ:
            break
    return PictureSet(np.concatenate(pictures), np.array(labels, np.int64)), left


def _picture(sample: Sample) -> Array | None:
    """Return a digit as networks read it, bytes (28, 28); None where there is no ink."""
    found = sample.pixels
    if found is None:
        found = np.rint(255 * rasterise(sample.drawing)).astype(np.uint8)
    return found if found.any() else None


def training_data(setup: Setup, learnt: PictureSet, apart: PictureSet) -> TrainingData:
    """Return what a setup learns: digits, or with one output whether they are a 0."""

    def targets(digits: PictureSet) -> Array:
        one = setup.loss == "sigmoid"
        return (digits.labels == 0).astype(np.float32) if one else digits.labels

    return TrainingData(learnt.images, targets(learnt), apart.images, targets(apart))


@dataclass(frozen=True, eq=False)
class MyDigits:
    """The user's own digits: those that are learnt, and others of theirs to measure on."""

    learnt: PictureSet
    others: PictureSet
    digests: Labels

    @classmethod
    def of(cls, notebook: NotebookService, mine: Mine) -> MyDigits:
        """Read the notebook.

        Raises
        ------
        NotebookError
            If it can't be read.
        """
        found = NO_PICTURES
        with notebook.reader() as store:
            for pictures in labelled(store, READ_AT_ONCE):
                found += PictureSet(pictures.images, pictures.labels)
                if len(found) >= MOST_MINE:
                    break
        known = digests(found.images)
        chosen = _ten(found.labels, known) if mine is Mine.TEN else ~held_out(found.labels, known)
        chosen &= mine is not Mine.NONE
        return cls(found.take(chosen), found.take(~chosen), known[chosen])

    def __len__(self) -> int:
        return len(self.learnt) + len(self.others)


def _ten(labels: Labels, known: Labels) -> Array:
    """Return a mask (N,) of one of each digit: as good as drawn by lot, but always the same."""
    chosen = np.zeros(len(labels), bool)
    for digit in range(10):
        places = np.flatnonzero(labels == digit)
        if len(places):
            chosen[places[np.argmin(known[places])]] = True
    return chosen


def hits(network: Network, digits: PictureSet) -> int:
    """Return how many digits a network reads rightly."""
    if not len(digits):
        return 0
    images = digits.images.astype(np.float32) / np.float32(255)
    logits = network.forward(images)
    if logits.shape[1] == 1:
        return int(((logits[:, 0] > 0) == (digits.labels == 0)).sum())
    return int((logits.argmax(axis=1) == digits.labels).sum())


# What the strip below the loss shows


@dataclass(frozen=True, eq=False)
class Weights:
    """The first layer as pictures, and for a convolution what its filters make of the drawing.

    Attributes
    ----------
    pictures : array, shape (n, h, w)
    maps : array, shape (n, h, w), or None
    total : int
        Neurons or filters there are.
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


MOST_PICTURES = 100
"""Neurons that are shown as pictures."""


def weights(network: Network, image: FloatArray) -> Weights:
    """Return the first layer of a network as pictures."""
    first = network.layers[0]
    w = first.params["W"]
    if first.kind == "conv":
        maps = first.forward(network.batch(image[None]))[0]
        return Weights(w[:, 0].copy(), maps, len(w))
    pictures = w.T[:MOST_PICTURES].reshape(-1, 28, 28)
    return Weights(pictures.copy(), None, w.shape[1])


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

    Parameters
    ----------
    image : array, shape (28, 28)
        The drawing; blank paper has no place.
    before : array (N, 2) or None
        The points of the last look, near which they are kept.
    """
    some = digits.take(np.arange(min(ON_MAP, len(digits))))
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


def look_after(run: TrainingRun) -> Iterator[tuple[Check, ...]]:
    """Do the checks while the learner stands still; a job.

    Reading two thousand digits for the gap would hold a convolution up for too long.
    """
    with run.held_still() as learner:
        checks = (start, update_ratio, idle) if run.dear else (start, update_ratio, idle, gap)
        found = tuple(check(learner) for check in checks)
    yield found


def by_heart(run: TrainingRun) -> Iterator[float | None]:
    """Let a fresh network of the same setup learn ten digits; yield the loss at last; a job."""
    with run.held_still() as learner:
        steps = overfit(learner)
    last = float("nan")
    for step in steps:
        last = step.loss
        yield None
    yield last
