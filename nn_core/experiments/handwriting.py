"""Handwriting in two numbers: one neuron parts 0 from 1, but 1 from 9 needs a hidden layer.

Each learns 400 pictures and is measured on all others of the two digits.
"""

from __future__ import annotations

import numpy as np

from nn_core.data.features import pair
from nn_core.experiments.preset import Pictures, Preset
from nn_core.learning import DataSpec, LayerSpec, OptimizerSpec, Setup, TrainingData, dense

LEARNT = 400
PAIRS = {
    "0 or 1": ((0, 1), ("ink", "ink in the middle")),
    "1 or 9": ((1, 9), ("width", "slant")),
}
"""Digits, and the features of ``nn_core.data.features`` that tell them apart, by data set."""


def _pair(setup: Setup, pictures: Pictures | None) -> TrainingData:
    assert pictures is not None
    digits, names = PAIRS[setup.data.name]
    rng = np.random.default_rng(setup.data.seed)
    found = pair(pictures.learnt + pictures.apart, digits, names, setup.data.count, rng)
    return found.points.training_data()


def _setup(name: str, layers: tuple[LayerSpec, ...]) -> Setup:
    return Setup(
        inputs=(2,),
        layers=layers,
        loss="sigmoid",
        optimizer=OptimizerSpec("adam", 0.03),
        batch_size=20,
        initializer="xavier",
        data=DataSpec(name, LEARNT),
    )


ZERO_OR_ONE = Preset("zero-or-one", _setup("0 or 1", dense(1)), 1500, _pair, needs_pictures=True)
LINE = _setup("1 or 9", dense(1))
"""One line, which can't part 1 from 9: it reads 93 of 100 of them."""
ONE_OR_NINE = Preset(
    "one-or-nine",
    _setup("1 or 9", dense(4, 1, activation="tanh")),
    4000,
    _pair,
    needs_pictures=True,
)
