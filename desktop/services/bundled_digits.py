"""The digits that come with the program, for every tab: read once, one after the other or all."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from desktop.platform import package_files
from nn_core.arrays import FloatArray

if TYPE_CHECKING:
    from nn_core.data.training_set import PictureSet

STRIDE = 7919
"""The digits lie grouped by what they show; steps of a prime go through all of them mixed."""


@cache
def all_digits() -> PictureSet:
    """Return all of them; the files are read at the first call.

    Raises
    ------
    DataFileError
        If the files are missing or damaged.
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
