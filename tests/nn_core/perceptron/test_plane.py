"""The geometry of the boundary: dragging, turning, margins and the map of weights."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.perceptron.model import PRESETS, Perceptron
from nn_core.perceptron.plane import (
    area,
    between,
    boundary,
    box,
    clipped,
    foot,
    margin,
    moved_through,
    tightest_row,
    turned_by,
    turned_towards,
    weight_region,
)
from nn_core.perceptron.truth_tables import AND, OR, XOR, table_from_number

SQUARE = box(-1, -1, 2, 2)
weights = st.integers(-2000, 2000).map(lambda k: k / 1000)
points = st.tuples(st.floats(-1, 2), st.floats(-1, 2))


def test_clipping_halves_a_square() -> None:
    assert area(clipped(SQUARE, (1, 0), -0.5)) == pytest.approx(4.5)
    assert clipped(SQUARE, (0, 0), -1) == ()
    assert clipped(SQUARE, (0, 0), 1) == SQUARE


def test_the_boundary_of_and_cuts_the_sides() -> None:
    ends = boundary(PRESETS["AND"], box(0, 0, 2, 2))
    assert sorted(ends) == [(0, pytest.approx(1.4)), (pytest.approx(1.4), 0)]
    assert boundary(PRESETS["AND"], box(0, 0, 0.5, 0.5)) is None
    assert boundary(Perceptron((0.0, 0.0), 1.0), SQUARE) is None


def test_margins() -> None:
    assert margin(PRESETS["AND"], AND) == pytest.approx(0.2 / math.sqrt(0.5))
    assert margin(PRESETS["AND"], OR) == pytest.approx(-0.2 / math.sqrt(0.5))
    assert margin(PRESETS["AND"], XOR) < 0
    assert margin(Perceptron((0.0, 0.0), 1.0), AND) is None
    assert tightest_row(Perceptron((1.0, 1.0), -1.9), AND) == 3
    assert tightest_row(PRESETS["AND"], OR) in (1, 2)


def test_swinging_ends_where_it_should() -> None:
    assert between(PRESETS["AND"], PRESETS["NAND"], 0.0) == PRESETS["AND"]
    assert between(PRESETS["AND"], PRESETS["NAND"], 1.0) == PRESETS["NAND"]
    assert between(PRESETS["AND"], PRESETS["OR"], 0.5).bias == pytest.approx(-0.45)


def test_turning_by_degrees() -> None:
    turned = turned_by(Perceptron((1.0, 0.0), -0.5), 90)
    assert (turned.weights, turned.bias) == ((0, 1), -0.5)
    assert turned_by(Perceptron((0.0, 0.0), 1.0), 5) == Perceptron((0.0, 0.0), 1.0)


@given(w1=weights, w2=weights, point=points)
def test_a_dragged_boundary_runs_through_the_pointer(w1, w2, point) -> None:
    moved = moved_through(Perceptron((w1, w2), 0.3), point)
    assert moved.weights == (w1, w2)
    assert abs(w1 * point[0] + w2 * point[1] + moved.bias) <= 0.00051


@given(w1=weights, w2=weights, point=points)
def test_a_turned_boundary_keeps_pivot_side_and_length(w1, w2, point) -> None:
    before = Perceptron((w1, w2), -0.4)
    pivot = foot(before)
    if math.hypot(w1, w2) < 0.1 or math.dist(pivot, point) < 0.1:
        return
    after = turned_towards(before, pivot, point)
    for x, y in (pivot, point):
        assert abs(after.weights[0] * x + after.weights[1] * y + after.bias) < 0.02 + 0.001 * abs(x)
    assert np.dot(before.weights, after.weights) >= -0.01
    assert math.hypot(*after.weights) == pytest.approx(math.hypot(w1, w2), abs=0.001)


def test_what_has_no_boundary_is_not_turned() -> None:
    flat = Perceptron((0.0, 0.0), 1.0)
    assert foot(flat) is None
    assert turned_towards(flat, (0, 0), (1, 1)) == flat
    assert turned_towards(PRESETS["OR"], (1, 1), (1, 1)) == PRESETS["OR"]


@pytest.mark.parametrize("bias", [-0.7, -0.2, 0.0, 0.35])
@pytest.mark.parametrize("number", range(16))
def test_the_map_holds_exactly_the_weights_that_work(number, bias) -> None:
    table = table_from_number(number, 2)
    region = weight_region(table, bias, 2.0)
    grid = np.arange(-1.97, 2, 0.13)
    for w1 in grid:
        for w2 in grid:
            inside = bool(region) and inside_convex(region, w1, w2)
            assert inside == (Perceptron((w1, w2), bias).table() == table)


def inside_convex(polygon, x: float, y: float) -> bool:
    pairs = zip(polygon, polygon[1:] + polygon[:1], strict=False)
    return all((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= 0 for a, b in pairs)
