"""Printed lines go, askew as they may be; strokes, also straight ones, stay."""

from __future__ import annotations

import numpy as np
import pytest

from nn_core.arrays import Array
from nn_core.digits.ink import draw
from nn_core.digits.lines import pieces_without_lines

SHAPE = 300, 400
STROKE = ((200, 80), (190, 230))
"""What a 1 is; it stands in the middle and is half as high as the picture."""
BOX = ((120, 60), (280, 60), (280, 240), (120, 240), (120, 60))


def drawn(*lines: tuple[tuple[float, float], ...], pen: float = 3) -> Array:
    grid = np.zeros(SHAPE, np.float32)
    for line in lines:
        draw(grid, np.array(line, float), np.full(len(line), pen / 2))
    return grid >= 0.5


def left(marked: Array) -> Array:
    found = pieces_without_lines(marked)
    return found.mask(np.ones(len(found), bool))


def same(found: Array, expected: Array, beyond: float = 0.05) -> bool:
    return int((found != expected).sum()) <= beyond * int(expected.sum())


@pytest.mark.parametrize("rise", [-30, 0, 25])
@pytest.mark.parametrize("upright", [False, True])
def test_a_line_from_edge_to_edge_goes_and_what_crosses_it_stays(
    rise: float, upright: bool
) -> None:
    stroke = drawn(STROKE, pen=9)
    lying = ((-5.0, 160.0), (405.0, 160.0 + rise))
    line = ((150.0, -5.0), (150.0 + rise, 305.0)) if upright else lying
    assert same(left(stroke | drawn(line)), stroke)


def test_ruled_paper_with_a_margin_goes() -> None:
    stroke = drawn(STROKE, pen=9)
    ruled = [((-5.0, float(y)), (405.0, y + 9.0)) for y in range(30, 300, 40)]
    assert same(left(stroke | drawn(*ruled, ((60.0, -5.0), (52.0, 305.0)))), stroke)


def test_a_box_that_is_run_over_goes() -> None:
    stroke = drawn(((200, 80), (190, 262)), pen=9)
    assert same(left(stroke | drawn(BOX)), stroke)


@pytest.mark.parametrize(
    "digit",
    [
        ((240, 255), (240, 80), (130, 190), (290, 190)),  # 4, its bar as long as a side
        ((135, 80), (265, 80), (180, 260)),  # 7
    ],
)
def test_a_bar_in_a_box_is_no_side(digit: tuple[tuple[float, float], ...]) -> None:
    stroke = drawn(digit, pen=6)
    assert same(left(stroke | drawn(BOX)), stroke)


@pytest.mark.parametrize("pen", [5, 9])
def test_boxes_in_a_row_go(pen: float) -> None:
    digits = [((x, 80), (x - 10, 250)) for x in (95.0, 175.0, 255.0)]
    walls = [((x, 60.0), (x, 240.0)) for x in (60.0, 140.0, 220.0, 300.0)]
    lying = [((60.0, y), (300.0, y)) for y in (60.0, 240.0)]
    strokes = drawn(*digits, pen=pen)
    assert same(left(strokes | drawn(*walls, *lying)), strokes)


@pytest.mark.parametrize("pen", [3, 4])
def test_boxes_that_the_picture_cuts_off_go(pen: float) -> None:
    stroke = drawn(((205, 85), (190, 220)), pen=9)
    lying = [((-5.0, y), (405.0, y)) for y in (60.0, 240.0)]
    walls = [((x, 60.0), (x, 240.0)) for x in (40.0, 140.0, 250.0, 350.0)]
    assert same(left(stroke | drawn(*lying, *walls, pen=pen)), stroke)


def test_ones_from_line_to_line_stay() -> None:
    strokes = drawn(((200, 100), (190, 200)), ((260, 100), (250, 200)), pen=9)
    lying = [((-5.0, y), (405.0, y)) for y in (100.0, 200.0)]
    found = left(strokes | drawn(*lying))
    assert found[106:194].sum() == strokes[106:194].sum()


def test_a_narrow_box_goes() -> None:
    stroke = drawn(((210, 60), (195, 200)), pen=5)
    narrow = ((180, 60), (225, 60), (225, 230), (180, 230), (180, 60))
    assert same(left(stroke | drawn(narrow, pen=5)), stroke)


@pytest.mark.parametrize(
    "lines",
    [
        (STROKE,),
        (BOX, ((120, 150), (280, 150))),  # 8
        (((100, 80), (300, 80), (200, 240)),),  # 7
        (((230, 240), (230, 80), (120, 190), (290, 190)),),  # 4
        (BOX,),  # 0 of straight strokes
        (((120, 60), (280, 60)), ((120, 240), (280, 240))),
    ],
)
def test_straight_strokes_stay(lines: tuple[tuple[tuple[float, float], ...], ...]) -> None:
    marked = drawn(*lines)
    assert (left(marked) == marked).all()


@pytest.mark.parametrize(
    "digit",
    [
        ((190, 90), (210, 70), (205, 220)),  # 1
        ((160, 80), (230, 110), (180, 145), (235, 190), (200, 222), (160, 200)),  # 3
    ],
)
def test_a_line_below_a_digit_goes(digit: tuple[tuple[float, float], ...]) -> None:
    stroke = drawn(digit, pen=7)
    assert same(left(stroke | drawn(((110, 226), (280, 224)))), stroke)


@pytest.mark.parametrize(
    "digit",
    [
        ((160, 90), (200, 70), (230, 110), (150, 222), (240, 222)),  # 2
        ((180, 80), (180, 170), (140, 80), (260, 80), (180, 222)),  # 7
        ((150, 222), (250, 222), (250, 80), (150, 80)),  # ]
    ],
)
def test_a_foot_of_a_digit_stays(digit: tuple[tuple[float, float], ...]) -> None:
    stroke = drawn(digit, pen=7)
    assert (left(stroke) == stroke).all()


def test_nothing_is_left_of_nothing() -> None:
    assert not left(np.zeros(SHAPE, bool)).any()
    assert not left(drawn(((-5.0, 150.0), (405.0, 150.0)))).any()
    assert left(np.ones((3, 3), bool)).shape == (3, 3)
