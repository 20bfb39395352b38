"""The losses against the book's chapter 4.2 and a numerical gradient."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.errors import ShapeError
from nn_core.gradcheck import numerical_gradient
from nn_core.losses import (
    LOSSES,
    NO_CLASS,
    SigmoidWithLoss,
    SoftmaxWithLoss,
    SquaredError,
    cross_entropy_error,
    one_hot,
    sum_squared_error,
)

SURE_OF_TWO = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
SURE_OF_SEVEN = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
TWO = one_hot(np.array([2]), 10)[0]


def test_squared_error_of_the_book() -> None:
    assert sum_squared_error(SURE_OF_TWO, TWO) == pytest.approx(0.0975)
    assert sum_squared_error(SURE_OF_SEVEN, TWO) == pytest.approx(0.5975)


def test_cross_entropy_of_the_book() -> None:
    assert cross_entropy_error(SURE_OF_TWO, TWO) == pytest.approx(0.510825457099338)
    assert cross_entropy_error(SURE_OF_SEVEN, TWO) == pytest.approx(2.302584092994546)


def test_labels_and_one_hot_rows_give_the_same() -> None:
    y = np.stack([SURE_OF_TWO, SURE_OF_SEVEN])
    labels = np.array([2, 7])
    assert cross_entropy_error(y, labels) == cross_entropy_error(y, one_hot(labels, 10))


def test_labels_for_another_batch_are_refused() -> None:
    with pytest.raises(ShapeError, match="3 labels for 1"):
        cross_entropy_error(SURE_OF_TWO, np.array([1, 2, 3]))


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_the_gradient_of_softmax_with_loss(smoothing: float) -> None:
    rng = np.random.default_rng(0)
    logits, labels = rng.normal(size=(4, 5)), np.array([0, 3, 3, 1])
    loss = SoftmaxWithLoss(smoothing)
    numerical = numerical_gradient(lambda a: loss.forward(a, labels), logits)
    loss.forward(logits, labels)
    np.testing.assert_allclose(loss.backward(), numerical, atol=1e-8)


def test_huge_logits_give_a_finite_loss() -> None:
    logits = np.array([[1e4, 0, 0]], np.float32)
    loss = SoftmaxWithLoss()
    assert np.isfinite(loss.forward(logits, np.array([1])))
    assert np.isfinite(loss.backward()).all()


def test_what_belongs_to_no_class_asks_for_even_shares() -> None:
    rng = np.random.default_rng(1)
    logits, labels = rng.standard_normal((3, 4)), np.array([2, NO_CLASS, 0])
    layer = SoftmaxWithLoss(0.1)
    layer.forward(logits, labels)
    gradient = layer.backward()
    expected = numerical_gradient(lambda x: layer.forward(x, labels), logits)
    np.testing.assert_allclose(gradient, expected, atol=1e-7)
    even = SoftmaxWithLoss()
    even.forward(np.zeros((1, 4)), np.array([NO_CLASS]))
    np.testing.assert_allclose(even.backward(), 0, atol=1e-12)


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.parametrize("outputs", [2, 3])
def test_every_loss_has_its_own_gradient(name: str, outputs: int) -> None:
    rng = np.random.default_rng(2)
    a = rng.normal(size=(4, outputs))
    labels = np.array([0, 1, 1, 0])
    t = one_hot(labels, outputs) if name == "sigmoid" else labels
    loss = LOSSES[name]()
    numerical = numerical_gradient(lambda x: loss.forward(x, t), a)
    loss.forward(a, t)
    np.testing.assert_allclose(loss.backward(), numerical, atol=1e-8)


def test_one_sigmoid_is_a_softmax_of_two() -> None:
    a, t = np.array([[2.0], [-1.0], [0.3]]), np.array([1, 1, 0])
    one, two = SigmoidWithLoss(), SoftmaxWithLoss()
    assert one.forward(a, t) == pytest.approx(two.forward(np.hstack([0 * a, a]), t), rel=1e-14)
    np.testing.assert_allclose(one.backward()[:, 0], two.backward()[:, 1], rtol=1e-14)
    assert one.right(t) == two.right(t) == pytest.approx(1 / 3)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_sigmoid_loss_of_huge_logits_is_finite(dtype: type) -> None:
    loss = SigmoidWithLoss()
    assert loss.forward(np.array([[1e4], [-1e4]], dtype), np.array([0, 1])) == pytest.approx(1e4)
    assert np.isfinite(loss.backward()).all()


def test_a_squared_error_is_the_books_and_knows_classes_from_numbers() -> None:
    loss = SquaredError()
    assert loss.forward(SURE_OF_TWO[None], np.array([2])) == pytest.approx(0.0975)
    assert loss.right(np.array([2])) == 1
    outputs = np.array([[0.7], [0.2]])
    assert loss.forward(outputs, np.array([1.0, 0.0])) == pytest.approx((0.09 + 0.04) / 4)
    assert loss.right(np.array([1, 1])) == 0.5
    assert loss.right(np.array([1.0, 0.0])) is None


@pytest.mark.parametrize("name", ["sigmoid", "squared"])
def test_targets_for_another_batch_are_refused(name: str) -> None:
    with pytest.raises(ShapeError, match="do not fit"):
        LOSSES[name]().forward(np.zeros((3, 1)), np.zeros(4))
