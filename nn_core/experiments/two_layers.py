"""The book's network of two layers, 784-50-10, as chapters 4 and 5 train it."""

from __future__ import annotations

from dataclasses import replace

from nn_core.experiments.preset import Pictures, Preset
from nn_core.learning import DataSpec, OptimizerSpec, Setup, TrainingData, dense


def _digits(setup: Setup, pictures: Pictures | None) -> TrainingData:
    assert pictures is not None
    learnt, apart = pictures.learnt, pictures.apart
    return TrainingData(learnt.images, learnt.labels, apart.images, apart.labels)


_SETUP = Setup(
    inputs=(784,),
    layers=dense(50, 10, activation="sigmoid"),
    optimizer=OptimizerSpec("sgd", 0.1),
    batch_size=100,
    initializer="std",
    deviation=0.01,
    data=DataSpec("digits"),
)
TWO_LAYER_SIGMOID = Preset(
    "two-layer-sigmoid", _SETUP, 10_000, _digits, needs_pictures=True, book=0.946, chapter="4.5"
)
TWO_LAYER_RELU = replace(
    TWO_LAYER_SIGMOID,
    name="two-layer-relu",
    setup=replace(_SETUP, layers=dense(50, 10)),
    book=0.970,
    chapter="5.7",
)
