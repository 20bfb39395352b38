"""The smoothed curve and the columns of a plot against what they promise."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nn_core.learning.smoothing import REACH, WEIGHT, continued, pixel_columns, smoothed

lengths = st.integers(1, 400)
numbers = st.floats(-1e6, 1e6)


def plain(values: np.ndarray, weight: float) -> list[float]:
    total = count = 0.0
    found = []
    for value in values.tolist():
        there = math.isfinite(value)
        total, count = weight * total + (value if there else 0), weight * count + there
        found.append(total / count if count else math.nan)
    return found


@given(hnp.arrays(np.float64, lengths, elements=numbers), st.floats(0, 0.99))
def test_mean_is_the_plain_recursion(values: np.ndarray, weight: float) -> None:
    np.testing.assert_allclose(smoothed(values, weight), plain(values, weight), atol=1e-6)


def test_start_is_not_drawn_to_zero() -> None:
    assert smoothed(np.full(300, 2.3)) == pytest.approx(np.full(300, 2.3), rel=1e-12)


def test_what_is_no_number_is_left_out() -> None:
    values = np.array([math.nan, 2.0, math.inf, 4.0])
    assert np.isnan(smoothed(values)[0])
    np.testing.assert_allclose(smoothed(values), plain(values, WEIGHT))


@given(hnp.arrays(np.float64, lengths, elements=numbers), st.data())
def test_smoothing_at_a_step_knows_nothing_of_later_ones(
    values: np.ndarray, data: st.DataObject
) -> None:
    until = data.draw(st.integers(0, len(values)))
    assert smoothed(values[:until]).tolist() == pytest.approx(smoothed(values)[:until].tolist())


@given(st.integers(0, 2 * REACH), st.integers(0, 200), st.booleans())
def test_a_mean_that_goes_on_is_that_of_all(known: int, more: int, broken: bool) -> None:
    rng, count = np.random.default_rng(known), known + more
    values = rng.random(count) * np.logspace(3, -3, count)
    if broken:
        values[known // 2 :: 7] = math.nan
    whole = smoothed(values)
    np.testing.assert_allclose(continued(whole[:known], values), whole, rtol=1e-9)


@given(hnp.arrays(np.float64, lengths, elements=numbers), st.data())
def test_no_spike_is_lost(values: np.ndarray, data: st.DataObject) -> None:
    """Statement: maximum and minimum of the columns are those of the data in the window."""
    x0 = data.draw(st.floats(-10, 410))
    x1 = x0 + data.draw(st.floats(0.5, 500))
    low, high = pixel_columns(values, x0, x1, data.draw(st.integers(1, 300)))
    seen = values[[x0 <= place <= x1 for place in range(len(values))]]
    assert np.isfinite(low).any() == bool(len(seen))
    if len(seen):
        assert (np.nanmin(low), np.nanmax(high)) == (seen.min(), seen.max())


def test_columns_over_places_that_are_not_even() -> None:
    x = np.log10(np.arange(1, 1001))
    low, high = pixel_columns(np.arange(1000.0), 0.0, 3.0, 3, x)
    assert low.tolist() == [0, 9, 99]
    assert high.tolist() == [8, 98, 999]


def test_empty_columns_and_nan() -> None:
    low, high = pixel_columns(np.array([1.0, math.nan, 3.0]), 0, 10, 10)
    assert low[0] == high[0] == 1
    assert high[2] == 3
    assert np.isnan(low[[1, 3, 9]]).all()
    assert np.isnan(pixel_columns(np.empty(0), 0, 1, 4)[0]).all()
