"""Softmax, stable and step by step, so that one sees what overflows and where."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from nn_core.arrays import FloatArray


def softmax(a: npt.ArrayLike, axis: int = -1) -> FloatArray:
    """Return the shares ``exp(a) / sum(exp(a))`` along ``axis``.

    The largest score is subtracted first, which cancels in the quotient and keeps ``exp`` finite.

    Parameters
    ----------
    a : array_like
        Scores of any shape; a float width is kept, integers become float64.
    axis : int
        The axis whose entries compete.

    Returns
    -------
    y : ndarray
        Same shape, in 0..1, with sum 1 along ``axis``.

    Notes
    -----
    *Deep Learning from Scratch 1*, chapter 3.5.2.
    """
    scores = np.asarray(a)
    # An entry far below the largest has a share too small for its width: 0 is the right answer,
    # also where the distance to it is too large for the width and becomes infinite.
    with np.errstate(under="ignore", over="ignore"):
        exponentials = np.exp(scores - scores.max(axis=axis, keepdims=True))
        shares: FloatArray = exponentials / exponentials.sum(axis=axis, keepdims=True)
    return shares
