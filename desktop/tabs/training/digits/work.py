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
from nn_core.arrays import Array, Labels
from nn_core.data import mnist
from nn_core.data.bundled import loading
from nn_core.data.digests import digests
from nn_core.data.digit_files import Means, Notes, Sample, read_digits
from nn_core.data.notebook import labelled
from nn_core.data.training_set import PictureSet
from nn_core.digits import Recogniser, rasterise
from nn_core.errors import QT_TRANSLATE_NOOP, DataFileError, Phrase
from nn_core.experiments.preset import BUNDLED_APART
from nn_core.learning import Setup, TrainingData
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


@dataclass(frozen=True, eq=False)
class Loaded:
    """Digits that were read: those to learn, and those held apart.

    - ``left_out``: entries of a file that were not taken: without a label or ink, or damaged.
    - ``changes``: what was changed in reading.
    """

    learnt: PictureSet
    apart: PictureSet
    left_out: int = 0
    changes: tuple[Phrase, ...] = ()


def load(data: Data, place: str, reader: Recogniser | None = None) -> Iterator[Loaded | None]:
    """Read digits and yield every few milliseconds, at last all there are; a job.

    Raises `DataFileError` if they can't be read, or are too few to learn from.
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
    yield Loaded(learnt, apart.spread(MOST_APART), left + notes.bad, notes.changes)


def _of_files(
    path: Path, reader: Recogniser | None, notes: Notes
) -> Generator[None, None, tuple[PictureSet, int]]:
    """Return the labelled digits of a file or folder, and how many entries are none."""
    from desktop.widgets.canvas.picture_reading import decode

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

        Raises `NotebookError` if it can't be read.
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
