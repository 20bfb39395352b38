"""What the tests of maps and layer steps share: a picture, and the first layers of a network."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.layers import BatchNorm, Conv2D, Dropout, Layer, MaxPool2D, ReLU


def first_layers(rng: np.random.Generator) -> list[Layer]:
    """Return a block with a layer of every kind, and a convolution with a bias.

    They make 6 maps of 14x14 out of a picture of 28x28.
    """
    return [
        Conv2D(1, 4, 5, pad=2, bias=False, rng=rng),
        BatchNorm(4),
        MaxPool2D(2),
        ReLU(),
        Dropout(0.2),
        Conv2D(4, 6, 3, pad=1, rng=rng),
    ]


def image() -> FloatArray:
    """Return a picture of 28x28 without a pattern."""
    return np.random.default_rng(4).random((28, 28), np.float32)
