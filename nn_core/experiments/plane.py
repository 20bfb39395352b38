"""Points in the plane that one perceptron can't part: they need a hidden layer (chapter 2.5)."""

from __future__ import annotations

from nn_core.data import points
from nn_core.experiments.preset import Pictures, Preset
from nn_core.learning import DataSpec, LayerSpec, OptimizerSpec, Setup, TrainingData, dense

COUNT = 200
"""Points, a fifth of them held apart."""


def _points(setup: Setup, pictures: Pictures | None) -> TrainingData:
    return points.make(setup.data).training_data()


def _setup(name: str, layers: tuple[LayerSpec, ...], optimizer: OptimizerSpec) -> Setup:
    return Setup(
        inputs=(2,),
        layers=layers,
        loss="sigmoid",
        optimizer=optimizer,
        batch_size=10,
        initializer="he" if layers[0].activation == "relu" else "xavier",
        data=DataSpec(name, COUNT),
    )


XOR = Preset(
    "xor",
    _setup("xor", dense(8, 1, activation="tanh"), OptimizerSpec("adam", 0.03)),
    1000,
    _points,
    chapter="2.5",
)
CIRCLE = Preset(
    "circle",
    _setup("circle", dense(4, 1, activation="tanh"), OptimizerSpec("sgd", 0.3)),
    2000,
    _points,
)
SPIRAL = Preset(
    "spiral",
    _setup("spiral", dense(16, 16, 1), OptimizerSpec("adam", 0.01)),
    4000,
    _points,
)
