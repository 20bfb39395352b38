"""Limits: as many digits as asked for are refused or not sure, and no more."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.digits import Limits, Recognition, State
from nn_core.digits.limits import CONFIDENCE_ROOM, STRANGENESS_ROOM, limits_for
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


def measured_elsewhere(all_: list[Recognition], by: float) -> list[Recognition]:
    """Return what another processor, or a batch of another size, makes of the same digits."""
    return [
        found(
            one.verdict.strangeness + by * STRANGENESS_ROOM,
            float(one.probabilities.max()) - by * CONFIDENCE_ROOM,
        )
        for one in all_
        if one.verdict.strangeness is not None
    ]


@pytest.mark.parametrize("by", [-0.9, 0.9])
@pytest.mark.parametrize(("refused", "unsure"), [(0.05, 0.1), (0.0, 0.0), (0.5, 0.25)])
def test_rounding_moves_no_digit_over_a_limit(refused: float, unsure: float, by: float) -> None:
    all_ = sample()
    limits = limits_for(all_, refused, unsure)
    assert counted(measured_elsewhere(all_, by), limits) == counted(all_, limits)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_digits_that_are_measured_alike_are_kept_together(share: float) -> None:
    alike = [found(2.0, 0.7)] * 10
    limits = limits_for(alike, share, share)
    assert counted(measured_elsewhere(alike, 0.9), limits) == (0, 0)
    mixed = [*alike, found(1.0, 0.9)]
    assert counted(mixed, limits_for(mixed, 0.5, 0.5)) == (0, 0)
    assert counted(mixed, limits_for(mixed, 0.95, 0.0)) == (10, 0)
    assert counted(mixed, limits_for(mixed, 0.0, 0.95)) == (0, 10)
