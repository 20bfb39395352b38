"""Digits written from scratch: their shapes are what the book's readers would call them."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.data.synthetic_digits import WAYS, arc, curve, sampled, written
from nn_core.digits.raster import rasterise_strokes


@pytest.mark.parametrize("digit", range(10))
def test_every_digit_is_about_as_high_as_one_and_narrower_than_high(digit: int) -> None:
    rng = np.random.default_rng(digit)
    for _ in range(20):
        points = np.concatenate(written(digit, rng))
        width, height = np.ptp(points, axis=0)
        assert np.isfinite(points).all()
        assert 0.85 < height < 1.25
        assert width < 1.3 * height


def test_a_seed_repeats_and_hands_differ() -> None:
    first, second = (written(4, np.random.default_rng(3)) for _ in range(2))
    for a, b in zip(first, second, strict=True):
        np.testing.assert_array_equal(a, b)
    rng = np.random.default_rng(3)
    pictures = [rasterise_strokes(written(4, rng)) for _ in range(5)]
    assert len({picture.tobytes() for picture in pictures}) == 5


def test_a_one_comes_with_and_without_flag_and_foot() -> None:
    rng = np.random.default_rng(0)
    ones = [written(1, rng) for _ in range(100)]
    strokes = [len(one) for one in ones]
    assert {1, 2} == set(strokes)
    narrow = [np.ptp(np.concatenate(one)[:, 0]) for one in ones]
    assert min(narrow) < 0.15 < 0.4 < max(narrow)


def test_the_flag_of_a_one_falls_and_the_bar_of_a_seven_does_not() -> None:
    rng = np.random.default_rng(1)
    for _ in range(50):
        seven = WAYS[7](rng)[0]
        right = seven[seven[:, 0].argmax()]
        assert right[1] < 0.2
    for _ in range(50):
        one = WAYS[1](rng)[0]
        left = one[one[:, 0].argmin()]
        flagged = 0.05 < left[1] < 0.9 and left[0] < 0.3
        # What leads up to the apex climbs at least as steeply as a third of its length.
        assert not flagged or left[1] > 0.3 * (0.4 - left[0])


def test_sevens_may_have_a_bar_and_fours_be_open() -> None:
    rng = np.random.default_rng(2)
    assert {len(written(7, rng)) for _ in range(40)} == {1, 2}
    assert {len(written(4, rng)) for _ in range(80)} == {1, 2}


def test_a_curve_goes_through_its_points() -> None:
    points = [(0.0, 0.0), (1.0, 0.5), (0.2, 1.0)]
    smooth = curve(points, np.random.default_rng(0), wobble=0.0)
    for point in points:
        assert np.hypot(*(smooth - point).T).min() < 1e-12


def test_an_arc_keeps_its_radius() -> None:
    points = np.array(arc((1, 2), (3, 3), -90, 300))
    np.testing.assert_allclose(np.hypot(*(points - (1, 2)).T), 3)
    np.testing.assert_allclose(points[0], (1, -1))


def test_sampling_keeps_both_ends() -> None:
    line = np.stack([np.linspace(0, 1, 50)] * 2, axis=1)
    for seed in range(20):
        found = sampled(line, np.random.default_rng(seed))
        np.testing.assert_allclose(found[[0, -1]], [[0, 0], [1, 1]])
        assert len(found) >= 2
