"""What a learner learns, and what is held apart to measure it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError


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

    @classmethod
    def alone(cls, x: Array, t: Array) -> TrainingData:
        """Return data of which nothing is held apart."""
        return cls(x, t, x[:0], t[:0])

    @classmethod
    def split(cls, x: Array, t: Array, apart: Array) -> TrainingData:
        """Return data of which those are held apart where the mask ``apart`` (N,) is true."""
        apart = np.asarray(apart, bool)
        return cls(x[~apart], t[~apart], x[apart], t[apart])
