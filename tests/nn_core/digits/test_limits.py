"""Limits: as many digits as asked for are refused or not sure, and no more."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.digits import Limits, Recognition, State
from nn_core.digits.limits import limits_for
from nn_core.digits.rejection import InkProblem
from nn_core.digits.verdict import judge
from nn_core.errors import ValueRefused

ANY = Limits(np.inf, 0.0)


def found(strange: float | None, sure: float, problem: InkProblem | None = None) -> Recognition:
    rest = (1 - sure) / 9
    probabilities = np.array([sure] + [rest] * 9)
    verdict = judge(probabilities, problem, strange, ANY)
    return Recognition(0, probabilities, np.zeros((28, 28)), verdict=verdict, problem=problem)


def counted(all_: list[Recognition], limits: Limits) -> tuple[int, int]:
    states = [one.judged(limits).verdict.state for one in all_]
    return states.count(State.NO_DIGIT), states.count(State.UNSURE)


def sample(dots: int = 0) -> list[Recognition]:
    rng = np.random.default_rng(0)
    digits = [found(s, p) for s, p in zip(rng.normal(size=200), rng.uniform(0.5, 1, 200))]  # noqa: B905
    return digits + [found(0.0, 0.9, InkProblem.DOT)] * dots


def test_exactly_the_shares_asked_for_are_refused_and_not_sure() -> None:
    all_ = sample()
    assert counted(all_, limits_for(all_, 0.05, 0.1)) == (10, 20)


def test_what_the_ink_refuses_counts() -> None:
    all_ = sample(dots=4)
    assert counted(all_, limits_for(all_, 0.05, 0.0)) == (10, 0)


def test_no_share_refuses_none() -> None:
    all_ = sample()
    assert counted(all_, limits_for(all_, 0.0, 0.0)) == (0, 0)


def test_without_strangeness_there_are_no_limits() -> None:
    for nothing in ([], [found(None, 0.9)]):
        with pytest.raises(ValueRefused):
            limits_for(nothing, 0.02, 0.01)
