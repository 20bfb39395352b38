"""Where a drawn curve parts from the one that came."""

from __future__ import annotations

import math

import numpy as np

from nn_core.learning.predictions import where_they_part

STEPS = np.arange(1, 201)
LATE = np.column_stack([STEPS, np.where(STEPS <= 40, 2.3, 2.3 * np.exp(-(STEPS - 40) / 40))])


def test_a_fall_that_comes_later_than_expected() -> None:
    found = where_they_part(np.array([[1, 2.3], [100, 0.2], [200, 0.1]]), LATE)
    assert found is not None
    assert found.step == 17
    assert found.drawn < found.actual
    assert 40 <= found.plateau <= 45
    assert found.last == 200


def test_the_same_curve_parts_nowhere() -> None:
    found = where_they_part(LATE[::5], LATE)
    assert found is not None
    assert found.step is None
    assert found.drawn == found.actual or abs(found.drawn - found.actual) < 0.1


def test_only_what_both_cover_is_compared() -> None:
    found = where_they_part(np.array([[20, 2.3], [60, 2.3]]), LATE)
    assert found is not None
    assert found.last == 60
    assert not found.drawn < found.actual
    assert where_they_part(np.array([[300, 1.0], [400, 1.0]]), LATE) is None
    assert where_they_part(np.empty((0, 2)), LATE) is None


def test_losses_that_are_no_numbers_are_left_out() -> None:
    broken = LATE.copy()
    broken[100:, 1] = math.nan
    found = where_they_part(np.array([[1, 2.3], [200, 2.3]]), broken)
    assert found is not None
    assert found.last == 100
    assert where_they_part(broken[100:], broken[100:]) is None
