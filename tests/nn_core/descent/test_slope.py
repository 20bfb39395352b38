"""Numerical slopes: the book's to the last digit, the V of the error, kinks."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.descent import slope
from nn_core.descent.curves import LINES
from nn_core.losses import cross_entropy_error, sum_squared_error

PARABOLA = LINES["parabola"]
HS = 10.0 ** np.arange(-16, 0.01, 0.1)


def test_slopes_of_the_book_to_the_last_digit():
    assert slope.central(PARABOLA.f, 5) == 0.1999999999990898
    assert slope.central(PARABOLA.f, 10) == 0.2999999999986347


def test_an_h_that_is_lost_gives_zero():
    assert slope.forward(PARABOLA.f, 5.0, 1e-50) == 0.0
    assert slope.central(PARABOLA.f, 5.0, 1e-50) == 0.0


@given(st.floats(-100, 100), st.floats(1e-3, 1.0))
def test_central_is_exact_for_a_parabola(x, h):
    found = slope.central(PARABOLA.f, x, h)
    rounding = 4 * np.spacing(abs(PARABOLA.f(abs(x) + h)) + 1) / h
    assert found == pytest.approx(PARABOLA.slope(x), abs=rounding)


def test_both_arms_of_the_v():
    line = LINES["sine"]
    exact = float(line.slope(1.0))
    central = slope.error_curve(line.f, 1.0, exact, HS)
    forward = slope.error_curve(line.f, 1.0, exact, HS, "forward")
    assert 3e-7 <= slope.best_h(HS, central) <= 1e-4
    assert 1e-9 <= slope.best_h(HS, forward) <= 1e-7
    assert central[-1] > 1e-2
    assert central[0] > 1e-2
    assert central.min() < 1e-10 < forward.min() < 1e-7


def test_the_parabola_has_the_left_arm_only():
    exact = float(PARABOLA.slope(5.0))
    errors = slope.error_curve(PARABOLA.f, 5.0, exact, HS)
    assert slope.best_h(HS, errors) >= 0.1
    assert errors[-1] < 1e-15


def test_a_kink_has_two_slopes():
    assert slope.one_sided(LINES["size"].f, 0.0) == (-1.0, 1.0)
    assert slope.one_sided(LINES["relu"].f, 0.0) == (0.0, 1.0)
    left, right = slope.one_sided(LINES["step"].f, 0.0, 1e-3)
    assert (left, right) == pytest.approx((0.0, 1000.0))
    assert math.isnan(slope.secant(PARABOLA.f, 2.0, 2.0))


@pytest.mark.parametrize("name", LINES)
def test_exact_slopes(name):
    line = LINES[name]
    for x in np.linspace(line.low, line.high, 17):
        if x not in line.kinks:
            assert float(line.slope(x)) == pytest.approx(slope.central(line.f, x, 1e-5), abs=1e-7)
    assert np.shape(line.f(np.linspace(0, 1, 5))) == (5,)


def test_losses_of_section_4_2():
    """To the digits the book prints."""
    right = np.array([0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0])
    wrong = np.array([0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0])
    t = np.eye(10)[2]
    assert sum_squared_error(right, t) == pytest.approx(0.09750000000000003, abs=1e-17)
    assert sum_squared_error(wrong, t) == pytest.approx(0.59750000000000003, abs=1e-16)
    assert cross_entropy_error(right, t) == pytest.approx(0.510825457099338, abs=1e-15)
    assert cross_entropy_error(wrong, t) == pytest.approx(2.302584092994546, abs=1e-15)
