"""Accuracy and calibration against cases counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.digits.measures import Score, calibration_error, score


def sure(confidence: float, answers: list[int]) -> np.ndarray:
    rows = np.full((len(answers), 10), (1 - confidence) / 9)
    rows[np.arange(len(answers)), answers] = confidence
    return rows


def test_right_answers_are_counted() -> None:
    found = score(sure(0.9, [1, 2, 3, 4]), np.array([1, 2, 3, 5]))
    assert (found.right, found.count, found.accuracy) == (3, 4, 0.75)


@pytest.mark.parametrize(("confidence", "error"), [(0.75, 0.0), (1.0, 0.25), (0.4, 0.35)])
def test_confidence_is_held_against_accuracy(confidence: float, error: float) -> None:
    probabilities = sure(confidence, [1, 2, 3, 4])
    assert calibration_error(probabilities, np.array([1, 2, 3, 5])) == pytest.approx(error)


def test_errors_of_two_bins_do_not_cancel() -> None:
    probabilities = np.concatenate([sure(0.9, [1, 1]), sure(0.5, [1, 1])])
    labels = np.array([1, 0, 1, 1])
    assert calibration_error(probabilities, labels) == pytest.approx((0.8 + 1.0) / 4)


def test_nothing_measured_is_no_error() -> None:
    empty = score(np.zeros((0, 10)), np.zeros(0, np.int64))
    assert empty == Score(0, 0, 0.0)
    assert empty.accuracy == 0
