"""What the page Accuracy says holds for random answers; what Teach says, for random outcomes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from claims import borne_out

from desktop.tabs.mydigits.accuracy import page as texts
from desktop.tabs.mydigits.accuracy.presenter import AccuracyState, Score
from desktop.tabs.mydigits.teach.texts import best_digit
from nn_core.models.teaching_records import Answers


def random_state(rng: np.random.Generator) -> AccuracyState:
    n = int(rng.integers(0, 40))
    labels = rng.integers(0, 10, n)
    wrong = rng.random(n) < rng.choice([0.0, 0.1, 0.5, 1.0])
    answers = np.where(wrong, rng.integers(0, 3, n), labels)
    learnt = rng.random(n) < rng.choice([0.0, 0.3, 1.0])
    score = Score("cnn", np.arange(n), labels, answers, learnt, learnt)
    return AccuracyState(chosen="cnn", names=("cnn",), scores=(score,), labelled=n)


def claims(state: AccuracyState) -> dict[str, Callable[[], bool]]:
    score = state.shown
    wrong = score.confusion * ~np.eye(10, dtype=bool)
    return {
        "Label some digits first": lambda: not state.labelled,
        "none is left": lambda: score.total == 0 < score.left_out,
        "read all": lambda: score.total > 0 and not wrong.any(),
        "Once, for example": lambda: wrong.max() == 1,
        "Most often": lambda: wrong.max() > 1 == (wrong == wrong.max()).sum(),
        "Several mistakes": lambda: (wrong == wrong.max()).sum() > 1 < wrong.max(),
    }


def test_what_is_said_of_mistakes_is_so() -> None:
    rng, met = np.random.default_rng(0), set()
    for _ in range(3000):
        state = random_state(rng)
        said = texts.sentence(state)
        met |= borne_out(said, claims(state))
        if "100\u00a0%" in said:
            assert state.shown.wrong == 0
    assert met == set(claims(state))


def test_the_digit_that_is_named_gained_most() -> None:
    rng = np.random.default_rng(1)
    for _ in range(500):
        labels = rng.integers(0, 10, int(rng.integers(1, 50)))
        before, after = (Answers(labels, rng.integers(0, 10, len(labels))) for _ in range(2))
        digit, was, now, total = best_digit(before, after)
        here = labels == digit
        assert (was, now) == tuple(int((x.digits[here] == digit).sum()) for x in (before, after))
        assert total == here.sum()
        gains = [
            int((after.digits[labels == d] == d).sum() - (before.digits[labels == d] == d).sum())
            for d in range(10)
        ]
        assert now - was == max(gains)
