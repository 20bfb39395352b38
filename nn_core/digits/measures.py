"""How well a network reads: the share read right, and whether its probabilities can be believed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray, Labels

BINS = 15


@dataclass(frozen=True)
class Score:
    """What came out of a measurement.

    Attributes
    ----------
    right, count : int
        Digits read as labelled, and all of them.
    calibration_error : float
        See ``calibration_error``.
    """

    right: int
    count: int
    calibration_error: float

    @property
    def accuracy(self) -> float:
        """The share read right, 0 to 1."""
        return self.right / self.count if self.count else 0.0


def score(probabilities: FloatArray, labels: Labels) -> Score:
    """Return how well probabilities (N, 10) fit labels (N,)."""
    right = int((probabilities.argmax(axis=1) == labels).sum())
    return Score(right, len(labels), calibration_error(probabilities, labels))


def calibration_error(probabilities: FloatArray, labels: Labels, bins: int = BINS) -> float:
    """Return by how much confidence and accuracy differ on average, from 0 to 1.

    The expected calibration error (Guo et al., 2017): answers are sorted into bins of equal width
    by the probability of the answer given.

    Parameters
    ----------
    probabilities : array, shape (N, classes)
    labels : array, shape (N,)
    bins : int
    """
    if not len(labels):
        return 0.0
    confidence = probabilities.max(axis=1).astype(np.float64)
    right = probabilities.argmax(axis=1) == labels
    place = np.minimum((confidence * bins).astype(np.int64), bins - 1)
    gap = np.bincount(place, weights=right - confidence, minlength=bins)
    return float(np.abs(gap).sum() / len(labels))
