"""Many numbers a sample brought to a plane that can be looked at, and kept from turning about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class Plane:
    """A plane through a cloud of points.

    Attributes
    ----------
    centre : array, shape (D,)
    axes : array, shape (D, 2)
        Two directions of length 1 at right angles to each other.
    share : float
        Of the points' variance that the plane holds, 0 to 1.
    """

    centre: FloatArray
    axes: FloatArray
    share: float

    def of(self, h: FloatArray) -> FloatArray:
        """Return where points (N, D) lie in the plane, shape (N, 2)."""
        found: FloatArray = (h - self.centre) @ self.axes
        return found


def principal_plane(h: FloatArray) -> Plane:
    """Return the plane in which points vary most (principal component analysis).

    Parameters
    ----------
    h : array, shape (N, D)
        N at least 1 and D at least 2; with two numbers a point the plane is theirs, unturned.
    """
    h = np.asarray(h, np.float64)
    centre = h.mean(axis=0)
    if h.shape[1] == 2:
        return Plane(np.zeros(2), np.eye(2), 1.0)
    # The covariance (D, D) is smaller than what an SVD of the points would work on.
    sizes, directions = np.linalg.eigh((h - centre).T @ (h - centre))
    whole = float(sizes.sum())
    share = float(sizes[-2:].sum()) / whole if whole > 0 else 1.0
    return Plane(centre, directions[:, :-3:-1], share)


def aligned(points: FloatArray, previous: FloatArray) -> FloatArray:
    """Return the orthogonal matrix (2, 2) that brings points nearest to where they were.

    A principal plane may turn or flip from one look to the next; multiplied with this, points
    (N, 2) stay where they can be followed (Procrustes). Nothing is stretched.

    Parameters
    ----------
    points, previous : array, shape (N, 2)
        Of the same N samples.
    """
    middle, before = points.mean(axis=0), previous.mean(axis=0)
    u, _, v = np.linalg.svd((points - middle).T @ (previous - before))
    turn: FloatArray = u @ v
    return turn
