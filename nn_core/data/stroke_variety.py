"""Pen strokes changed at random as hands, pens and mice differ, before they become pictures.

MNIST shows census forms of 1990: one pen, one country. Strokes recorded with a pen can be written
again with any pen, slower or faster, slanted or wide; ``Variety`` does that to one digit.

The strengths are small on purpose: a 1 with a flag that is turned and slanted far enough is a 7.
Twice as much made a network read every eighth 1 of other writers as a 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray


@dataclass(frozen=True)
class Variety:
    """How strongly strokes are changed; call it with strokes and a generator.

    Attributes
    ----------
    rotation : float
        Largest turn to either side, in degrees.
    shear : float
        Largest slant: sideways move per unit of height.
    stretch : float
        Largest relative change of the width (as a logarithm).
    stroke_move : float
        Deviation of the place of each stroke, as a share of the digit's size: pens are put down
        anew a little off.
    tremble : float
        Deviation of each sample's place, as a share of the digit's size.
    thin_out : float
        Chance that most samples of the strokes are missing, as with a fast mouse.
    """

    rotation: float = 5.0
    shear: float = 0.1
    stretch: float = 0.15
    stroke_move: float = 0.02
    tremble: float = 0.005
    thin_out: float = 0.35

    def __call__(self, strokes: Sequence[FloatArray], rng: np.random.Generator) -> list[FloatArray]:
        """Return changed copies of ``strokes``, each of shape (n, 2), in a unit of the digit."""
        strokes = to_unit(strokes)
        matrix = self._matrix(rng)
        keep = rng.integers(2, 5) if rng.random() < self.thin_out else 1
        changed: list[FloatArray] = []
        for stroke in strokes:
            points = thinned(stroke, int(keep)) @ matrix.T
            points = points + self.stroke_move * rng.standard_normal(2) * (len(strokes) > 1)
            changed.append(points + self.tremble * rng.standard_normal(points.shape))
        return changed

    def _matrix(self, rng: np.random.Generator) -> FloatArray:
        angle = np.radians(rng.uniform(-self.rotation, self.rotation))
        cos, sin = np.cos(angle), np.sin(angle)
        turn = np.array([[cos, -sin], [sin, cos]])
        slant = np.array([[1, rng.uniform(-self.shear, self.shear)], [0, 1]])
        wide = np.diag([np.exp(rng.uniform(-self.stretch, self.stretch)), 1])
        matrix: FloatArray = turn @ slant @ wide
        return matrix


def to_unit(strokes: Sequence[FloatArray]) -> list[FloatArray]:
    """Return the strokes centred on 0 and scaled so that the longer side of their box is 1."""
    points = np.concatenate([np.asarray(stroke, np.float64) for stroke in strokes])
    low, high = points.min(axis=0), points.max(axis=0)
    size = max(float((high - low).max()), np.finfo(np.float64).tiny)
    return [(np.asarray(stroke, np.float64) - (low + high) / 2) / size for stroke in strokes]


def thinned(points: FloatArray, keep: int) -> FloatArray:
    """Return every ``keep``-th point of (n, 2), and always the first and the last."""
    if keep <= 1 or len(points) <= keep + 1:
        return points
    chosen = np.unique(np.append(np.arange(0, len(points), keep), len(points) - 1))
    kept: FloatArray = points[chosen]
    return kept
