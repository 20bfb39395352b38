"""The networks and digits that the page Layers has of its own."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from desktop.services.bundled_digits import STRIDE, all_digits
from nn_core.arrays import FloatArray, Labels, frozen
from nn_core.learning import LayerSpec, Learner, OptimizerSpec, Setup, TrainingData, dense
from nn_core.network import Network

SEED = 3
BATCH = 50
SETUPS = {
    "dense": Setup((784,), dense(50, 10), batch_size=BATCH, seed=SEED),
    "conv": Setup(
        (1, 28, 28),
        (LayerSpec("conv", 6, "relu", field=5), LayerSpec("pool", 2), LayerSpec("affine", 10)),
        optimizer=OptimizerSpec("sgd", 0.05),
        batch_size=BATCH,
        initializer="he",
        seed=SEED,
    ),
}
"""The book's network of chapter 5 and its start; a small one as in chapter 7."""


@lru_cache(maxsize=6)
def own_network(source: str, steps: int) -> Network:
    """Return a network that has learnt some steps from the bundled digits; nobody changes it."""
    digits, setup = all_digits(), SETUPS[source]
    x = digits.images.reshape(len(digits), *setup.inputs)
    learner = Learner(setup, TrainingData.alone(x, digits.labels))
    for _ in learner.go_to(steps):
        pass
    return learner.snapshot().network()


def batch_of(first: int, count: int) -> tuple[FloatArray, Labels]:
    """Return bundled digits (count, 28, 28), ink from 0 to 1, mixed, and their labels."""
    digits = all_digits()
    places = (STRIDE * (1 + first + np.arange(count))) % len(digits)
    return frozen(digits.images[places].astype(np.float32) / 255), frozen(digits.labels[places])
