"""A picture moved by whole pixels, and what is read at every place."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.digits import Drawing, Stroke
from nn_core.digits.framing import box
from nn_core.digits.shifts import NudgeMap, all_nudges, nudged, swayed

IMAGE = np.arange(1, 26, dtype=np.float32).reshape(5, 5)


def test_it_moves_right_and_down() -> None:
    moved = nudged(IMAGE, 1, 2)
    np.testing.assert_array_equal(moved[2:, 1:], IMAGE[:3, :4])
    assert not moved[:2].any() and not moved[:, 0].any()


@given(st.integers(-7, 7), st.integers(-7, 7))
def test_it_is_a_roll_on_paper_without_end(dx, dy) -> None:
    padded = np.pad(IMAGE, 8)
    expected = np.roll(padded, (dy, dx), axis=(0, 1))[8:13, 8:13]
    np.testing.assert_array_equal(nudged(IMAGE, dx, dy), expected)


@given(st.integers(-4, 4), st.integers(-4, 4))
def test_all_places_come_row_by_row(dx, dy) -> None:
    places = all_nudges(IMAGE, 4).reshape(9, 9, 5, 5)
    np.testing.assert_array_equal(places[dy + 4, dx + 4], nudged(IMAGE, dx, dy))


def test_the_map_counts_where_the_answer_stays() -> None:
    probabilities = np.zeros((81, 10))
    probabilities[:, 3] = 0.6
    probabilities[:9, 5] = 0.9
    found = NudgeMap.of(probabilities)
    assert (found.reach, found.unmoved, found.kept) == (4, 3, 72)
    assert found.at(0, -4).argmax() == 5
    assert found.at(-4, 4).argmax() == 3
    with pytest.raises(ValueError, match="read-only"):
        found.probabilities[0] = 1


def test_a_digit_is_slanted_turned_and_stretched() -> None:
    line = Stroke(np.array([[0.5, 0.2], [0.5, 0.8]]), 0.05)
    bar = Stroke(np.array([[0.3, 0.2], [0.7, 0.2]]), 0.05)
    pictures = swayed(Drawing((line, bar)))
    assert {picture.shape for picture in pictures} == {(28, 28)}
    boxes = [box(picture, 0.05) for picture in pictures]
    assert all(19 <= found[3] - found[1] <= 21 for found in boxes if found)
    widths = [found[2] - found[0] for found in boxes if found]
    assert len(widths) == 9
    assert widths[-2] < widths[-1]
    assert max(widths[:5]) == widths[4]
    assert swayed(Drawing()) == []
