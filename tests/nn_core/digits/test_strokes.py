"""Strokes and drawings: checked when made, never changed afterwards."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.digits import Drawing, Stroke
from nn_core.errors import ValueRefused


@pytest.mark.parametrize(
    ("points", "width"),
    [
        (np.zeros((0, 2)), 0.1),
        (np.zeros(2), 0.1),
        (np.zeros((3, 3)), 0.1),
        ([[0, np.nan]], 0.1),
        ([[0, np.inf]], 0.1),
        ([[0, 1e308]], 0.1),
        ([[0, 0]], 0.0),
        ([[0, 0]], 5e-324),
        ([[0, 0]], -1.0),
        ([[0, 0]], np.nan),
        ([[0, 0]], [0.1, 0.2]),
        ([[0, 0], [1, 1]], [0.1, np.inf]),
    ],
)
def test_what_is_no_stroke_is_refused(points: object, width: object) -> None:
    with pytest.raises(ValueRefused):
        Stroke(points, width)  # type: ignore[arg-type]


def test_a_stroke_keeps_its_own_numbers() -> None:
    points, widths = np.zeros((2, 2)), np.full(2, 0.1)
    stroke = Stroke(points, widths)
    points += 1
    widths += 1
    np.testing.assert_array_equal(stroke.points, np.zeros((2, 2)))
    np.testing.assert_array_equal(stroke.radii, [0.05, 0.05])
    with pytest.raises(ValueError, match="read-only"):
        stroke.points[0] = 1


@pytest.mark.parametrize("image", [np.zeros(3), np.zeros((0, 3)), np.full((2, 2), np.nan)])
def test_what_is_no_picture_is_refused(image: np.ndarray) -> None:
    with pytest.raises(ValueRefused):
        Drawing(image=image)


def test_a_drawing_keeps_its_own_picture() -> None:
    image = np.zeros((2, 2), np.float32)
    drawing = Drawing(image=image)
    image += 1
    assert drawing.image is not None
    assert not drawing.image.any()
    assert not drawing.image.flags.writeable
