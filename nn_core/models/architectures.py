"""The three networks that read digits: the book's, a larger one of its kind, and a CNN."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError
from nn_core.initializers import Initializer, he, xavier
from nn_core.layers import (
    Activate,
    Affine,
    BatchNorm,
    Conv2D,
    Dropout,
    Flatten,
    Layer,
    MaxPool2D,
    ReLU,
)
from nn_core.network import Network


def _fully_connected(
    sizes: tuple[int, ...], activation: str, initializer: Initializer, rng: np.random.Generator
) -> list[Layer]:
    layers: list[Layer] = []
    for inputs, outputs in pairwise(sizes):
        layers.append(Affine(inputs, outputs, rng, initializer))
        layers.append(ReLU() if activation == "relu" else Activate(activation))
    return layers[:-1]  # logits are not activated


def book(rng: np.random.Generator) -> Network:
    """Return the network of chapter 3.6: 784-50-100-10 with sigmoids."""
    return Network(_fully_connected((784, 50, 100, 10), "sigmoid", xavier, rng))


def mlp(rng: np.random.Generator) -> Network:
    """Return a larger fully connected network, 784-512-256-10 with ReLU."""
    return Network(_fully_connected((784, 512, 256, 10), "relu", he, rng))


def _block(
    inputs: int, filters: int, rng: np.random.Generator, field: int = 3, pool: bool = False
) -> list[Layer]:
    """Return convolution, batch normalisation, perhaps pooling, and ReLU.

    The largest value and ReLU may change places without changing the result; pooling first leaves
    ReLU a quarter of the work.
    """
    layers: list[Layer] = [
        Conv2D(inputs, filters, field, pad=field // 2, bias=False, rng=rng),
        BatchNorm(filters),
    ]
    if pool:
        layers.append(MaxPool2D(2))
    return [*layers, ReLU()]


def cnn(rng: np.random.Generator) -> Network:
    """Return a network in the manner of chapter 8.1: pairs of 3x3 convolutions, then pooling."""
    return Network(
        [
            *_block(1, 16, rng, field=5, pool=True),
            *_block(16, 32, rng),
            *_block(32, 64, rng, pool=True),
            *_block(64, 64, rng),
            *_block(64, 128, rng, pool=True),
            Flatten(),
            Affine(128 * 3 * 3, 160, rng),
            BatchNorm(160),
            ReLU(),
            Dropout(0.2),
            Affine(160, 10, rng, xavier),
        ]
    )


ARCHITECTURES: dict[str, Callable[[np.random.Generator], Network]] = {
    "book": book,
    "mlp": mlp,
    "cnn": cnn,
}
"""By the name that the command line and the window use."""


def build(name: str, rng: np.random.Generator) -> Network:
    """Return a fresh network of the architecture ``name``.

    Raises
    ------
    ModelFileError
        If there is no such architecture.
    """
    if name not in ARCHITECTURES:
        raise ModelFileError(
            QT_TRANSLATE_NOOP("nn_core", "There is no architecture “{name}”."),
            QT_TRANSLATE_NOOP("nn_core", "Choose one of {names}."),
            name=name,
            names=", ".join(ARCHITECTURES),
        )
    return ARCHITECTURES[name](rng)
