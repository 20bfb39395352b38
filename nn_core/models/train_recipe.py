"""Learning with a recipe, epoch by epoch, keeping the running mean of the weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from nn_core.data.augment import Fading
from nn_core.data.training_set import PictureSet
from nn_core.losses import cross_entropy_error
from nn_core.models.recipes import Recipe
from nn_core.network import Network
from nn_core.optimizers import Adam
from nn_core.training import StepInfo, WeightAverage, as_unit_floats, fit, one_cycle


class Score(NamedTuple):
    """How well pictures are read.

    Attributes
    ----------
    errors : int
    loss : float
        Mean cross-entropy.
    """

    errors: int
    loss: float

    @classmethod
    def of(cls, network: Network, pictures: PictureSet) -> Score:
        """Return the score of ``network`` on ``pictures``."""
        y = network.predict(as_unit_floats(pictures.images, network))
        errors = int(np.sum(y.argmax(axis=1) != pictures.labels))
        return cls(errors, cross_entropy_error(y, pictures.labels))


@dataclass
class Learnt:
    """What has been learnt so far.

    No epoch is chosen by what it reads: the learning rate falls to nothing, so the last one is
    the best but for chance, and a few thousand held-out pictures can't tell them apart.

    Attributes
    ----------
    network : Network or None
        The weights of the last whole epoch; None until one has ended.
    history : list of Score
        What each epoch's weights made of the held-out pictures.
    """

    network: Network | None = None
    history: list[Score] = field(default_factory=list)

    @property
    def epoch(self) -> int:
        """How many epochs have ended."""
        return len(self.history)

    def take(self, network: Network, held_out: PictureSet) -> None:
        """Keep a copy of the weights at the end of an epoch."""
        self.history.append(Score.of(network, held_out))
        self.network = network.copy()


def learn(
    network: Network,
    recipe: Recipe,
    pictures: PictureSet,
    held_out: PictureSet,
    rng: np.random.Generator,
    learnt: Learnt,
) -> Iterator[StepInfo]:
    """Train ``network`` by ``recipe`` and yield every step; ``learnt`` is kept up to date.

    What is kept is the running mean of the weights, not the weights of one step.
    """
    average = WeightAverage(network, decay=0.999)
    batches = recipe.epochs * max(1, len(pictures) // recipe.batch_size)
    augment = None if recipe.augment is None else Fading(recipe.augment, batches)
    steps = fit(
        network,
        pictures.images,
        pictures.labels,
        optimizer=Adam(recipe.learning_rate, weight_decay=recipe.weight_decay),
        rng=rng,
        epochs=recipe.epochs,
        batch_size=recipe.batch_size,
        augment=augment,
        schedule=one_cycle,
        smoothing=recipe.smoothing,
    )
    for step in steps:
        average.follow(network)
        if step.epoch_ends:
            learnt.take(average.network, held_out)
        yield step
