"""Learning with a recipe, epoch by epoch, keeping the weights that read held-out pictures best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from nn_core.data.training_set import PictureSet
from nn_core.losses import cross_entropy_error
from nn_core.models.recipes import Recipe
from nn_core.network import Network
from nn_core.optimizers import Adam
from nn_core.training import StepInfo, WeightAverage, as_unit_floats, fit, one_cycle


@dataclass
class Best:
    """The best weights so far, and how they were found.

    Attributes
    ----------
    network : Network or None
        None until the first epoch has ended.
    epoch : int
    loss : float
        Cross-entropy on the held-out pictures.
    history : list of float
        That of every epoch.
    """

    network: Network | None = None
    epoch: int = 0
    loss: float = float("inf")
    history: list[float] = field(default_factory=list)

    def offer(self, network: Network, epoch: int, held_out: PictureSet) -> None:
        """Keep a copy of ``network`` if it reads the held-out pictures better than any before."""
        loss = held_out_loss(network, held_out)
        self.history.append(loss)
        if loss <= self.loss:
            self.network, self.epoch, self.loss = network.copy(), epoch, loss


def held_out_loss(network: Network, pictures: PictureSet) -> float:
    """Return the mean cross-entropy of the network's answers."""
    y = network.predict(as_unit_floats(pictures.images, network))
    return cross_entropy_error(y, pictures.labels)


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
