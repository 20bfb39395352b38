"""What a learner learns, and what is held apart to measure it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from nn_core.arrays import Array
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError

MOST_HASHED = 4 << 20
"""Bytes of an array that tell it from others; of a larger one, such as MNIST's, one in so many
samples is looked at."""


@dataclass(frozen=True, eq=False)
class TrainingData:
    """Samples and targets; the arrays are not copied and must not be changed afterwards.

    Attributes
    ----------
    x : array, shape (N, …)
        Floats, or bytes of 0 to 255 which are scaled to 0..1 batch by batch.
    t : array, shape (N,) or (N, K)
        Labels (int), or numbers to be met (float).
    apart_x, apart_t : array
        The same of M samples that are never learnt; M may be 0.

    Raises
    ------
    ShapeError
        If samples and targets differ in number, or there is nothing to learn.
    """

    x: Array
    t: Array
    apart_x: Array
    apart_t: Array

    def __post_init__(self) -> None:
        """Refuse what doesn't fit together."""
        if not len(self.x) or len(self.x) != len(self.t) or len(self.apart_x) != len(self.apart_t):
            raise ShapeError(
                QT_TRANSLATE_NOOP("nn_core", "There are {samples} samples and {targets} targets."),
                QT_TRANSLATE_NOOP("nn_core", "Give one target for each, and at least one sample."),
                samples=len(self.x),
                targets=len(self.t),
            )

    @cached_property
    def fingerprint(self) -> str:
        """Tells these data from others, at another start of the program, too."""
        found = hashlib.blake2b(digest_size=16)
        for array in (self.x, self.t, self.apart_x, self.apart_t):
            found.update(f"{array.dtype.str} {array.shape} ".encode())
            some = array[:: 1 + array.nbytes // MOST_HASHED]
            found.update(np.ascontiguousarray(some).tobytes())
        return found.hexdigest()

    @classmethod
    def alone(cls, x: Array, t: Array) -> TrainingData:
        """Return data of which nothing is held apart."""
        return cls(x, t, x[:0], t[:0])

    @classmethod
    def split(cls, x: Array, t: Array, apart: Array) -> TrainingData:
        """Return data of which those are held apart where the mask ``apart`` (N,) is true."""
        apart = np.asarray(apart, bool)
        return cls(x[~apart], t[~apart], x[apart], t[apart])
