"""What the tests of the filters tab share: a context with a small network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from lending import lend

from desktop.services.context import TabContext
from desktop.services.recognisers import Recognisers
from desktop.tabs.filters.presenter import FiltersPresenter
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


def context_with_network(folder: Path, network: bool = True) -> TabContext:
    """Return a context whose only recogniser is an untrained small CNN, or that has none."""
    if network:
        save(folder / "cnn.safetensors", small_cnn())
    return lend(folder, Recognisers(folder))


def looked_at(context: TabContext) -> FiltersPresenter:
    """Return the tab's presenter while somebody looks."""
    made = FiltersPresenter(context, context)
    made.pictures.set_active(True)
    return made
