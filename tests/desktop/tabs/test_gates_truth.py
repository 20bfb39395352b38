"""What the gates tab says holds in thousands of random states."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from desktop.tabs.gates import texts
from desktop.tabs.gates.state import ROWS, Adder, AddersState, ComposerState, PerceptronState
from desktop.tabs.gates.texts import Says
from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.truth_tables import NAMES

TABLES = list(NAMES)
VALUES = [-1.0, -0.7, -0.5, 0.0, 0.2, 0.5, 0.7, 1.0]


def gate(rng: np.random.Generator) -> Perceptron:
    w1, w2, b = (float(v) for v in rng.choice(VALUES, 3))
    return Perceptron((w1, w2), b)


def test_a_perceptron_is_said_to_do_what_it_does() -> None:
    rng, met = np.random.default_rng(1), set()
    for _ in range(2000):
        state = PerceptronState(gate(rng), TABLES[rng.integers(16)])
        says, values = texts.perceptron_remark(state)
        met.add(says)
        given = [int(row @ state.gate.w + state.gate.bias > 1e-12) for row in ROWS]
        wrong = [row for row in range(4) if given[row] != state.target[row]]
        if says in (Says.NOT_YET, Says.ANOTHER):
            assert values["points"] == texts.points(wrong) != ""
            assert (says is Says.ANOTHER) == (NAMES[tuple(given)] in ("AND", "NAND", "OR", "NOR"))
            assert says is Says.NOT_YET or values["made"] == NAMES[tuple(given)]
        elif says is not Says.NO_LINE:
            assert not wrong
            names = {0: Says.NEVER, 1: Says.ONE_1, 2: Says.TWO_1S, 3: Says.ONE_0, 4: Says.ALWAYS}
            assert says is names[sum(given)]
            assert values["ones"] == texts.points(row for row in range(4) if given[row])
        assert (says is Says.NO_LINE) == (NAMES[state.target] in ("XOR", "XNOR"))
        if "line" in texts.perceptron_sentence(state) and says is not Says.NO_LINE:
            assert any(state.gate.weights)
    assert len(met) == 8


def test_a_step_of_the_rule_is_said_to_change_what_it_changes() -> None:
    rng, met = np.random.default_rng(2), set()
    for _ in range(300):
        state = PerceptronState(gate(rng), TABLES[rng.integers(16)], float(rng.choice([0.1, 0.5])))
        for taken in range(int(rng.integers(1, 60))):
            state = state.at(taken)
            says, values = texts.learning_remark(state)
            met.add(says)
            check_step(state, says, values)
            assert texts.learning_sentence(state)
    assert {Says.CIRCLES, Says.LEARNT, Says.UNCHANGED, Says.RAISED, Says.LOWERED} <= met


def check_step(state: PerceptronState, says: Says, values: dict[str, object]) -> None:
    step = state.learning.step
    assert (step is None) == (says is Says.NOT_BEGUN)
    if step is None:
        return
    moved = (*(step.after.w - step.before.w), step.after.bias - step.before.bias)
    eta_inputs = state.rate * np.array([*ROWS[step.row], 1.0])
    if says is Says.UNCHANGED:
        assert step.before == step.after
    elif says in (Says.RAISED, Says.LOWERED):
        np.testing.assert_allclose(moved, eta_inputs * (1 if says is Says.RAISED else -1))
    elif says is Says.LEARNT:
        assert state.outputs == state.target
    else:
        assert state.certificate is not None
        first, again = (int(str(values[key])) for key in ("first", "again"))
        assert state.run.after(4 * first).step is None or first < again
        then, start = state.run.after(4 * again).step, state.run.after(4 * first).step
        assert then is not None
        assert then.after == (state.start if start is None else start.after)


def test_a_sentence_about_the_rule_names_weights_and_bias() -> None:
    state = PerceptronState(Perceptron((0.0, 0.0), 0.5)).at(1)
    assert texts.learning_remark(state)[0] is Says.LOWERED
    assert "bias" in texts.learning_sentence(state)


def test_folding_and_what_is_to_be_changed_are_as_said() -> None:
    rng, met = np.random.default_rng(3), set()
    for _ in range(2000):
        parts = (gate(rng), gate(rng), gate(rng))
        goal = TABLES[rng.integers(16)] if rng.random() < 0.5 else (0, 1, 1, 0)
        state = ComposerState(parts, goal)
        says, _ = texts.composer_remark(state)
        met.add(says)
        s1, s2 = (tuple(map(int, state.signals[s])) for s in ("s1", "s2"))
        places = len(set(zip(s1, s2, strict=True)))
        can = any_y(s1, s2, goal)
        assert (says in (Says.FOLDED, Says.PARTED)) == (state.outputs == goal)
        if says is Says.FOLDED:
            assert places < 4
        elif says is Says.PARTED:
            assert places == 4
        elif says is Says.WRONG_Y:
            assert can
        else:
            assert not can
        assert texts.composer_sentence(state)
    assert met == {Says.FOLDED, Says.PARTED, Says.CLASH, Says.CROSSED, Says.WRONG_Y}


def any_y(s1: tuple[int, ...], s2: tuple[int, ...], goal: tuple[int, ...]) -> bool:
    """Return whether some perceptron of s1 and s2 gives the goal, by trying."""
    return any(
        all((w1 * p + w2 * q + b > 0) == t for p, q, t in zip(s1, s2, goal, strict=True))
        for w1, w2, b in product((-2, -1, 1, 2), (-2, -1, 1, 2), (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5))
    )


@pytest.mark.parametrize("nands", [False, True])
@pytest.mark.parametrize("adder", list(Adder))
def test_sums_are_said_right(adder: Adder, nands: bool) -> None:
    for a, b, carry in product(range(4), range(4), range(2)):
        state = AddersState(adder=adder, width=2, nands=nands, a=a, b=b, carry=carry)
        left, _, right = texts.adder_sentence(state).partition(" = ")
        total = int(right.partition(":")[0])
        assert sum(map(int, left.split(" + "))) == total
        if adder is not Adder.RIPPLE:
            assert f"sum {total % 2}, carry {total // 2}" in right
