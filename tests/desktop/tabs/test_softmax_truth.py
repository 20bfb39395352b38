"""What the softmax tab says holds in thousands of random states."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from desktop.tabs.softmax import texts
from desktop.tabs.softmax.state import Shift, SoftmaxState
from desktop.tabs.softmax.texts import Says
from nn_core.records.softmax_steps import WIDTHS

RIGHT = {
    Says.TWO_EQUAL,
    Says.TWO,
    Says.EQUAL,
    Says.TIED,
    Says.COLD,
    Says.NEARLY_EQUAL,
    Says.RESCUED,
    Says.UNMOVED,
    Says.LARGEST,
}
BROKEN = {
    Says.SCORE_LOST,
    Says.SCALED_LOST,
    Says.SHIFTED_LOST,
    Says.OVERFLOW,
    Says.NOTHING_LEFT,
}


def random_state(rng: np.random.Generator) -> SoftmaxState:
    """Return a state that a user could make, often one with ties or at the ends of a width."""
    n = int(rng.integers(2, 7))
    reach = 10.0 ** rng.integers(0, 7)
    scores = np.round(rng.uniform(-reach, reach, n), int(rng.integers(0, 3)))
    if rng.random() < 0.4:
        scores[:] = rng.choice(scores[: rng.integers(1, n + 1)], n)
    if rng.random() < 0.3:
        scores = np.round(scores % 12.0, 1) + rng.choice([0.0, 0.0, 2000.0])
    width = str(rng.choice(WIDTHS))
    least = {"float16": 14.0, "float32": 98.0, "float64": 738.0}[width]
    near = scores.max() + rng.uniform(least, least + 8)
    full = scores.max() - {"float16": 10.9, "float32": 88.5, "float64": 709.6}[width]
    constants = [0.0, scores.max(), near, near, full, -1e6, rng.normal(0, 40)]
    constant = float(rng.choice(constants))
    return SoftmaxState(
        names=tuple(str(k + 1) for k in range(n)),
        scores=tuple(map(float, scores)),
        shift=Shift(rng.choice(list(Shift))),
        constant=round(min(max(constant, -1e6), 1e6), 3),
        temperature=float(rng.choice([0.01, 0.1, 1.0, 1.0, 5.0, 1000.0])),
        width=width,
    )


STATES = [random_state(np.random.default_rng(seed)) for seed in range(2000)]


@cache
def said() -> list[tuple[SoftmaxState, Says, dict[str, str]]]:
    return [(state, *texts.remark(state)) for state in STATES]


def named(state: SoftmaxState, values: dict[str, str]) -> int:
    return state.names.index(values["name"])


def test_every_sentence_is_met_with() -> None:
    assert {says for _, says, _ in said()} == set(Says)


def test_shares_are_called_right_only_where_they_are() -> None:
    for state, says, _ in said():
        error = np.abs(state.steps.shares.astype(float) - state.safe.shares)
        assert (says in RIGHT) == bool((error <= texts.OFF).all()), state
        assert (says in BROKEN) == state.steps.broken, state
        if says is Says.TOTAL_LOST:
            assert np.isfinite(state.steps.exponentials).all()
            assert np.isinf(state.steps.total)


def test_a_lost_number_is_the_one_that_is_named() -> None:
    for state, says, values in said():
        steps = state.steps
        if says is Says.SCORE_LOST:
            assert np.isinf(steps.scores[named(state, values)])
        elif says is Says.SCALED_LOST:
            row = named(state, values)
            assert np.isinf(steps.scaled[row])
            assert np.isfinite(steps.scores[row])
        elif says is Says.OVERFLOW:
            assert "inf" not in values["value"]
            assert np.isinf(steps.exponentials).any()
        elif says is Says.NOTHING_LEFT:
            assert not steps.exponentials.any()


def test_only_one_that_is_alone_in_front_is_called_so() -> None:
    ahead = {Says.COLD, Says.NEARLY_EQUAL, Says.UNMOVED, Says.LARGEST}
    for state, says, values in said():
        shares = state.steps.shares
        if says in ahead:
            row = named(state, values)
            assert (np.delete(shares, row) < shares[row]).all(), state
            assert state.scores[row] == max(state.scores), state
        elif says in (Says.EQUAL, Says.TWO_EQUAL):
            assert (shares == shares[0]).all()
        elif says is Says.TIED:
            assert (shares == shares.max()).sum() == values["names"].count(",") + 1 > 1


def test_no_share_is_said_to_stay_that_moves() -> None:
    for state, says, _ in said():
        if says is Says.UNMOVED:
            after = state.added(1000).steps.shares
            np.testing.assert_allclose(after, state.steps.shares, atol=1e-4)


def test_c_is_said_to_help_only_where_it_is_taken_away_and_does() -> None:
    for state, says, values in said():
        if says is Says.RESCUED:
            assert state.used_constant != 0
            assert all(state.naive[width].broken for width in values["widths"].split(", "))
        if says in {Says.OVERFLOW, Says.NOTHING_LEFT, Says.TOTAL_LOST, Says.SOME_LOST, Says.WRONG}:
            best = replace(state, shift=Shift.LARGEST)
            assert state.shift is not Shift.LARGEST
            if says in {Says.SOME_LOST, Says.WRONG}:
                assert texts.remark(best)[0] in RIGHT


def test_softmax_never_gives_all_or_nothing() -> None:
    for state, says, values in said():
        if says in RIGHT:
            assert values["share"].strip("\u00a0%") not in ("0", "0.0", "100", "100.0"), state


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (SoftmaxState(), Says.UNMOVED),
        (SoftmaxState(shift=Shift.NONE), Says.LARGEST),
        (SoftmaxState(shift=Shift.CONSTANT, constant=748.0), Says.SOME_LOST),
        (
            SoftmaxState(scores=(11.0, 11.0, 11.0), shift=Shift.NONE, width="float16"),
            Says.TOTAL_LOST,
        ),
        (SoftmaxState(scores=(1.0, 1.0, 1.0)), Says.EQUAL),
        (SoftmaxState(scores=(1.0, 3.0, 3.0)), Says.TIED),
    ],
)
def test_what_is_said_of_the_states_of_the_lesson(state: SoftmaxState, says: Says) -> None:
    assert texts.remark(state)[0] is says
    assert texts.sentence(state)
    assert texts.summary(state)


@pytest.mark.parametrize("width", [0.99996, 0.9999996, 1.0, 0.0, 1e-9, 0.5, 1 / 3])
def test_a_written_share_is_0_or_1_only_if_it_is_that(width: float) -> None:
    for written in (texts.share(width), texts.tight(width)):
        text = written.replace("−", "-")
        if not text.startswith(">"):
            assert (float(text) == 1) == (width == 1)
            assert (float(text) == 0) == (width == 0)
        assert len(written) <= 7
