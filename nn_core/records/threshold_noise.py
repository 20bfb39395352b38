"""An input that trembles around the threshold, and how often an output flips (chapter 3.2)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from nn_core.arrays import FloatArray

MEMORY = 0.5
"""Correlation of two neighbours: a trembling hand does not jump anew at every instant."""


def tremble(noise: float, rng: np.random.Generator, start: float = 0.0) -> Iterator[float]:
    """Yield an endless trembling round 0.

    Parameters
    ----------
    noise : float
        Standard deviation of the values.
    rng : numpy.random.Generator
    start : float
        The value before the first.

    Yields
    ------
    float
        Normal numbers, each correlated with the one before by ``MEMORY``; the sign changes with
        the chance arccos(MEMORY) / pi, one time in three.
    """
    x = start
    fresh = noise * float(np.sqrt(1 - MEMORY**2))
    while True:
        x = MEMORY * x + fresh * float(rng.standard_normal())
        yield x


def flips(y: FloatArray, value_range: tuple[float, float] = (0.0, 1.0)) -> int:
    """Return how often ``y`` of shape (n,) changes by more than half of its range at once."""
    low, high = value_range
    return int(np.count_nonzero(np.abs(np.diff(y)) > (high - low) / 2))
