"""What the page Read says of an answer holds for thousands of random outputs."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from desktop.tabs.digit.read import page, texts
from desktop.tabs.digit.read.state import Kind, ModelInfo, ReadState
from desktop.tabs.digit.read.texts import Says
from nn_core.digits import Limits, Recognition
from nn_core.digits.verdict import judge
from nn_core.softmax import softmax

UNSURE = {Says.WAVERS, Says.NONE_STANDS_OUT, Says.BELOW}


def state_of(probabilities: np.ndarray, limits: Limits, strangeness: float = 0.0) -> ReadState:
    verdict = judge(probabilities, None, strangeness, limits)
    digit = int(probabilities.argmax())
    found = Recognition(digit, probabilities, np.zeros((28, 28), np.float32), (), verdict)
    return ReadState(models=("cnn",), model=ModelInfo("cnn"), recognition=found, limits=limits)


def random_state(rng: np.random.Generator) -> ReadState:
    logits = rng.normal(0, 10.0 ** rng.uniform(-2, 1.3), 10)
    if rng.random() < 0.3:
        logits[rng.choice(10, int(rng.integers(2, 5)), replace=False)] = logits.max() + 1
    y = softmax(logits.astype(rng.choice(["float32", "float64"])))
    limit = rng.choice([0.0, 0.3, 0.9, 0.914, 1.0, float(y.max()) + 1e-4])
    return state_of(y, Limits(confidence=float(min(limit, 1.0))))


@cache
def states() -> list[ReadState]:
    return [random_state(np.random.default_rng(seed)) for seed in range(3000)]


def number(text: str) -> float:
    return float(text.strip("<>\u00a0%"))


def test_every_claim_is_met_with_and_is_so() -> None:
    met = set()
    for state in states():
        says, values = texts.remark(state)
        met.add(says)
        ranked = np.sort(state.shown.probabilities.astype(float))[::-1]
        p, q, r = ranked[:3]
        unsure = state.kind is Kind.UNSURE
        assert says not in UNSURE or unsure
        if says is Says.NONE_STANDS_OUT:
            assert r >= p / 2
            assert texts.headline(state) == "?"
        elif says is Says.WAVERS:
            assert q >= p / 2 > r
        elif says is Says.BELOW:
            assert p < state.limits.confidence
            assert values["p"] != values["limit"]
            assert q < p / 2
        elif says is Says.EQUAL:
            assert abs(p - q) < 1e-3
        elif says is Says.RATHER:
            assert number(values["p"]) > number(values["q"])
        else:
            assert p >= 0.9
            assert (q < 0.02) == (says is Says.FAR_AHEAD)
        assert "{" not in texts.sentence(state)
    assert met == set(Says)


def test_softmax_never_gives_all_or_nothing() -> None:
    for state in states():
        values = texts.remark(state)[1]
        assert "100" not in texts.detail(state)
        assert 0 < number(values["q"]) <= number(values["p"]) < 100


def test_an_x_on_which_all_outputs_are_alike_is_no_choice_between_two() -> None:
    state = state_of(softmax(np.linspace(0, 0.14, 10)), Limits())
    assert texts.remark(state)[0] is Says.NONE_STANDS_OUT
    assert "between" not in texts.sentence(state)


@pytest.mark.parametrize("over", [1e-3, 0.02, 0.3, 4.0])
def test_a_refused_strangeness_is_seen_to_be_above_the_limit(over: float) -> None:
    y = softmax(np.arange(10.0))
    state = state_of(y, Limits(strangeness=4.58), 4.58 + over)
    assert state.kind is Kind.NO_DIGIT
    found, limit = texts.told_apart(4.58 + over, 4.58)
    assert float(found) > float(limit)
    assert found in texts.sentence(state)


@pytest.mark.parametrize("a", [40.0, 4.0, 0.0])
def test_the_formula_s_probability_is_1_nowhere(a: float) -> None:
    scores = np.zeros(10)
    scores[3] = a
    soft, _ = page.formulas(np.ones(1), scores[None], np.zeros(10), scores, 3)
    assert "= 1.000" not in soft.numbers
    assert ("> 0.999" in soft.numbers) == (a == 40)
