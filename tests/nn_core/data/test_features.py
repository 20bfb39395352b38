"""Features against pictures whose measures are known, and digits as points of two of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from nn_core.data.bundled import bundled
from nn_core.data.features import FEATURES, Plane, measured, pair
from nn_core.data.training_set import PictureSet
from nn_core.errors import DataFileError

DIGITS = Path(__file__).parents[3] / "resources" / "digits"


def value(name: str, picture: np.ndarray) -> float:
    return float(FEATURES[name](picture[None])[0])


def diagonal(rise: int) -> np.ndarray:
    picture = np.zeros((28, 28))
    for row in range(8, 20):
        picture[row, 14 + (14 - row) * rise] = 1
    return picture


def test_measures_of_known_pictures() -> None:
    full = np.ones((28, 28))
    assert value("ink", full) == value("ink in the middle", full) == 1
    assert value("width", full) == pytest.approx(np.std(np.arange(28)))
    assert value("height", full) == pytest.approx(np.std(np.arange(28)))
    assert value("slant", full) == pytest.approx(0, abs=1e-12)
    top = np.zeros((28, 28))
    top[:14] = 1
    assert value("top minus bottom", top) == 1
    assert value("slant", diagonal(1)) == pytest.approx(1)
    assert value("slant", diagonal(-1)) == pytest.approx(-1)
    assert value("width", diagonal(0)) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("name", FEATURES)
def test_nothing_drawn_is_0_everywhere(name: str) -> None:
    assert value(name, np.zeros((28, 28))) == 0


def test_bytes_and_floats_are_measured_alike() -> None:
    images = bundled(DIGITS).images[::1000]
    names = tuple(FEATURES)
    np.testing.assert_allclose(measured(images, names), measured(images / 255.0, names), rtol=1e-12)
    plane = Plane.of(images, names)
    np.testing.assert_allclose(plane.places(images).std(axis=0), 1)


def test_digits_as_points_are_scaled_by_those_that_are_learnt() -> None:
    digits = bundled(DIGITS)
    found = pair(digits, (0, 1), ("ink", "width"), 400, np.random.default_rng(0))
    learnt = found.points.x[~found.points.apart]
    assert len(learnt) == 400
    np.testing.assert_allclose(learnt.mean(axis=0), 0, atol=1e-9)
    np.testing.assert_array_equal(digits.labels[found.places], found.points.t)
    assert found.points.axes == ("ink", "width")
    np.testing.assert_allclose(
        found.plane.places(digits.images[found.places[:3]]), found.points.x[:3]
    )


def test_too_few_digits_are_refused() -> None:
    digits = bundled(DIGITS)
    few = PictureSet(digits.images[:50], digits.labels[:50])
    with pytest.raises(DataFileError, match="too few pictures of 0 and 1"):
        pair(few, (0, 1), ("ink", "width"), 10, np.random.default_rng(0))
