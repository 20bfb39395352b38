"""What the tests of the filters tab share: a context with a small network, and a drawing."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from desktop import theme
from desktop.context import SharedDrawing, SharedServices, TabContext
from desktop.recognisers import Recognisers
from desktop.settings import Settings
from nn_core.digits import Drawing, Stroke
from nn_core.layers import Affine, BatchNorm, Conv2D, Flatten, MaxPool2D, ReLU
from nn_core.models import save
from nn_core.network import Network


def small_cnn() -> Network:
    """Return a network of three blocks, of other sizes than the shipped one."""
    rng = np.random.default_rng(3)
    return Network(
        [
            Conv2D(1, 6, 5, pad=2, bias=False, rng=rng),
            BatchNorm(6),
            MaxPool2D(2),
            ReLU(),
            Conv2D(6, 8, 3, pad=1, bias=False, rng=rng),
            BatchNorm(8),
            ReLU(),
            Conv2D(8, 10, 3, pad=1, bias=False, rng=rng),
            BatchNorm(10),
            MaxPool2D(2),
            ReLU(),
            Flatten(),
            Affine(10 * 49, 10, rng),
        ]
    )


def lend(folder: Path, network: bool = True) -> TabContext:
    """Return a context whose only recogniser is an untrained small CNN, or that has none."""
    if network:
        save(folder / "cnn.safetensors", small_cnn())
    shared = SharedServices(
        Settings(folder / "badak.ini"), SharedDrawing(), Recognisers(folder), theme.manager()
    )
    return TabContext(shared)


def seven() -> Drawing:
    """Return a drawn 7."""
    points = np.array([[0.3, 0.2], [0.7, 0.2], [0.45, 0.8]])
    return Drawing(strokes=(Stroke(points=points, width=0.07),))
