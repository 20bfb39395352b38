"""Several digits are taken apart from left to right; one digit stays one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core.data.stroke_files import StrokeSample, read_strokes
from nn_core.digits import Drawing, Stroke
from nn_core.digits.segment import box_of, rows, segment

ROOT = Path(__file__).parents[3]
DRAWN = list(read_strokes(ROOT / "tests" / "data" / "digits.jsonl"))
TABLET = ROOT.parent / "shared" / "data" / "tablet_digits_dev.jsonl.gz"
PEN = 2.0


def row(samples: list[StrokeSample], gap: float) -> tuple[Drawing, list[int]]:
    """Return digits side by side, ``gap`` of their height apart, and the strokes of each."""
    strokes, left = [], 0.0
    for sample in samples:
        points = np.concatenate(sample.strokes)
        low, high = points.min(axis=0), points.max(axis=0)
        strokes += [Stroke(s - low + (left, 0), PEN) for s in sample.strokes]
        left += float(high[0] - low[0]) + PEN + gap * 80
    return Drawing(tuple(strokes)), [len(sample.strokes) for sample in samples]


@pytest.mark.parametrize("sample", DRAWN, ids=lambda s: f"{s.label}-{s.writer}")
def test_one_digit_stays_one(sample: StrokeSample) -> None:
    drawing = sample.drawing()
    assert segment(drawing) == (drawing,)


@given(st.lists(st.sampled_from(DRAWN), min_size=2, max_size=6), st.floats(0.4, 0.8), st.randoms())
def test_a_row_is_taken_apart_in_whatever_order_it_was_drawn(
    samples: list[StrokeSample], gap: float, random: object
) -> None:
    drawing, counts = row(samples, gap)
    shuffled = list(drawing.strokes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    parts = segment(Drawing(tuple(shuffled)))
    ends = np.cumsum(counts)
    expected = [set(drawing.strokes[end - n : end]) for end, n in zip(ends, counts, strict=True)]
    assert [set(part.strokes) for part in parts] == expected


def test_two_upright_lines_are_two_ones() -> None:
    lines = [Stroke(np.array([[x, 0], [x, 10.0]]), 0.5) for x in (10, 0)]
    parts = segment(Drawing(tuple(lines)))
    assert len(segment(Drawing((lines[0], Stroke(lines[0].points + np.array([2, 0]), 0.5))))) == 1
    assert [part.strokes for part in parts] == [(lines[1],), (lines[0],)]


def test_nothing_is_cut_where_a_piece_would_be_no_digit() -> None:
    dash = Stroke(np.array([[20, 5], [25, 5.0]]), 0.5)
    tall = Stroke(np.array([[0, 0], [5, 10.0]]), 0.5)
    drawing = Drawing((tall, dash))
    assert segment(drawing) == (drawing,)


def test_touching_digits_and_erased_ones_stay_together() -> None:
    ring = Stroke(np.array([[0, 0], [10, 0], [10, 10], [0, 10], [0, 0.0]]), 0.5)
    beside = Stroke(ring.points + np.array([10.2, 0]), 0.5)
    assert len(segment(Drawing((ring, beside)))) == 1
    apart = Stroke(ring.points + np.array([14, 0]), 0.5)
    assert len(segment(Drawing((ring, apart)))) == 2
    rubber = Stroke(np.array([[50, 50.0]]), 1, erase=True)
    assert len(segment(Drawing((ring, apart, rubber)))) == 1


def test_a_picture_is_cut_at_blank_columns() -> None:
    image = np.zeros((100, 300), np.float32)
    image[10:90, 20:40] = image[10:90, 120:180] = image[20:95, 240:250] = 1
    parts = segment(Drawing(image=image))
    assert len(parts) == 3
    lefts = []
    for part in parts:
        assert part.image is not None
        lefts.append(int(np.flatnonzero(part.image.any(axis=0))[0]))
    assert lefts == [20, 120, 240]


def test_blank_drawings_stay() -> None:
    for drawing in (Drawing(), Drawing(image=np.zeros((5, 50), np.float32))):
        assert segment(drawing) == (drawing,)


@pytest.mark.skipif(not TABLET.is_file(), reason="the strokes are not here")
@pytest.mark.long
def test_hardly_any_real_digit_is_cut() -> None:
    samples = list(read_strokes(TABLET))[::4]
    cut = sum(len(segment(sample.drawing())) > 1 for sample in samples)
    assert cut <= 0.005 * len(samples)


def bars(*places: tuple[int, int, int, int], shape: tuple[int, int] = (200, 300)) -> Drawing:
    """Return a picture with upright bars: top, bottom, left, right."""
    image = np.zeros(shape, np.float32)
    for top, bottom, left, right in places:
        image[top:bottom, left:right] = 1
    return Drawing(image=image)


def test_rows_are_read_one_after_the_other_and_small_ones_with_their_neighbour() -> None:
    upper = [(10, 90, 20, 40), (10, 88, 120, 150), (5, 40, 200, 220)]
    lower = [(110, 190, 15, 45), (112, 190, 100, 140)]
    parts = segment(bars(*lower, *upper))
    assert rows(parts) == [[0, 1, 2], [3, 4]]
    lefts = [round(300 * box_of(part)[0]) for part in parts]
    assert lefts == [20, 120, 200, 15, 100]


def test_a_point_stays_by_itself_and_a_speck_goes() -> None:
    digits = [(10, 110, 20, 50), (10, 110, 150, 180)]
    assert len(segment(bars(*digits, (100, 110, 95, 105)))) == 3
    assert len(segment(bars(*digits, (100, 103, 99, 102)))) == 2


def test_leaning_digits_are_parted_though_their_boxes_overlap() -> None:
    image = np.zeros((120, 200), np.float32)
    for y in range(10, 110):
        for left in (90, 125):
            image[y, left - y // 2 : left - y // 2 + 12] = 1
    assert len(segment(Drawing(image=image))) == 2


@pytest.mark.parametrize("turn", [-0.2, 0.2])
def test_the_digits_of_a_turned_page_are_turned_back(turn: float) -> None:
    places = [(80 + 200 * row, 60 + 120 * column) for row in range(2) for column in range(3)]
    image = np.zeros((500, 460), np.float32)
    down, right = np.indices(image.shape) - np.array([250, 230])[:, None, None]
    size = np.hypot(1, turn)
    x, y = (right + turn * down) / size + 230, (down - turn * right) / size + 250
    for top, left in places:
        image[(abs(y - top - 60) < 60) & (abs(x - left - 10) < 10)] = 1
    parts = segment(Drawing(image=image))
    assert rows(parts) == [[0, 1, 2], [3, 4, 5]]
    for part in parts:
        box = box_of(part)
        assert 460 * (box[2] - box[0]) == pytest.approx(20, abs=4)
        assert 500 * (box[3] - box[1]) == pytest.approx(120, abs=4)


def test_a_single_row_that_rises_is_left_as_it_stands() -> None:
    places = [(110 - 30 * place, 190 - 30 * place, 20 + 60 * place) for place in range(4)]
    parts = segment(bars(*((top, bottom, left, left + 20) for top, bottom, left in places)))
    assert [round(300 * box_of(part)[2]) for part in parts] == [40, 100, 160, 220]
    assert [round(200 * box_of(part)[3]) for part in parts] == [190, 160, 130, 100]
