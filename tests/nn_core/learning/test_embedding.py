"""The plane of a cloud of points, and how it is kept from turning."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.learning.embedding import aligned, principal_plane

RNG = np.random.default_rng(0)
FLAT = RNG.standard_normal((200, 2)) * (5, 2) @ np.linalg.qr(RNG.standard_normal((9, 9)))[0][:2]


def test_a_flat_cloud_is_in_its_plane() -> None:
    plane = principal_plane(FLAT + 3)
    assert plane.share == pytest.approx(1)
    found = plane.of(FLAT + 3)
    np.testing.assert_allclose(found @ plane.axes.T + plane.centre, FLAT + 3, atol=1e-9)
    assert found[:, 0].var() > found[:, 1].var()
    np.testing.assert_allclose(plane.axes.T @ plane.axes, np.eye(2), atol=1e-9)


def test_two_numbers_stay_what_they_are() -> None:
    points = RNG.standard_normal((10, 2))
    np.testing.assert_array_equal(principal_plane(points).of(points), points)


def test_points_that_do_not_vary() -> None:
    assert principal_plane(np.ones((5, 4))).share == 1


def test_a_turned_cloud_is_turned_back() -> None:
    points = RNG.standard_normal((50, 2))
    turn = np.array([[0.6, 0.8], [0.8, -0.6]])  # with a flip
    np.testing.assert_allclose((points @ turn) @ aligned(points @ turn, points), points, atol=1e-9)
