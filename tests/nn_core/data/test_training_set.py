"""Sets of pictures put together."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.data.training_set import PictureSet

BASE = PictureSet(np.zeros((900, 28, 28), np.uint8), np.zeros(900, np.int64))
MINE = PictureSet(np.ones((10, 28, 28), np.uint8), np.arange(10))


def test_others_are_as_frequent_as_wanted() -> None:
    mixed = BASE.mixed(MINE, 0.2)
    assert mixed.images[:, 0, 0].mean() == pytest.approx(0.2, abs=0.001)
    counts = np.bincount(mixed.labels[900:])
    assert counts.max() - counts.min() <= 1


def test_some_of_a_set_in_order_of_its_labels_are_of_all_labels() -> None:
    ordered = PictureSet(np.zeros((1000, 28, 28), np.uint8), np.repeat(np.arange(10), 100))
    assert np.bincount(ordered.spread(500).labels).tolist() == [50] * 10
    assert len(MINE.spread(500)) == 10


def test_each_of_the_others_is_there_at_least_once() -> None:
    assert len(BASE.mixed(MINE, 0.001)) == 910
    assert BASE.mixed(MINE, 0.0) is BASE
    assert BASE.mixed(MINE.take(np.arange(0)), 0.2) is BASE
