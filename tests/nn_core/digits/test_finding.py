"""What is printed round a digit, or below it, is not the digit."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.arrays import FloatArray
from nn_core.digits.finding import find_digits
from nn_core.digits.ink import draw

SHAPE = 300, 400
SEVEN = np.array([(170, 90), (230, 90), (190, 210)], float)
ROUND = np.linspace(0, 2 * np.pi, 60)
CIRCLE = np.column_stack([200 + 110 * np.cos(ROUND), 150 + 110 * np.sin(ROUND)])
ZERO = np.column_stack([200 + 60 * np.cos(ROUND), 150 + 100 * np.sin(ROUND)])


def inked(*lines: FloatArray, pen: float = 4) -> FloatArray:
    grid = np.zeros(SHAPE, np.float32)
    for line in lines:
        draw(grid, line, np.full(len(line), pen / 2))
    return grid


def boxes() -> list[FloatArray]:
    """Return three boxes in a row; the digit stands in the second."""
    lying = [np.array([(50.0, y), (350.0, y)]) for y in (60.0, 240.0)]
    return lying + [np.array([(x, 60.0), (x, 240.0)]) for x in (50.0, 150.0, 250.0, 350.0)]


@pytest.mark.parametrize(
    "printed",
    [
        [CIRCLE],
        boxes(),
        [np.array([(120.0, 230.0), (280.0, 226.0)])],
        [np.array([(120.0, 206.0), (280.0, 206.0)])],
    ],
    ids=["circle", "boxes", "line below", "line met"],
)
def test_what_is_printed_about_a_digit_is_none(printed: list[FloatArray]) -> None:
    ink = inked(SEVEN, pen=7)
    found = find_digits(np.maximum(ink, inked(*printed)), photo=True)
    assert found is not None
    assert (found.strokes != (ink >= 0.3)).sum() < 0.06 * (ink >= 0.3).sum()


@pytest.mark.parametrize(
    "inside",
    [
        [],
        [np.array([(196.0, 146.0), (204.0, 154.0)])],
        [np.array([(225.0, 110.0), (175.0, 190.0)])],
    ],
    ids=["empty", "dotted", "slashed"],
)
def test_a_zero_is_no_circle_round_what_is_in_it(inside: list[FloatArray]) -> None:
    ink = inked(ZERO, pen=7)
    found = find_digits(np.maximum(ink, inked(*inside)), photo=True)
    assert found is not None
    assert found.strokes[ink >= 0.3].all()


def test_a_bar_that_was_lifted_belongs_to_its_digit() -> None:
    body = np.array([(170, 90), (170, 140), (220, 150), (225, 190), (170, 210)], float)
    five = inked(body, np.array([(180.0, 84.0), (235.0, 80.0)]), pen=7)
    found = find_digits(five, photo=True)
    assert found is not None
    assert found.strokes[five >= 0.3].all()


@pytest.mark.parametrize("edge", ["all", "left", "top", "right", "bottom"])
def test_a_photo_that_was_cut_right_at_the_ink_keeps_it(edge: str) -> None:
    """What met the edge was taken for something that goes on beyond it."""
    ink = inked(ZERO, pen=7)
    rows, columns = np.nonzero(ink >= 0.3)
    left, top, right, bottom = columns.min(), rows.min(), columns.max() + 1, rows.max() + 1
    if edge != "all":
        left, right = (left if edge == "left" else 60), (right if edge == "right" else 340)
        top, bottom = (top if edge == "top" else 20), (bottom if edge == "bottom" else 280)
    ink = ink[top:bottom, left:right]
    found = find_digits(ink, photo=True)
    assert found is not None
    assert found.strokes[ink >= 0.3].all()


@pytest.mark.parametrize(
    "line",
    [
        np.array([(0.0, 150.0), (120.0, 150.0)]),
        np.array([(200.0, 0.0), (204.0, 180.0)]),
        np.array([(40.0, 0.0), (40.0, 299.0)]),
    ],
)
def test_a_line_that_comes_from_the_edge_is_no_digit(line: FloatArray) -> None:
    assert find_digits(inked(line), photo=True) is None


def test_a_shadow_that_meets_an_edge_at_length_is_no_digit() -> None:
    shadow = np.zeros(SHAPE, np.float32)
    y, x = np.mgrid[: SHAPE[0], : SHAPE[1]]
    shadow[np.hypot(x - 60, y - 150) < 110] = 1
    assert find_digits(shadow, photo=True) is None
    assert find_digits(np.maximum(shadow, inked(SEVEN)), photo=True) is not None
