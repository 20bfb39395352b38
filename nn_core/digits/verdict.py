"""Answer in one of three ways: a digit, not sure between two, or no digit at all and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import inf

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.digits.familiarity import SURE_ABOVE
from nn_core.digits.rejection import InkProblem


class State(StrEnum):
    """Which of the three answers is given."""

    DIGIT = "digit"
    UNSURE = "unsure"
    NO_DIGIT = "no digit"


class Reason(StrEnum):
    """Why the answer is not simply a digit."""

    BLANK = "blank"
    DOT = "dot"
    DASH = "dash"
    SEVERAL = "several"
    STRANGE = "strange"
    """Not like any digit the network knows."""
    CLOSE = "close"
    """Two candidates are near one another."""


@dataclass(frozen=True)
class Limits:
    """From where on an answer is refused or not sure.

    Attributes
    ----------
    strangeness : float
        A drawing stranger than this is no digit; infinite where nothing is known of digits.
    confidence : float
        An answer less probable than this is not sure, from 0 to 1.
    """

    strangeness: float = inf
    confidence: float = SURE_ABOVE


@dataclass(frozen=True)
class Verdict:
    """One of the three answers.

    Attributes
    ----------
    state : State
    digit : int or None
        The answer; of two candidates the more probable one; None if it is no digit.
    candidates : tuple of int
        What it may be, the most probable first: one digit, two, or none.
    reason : Reason or None
        Why it is not sure or no digit.
    strangeness : float or None
        How unlike the digits the network knows it is; None where that is not known.
    """

    state: State
    digit: int | None = None
    candidates: tuple[int, ...] = ()
    reason: Reason | None = None
    strangeness: float | None = None


ROOM, LIKELY = 1.5, 0.5
"""In a row of digits, what is stranger than the limit by less, and is read with so much
certainty, is answered all the same, unsure: that it is a digit, its neighbours say."""
SEVERITY = (State.DIGIT, State.UNSURE, State.NO_DIGIT)
UNREAD = "?"
"""Stands for a part that is no digit in what several parts say."""
BLANK = Verdict(State.NO_DIGIT, reason=Reason.BLANK)
"""The verdict on paper without ink."""


def judge(
    probabilities: FloatArray,
    problem: InkProblem | None = None,
    strangeness: float | None = None,
    limits: Limits | None = None,
    in_row: bool = False,
    steady: float = 1.0,
) -> Verdict:
    """Return the answer: ink that can't be a digit first, then strangeness, then confidence.

    Parameters
    ----------
    probabilities : array, shape (10,)
    problem : InkProblem or None
        What the ink alone shows; see ``nn_core.digits.rejection``.
    strangeness : float or None
        See ``nn_core.digits.familiarity``; None where it is not known.
    limits : Limits, optional
    in_row : bool
        Whether digits stand beside it. Then it may be wide, or a little strange, but never sure.
    steady : float
        How probable the answer stays while the digit is slanted and stretched a little.
    """
    limits = limits or Limits()
    first, second = np.argsort(-probabilities, kind="stable")[:2].tolist()
    doubt = _doubt(problem, strangeness, limits)
    if doubt is None and min(probabilities[first], steady) >= limits.confidence:
        return Verdict(State.DIGIT, first, (first,), None, strangeness)
    if doubt is None:
        return Verdict(State.UNSURE, first, (first, second), Reason.CLOSE, strangeness)
    near = strangeness is not None and strangeness <= limits.strangeness + ROOM
    vouched = in_row and near and doubt in (Reason.SEVERAL, Reason.STRANGE)
    if vouched and probabilities[first] >= LIKELY:
        return Verdict(State.UNSURE, first, (first, second), doubt, strangeness)
    return Verdict(State.NO_DIGIT, None, (), doubt, strangeness)


def _doubt(problem: InkProblem | None, strangeness: float | None, limits: Limits) -> Reason | None:
    """Return what speaks against that something by itself is a digit."""
    if problem is not None:
        return Reason(problem.value)
    # What is no number is not within the limit either.
    strange = strangeness is not None and not strangeness <= limits.strangeness
    return Reason.STRANGE if strange else None


def in_a_row(verdicts: Iterable[Verdict]) -> str:
    """Return what several digits say from left to right, such as ``2026``, ``?`` for none."""
    return "".join(UNREAD if one.digit is None else str(one.digit) for one in verdicts)


def gravest(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict on the part that is the least a digit, the first of equals."""
    return max(verdicts, key=lambda one: SEVERITY.index(one.state))
