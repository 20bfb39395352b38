"""The optimisers against the book's chapter 6.1 and against one another."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core import optimizers
from nn_core.arrays import FloatArray
from nn_core.optimizers import (
    BLOCK,
    FORGET_EVERY,
    OPTIMIZERS,
    SGD,
    AdaGrad,
    Adam,
    Momentum,
    Optimizer,
)


def descend(optimizer: Optimizer, steps: int) -> np.ndarray:
    """Walk down x²/20 + y² from (−7, 2), as figure 6-3 does."""
    at = np.array([-7.0, 2.0])
    for _ in range(steps):
        optimizer.update(at, np.array([at[0] / 10, 2 * at[1]]))
    return at


@pytest.mark.parametrize(
    ("optimizer", "closest"),
    [(SGD(0.95), 1.0), (Momentum(0.1), 1.0), (AdaGrad(1.5), 0.2), (Adam(0.3), 1.0)],
)
def test_the_books_four_walks_come_near_the_minimum(optimizer: Optimizer, closest: float) -> None:
    assert np.abs(descend(optimizer, 30)).max() < closest


def test_sgd_is_the_closed_form() -> None:
    x, y = descend(SGD(0.95), 30)
    assert x == pytest.approx(-7 * (1 - 0.095) ** 30)
    assert y == pytest.approx(2 * (1 - 1.9) ** 30)


def test_gradient_descent_of_chapter_four() -> None:
    at = np.array([-3.0, 4.0])
    optimizer = SGD(0.1)
    for _ in range(100):
        optimizer.update(at, 2 * at)
    np.testing.assert_allclose(at, [-3 * 0.8**100, 4 * 0.8**100])
    np.testing.assert_allclose(at, [-6.11e-10, 8.15e-10], rtol=1e-3)  # the book's printout


def test_momentum_is_the_books_recurrence() -> None:
    optimizer, at, v = Momentum(0.1, 0.9), np.array([1.0]), 0.0
    expected = 1.0
    for _ in range(5):
        optimizer.update(at, 2 * at)
        v = 0.9 * v - 0.1 * 2 * expected
        expected += v
    assert at[0] == pytest.approx(expected)


def test_adam_takes_a_first_step_of_its_learning_rate_whatever_the_gradient() -> None:
    at = np.array([0.0, 0.0])
    Adam(0.01).update(at, np.array([1e-3, -50.0]))
    np.testing.assert_allclose(at, [-0.01, 0.01], rtol=1e-2)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_blocks_do_not_change_the_result(name: str) -> None:
    rng = np.random.default_rng(0)
    start, g = rng.normal(size=2 * BLOCK + 3), rng.normal(size=2 * BLOCK + 3)
    whole, parts = start.copy(), start.copy()
    together = OPTIMIZERS[name](0.1)
    apart = [OPTIMIZERS[name](0.1) for _ in range(3)]
    for _ in range(3):
        together.update(whole, g)
        for optimizer, part in zip(apart, np.array_split(np.arange(start.size), 3), strict=True):
            piece = parts[part]
            optimizer.update(piece, g[part])
            parts[part] = piece
    np.testing.assert_allclose(whole, parts, rtol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_keeps_float32_and_goes_down(name: str) -> None:
    at = np.full((2, 3), 3, np.float32)
    optimizer = OPTIMIZERS[name](0.05)
    for _ in range(200):
        optimizer.update(at, 2 * at)
    assert at.dtype == np.float32
    assert np.abs(at).max() < 2.5


def test_weight_decay_acts_without_any_gradient() -> None:
    at = np.ones(1)
    Adam(0.1, weight_decay=0.5).update(at, np.zeros(1))
    assert at[0] == pytest.approx(0.95)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_what_fades_leaves_no_subnormal_numbers_and_changes_no_weight(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def walked() -> tuple[FloatArray, tuple[FloatArray, ...]]:
        at, optimizer = np.ones(3, np.float32), OPTIMIZERS[name](0.01)
        optimizer.update(at, np.full(3, 1e-3, np.float32))
        for _ in range(FORGET_EVERY * 16 - 1):
            optimizer.update(at, np.zeros(3, np.float32))
        return at, optimizer.memory()[1]

    at, memory = walked()
    tiny = np.finfo(np.float32).tiny
    assert all(((array == 0) | (np.abs(array) >= tiny)).all() for array in memory)
    monkeypatch.setattr(optimizers, "FORGET_EVERY", 10**9)
    kept, _ = walked()
    assert np.array_equal(at, kept)
