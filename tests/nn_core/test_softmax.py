"""Softmax against the book's numbers, the sigmoid, and every float width."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nn_core.errors import ValueRefused
from nn_core.records.softmax_steps import WIDTHS, Loss, Stage, Trouble, entropy, softmax_steps
from nn_core.softmax import softmax

SCORES = hnp.arrays(np.float64, st.integers(1, 20), elements=st.floats(-1e5, 1e5))


def test_the_books_three_scores() -> None:
    np.testing.assert_allclose(softmax([0.3, 2.9, 4.0]), [0.0182, 0.2452, 0.7366], atol=5e-5)


def test_the_books_large_scores() -> None:
    expected = [9.99954600e-01, 4.53978686e-05, 2.06106005e-09]
    np.testing.assert_allclose(softmax([1010, 1000, 990]), expected, rtol=1e-8)


def test_the_books_large_scores_are_nan_without_the_shift() -> None:
    steps = softmax_steps([1010, 1000, 990], constant=0.0)
    assert np.isnan(steps.shares).all()
    assert steps.losses == (
        Loss(Stage.EXPONENTIALS, Trouble.OVERFLOW, (0, 1, 2)),
        Loss(Stage.SHARES, Trouble.INVALID, (0, 1, 2)),
    )


@pytest.mark.parametrize("dtype", WIDTHS)
def test_the_width_of_floats_is_kept(dtype: str) -> None:
    a = np.array([[1, 2], [3, -4]], dtype=dtype)
    assert softmax(a).dtype == dtype


@given(
    st.sampled_from(["f2", "f4", "f8"]).flatmap(
        lambda width: hnp.arrays(
            width, st.integers(1, 20), elements={"allow_nan": False, "allow_infinity": False}
        )
    )
)
@example(np.array([1.7e308, -1.7e308]))
def test_shares_add_up_to_one_and_never_warn(a: np.ndarray) -> None:
    y = softmax(a)
    assert y.min() >= 0
    assert y.sum(dtype=np.float64) == pytest.approx(1.0, abs=20 * float(np.finfo(a.dtype).eps))


@given(SCORES, st.floats(-1e5, 1e5))
def test_adding_a_constant_to_all_scores_changes_nothing(a: np.ndarray, c: float) -> None:
    np.testing.assert_allclose(softmax(a + c), softmax(a), atol=1e-9)


@given(st.floats(-500, 500), st.floats(-500, 500), st.floats(0.1, 10))
def test_two_classes_are_the_sigmoid_of_the_difference(a: float, b: float, t: float) -> None:
    sigmoid = 0.5 * (1 + np.tanh((a - b) / t / 2))
    assert softmax_steps([a, b], temperature=t).shares[0] == pytest.approx(sigmoid, abs=1e-12)


@given(SCORES, st.sampled_from(WIDTHS), st.floats(0.05, 20), st.floats(-1e5, 1e5))
def test_steps_follow_from_one_another_in_their_width(
    a: np.ndarray, width: str, temperature: float, constant: float
) -> None:
    steps = softmax_steps(a, width=width, constant=constant, temperature=temperature)
    arrays = (steps.scores, steps.scaled, steps.shifted, steps.exponentials, steps.shares)
    assert {array.dtype.name for array in arrays} == {width}
    assert not any(array.flags.writeable for array in arrays)
    with np.errstate(all="ignore"):
        np.testing.assert_array_equal(np.exp(steps.shifted), steps.exponentials)
    assert (
        steps.broken
        == any(
            loss.stage is Stage.SHARES and loss.trouble is Trouble.INVALID for loss in steps.losses
        )
        or np.isnan(steps.exponentials).any()
    )


@given(SCORES, st.floats(0.05, 20))
def test_the_largest_score_as_constant_never_overflows(a: np.ndarray, temperature: float) -> None:
    steps = softmax_steps(a, temperature=temperature)
    assert not steps.broken
    assert {loss.trouble for loss in steps.losses} <= {Trouble.UNDERFLOW}
    np.testing.assert_allclose(steps.shares, softmax(a / temperature), rtol=1e-12)


@pytest.mark.parametrize(
    ("width", "limit"), [("float16", 11.1), ("float32", 88.8), ("float64", 709.8)]
)
def test_each_width_has_its_own_limit(width: str, limit: float) -> None:
    below = softmax_steps([limit - 1, 0], width=width, constant=0.0)
    above = softmax_steps([limit + 1, 0], width=width, constant=0.0)
    assert not below.broken
    assert above.losses[0] == Loss(Stage.EXPONENTIALS, Trouble.OVERFLOW, (0,))
    assert np.isnan(above.shares[0])
    assert above.shares[1] == 0


def test_a_score_too_large_for_the_width_is_lost_at_once() -> None:
    steps = softmax_steps([70000, 1], width="float16")
    assert steps.losses[0] == Loss(Stage.SCORES, Trouble.OVERFLOW, (0,))


def test_a_sum_can_overflow_where_no_term_does() -> None:
    steps = softmax_steps([11, 11], width="float16", constant=0.0)
    assert Loss(Stage.TOTAL, Trouble.OVERFLOW, (0,)) in steps.losses


def test_too_large_a_constant_leaves_nothing_over_nothing() -> None:
    steps = softmax_steps([0, 1], constant=2000.0)
    assert steps.losses[0] == Loss(Stage.EXPONENTIALS, Trouble.UNDERFLOW, (0, 1))
    assert steps.broken


def test_temperature_sharpens_and_levels() -> None:
    cold = softmax_steps([1, 2, 3], temperature=0.05)
    hot = softmax_steps([1, 2, 3], temperature=1000)
    assert cold.shares[2] == pytest.approx(1)
    np.testing.assert_allclose(hot.shares, 1 / 3, atol=1e-3)


def test_entropy_runs_from_zero_to_the_logarithm_of_the_count() -> None:
    assert entropy([1, 0, 0]) == 0
    assert entropy(np.full(7, 1 / 7)) == pytest.approx(np.log(7))
    assert np.isnan(softmax_steps([1000, 0], constant=0.0).entropy)


@pytest.mark.parametrize(
    ("a", "options"),
    [
        ([], {}),
        ([[1.0, 2.0]], {}),
        ([np.nan, 1], {}),
        ([np.inf, 1], {}),
        ([1, 2], {"constant": np.inf}),
        ([1, 2], {"temperature": 0.0}),
        ([1, 2], {"temperature": np.nan}),
    ],
)
def test_what_is_no_number_is_refused(a: list[float], options: dict[str, float]) -> None:
    with pytest.raises(ValueRefused):
        softmax_steps(a, **options)
