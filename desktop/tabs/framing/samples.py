"""Bundled digits for the framing tab: small and off the middle, or many of them to measure on."""

from __future__ import annotations

from functools import cache

import numpy as np

from desktop import resources
from nn_core.arrays import FloatArray, Labels
from nn_core.data.bundled import bundled
from nn_core.data.training_set import PictureSet
from nn_core.digits import Drawing
from nn_core.digits.scatter import put

STRIDE = 7919
"""The digits lie grouped by what they show; steps of a prime go through all of them mixed."""
PLACES = ((0.36, 0.1, 0.12), (0.45, 0.95, 0.2), (0.3, 0.15, 0.9), (0.75, 0.0, 1.0), (0.4, 0.9, 0.9))
"""Sizes and places of the digits, one after the other: see `nn_core.digits.scatter.put`."""


def off_centre(index: int) -> tuple[Drawing, int]:
    """Return a bundled digit, small and off the middle of a canvas, and its label.

    Raises
    ------
    DataFileError
        If the files of the digits are missing or damaged.
    """
    digits = all_digits()
    place = (index + 1) * STRIDE % len(digits)
    image = digits.images[place].astype(np.float32) / 255
    return put(image, *PLACES[index % len(PLACES)]), int(digits.labels[place])


def some(count: int, seed: int) -> tuple[FloatArray, Labels]:
    """Return pictures (count, 28, 28) from 0 to 1 and labels (count,), chosen at random."""
    digits = all_digits()
    chosen = np.random.default_rng(seed).permutation(len(digits))[:count]
    return digits.images[chosen].astype(np.float32) / 255, digits.labels[chosen]


@cache
def all_digits() -> PictureSet:
    """Return the digits that come with the program; read once."""
    return bundled(resources.path("digits"))
