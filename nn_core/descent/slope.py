"""The slope of a curve from two of its points, and how wrong that is (chapter 4.3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nn_core.arrays import FloatArray

Curve = Callable[[Any], Any]
"""Takes a number or, element by element, an array."""


def forward(f: Curve, x: float, h: float) -> float:
    """Return (f(x + h) − f(x)) / h, the definition of the slope without its limit (eq. 4.4)."""
    slope: float = (f(x + h) - f(x)) / h
    return slope


def central(f: Curve, x: float, h: float = 1e-4) -> float:
    """Return (f(x + h) − f(x − h)) / 2h, the book's numerical_diff: its error falls with h²."""
    slope: float = (f(x + h) - f(x - h)) / (2 * h)
    return slope


def secant(f: Curve, left: float, right: float) -> float:
    """Return the slope of the straight line through two points of the curve.

    Where both feet are at one place there is no line, and the slope is NaN.
    """
    return (f(right) - f(left)) / (right - left) if right != left else float("nan")


METHODS: dict[str, Callable[[Curve, float, Any], Any]] = {
    "central": central,
    "forward": forward,
}
"""By name: functions of f, x and h, or many h at once."""


def error_curve(
    f: Curve, x: float, exact: float, hs: FloatArray, method: str = "central"
) -> FloatArray:
    """Return how far a numerical slope is from the exact one, for each h.

    Parameters
    ----------
    f : callable
    x : float
    exact : float
        The true slope at ``x``.
    hs : array, shape (N,)
        Above 0.
    method : str
        Key of `METHODS`.

    Returns
    -------
    array, shape (N,)
        Sizes of the differences; 0 where the numerical slope is exact to the last digit.
    """
    slope = METHODS[method]
    with np.errstate(all="ignore"):
        return np.abs(np.asarray(slope(f, x, hs)) - exact)


def best_h(hs: FloatArray, errors: FloatArray) -> float:
    """Return the h of the smallest error; of several equally small ones the largest.

    A neighbourhood is judged and not a lucky hit: each error counts as the largest among its
    neighbours.
    """
    known = np.where(np.isfinite(errors), errors, np.inf)
    around = np.maximum(np.maximum(known, np.append(known[1:], known[-1])), np.roll(known, 1))
    around[0] = max(known[0], known[1])
    return float(hs[np.flatnonzero(around == around.min())].max())


def one_sided(f: Curve, x: float, h: float = 1e-6) -> tuple[float, float]:
    """Return the slopes to the left and to the right of ``x``; at a kink they differ."""
    return secant(f, x - h, x), secant(f, x, x + h)
