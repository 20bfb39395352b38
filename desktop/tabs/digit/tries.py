"""Notice when the reader has done one of the three things the lesson says to try."""

from __future__ import annotations

import numpy as np

from desktop.tabs.digit.state import DigitState
from nn_core.digits import State

UNDECIDED = "undecided"
LIMIT = "limit"
APART = "apart"

SHARE = 0.25
"""Two digits that both have at least this much are undecided between them."""
SEVERAL = 4
"""Digits of a year."""


class Tries:
    """Remembers what has been done since the tab was opened."""

    def __init__(self) -> None:
        self._done: set[str] = set()

    def notice(self, state: DigitState) -> frozenset[str]:
        """Look at a state; return the keys of everything done so far."""
        shown = state.shown
        if shown is not None and shown.digit is not None and state.settled:
            if state.believed and np.sort(shown.probabilities)[-2] >= SHARE:
                self._done.add(UNDECIDED)
            if _taken_for_a_digit(state):
                self._done.add(LIMIT)
            if len(state.parts) >= SEVERAL and all(
                part.verdict.state is not State.NO_DIGIT for part in state.parts
            ):
                self._done.add(APART)
        return frozenset(self._done)


def _taken_for_a_digit(state: DigitState) -> bool:
    """Whether something that the network would refuse is accepted by the user's limit."""
    own, verdict = state.model.limits, state.verdict
    if own is None or verdict is None or verdict.strangeness is None or not state.believed:
        return False
    return verdict.strangeness > own.strangeness
