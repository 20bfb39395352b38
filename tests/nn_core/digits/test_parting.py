"""Pieces are put together as they are read best, and leaning digits are read upright."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import photo_scenes
from nn_core.data.stroke_files import read_strokes
from nn_core.digits import Drawing, Recogniser, ink_from_brightness
from nn_core.digits.ink import draw
from nn_core.digits.parting import cheapest, level, upright
from nn_core.digits.segment import segment
from nn_core.digits.verdict import in_a_row
from nn_core.models.files import load

ROOT = Path(__file__).parents[3]
DRAWN = [s for s in read_strokes(ROOT / "tests" / "data" / "digits.jsonl") if s.digit is not None]


@pytest.fixture(scope="module")
def reader() -> Recogniser:
    model = load(ROOT / "resources" / "weights" / "cnn.safetensors")
    return Recogniser(model.network, "cnn", model.familiarity)


def covers(sets: list[tuple[int, ...]], pieces: frozenset[int]) -> list[list[tuple[int, ...]]]:
    """Return all ways to have each piece in one of the sets, by trying them all."""
    if not pieces:
        return [[]]
    first = min(pieces)
    fitting = [one for one in sets if first in one and pieces.issuperset(one)]
    return [[one, *way] for one in fitting for way in covers(sets, pieces.difference(one))]


@given(st.integers(1, 5), st.data())
def test_the_cheapest_way_is_the_one_that_trying_all_finds(count: int, data: st.DataObject) -> None:
    several = [c for n in range(2, count + 1) for c in combinations(range(count), n)]
    chosen = data.draw(st.lists(st.sampled_from(several), unique=True)) if several else []
    sets = [(i,) for i in range(count)] + chosen
    costs = {one: data.draw(st.floats(-1, 3)) for one in sets}
    found = cheapest(costs)
    assert found is not None
    assert sorted(i for one in found for i in one) == list(range(count))
    least = min(sum(costs[s] for s in way) for way in covers(sets, frozenset(range(count))))
    assert sum(costs[one] for one in found) == pytest.approx(least)


def test_too_many_ways_are_not_gone() -> None:
    sets: list[tuple[int, ...]] = [(i,) for i in range(40)]
    sets += [(i, 20 + i) for i in range(20)]
    assert cheapest(dict.fromkeys(sets, 1.0)) is None


def test_a_leaning_stroke_stands_upright() -> None:
    ink = np.zeros((41, 60), np.float32)
    for y in range(41):
        ink[y, 30 + round(0.4 * (20 - y))] = 1
    moved = upright(ink, 0.4)
    assert moved[:, 29:32].sum() == pytest.approx(ink.sum(), rel=1e-4)
    assert moved[:, 30].min() > 0.4
    assert upright(ink, 0.0) is ink
    np.testing.assert_array_equal(level(ink.T, -0.4), moved.T)


@pytest.mark.parametrize("kind", ["gap", "slanted", "mixed sizes", "two rows"])
def test_rows_are_parted_and_each_part_is_one(kind: str, reader: Recogniser) -> None:
    rng = np.random.default_rng([7, *kind.encode()])
    right = 0
    for _ in range(4):
        grey, text = photo_scenes.row(kind, DRAWN, rng)
        drawing = Drawing(image=ink_from_brightness(grey))
        parts = reader.apart(drawing)
        assert all(reader.apart(part) == (part,) for part in parts)
        right += in_a_row(one.verdict for one in reader.recognise_many(parts)) == text
    assert right >= 3


def test_a_network_that_knows_no_digits_leaves_it_to_the_boxes(reader: Recogniser) -> None:
    grey, _ = photo_scenes.row("wide gap", DRAWN, np.random.default_rng(3))
    drawing = Drawing(image=ink_from_brightness(grey))
    parts = Recogniser(reader.network).apart(drawing)
    expected = segment(drawing)
    assert len(parts) == len(expected) > 1
    for part, same in zip(parts, expected, strict=True):
        np.testing.assert_array_equal(part.image, same.image)


@pytest.mark.parametrize("gap", [12, 18, 26])
@pytest.mark.parametrize("lean", [-0.1, 0.0, 0.15])
def test_a_one_whose_flag_stands_apart_is_one_digit(
    reader: Recogniser, gap: int, lean: float
) -> None:
    """The flag was called a 1 of its own: 11."""
    grid = np.zeros((360, 300), np.float32)
    stem = np.array([(180 + 130 * lean, 50.0), (180 - 130 * lean, 310.0)])
    end = stem[0] - (gap + 14, -4)
    flag = end + np.array([(-70.0, 80), (-30, 40), (0, 0)])
    for line in (stem, flag):
        draw(grid, line, np.full(len(line), 10.0))
    drawing = Drawing(image=ink_from_brightness(1 - grid))
    parts, found = reader.recognise_apart(drawing)
    assert len(parts) == 1
    assert found[0].digit in (1, 7)


def test_a_small_digit_at_the_right_is_no_flag(reader: Recogniser) -> None:
    grid = np.zeros((360, 300), np.float32)
    stem, small = np.array([(120.0, 50), (120, 310)]), np.array([(190.0, 50), (190, 150)])
    for line in (stem, small):
        draw(grid, line, np.full(len(line), 10.0))
    drawing = Drawing(image=ink_from_brightness(1 - grid))
    assert len(reader.recognise_apart(drawing)[0]) == 2
