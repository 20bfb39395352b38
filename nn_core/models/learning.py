"""Learning with a recipe, epoch by epoch, keeping the weights that read held-out pictures best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from nn_core.data.training_set import PictureSet
from nn_core.losses import cross_entropy_error
from nn_core.models.recipes import Recipe
from nn_core.network import Network
from nn_core.optimizers import Adam
from nn_core.training import StepInfo, WeightAverage, as_unit_floats, fit, one_cycle


class Score(NamedTuple):
    """How well pictures are read; fewer errors are better, and of equals the smaller loss.

    The loss alone would choose the wrong epoch: a handful of pictures that nobody can read make up
    most of it, and it grows with the certainty of the network while the errors become fewer.

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


WORST = Score(errors=1 << 62, loss=float("inf"))


@dataclass
class Best:
    """The best weights so far, and how they were found.

    Attributes
    ----------
    network : Network or None
        None until the first epoch has ended.
    epoch : int
    score : Score
        That of ``network`` on the held-out pictures.
    history : list of Score
        That of every epoch.
    """

    network: Network | None = None
    epoch: int = 0
    score: Score = WORST
    history: list[Score] = field(default_factory=list)
    latest: Network | None = None

    def offer(self, network: Network, epoch: int, held_out: PictureSet) -> None:
        """Keep a copy of ``network`` if it reads the held-out pictures better than any before."""
        self.latest = network
        score = Score.of(network, held_out)
        self.history.append(score)
        if score <= self.score:
            self.network, self.epoch, self.score = network.copy(), epoch, score


def learn(
    network: Network,
    recipe: Recipe,
    pictures: PictureSet,
    held_out: PictureSet,
    rng: np.random.Generator,
    best: Best,
) -> Iterator[StepInfo]:
    """Train ``network`` by ``recipe`` and yield every step; ``best`` is kept up to date.

    What is kept is the running mean of the weights, not the weights of one step.
    """
    average = WeightAverage(network, decay=0.999)
    steps = fit(
        network,
        pictures.images,
        pictures.labels,
        optimizer=Adam(recipe.learning_rate, weight_decay=recipe.weight_decay),
        rng=rng,
        epochs=recipe.epochs,
        batch_size=recipe.batch_size,
        augment=recipe.augment,
        schedule=one_cycle,
        smoothing=recipe.smoothing,
    )
    for step in steps:
        average.follow(network)
        if step.epoch_ends:
            best.offer(average.network, step.epoch, held_out)
        yield step
