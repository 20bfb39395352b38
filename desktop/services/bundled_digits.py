"""Digits that come with the program: read once, one after the other or all; and one drawn."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from desktop.platform import package_files
from nn_core.arrays import FloatArray
from nn_core.digits import Drawing, Stroke

if TYPE_CHECKING:
    from nn_core.data.training_set import PictureSet

STRIDE = 7919
"""The digits lie grouped by what they show; steps of a prime go through all of them mixed."""


@cache
def all_digits() -> PictureSet:
    """Return all of them; the files are read at the first call.

    Raises `DataFileError` if the files are missing or damaged.
    """
    from nn_core.data.bundled import bundled

    return bundled(package_files.path("digits"))


def place_of(index: int, first: int = STRIDE) -> int:
    """Return the place in the set of the sample number ``index``, from 0 at the place ``first``."""
    return (first + index * STRIDE) % len(all_digits())


def digit_at(place: int) -> tuple[FloatArray, int]:
    """Return the picture at a place of the set, (28, 28) from 0 to 1, and its label."""
    digits = all_digits()
    return digits.images[place].astype(np.float32) / 255, int(digits.labels[place])


def three() -> Drawing:
    """Return a 3 in one stroke, for pictures of the program: two bows that lean as hands do."""
    upper = np.radians(np.linspace(-160, 85, 24))
    lower = np.radians(np.linspace(-80, 150, 28))
    x = np.concatenate([0.47 + 0.15 * np.cos(upper), 0.46 + 0.19 * np.cos(lower)])
    y = np.concatenate([0.33 + 0.14 * np.sin(upper), 0.64 + 0.17 * np.sin(lower)])
    lean = 0.12 * (0.5 - y)
    return Drawing((Stroke(np.column_stack([x + lean, y]), 0.07),))
