"""The digits that come with the program: some to explain, all of them to compare with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from desktop import resources
from nn_core.arrays import FloatArray

if TYPE_CHECKING:
    from nn_core.data.training_set import PictureSet

OPEN_FOUR = 4257
"""Place of a 4 with an open top, the first to be shown: closing it makes it a 9."""
STRIDE = 7919
"""The digits lie grouped by what they show; steps of a prime go through all of them mixed."""


def place_of(index: int) -> int:
    """Return the place in the set of the sample number ``index``, from 0."""
    return (OPEN_FOUR + index * STRIDE) % len(digits())


def picture(place: int) -> FloatArray:
    """Return the picture at a place of the set, (28, 28) from 0 to 1.

    Raises
    ------
    DataFileError
        If the files are missing or damaged.
    """
    image: FloatArray = digits().images[place].astype(np.float32) / np.float32(255)
    return image


def label(place: int) -> int:
    """Return what the picture at a place of the set shows."""
    return int(digits().labels[place])


@cache
def digits() -> PictureSet:
    """Return all of them; read once."""
    from nn_core.data.bundled import bundled

    return bundled(resources.path("digits"))
