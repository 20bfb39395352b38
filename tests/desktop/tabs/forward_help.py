"""What the tests of the forward tab share: a context with a network."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from lending import lend

from desktop.services.context import TabContext
from desktop.services.recognisers import Recognisers
from nn_core.models import build, save


def context_with_network(folder: Path, network: bool = True) -> TabContext:
    """Return a context whose only recogniser is an untrained book network, or that has none."""
    if network:
        save(folder / "book.safetensors", build("book", np.random.default_rng(3)))
    return lend(folder, Recognisers(folder))
