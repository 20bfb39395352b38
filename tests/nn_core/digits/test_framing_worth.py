"""Digits put anywhere on a canvas, and how many are read right without a step."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.digits import Recogniser, rasterise
from nn_core.digits.framing import box
from nn_core.digits.framing_steps import ALL, Switches
from nn_core.digits.framing_worth import PORTION, ROWS, worth
from nn_core.digits.random_placement import LARGEST, SIDE, SMALLEST, put, scattered
from nn_core.layers import Affine
from nn_core.network import Network


def stick(upright: bool) -> np.ndarray:
    image = np.zeros((28, 28), np.float32)
    image[4:24, 12:16] = 1
    return image if upright else image.T.copy()


@pytest.mark.parametrize(("x", "y"), [(0, 0), (1, 0), (0.5, 1)])
def test_a_digit_is_put_where_it_is_wanted(x, y) -> None:
    ink = put(stick(True), 0.5, x, y).image
    left, top, right, bottom = box(ink)
    assert bottom - top == SIDE // 2
    assert abs((right - left) / (bottom - top) - 4 / 20) < 0.02
    assert left == round(x * (SIDE - (right - left)))
    assert top == round(y * (SIDE - (bottom - top)))


def test_framing_brings_it_back() -> None:
    rng = np.random.default_rng(0)
    flag = stick(True)
    flag[4:11, 12:22] = 1
    expected = rasterise(put(flag, 0.7, 0.5, 0.5))
    for _ in range(5):
        assert np.abs(rasterise(scattered(flag, rng)) - expected).mean() < 0.02


def test_sizes_keep_to_their_limits() -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        left, top, right, bottom = box(scattered(stick(False), rng).image)
        assert SMALLEST * SIDE - 1 <= max(right - left, bottom - top) <= LARGEST * SIDE + 1


def test_a_blank_picture_stays_blank() -> None:
    assert not put(np.zeros((28, 28), np.float32), 0.5, 0, 0).image.any()


def upright_or_lying() -> Recogniser:
    """A network that says 1 to what stands upright in the middle and 0 to what lies there."""
    network = Network([Affine(784, 10, np.random.default_rng(0))])
    params = network.layers[0].params
    params["W"][...] = 0
    params["b"][...] = -99
    params["b"][:2] = 0
    params["W"][:, 1] = stick(True).reshape(-1)
    params["W"][:, 0] = stick(False).reshape(-1)
    return Recogniser(network, "sticks")


def test_each_combination_is_counted() -> None:
    images = np.stack([stick(i % 2 == 1) for i in range(12)])
    labels = np.arange(12) % 2
    rows = (*ROWS, Switches(box=False, mass=False))
    found = list(worth(images, labels, [upright_or_lying()], rows, np.random.default_rng(4)))
    assert [record.count for record in found] == [PORTION, 2 * PORTION, 12]
    last = found[-1]
    assert last.rows == rows and last.names == ("sticks",) and last.total == 12
    assert last.share(0, 0) == 1
    assert last.share(1, 0) == 0  # a negative is read as the other one
    assert last.share(len(rows) - 1, 0) < 1  # as it lies on the canvas


def test_the_same_seed_gives_the_same_figures() -> None:
    images, labels = np.stack([stick(True)] * 7), np.ones(7, np.int64)
    rows = (Switches(box=False, mass=False), ALL)

    def measured(rows):
        *_, last = worth(images, labels, [upright_or_lying()], rows, np.random.default_rng(9))
        return last

    assert measured(rows).right[0] == measured(rows[:1]).right[0]


def test_nothing_is_shared_before_a_digit_was_read() -> None:
    assert (
        list(worth(np.zeros((0, 28, 28)), np.zeros(0), [], (ALL,), np.random.default_rng())) == []
    )
