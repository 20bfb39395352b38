from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.digits.confusion import accuracy, confusion_matrix, interval, worst_pair

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=60)


@given(PAIRS)
def test_every_picture_is_counted_once(pairs):
    labels, answers = np.array(pairs, np.int64).reshape(-1, 2).T
    matrix = confusion_matrix(labels, answers)
    assert matrix.sum() == len(pairs)
    for was in range(10):
        for read in range(10):
            assert matrix[was, read] == pairs.count((was, read))
    if pairs:
        right = sum(was == read for was, read in pairs)
        assert accuracy(matrix) == pytest.approx(right / len(pairs))
        low, high = interval(matrix)
        assert 0 <= low <= accuracy(matrix) + 1e-12
        assert accuracy(matrix) - 1e-12 <= high <= 1


def test_the_worst_pair():
    matrix = np.diag(np.full(10, 50))
    assert worst_pair(matrix) is None
    matrix[9, 4] = 3
    matrix[4, 9] = 2
    assert worst_pair(matrix) == (9, 4, 3)


def test_nothing_has_no_accuracy():
    nothing = np.zeros((10, 10), np.int64)
    assert math.isnan(accuracy(nothing))
    assert worst_pair(nothing) is None
    assert interval(nothing) == (0, 1)


@pytest.mark.parametrize("count", [1, 3, 7, 20, 49, 300])
def test_the_interval_of_all_or_none_ends_there(count):
    right, wrong = np.zeros((2, 10, 10), np.int64)
    right[4, 4] = wrong[4, 5] = count
    assert interval(right)[1] == 1
    assert interval(wrong)[0] == 0


def test_the_interval_of_wilson():
    matrix = np.zeros((10, 10), np.int64)
    matrix[0, 0], matrix[0, 1] = 81, 19
    assert interval(matrix) == pytest.approx((0.7222, 0.8750), abs=1e-3)
