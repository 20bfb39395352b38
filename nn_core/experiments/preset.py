"""What an experiment is: a setup, its data, a number of steps, and what the book printed."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from nn_core.data import mnist
from nn_core.data.bundled import bundled
from nn_core.data.training_set import PictureSet
from nn_core.learning import Learner, Setup, Step, TrainingData

BUNDLED_APART = 0.1
"""Share of the bundled digits that is held apart; all of them are training pictures of MNIST."""


@dataclass(frozen=True, eq=False)
class Pictures:
    """Pictures of digits for the experiments that learn them.

    Attributes
    ----------
    learnt, apart : PictureSet
    mnist : bool
        Whether they are MNIST's own two parts, to which the book's figures belong.
    """

    learnt: PictureSet
    apart: PictureSet
    mnist: bool

    @classmethod
    def of_mnist(cls, folder: Path) -> Pictures:
        """Return the 60,000 and the 10,000 of a folder; see ``nn_core.data.mnist`` for errors."""
        return cls(mnist.train_set(folder), mnist.test_set(folder), mnist=True)

    @classmethod
    def bundled(cls, folder: Path) -> Pictures:
        """Return 9,000 of the digits that come with the program, and 1,000 held apart.

        Raises
        ------
        DataFileError
            If they are missing or damaged.
        """
        learnt, apart = bundled(folder).split(BUNDLED_APART, np.random.default_rng(0))
        return cls(learnt, apart, mnist=False)


@dataclass(frozen=True)
class Preset:
    """An experiment by name.

    Attributes
    ----------
    name : str
        As on the command line.
    setup : Setup
    steps : int
    data : callable
        Makes the data of a setup; from pictures where ``needs_pictures`` is true.
    needs_pictures : bool
    book : float or None
        Accuracy that the book prints for samples it has not learnt; None where it gives none.
    chapter : str
        Where the book does this, or asks for it.
    """

    name: str
    setup: Setup
    steps: int
    data: Callable[[Setup, Pictures | None], TrainingData]
    needs_pictures: bool = False
    book: float | None = None
    chapter: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came out of an experiment.

    Attributes
    ----------
    name : str
    book : float or None
    accuracy : float
        Share right of the samples held apart, 0 to 1.
    accuracy_learnt : float
        The same of those learnt.
    loss : float
        Mean loss of the samples held apart.
    steps : int
        Steps that were done.
    learnt, apart : int
        Samples of either kind.
    chapter : str
    """

    name: str
    book: float | None
    accuracy: float
    accuracy_learnt: float
    loss: float
    steps: int
    learnt: int
    apart: int
    chapter: str


def run(
    preset: Preset, pictures: Pictures | None = None, steps: int | None = None
) -> Generator[Step, None, Outcome]:
    """Do an experiment; yield each step of learning, return what came out.

    Parameters
    ----------
    preset : Preset
    pictures : Pictures, optional
        Needed where the preset needs them.
    steps : int, optional
        At least 1; the preset's own by default.
    """
    learner = Learner(preset.setup, preset.data(preset.setup, pictures))
    yield from islice(learner.steps(), preset.steps if steps is None else steps)
    data = learner.data
    found = learner.evaluate()
    _, learnt = learner.measured(data.x, data.t)
    assert found.accuracy is not None  # all presets tell classes apart
    assert learnt is not None
    return Outcome(
        preset.name,
        preset.book,
        found.accuracy,
        learnt,
        found.loss,
        learner.step,
        len(data.x),
        len(data.apart_x),
        preset.chapter,
    )
