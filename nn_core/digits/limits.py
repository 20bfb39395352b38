"""Find the limits at which so many digits, and no more, are refused or not sure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from nn_core.digits.recognition import Recognition
from nn_core.digits.verdict import Limits
from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused

STRANGENESS_ROOM = 1e-4
CONFIDENCE_ROOM = 1e-5
"""Room that a limit keeps to the measured values on either side.

A drawing read alone, or on another processor, comes out up to 3e-6 stranger and 7e-7 less probable
than in a batch here; and a file of weights keeps limits as float32.
"""


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
    highest = _above_all_but(int(refused * len(found)) - by_ink, known, STRANGENESS_ROOM)
    sure = [float(one.probabilities.max()) for one in fine if _within(one, highest)]
    fewest = _above_all_but(int(unsure * len(found)), [-p for p in sure], CONFIDENCE_ROOM)
    return Limits(highest, max(-fewest, 0.0))


def _above_all_but(beyond: int, values: Sequence[float], room: float) -> float:
    """Return what at most ``beyond`` values lie above, midway between two that leave it room."""
    ordered = np.sort(values)[::-1]
    at_most = min(max(beyond, 0), len(ordered) - 1)
    gaps = ordered[:at_most] - ordered[1 : at_most + 1]
    wide = np.flatnonzero(gaps >= 2 * room)
    if not len(wide):
        return float(ordered[0] + room)
    return float(ordered[wide[-1]] + ordered[wide[-1] + 1]) / 2


def _within(one: Recognition, highest: float) -> bool:
    return one.verdict.strangeness is not None and one.verdict.strangeness <= highest
