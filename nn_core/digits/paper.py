"""Find the brightness of the paper under the ink, lit evenly or with shadows across it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nn_core.arrays import FloatArray


def flat_level(grey: FloatArray) -> float | None:
    """Return the brightness that a third of all pixels share, as programs make it, or None."""
    counts = np.bincount(np.rint(grey * 255).astype(np.int64).reshape(-1))
    level = int(counts.argmax())
    return level / 255 if counts[level] * 3 >= grey.size else None


def closed(grey: FloatArray, size: int) -> FloatArray:
    """Return a picture in which what is dark and narrower than ``size`` has gone.

    The edge of a shadow stays where it is, however sharp it is: that is why the paper's brightness
    is found in this way and not by a smooth surface.

    Parameters
    ----------
    grey : array, shape (H, W)
    size : int
        Pixels of the side of a square, odd.
    """
    for extreme, beyond in ((np.maximum, -np.inf), (np.minimum, np.inf)):
        for _ in range(2):
            grey = _running(grey, size, extreme, beyond).T
    return grey


def _running(
    values: FloatArray, size: int, extreme: Callable[..., Any], beyond: float
) -> FloatArray:
    """Return the extreme of ``size`` neighbours down each column."""
    reach = size // 2
    values = np.pad(values, ((reach, reach), (0, 0)), constant_values=beyond)
    span = 1
    while 2 * span <= size:
        values = extreme(values[:-span], values[span:])
        span *= 2
    rest = size - span
    found: FloatArray = extreme(values[: len(values) - rest], values[rest:]) if rest else values
    return found


def means(values: FloatArray, reach: int) -> FloatArray:
    """Return the mean of the pixels within ``reach`` rows and columns, as far as there are any."""
    for _ in range(2):
        length = len(values)
        sums = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(values, 0, np.float64)])
        low = np.maximum(np.arange(length) - reach, 0)
        high = np.minimum(np.arange(length) + reach + 1, length)
        values = ((sums[high] - sums[low]) / (high - low)[:, None]).T.astype(np.float32)
    return values
