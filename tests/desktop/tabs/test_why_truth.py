"""What the page Why? says holds for random evidence."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from claims import borne_out

from desktop.tabs.digit.why import texts
from desktop.tabs.digit.why.state import NO_RIVAL, WhyState
from nn_core.explain import Evidence, Method, Neighbours
from nn_core.softmax import softmax


def random_state(rng: np.random.Generator) -> WhyState:
    logits = np.round(rng.normal(0, 3, 10), int(rng.integers(0, 3)))
    image = rng.random((28, 28)).astype(np.float32)
    evidence = Evidence(
        image,
        logits,
        softmax(logits),
        rng.normal(size=5),
        rng.normal(0, 0.1, (10, 28, 28)),
        rng.normal(0, 0.1, (10, 28, 28)) if rng.random() < 0.8 else None,
    )
    labels = rng.integers(0, 3, 8)
    near = Neighbours(np.arange(8), labels, np.sort(rng.random(8)), rng.normal(size=(8, 5)), 50)
    asked = rng.random() < 0.7
    return WhyState(
        models=("cnn",),
        model="cnn",
        image=image,
        evidence=evidence,
        refused=bool(rng.random() < 0.2),
        method=Method(rng.choice(list(Method))),
        chosen_digit=int(rng.integers(10)) if asked else None,
        chosen_rival=int(rng.choice([NO_RIVAL, *range(10)])) if asked else None,
        neighbours=near,
        beside=int(rng.integers(8)) if rng.random() < 0.2 else None,
    )


def claims(state: WhyState) -> dict[str, Callable[[], bool]]:
    """Return what sentences claim, and whether it is so in a state."""
    a, near = state.evidence.logits, state.neighbours
    lead = 0.0 if state.rival is None else a[state.digit] - a[state.rival]
    total = state.evidence.total(state.method, state.digit, state.rival)
    return {
        " leads ": lambda: lead > 0,
        " behind ": lambda: lead < 0,
        "the same score": lambda: lead == 0,
        "weighs more": lambda: total < 0,
        "like this one": lambda: near.labels[state.beside] == state.answer,
        "This one is labelled": lambda: near.labels[state.beside] != state.answer,
        "this is no digit": lambda: state.refused,
        "rather than": lambda: a[state.answer] == a.max(),
    }


def test_what_is_said_of_scores_and_neighbours_is_so() -> None:
    rng, met = np.random.default_rng(0), set()
    for _ in range(3000):
        state = random_state(rng)
        said = texts.sentence(state)
        met |= borne_out(said, claims(state))
        if found := re.search(r"^\d is (\S+) behind|leads \d by (\S+?):", said):
            assert float(next(filter(None, found.groups()))) > 0, said
    assert met == set(claims(state))
