"""What a plot shows of many losses: a mean without a biased start, and no spike lost."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from nn_core.arrays import Array, FloatArray, frozen

WEIGHT = 0.9
"""Of the mean so far, at each step; about the last 10 steps count."""
REACH = 400
"""Steps after which what a value gave to the mean is less than its last bit."""
_BLOCK = 64
"""Steps that are worked out in one product of matrices."""


def smoothed(values: Array, weight: float = WEIGHT) -> FloatArray:
    """Return the exponential mean at every step, of all raw values up to there.

    m_i = Σ_j w^(i−j) v_j / Σ_j w^(i−j), so that the first mean is the first value: the start isn't
    drawn to 0. Values that are no finite numbers are left out of both sums. What is seen of a plot
    has no influence.

    Parameters
    ----------
    values : array, shape (N,)
    weight : float
        0 to below 1.

    Returns
    -------
    array of float64, shape (N,)
        NaN before the first finite value.
    """
    values = np.asarray(values, np.float64)
    there = np.isfinite(values)
    total = _weighted(np.where(there, values, 0.0), weight)
    count = _weighted(there.astype(np.float64), weight)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(count > 0, total / count, np.nan)


def continued(mean: FloatArray, values: Array) -> FloatArray:
    """Return `smoothed` values (N,) where the first means are known; only the rest takes time.

    Parameters
    ----------
    mean : array of float64, shape (M,)
        Of the values up to there; M is at most N.
    values : array, shape (N,)
    """
    known = len(mean)
    if known < REACH or not np.isfinite(values[known - REACH : known]).all():
        return smoothed(values)
    return np.concatenate([mean, smoothed(values[known - REACH :])[REACH:]])


def _weighted(values: FloatArray, weight: float) -> FloatArray:
    """Return s_i = w s_(i−1) + v_i, block by block."""
    count = len(values)
    padded = np.zeros(-(-count // _BLOCK) * _BLOCK)
    padded[:count] = values
    blocks = padded.reshape(-1, _BLOCK)
    within: FloatArray = blocks @ _powers(weight)
    carried, carry = np.empty(len(blocks)), 0.0
    for place, last in enumerate(within[:, -1].tolist()):
        carried[place] = carry
        carry = last + weight**_BLOCK * carry
    sums: FloatArray = within + carried[:, None] * weight ** np.arange(1, _BLOCK + 1)
    return sums.reshape(-1)[:count]


@lru_cache(maxsize=4)
def _powers(weight: float) -> FloatArray:
    """Return w^(i−j) for the values j up to i of a block, by column i."""
    back = np.subtract.outer(np.arange(_BLOCK), np.arange(_BLOCK))
    return frozen(np.where(back >= 0, weight ** np.maximum(back, 0), 0.0).T)


def pixel_columns(
    values: Array, x0: float, x1: float, n: int, x: Array | None = None
) -> tuple[FloatArray, FloatArray]:
    """Return the least and the largest value in each of ``n`` equal columns of a window.

    Painted from one to the other, a column shows every spike in it, however many values it holds.

    Parameters
    ----------
    values : array, shape (N,)
        NaN is passed over.
    x0, x1 : float
        The window; both ends belong to it, and ``x0`` < ``x1``.
    n : int
        Columns, at least 1.
    x : array, shape (N,), optional
        Where the values stand, rising; 0, 1, 2, … by default.

    Returns
    -------
    low, high : array of float64, shape (n,)
        NaN in a column without a value.
    """
    values = np.asarray(values, np.float64)
    x = np.arange(len(values)) if x is None else np.asarray(x)
    edges = np.searchsorted(x, np.linspace(x0, x1, n + 1))
    edges[-1] = np.searchsorted(x, x1, side="right")
    low, high = np.full(n, np.nan), np.full(n, np.nan)
    filled = edges[1:] > edges[:-1]
    if filled.any():
        inside, starts = values[: edges[-1]], edges[:-1][filled]
        low[filled] = np.fmin.reduceat(inside, starts)
        high[filled] = np.fmax.reduceat(inside, starts)
    return low, high
