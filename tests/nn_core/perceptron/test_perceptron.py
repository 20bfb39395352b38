"""The perceptron in both forms, with the book's gates and numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.errors import ShapeError, ValueRefused
from nn_core.perceptron.model import PRESETS, Perceptron, fires, weighted_sum
from nn_core.perceptron.truth_tables import (
    AND,
    NAND,
    NOR,
    OR,
    number_of,
    table_from_number,
    truth_rows,
)

decimals = st.integers(-5000, 5000).map(lambda k: k / 1000)


def test_rows_stand_in_the_books_order() -> None:
    assert truth_rows(2).tolist() == [[0, 0], [1, 0], [0, 1], [1, 1]]


@pytest.mark.parametrize(
    ("name", "table", "weights", "bias"),
    [
        ("AND", AND, (0.5, 0.5), -0.7),
        ("NAND", NAND, (-0.5, -0.5), 0.7),
        ("OR", OR, (0.5, 0.5), -0.2),
        ("NOR", NOR, (-0.5, -0.5), 0.2),
    ],
)
def test_presets_have_the_books_numbers(name, table, weights, bias) -> None:
    gate = PRESETS[name]
    assert (gate.weights, gate.bias) == (weights, bias)
    assert gate.table() == table


def test_nand_rests_for_one_row_only() -> None:
    assert [tuple(x) for x in truth_rows(2) if PRESETS["NAND"].outputs(x) == 0] == [(1, 1)]


def test_a_sum_of_exactly_zero_rests() -> None:
    assert fires(np.array([-0.1, 0.0, 0.1])).tolist() == [0, 0, 1]
    assert Perceptron((0.5, 0.5), -1.0).table() == (0, 0, 0, 0)


def test_sums_are_those_on_paper() -> None:
    assert weighted_sum(np.array([1.0, 1.0]), np.array([0.1, 0.2]), -0.3) == 0.0
    assert Perceptron((0.1, 0.2), -0.3).table() == (0, 0, 0, 0)
    assert PRESETS["AND"].sums(truth_rows(2)).tolist() == [-0.7, -0.2, -0.2, 0.3]


@given(w=st.lists(decimals, min_size=1, max_size=4), theta=decimals)
def test_threshold_and_bias_are_one_thing(w, theta) -> None:
    rows = truth_rows(len(w))
    gate = Perceptron.with_threshold(tuple(w), theta)
    assert gate.bias == -theta
    assert gate.threshold == theta
    by_threshold = fires(weighted_sum(rows, gate.w), theta)
    assert by_threshold.tolist() == gate.outputs(rows).tolist()


@given(w=st.lists(decimals, min_size=1, max_size=4), b=decimals)
def test_it_fires_iff_the_exact_sum_is_positive(w, b) -> None:
    gate = Perceptron(tuple(w), b)
    for x, y in zip(truth_rows(len(w)), gate.table(), strict=True):
        exact = sum(round(1000 * v) for v, on in zip(w, x, strict=True) if on) + round(1000 * b)
        assert y == (exact > 0)


@pytest.mark.parametrize("inputs", [1, 2, 3, 4])
def test_tables_and_numbers_are_inverse(inputs) -> None:
    for number in range(0, 2 ** (2**inputs), 1 if inputs < 4 else 997):
        table = table_from_number(number, inputs)
        assert len(table) == 2**inputs
        assert number_of(table) == number


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e308, -1e308, 1e7])
def test_numbers_without_meaning_are_refused(value) -> None:
    with pytest.raises(ValueRefused):
        Perceptron((value, 0.5), 0.0)
    with pytest.raises(ValueRefused):
        PRESETS["AND"].with_bias(value)


def test_wrong_number_of_inputs_is_refused() -> None:
    with pytest.raises(ShapeError, match="3 inputs were given to 2 weights"):
        PRESETS["AND"].sums(np.zeros(3))
    with pytest.raises(ShapeError):
        Perceptron((), 0.0)


def test_copies_with_one_change() -> None:
    gate = PRESETS["AND"].with_weight(1, 0.3).with_bias(-0.1)
    assert gate == Perceptron((0.5, 0.3), -0.1)
    assert math.copysign(1, Perceptron((-0.0,), -0.0).bias) == 1
    assert math.copysign(1, Perceptron((1.0,), 0.0).threshold) == 1
