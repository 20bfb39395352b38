"""What the tests of the forward tab share: a context with a network, and a drawing."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from desktop import theme
from desktop.context import SharedDrawing, SharedServices, TabContext
from desktop.recognisers import Recognisers
from desktop.settings import Settings
from nn_core.digits import Drawing, Stroke
from nn_core.models import build, save


def context_with_network(folder: Path, network: bool = True) -> TabContext:
    """Return a context whose only recogniser is an untrained book network, or that has none."""
    if network:
        save(folder / "book.safetensors", build("book", np.random.default_rng(3)))
    shared = SharedServices(
        Settings(folder / "badak.ini"), SharedDrawing(), Recognisers(folder), theme.manager()
    )
    return TabContext(shared)


def seven() -> Drawing:
    """Return a drawn 7."""
    points = np.array([[0.3, 0.2], [0.7, 0.2], [0.45, 0.8]])
    return Drawing(strokes=(Stroke(points=points, width=0.07),))
