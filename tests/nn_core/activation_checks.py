"""What every activation of the registry must hold; each check takes one entry."""

from __future__ import annotations

import warnings

import numpy as np

from nn_core.activations import Activation

WIDTHS = (np.float16, np.float32, np.float64)
H = 1e-6


def away_from_kinks(activation: Activation) -> np.ndarray:
    x = np.linspace(-9.0, 9.0, 721)
    for kink in activation.kinks:
        x = x[np.abs(x - kink) > 10 * H]
    return x


def settings(activation: Activation) -> list[dict[str, float]]:
    """The defaults, and each parameter at its ends and in between."""
    cases = [activation.defaults()]
    for parameter in activation.parameters:
        middle = (parameter.minimum + parameter.maximum) / 20
        for value in (parameter.minimum, middle, parameter.maximum):
            cases.append({**activation.defaults(), parameter.name: value})
    return cases


def slope_is_the_difference_quotient(activation: Activation) -> None:
    x = away_from_kinks(activation)
    for values in settings(activation):
        right = activation.function(x + H, **values)
        left = activation.function(x - H, **values)
        slope = activation.derivative(x, **values)
        np.testing.assert_allclose(slope, (right - left) / (2 * H), rtol=2e-6, atol=2e-8)


def slope_at_a_kink_is_the_one_from_the_left(activation: Activation) -> None:
    for kink in activation.kinks:
        at, left = (activation.derivative(np.array([x])) for x in (kink, kink - 1e-12))
        np.testing.assert_array_equal(at, left)


def values_stay_in_the_range_and_reach_its_ends(activation: Activation) -> None:
    x = np.concatenate((np.linspace(-30, 30, 60_001), [-1e308, 1e308]))
    y = activation.function(x)
    low, high = activation.value_range
    assert y.min() >= low
    assert y.max() <= high
    for bound, reached in ((low, y.min()), (high, y.max())):
        if np.isfinite(bound):
            assert abs(reached - bound) < 1e-6
        else:
            assert abs(reached) > 1e300


def finite_without_warning_at_the_extremes(activation: Activation) -> None:
    for width in WIDTHS:
        largest = np.finfo(width).max
        x = np.array([-largest, -largest / 2, -1, -0.0, 0, 1, largest / 2, largest], width)
        for values in settings(activation):
            with np.errstate(over="raise", invalid="raise", divide="raise", under="raise"):
                assert np.isfinite(activation.function(x, **values)).all()
                assert np.isfinite(activation.derivative(x, **values)).all()


def keeps_width_shape_and_input(activation: Activation) -> None:
    for width in WIDTHS:
        x = np.linspace(-3, 3, 24, dtype=width).reshape(2, 3, 4)
        before = x.copy()
        for function in (activation.function, activation.derivative):
            for values in settings(activation):
                y = function(x, **values)
                assert y.dtype == width
                assert y.shape == x.shape
                assert not np.shares_memory(x, y)
        np.testing.assert_array_equal(x, before)


def monotone_where_claimed(activation: Activation) -> None:
    y = activation.function(np.linspace(-12, 12, 4_801))
    assert bool((np.diff(y) >= 0).all()) == activation.monotone


def says_what_it_is(activation: Activation) -> None:
    texts = (activation.title, activation.meaning, activation.history, activation.range_text)
    assert all(text.strip() for text in texts)
    assert activation.meaning.endswith(".")
    assert activation.history.endswith(".")
    for parameter in activation.parameters:
        assert parameter.minimum <= parameter.default <= parameter.maximum
        assert parameter.meaning


def formula_can_be_typeset(activation: Activation) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of ziamath's own import
        import ziamath

    for latex in (activation.latex, activation.derivative_latex):
        assert ziamath.Latex(latex).svg().startswith("<svg")


CHECKS = (
    slope_is_the_difference_quotient,
    slope_at_a_kink_is_the_one_from_the_left,
    values_stay_in_the_range_and_reach_its_ends,
    finite_without_warning_at_the_extremes,
    keeps_width_shape_and_input,
    monotone_where_claimed,
    says_what_it_is,
    formula_can_be_typeset,
)
