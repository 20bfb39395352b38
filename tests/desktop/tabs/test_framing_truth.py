"""What the page Framing says holds for random answers of its networks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from claims import borne_out
from drawn_help import seven

from desktop.tabs.digit.framing import texts
from desktop.tabs.digit.framing.state import NETS, Explained, FramingState, Measured, View
from desktop.tabs.digit.framing.work import COMBINATIONS
from nn_core.digits.framing_steps import ALL, STEPS, Switches, framing_steps
from nn_core.digits.shifts import NudgeMap


def one_hot(digit: int) -> np.ndarray:
    return np.eye(10)[digit]


def random_state(rng: np.random.Generator) -> FramingState:
    calm = rng.random() * 0.9 + 0.1
    usual = int(rng.integers(10))

    def answer() -> np.ndarray:
        return one_hot(usual if rng.random() < calm else int(rng.integers(10)))

    answers = {(switches, name): answer() for switches in COMBINATIONS for name in NETS}
    nudges = {name: NudgeMap.of(np.array([answer() for _ in range(81)])) for name in NETS}
    switches = Switches(**{step: bool(rng.random() < 0.7) for step in STEPS})
    measured = {}
    for row in (ALL, switches.effective):
        measured[row] = Measured(tuple(rng.choice([0.9, 0.95], 3).tolist()), 500)
    state = FramingState(
        names=NETS,
        view=View(rng.choice(list(View))),
        drawing=seven(),
        steps=framing_steps(seven(), switches),
        switches=ALL if rng.random() < 0.4 else switches,
        explained=Explained(answers, nudges),
        nudge=tuple(rng.integers(-4, 5, 2).tolist()) if rng.random() < 0.8 else (0, 0),
    )
    return replace(state, measured=measured) if rng.random() < 0.7 else state


def digits(state: FramingState, switches: Switches) -> list[int | None]:
    return [found.digit for found in state.answers_with(switches)]


def claims(state: FramingState) -> dict[str, Callable[[], bool]]:
    """Return what sentences claim, and whether it is so in a state."""
    usual, now = digits(state, ALL), digits(state, state.switches)
    alone = [digits(state, Switches(**{step: False})) for step in STEPS]
    return {
        "networks disagree": lambda: len(set(usual)) > 1,
        "No network loses this digit when": lambda: all(found == usual for found in alone),
        "Switch off “": lambda: any(found != usual for found in alone),
        "no network loses this digit:": lambda: now == usual,
        "Other digits break": lambda: costs(state),
        "every answer stays": lambda: not any(a.differs for a in state.moved_answers),
        "Of 81 places": lambda: state.nudge == (0, 0),
        " instead of ": lambda: any(a.differs for a in state.shown_answers),
    }


def costs(state: FramingState) -> bool:
    less, more = (state.measured[row].shares for row in (state.switches.effective, ALL))
    return any(a < b for a, b in zip(less, more, strict=True))


def test_what_is_said_of_the_answers_is_so() -> None:
    rng, met = np.random.default_rng(0), set()
    for _ in range(1500):
        state = random_state(rng)
        said = texts.sentence(state)
        met |= borne_out(said, claims(state))
    assert met == set(claims(state))
