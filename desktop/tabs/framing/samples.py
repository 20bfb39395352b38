"""Bundled digits for the framing tab: small and off the middle, or many of them to measure on."""

from __future__ import annotations

import numpy as np

from desktop.services.bundled_digits import all_digits, digit_at, place_of
from nn_core.arrays import FloatArray, Labels
from nn_core.digits import Drawing
from nn_core.digits.random_placement import put

PLACES = ((0.36, 0.1, 0.12), (0.45, 0.95, 0.2), (0.3, 0.15, 0.9), (0.75, 0.0, 1.0), (0.4, 0.9, 0.9))
"""Sizes and places of the digits, one after the other: see `random_placement.put`."""


def off_centre(index: int) -> tuple[Drawing, int]:
    """Return a bundled digit, small and off the middle of a canvas, and its label.

    Raises
    ------
    DataFileError
        If the files of the digits are missing or damaged.
    """
    image, label = digit_at(place_of(index))
    return put(image, *PLACES[index % len(PLACES)]), label


def some(count: int, seed: int) -> tuple[FloatArray, Labels]:
    """Return pictures (count, 28, 28) from 0 to 1 and labels (count,), chosen at random."""
    digits = all_digits()
    chosen = np.random.default_rng(seed).permutation(len(digits))[:count]
    return digits.images[chosen].astype(np.float32) / 255, digits.labels[chosen]
