"""Find the limits at which so many digits, and no more, are refused or not sure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nn_core.digits.recognition import Recognition
from nn_core.digits.verdict import Limits
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused


def limits_for(found: Sequence[Recognition], refused: float, unsure: float) -> Limits:
    """Return the strictest limits that refuse, and are not sure of, at most these shares.

    Parameters
    ----------
    found : sequence of Recognition
        What a network made of digits it has not learnt, with its strangeness.
    refused : float
        Share that may be called no digit, what the ink alone refuses included.
    unsure : float
        Share that may be answered with two candidates.

    Raises
    ------
    ValueRefused
        If there is nothing to go by.
    """
    fine = [one for one in found if one.problem is None]
    strange = [one.verdict.strangeness for one in fine]
    known = [value for value in strange if value is not None]
    if not fine or len(known) < len(fine):
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "There are no digits whose strangeness is known."),
            QT_TRANSLATE_NOOP("nn_core", "Take a model that says how strange drawings are."),
        )
    by_ink = len(found) - len(fine)
    highest = _at(np.sort(known)[::-1], int(refused * len(found)) - by_ink)
    sure = [one.probabilities.max() for one in fine if _within(one, highest)]
    return Limits(highest, _at(np.sort(sure), int(unsure * len(found))))


def _at(ordered: np.typing.NDArray[np.floating], beyond: int) -> float:
    """Return the value that ``beyond`` others come before."""
    return float(ordered[min(max(beyond, 0), len(ordered) - 1)])


def _within(one: Recognition, highest: float) -> bool:
    return one.verdict.strangeness is not None and one.verdict.strangeness <= highest
