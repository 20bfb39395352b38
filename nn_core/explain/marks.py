"""Marks of a pen or an eraser in the picture of 28 by 28: what a change is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nn_core.arrays import FloatArray, Labels, frozen
from nn_core.digits.framing import FIELD

FIRST, LAST, STEP = 4, 24, 2
"""Ends of marks that are tried first lie on a grid over the ink's usual place, in pixels."""
LONGEST = 8.5
"""Length of the longest mark tried, in pixels; a longer line takes two marks."""
THINNEST, THICKEST = 0.75, 2.25
"""Radius of the pen, in pixels."""
QUARTERS = 4
"""Radii are rounded to parts of a pixel, so that few sets of marks have to be made."""


@dataclass(frozen=True)
class Mark:
    """A straight movement of a round pen or eraser.

    Attributes
    ----------
    start, end : (float, float)
        Places (x, y) in pixels from the upper left corner of the picture; equal for a dot.
    radius : float
        In pixels.
    erase : bool
        Whether ink is taken away.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    radius: float
    erase: bool = False

    def part(self, share: float) -> Mark:
        """Return the mark as far as it is after ``share`` of its way, from 0 to 1."""
        (x, y), (u, v) = self.start, self.end
        return Mark(self.start, (x + share * (u - x), y + share * (v - y)), self.radius, self.erase)


def drawn(image: FloatArray, marks: Iterable[Mark]) -> FloatArray:
    """Return the picture after ``marks``, shape (28, 28)."""
    for mark in marks:
        ends = np.array([[*mark.start, *mark.end]])
        covered = coverage(ends, mark.radius)[0].reshape(image.shape)
        image = np.minimum(image, 1 - covered) if mark.erase else np.maximum(image, covered)
    return image


def coverage(ends: FloatArray, radius: float, side: int = FIELD) -> FloatArray:
    """Return how much of each pixel marks cover.

    A pixel at the distance d from the line is covered by radius - d + 1/2, between 0 and 1, as
    where strokes are laid on a grid.

    Parameters
    ----------
    ends : array, shape (M, 4)
        x and y of the start, x and y of the end.
    radius : float

    Returns
    -------
    array of float32, shape (M, side * side)
    """
    middles = np.arange(side, dtype=np.float32) + np.float32(0.5)
    x, y = np.tile(middles, side), np.repeat(middles, side)
    x0, y0, x1, y1 = (ends[:, k, None].astype(np.float32) for k in range(4))
    dx, dy = x1 - x0, y1 - y0
    along = (x - x0) * dx + (y - y0) * dy
    along = np.clip(along / np.maximum(dx * dx + dy * dy, np.float32(1e-9)), 0, 1)
    distance = np.hypot(x - x0 - along * dx, y - y0 - along * dy)
    covered: FloatArray = np.clip(np.float32(radius + 0.5) - distance, 0, 1)
    return covered


@lru_cache(maxsize=1)
def first_ends() -> FloatArray:
    """Return the ends of all marks that are tried first, shape (M, 4)."""
    places = np.arange(FIRST, LAST + 1, STEP, dtype=np.float64)
    points = np.stack(np.meshgrid(places, places), axis=-1).reshape(-1, 2)
    a, b = np.triu_indices(len(points))
    near = np.hypot(*(points[a] - points[b]).T) <= LONGEST
    return frozen(np.hstack([points[a[near]], points[b[near]]]))


@dataclass(frozen=True, eq=False)
class Stencils:
    """Where the marks that are tried first lie and how much they cover there.

    Attributes
    ----------
    pixels : array of int, shape (M, P)
        Flat indices of the pixels; marks with fewer than P have any others after them.
    covered : array, shape (M, P)
        From 0 to 1; 0 for pixels that only fill the row.
    """

    pixels: Labels
    covered: FloatArray


@lru_cache(maxsize=4)
def stencils(radius: float) -> Stencils:
    """Return the `coverage` of all marks that are tried first; kept, since it takes a while."""
    covered = coverage(first_ends(), radius)
    most = int((covered > 0).sum(axis=1).max())
    pixels = np.argpartition(-covered, most - 1, axis=1)[:, :most]
    return Stencils(frozen(pixels), frozen(np.take_along_axis(covered, pixels, axis=1)))


def pen_radius(image: FloatArray) -> float:
    """Return the radius of the pen that drew a picture, about: its ink by the length of its edge.

    A line of the width w and the length l has the ink w·l and an edge of 2·l.
    """
    padded = np.pad(image, 1).astype(np.float64)
    slope = np.hypot(*np.gradient(padded)).sum()
    radius = float(image.sum()) / slope if slope else THINNEST
    return min(max(round(radius * QUARTERS) / QUARTERS, THINNEST), THICKEST)
