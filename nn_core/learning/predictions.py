"""Where a curve that somebody expected parts from the one that came."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray

FAR = 0.15
"""Of the height of both curves: from there they go ways of their own."""
STILL = 0.05
"""Of that height: a curve that has moved by less stands as it stood."""


@dataclass(frozen=True)
class Parting:
    """What comparing two curves found.

    Attributes
    ----------
    step : int or None
        The first step at which they are far apart; None where they are nowhere.
    drawn, actual : float
        Their heights at that step, or at the last one compared.
    plateau : int
        Steps for which the actual curve stood as it began.
    last : int
        The last step compared.
    """

    step: int | None
    drawn: float
    actual: float
    plateau: int
    last: int


def where_they_part(drawn: Array, actual: Array) -> Parting | None:
    """Compare a drawn curve with the actual one, as far as both go.

    Parameters
    ----------
    drawn : array, shape (n, 2)
        Steps and expected values by rising step.
    actual : array, shape (m, 2)
        Steps and values that came, smoothed, by rising step; values that are no numbers are left
        out.

    Returns
    -------
    Parting or None
        None where the two have no stretch of steps in common.
    """
    drawn, actual = np.asarray(drawn, float), np.asarray(actual, float)
    actual = actual[np.isfinite(actual[:, 1])]
    if not len(drawn) or not len(actual):
        return None
    first, last = max(drawn[0, 0], actual[0, 0]), min(drawn[-1, 0], actual[-1, 0])
    common = actual[(first <= actual[:, 0]) & (actual[:, 0] <= last)]
    if not len(common):
        return None
    steps, came = common.T
    expected = np.interp(steps, drawn[:, 0], drawn[:, 1])
    height = _height(expected, came)
    apart = np.flatnonzero(np.abs(expected - came) > FAR * height)
    place = int(apart[0]) if len(apart) else len(steps) - 1
    return Parting(
        int(steps[place]) if len(apart) else None,
        float(expected[place]),
        float(came[place]),
        _still(steps, came, height),
        int(steps[-1]),
    )


def _height(*curves: FloatArray) -> float:
    both = np.concatenate(curves)
    return max(float(both.max() - both.min()), 1e-12)


def _still(steps: FloatArray, values: FloatArray, height: float) -> int:
    """Return how many steps pass before a curve has moved from where it began."""
    moved = np.flatnonzero(np.abs(values - values[0]) > STILL * height)
    return int(steps[moved[0] if len(moved) else -1] - steps[0])
