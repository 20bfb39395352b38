"""Varied strokes: still the same digit, never the same strokes."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.data.stroke_variety import Variety, thinned, to_unit

SEVEN = [np.array([[0, 0], [100, 0], [60, 100], [40, 200.0]]), np.array([[30, 90], [90, 90.0]])]
STILL = Variety(rotation=0, shear=0, stretch=0, stroke_move=0, tremble=0, thin_out=0)


def test_no_strength_only_brings_to_the_unit() -> None:
    for found, expected in zip(STILL(SEVEN, np.random.default_rng(0)), to_unit(SEVEN), strict=True):
        np.testing.assert_allclose(found, expected)


def test_the_unit_is_the_longer_side_of_the_box() -> None:
    points = np.concatenate(to_unit(SEVEN))
    np.testing.assert_allclose(np.ptp(points, axis=0), [0.5, 1])
    np.testing.assert_allclose(points.min(axis=0) + points.max(axis=0), 0, atol=1e-12)


def test_a_single_point_survives() -> None:
    (point,) = to_unit([np.array([[5.0, 5.0]])])
    np.testing.assert_array_equal(point, [[0, 0]])


def test_a_seed_repeats() -> None:
    first, second = (Variety()(SEVEN, np.random.default_rng(3)) for _ in range(2))
    for a, b in zip(first, second, strict=True):
        np.testing.assert_array_equal(a, b)


def test_two_draws_differ_but_stay_near() -> None:
    rng = np.random.default_rng(0)
    variety = Variety(thin_out=0)
    for _ in range(50):
        moved = np.concatenate(variety(SEVEN, rng)) - np.concatenate(to_unit(SEVEN))
        assert 0 < np.abs(moved).max() < 0.5


@pytest.mark.parametrize("keep", [1, 2, 3, 50])
def test_thinning_keeps_both_ends(keep: int) -> None:
    points = np.arange(40.0).reshape(20, 2)
    kept = thinned(points, keep)
    np.testing.assert_array_equal(kept[[0, -1]], points[[0, -1]])
    assert len(kept) <= len(points)


def test_a_fast_mouse_leaves_fewer_samples() -> None:
    stroke = [np.linspace([0, 0], [1, 1], 60)]
    always = Variety(thin_out=1)
    assert len(always(stroke, np.random.default_rng(0))[0]) < 40
