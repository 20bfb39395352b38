"""The learning rule: ends on every separable table, goes round in circles on the others."""

from __future__ import annotations

from itertools import islice

import pytest

from nn_core.errors import ShapeError
from nn_core.perceptron.model import PRESETS, Perceptron
from nn_core.perceptron.rule import learn
from nn_core.perceptron.separability import realisable
from nn_core.perceptron.truth_tables import AND, XOR, table_from_number, truth_rows

ZERO = Perceptron((0.0, 0.0), 0.0)


@pytest.mark.parametrize("inputs", [1, 2, 3])
def test_it_learns_every_separable_table(inputs) -> None:
    for number in realisable(inputs):
        table = table_from_number(number, inputs)
        *_, last = learn(Perceptron((0.0,) * inputs, 0.0), table, 0.1)
        assert last.finished
        assert last.after.table() == table


def test_each_step_is_the_rule() -> None:
    rows, mistakes = truth_rows(2), 0
    for count, step in enumerate(learn(ZERO, AND, 0.25), 1):
        x, error = rows[step.row], step.error
        mistakes += error != 0
        assert (step.number, step.mistakes) == (count, mistakes)
        assert step.epoch == (count - 1) // 4 + 1
        assert step.output == step.before.outputs(x)
        assert step.target == AND[step.row]
        moved = tuple(w + 0.25 * error * v for w, v in zip(step.before.weights, x, strict=True))
        assert step.after.weights == moved
        assert step.after.bias == step.before.bias + 0.25 * error


def test_the_first_mistake_on_and_by_hand() -> None:
    first = next(step for step in learn(ZERO, AND, 0.1) if step.error)
    assert (first.number, first.row, first.error) == (4, 3, 1)
    assert first.after == Perceptron((0.1, 0.1), 0.1)


def test_nothing_is_left_to_learn() -> None:
    steps = list(learn(PRESETS["AND"], AND))
    assert len(steps) == 4
    assert steps[-1].finished
    assert steps[-1].mistakes == 0


def test_xor_goes_round_in_circles() -> None:
    steps = list(islice(learn(ZERO, XOR, 0.1), 4000))
    assert len(steps) == 4000
    assert not any(step.finished for step in steps)
    again = next(step for step in steps if step.same_as_epoch is not None)
    same = ZERO if again.same_as_epoch == 0 else steps[4 * again.same_as_epoch - 1].after
    assert again.after == same
    assert again.number % 4 == 0


def test_inputs_must_fit() -> None:
    with pytest.raises(ShapeError):
        learn(ZERO, (0, 1))
