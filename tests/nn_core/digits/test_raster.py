"""Strokes as MNIST would show them, wherever, however large and by whatever pen they were drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nn_core.digits import Drawing, Stroke, frame_pixels, rasterise, rasterise_strokes
from nn_core.digits.framing import Framing, box, centre_of_mass
from nn_core.digits.strokes import THINNEST

SEVEN = (
    Stroke(np.array([[0.3, 0.2], [0.7, 0.2], [0.45, 0.8]]), 0.07),
    Stroke(np.array([[0.4, 0.5], [0.65, 0.5]]), 0.07),
)
COORDINATE = st.floats(-100, 100)
POINTS = hnp.arrays(np.float64, st.tuples(st.integers(1, 8), st.just(2)), elements=COORDINATE)


def moved(strokes: tuple[Stroke, ...], scale: float, dx: float, dy: float) -> tuple[Stroke, ...]:
    return tuple(Stroke(s.points * scale + (dx, dy), s.width * scale, s.erase) for s in strokes)


def test_a_digit_is_framed_as_mnist_frames_it() -> None:
    picture = rasterise(Drawing(SEVEN))
    found = box(picture)
    assert found is not None
    assert found[3] - found[1] == 20
    np.testing.assert_allclose(centre_of_mass(picture), 14, atol=0.5)
    assert picture.dtype == np.float32
    assert picture.min() == 0
    assert picture.max() == 1


@given(st.floats(-3, 5), st.floats(-50, 50), st.floats(-50, 50))
def test_place_and_size_do_not_matter(power: float, dx: float, dy: float) -> None:
    expected = rasterise(Drawing(SEVEN))
    found = rasterise(Drawing(moved(SEVEN, 10.0**power, dx, dy)))
    # A tiny drawing far away has few digits left to say where it is.
    lost = 100 * 1e-15 / 10.0**power * 1000
    np.testing.assert_allclose(found, expected, atol=1e-4 + lost)


@given(st.lists(POINTS, min_size=1, max_size=4), st.floats(0.01, 0.5))
@settings(max_examples=150)
def test_any_strokes_give_a_picture(strokes: list[np.ndarray], pen: float) -> None:
    picture = rasterise_strokes(strokes, pen)
    assert picture.shape == (28, 28)
    assert picture.min() >= 0
    assert 0 < picture.max() <= 1
    found = box(picture)
    assert found is not None
    assert max(found[2] - found[0], found[3] - found[1]) in (19, 20, 21)


@given(st.integers(-300, 300))
def test_device_units_do_not_matter(power: int) -> None:
    strokes = [np.array([[0, 0], [3, 4], [1, 5.0]])]
    expected = rasterise_strokes(strokes)
    np.testing.assert_allclose(rasterise_strokes([strokes[0] * 10.0**power]), expected, atol=1e-4)


def test_a_dot_is_a_disc_and_a_doubled_point_is_a_dot() -> None:
    dot = rasterise(Drawing((Stroke(np.array([[0.2, 0.9]]), 0.07),)))
    assert dot.sum() == pytest.approx(np.pi * 100, rel=0.01)
    twice = rasterise(Drawing((Stroke(np.array([[0.2, 0.9], [0.2, 0.9]]), 0.07),)))
    np.testing.assert_array_equal(dot, twice)
    np.testing.assert_array_equal(dot, rasterise_strokes([np.array([[7, 7.0]])]))


def test_the_thinnest_dot_far_away_is_ink() -> None:
    for place in (0.0, 1e6):
        assert rasterise(Drawing((Stroke(np.array([[place, 0.5]]), THINNEST),))).any()


def test_no_strokes_are_blank() -> None:
    assert not rasterise(Drawing()).any()
    assert not rasterise_strokes([]).any()
    assert not rasterise(Drawing((Stroke(np.array([[0, 0]]), 0.1, erase=True),))).any()


def test_the_area_of_a_line_is_right() -> None:
    line = Stroke(np.array([[0, 0], [0, 1.0]]), 0.1)
    # 1.1 long with its round ends, scaled to 20 pixels.
    area = (1 * 0.1 + np.pi * 0.05**2) * (20 / 1.1) ** 2
    assert rasterise(Drawing((line,))).sum() == pytest.approx(area, rel=0.01)


def test_more_points_on_a_line_change_nothing() -> None:
    few = Stroke(np.array([[0, 0], [0.5, 1.0]]), 0.1)
    many = Stroke(np.linspace([0, 0], [0.5, 1], 200), 0.1)
    np.testing.assert_allclose(rasterise(Drawing((few,))), rasterise(Drawing((many,))), atol=0.03)


def test_pressure_widens_the_stroke() -> None:
    points = np.array([[0, 0], [0, 1.0]])
    wedge = rasterise(Drawing((Stroke(points, np.array([0.02, 0.2])),)))
    rows = wedge.sum(axis=1)
    assert rows[6] < rows[14] < rows[20]


def test_erased_ink_is_as_if_never_drawn() -> None:
    extra = Stroke(np.array([[0.9, 0.9], [0.95, 0.95]]), 0.03)
    rubber = Stroke(np.array([[0.88, 0.88], [0.97, 0.97]]), 0.1, erase=True)
    found = rasterise(Drawing((*SEVEN, extra, rubber)))
    np.testing.assert_allclose(found, rasterise(Drawing(SEVEN)), atol=0.3)
    assert np.abs(found - rasterise(Drawing(SEVEN))).mean() < 0.01


def test_ink_drawn_after_erasing_stays() -> None:
    rubber = Stroke(np.array([[0, 0], [1, 1.0]]), 3.0, erase=True)
    assert not rasterise(Drawing((*SEVEN, rubber))).any()
    found = rasterise(Drawing((*SEVEN, rubber, *SEVEN)))
    np.testing.assert_allclose(found, rasterise(Drawing(SEVEN)), atol=0.3)


def test_an_eraser_along_the_same_path_leaves_nothing() -> None:
    gone = tuple(Stroke(s.points, s.width, erase=True) for s in SEVEN)
    assert not rasterise(Drawing((*SEVEN, *gone))).any()


def test_a_speck_beside_a_huge_eraser_is_found() -> None:
    line = Stroke(np.array([[0, 0.5], [1, 0.5]]), 0.01)
    rubber = Stroke(np.array([[-1e5, -1e5], [0.995 - 1000, 0.5]]), 2000.0, erase=True)
    picture = rasterise(Drawing((line, rubber)))
    found = box(picture)
    assert found is not None
    assert max(found[2] - found[0], found[3] - found[1]) >= 19


def test_a_picture_alone_and_with_strokes() -> None:
    image = np.zeros((280, 280), np.float32)
    image[50:230, 100:120] = 1
    alone = rasterise(Drawing(image=image))
    np.testing.assert_array_equal(alone, frame_pixels(image))
    bar = Stroke(np.array([[0.39, 0.2], [0.7, 0.2]]), 0.07)
    crossed = rasterise(Drawing((bar,), image))
    assert box(crossed) != box(alone)
    rubber = Stroke(np.array([[0.39, 0], [0.39, 1]]), 0.2, erase=True)
    assert not rasterise(Drawing((rubber,), image)).any()


@pytest.mark.parametrize("side", [14, 28, 100, 600])
def test_strokes_over_pictures_of_any_size(side: int) -> None:
    image = np.zeros((side, side), np.float32)
    image[side // 4 : side // 2, side // 4 : side // 2] = 1
    far = Stroke(np.array([[0.75, 0.75]]), 0.05, erase=True)
    expected = rasterise(Drawing(image=image))
    np.testing.assert_allclose(rasterise(Drawing((far,), image)), expected, atol=0.05)


def test_the_canvas_as_it_is() -> None:
    raw = rasterise(Drawing(SEVEN), Framing(to_box=False, to_mass=False))
    found = box(raw)
    assert found is not None
    assert found[1] == int((0.2 - 0.035) * 28)
    assert found[3] == int(np.ceil((0.8 + 0.035) * 28))
