"""Count which digit was taken for which, and say in one number how often the answer was right."""

from __future__ import annotations

import numpy as np

from nn_core.arrays import Labels

DIGITS = 10


def confusion_matrix(labels: Labels, answers: Labels) -> Labels:
    """Return how often each digit was read as each.

    Parameters
    ----------
    labels, answers : array of int, shape (N,)
        What the pictures were and what was read, 0 to 9.

    Returns
    -------
    array of int64, shape (10, 10)
        In row i and column j, how many pictures of an i were read as a j.

    Examples
    --------
    >>> confusion_matrix(np.array([7, 7, 1]), np.array([7, 1, 1]))[7]
    array([0, 1, 0, 0, 0, 0, 0, 1, 0, 0])
    """
    flat = np.bincount(np.asarray(labels) * DIGITS + answers, minlength=DIGITS * DIGITS)
    return flat.reshape(DIGITS, DIGITS).astype(np.int64)


def accuracy(confusion: Labels) -> float:
    """Return the share of right answers, the diagonal over everything; NaN if there is nothing."""
    total = int(confusion.sum())
    return int(np.trace(confusion)) / total if total else float("nan")


def worst_pair(confusion: Labels) -> tuple[int, int, int] | None:
    """Return the most frequent mistake: what it was, what was read, and how often; or None."""
    wrong = confusion - np.diag(np.diag(confusion))
    was, read = divmod(int(wrong.argmax()), len(confusion))
    return (was, read, int(wrong[was, read])) if wrong.any() else None


def interval(confusion: Labels, z: float = 1.96) -> tuple[float, float]:
    """Return between which accuracies the true one lies at 95 %, by Wilson's score (1927).

    Of 30 digits all right, it may still be 89 %: few digits say little.
    """
    total = int(confusion.sum())
    if not total:
        return 0.0, 1.0
    share, weight = int(np.trace(confusion)) / total, z * z / total
    middle = (share + weight / 2) / (1 + weight)
    half = z * float(np.sqrt(share * (1 - share) / total + weight / (4 * total))) / (1 + weight)
    # All or none right puts one end at 1 or 0, which rounding would leave a hair beside.
    return (
        0.0 if share == 0 else max(0.0, middle - half),
        1.0 if share == 1 else min(1.0, middle + half),
    )
