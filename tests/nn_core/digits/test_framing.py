"""Where MNIST puts ink: 20 pixels long, centre of mass in the middle."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nn_core.digits.framing import Framing, box, centre_of_mass, place, resize, shrink
from nn_core.digits.raster import frame_pixels

UNIT = st.floats(0, 1, width=32)


def test_the_box_of_ink() -> None:
    ink = np.zeros((9, 7))
    assert box(ink) is None
    ink[3, 2] = ink[5, 4] = 0.1
    assert box(ink) == (2, 3, 5, 6)
    assert box(ink, above=0.1) is None


def test_the_centre_of_mass_weighs_ink() -> None:
    ink = np.zeros((5, 5))
    ink[1, 1], ink[1, 4] = 2, 1
    np.testing.assert_allclose(centre_of_mass(ink), [2, 1])


@given(hnp.arrays(np.float32, st.tuples(st.integers(1, 60), st.integers(1, 60)), elements=UNIT))
def test_resizing_keeps_to_the_range(ink: np.ndarray) -> None:
    for size in ((80, 80), (3, 5)):
        out = resize(ink, *size)
        assert out.shape == size
        assert out.min() >= ink.min() - 1e-4
        assert out.max() <= ink.max() + 1e-4


def test_shrinking_by_area_keeps_the_mean() -> None:
    ink = np.random.default_rng(0).random((120, 80)).astype(np.float32)
    assert resize(ink, 60, 40).mean() == pytest.approx(ink.mean(), rel=1e-5)
    np.testing.assert_allclose(resize(ink, 30, 20), shrink(ink), atol=1e-6)


def test_the_mass_lies_in_the_middle() -> None:
    fine = np.zeros((80, 60), np.float32)
    fine[:, :8] = fine[:8] = 1
    for framing, tolerance in ((Framing(), 0.5), (Framing(whole_pixels=False), 0.13)):
        centre = centre_of_mass(place(fine, framing))
        np.testing.assert_allclose(centre, 14, atol=tolerance + 1e-6)


def test_steps_can_be_left_out() -> None:
    ink = np.zeros((56, 56), np.float32)
    ink[4:8, 4:8] = 1
    raw = frame_pixels(ink, Framing(to_box=False, to_mass=False))
    assert box(raw) == (2, 2, 4, 4)
    assert box(frame_pixels(ink, Framing(to_mass=False))) == (4, 4, 24, 24)
    assert box(frame_pixels(ink, Framing(to_box=False))) == (14, 14, 16, 16)


def test_ink_far_from_the_mass_stays_in_the_picture() -> None:
    ink = np.zeros((100, 100), np.float32)
    ink[0, :] = 1
    ink[:, 99] = 0.001
    found = box(frame_pixels(ink))
    assert found is not None
    assert found[3] - found[1] == 20


@given(
    st.integers(1, 20)
    .flatmap(lambda width: hnp.arrays(np.float32, (20, width), elements=UNIT))
    .filter(lambda a: a[0].any() and a[-1].any() and a[:, 0].any() and a[:, -1].any())
)
def test_a_framed_picture_is_framed_already(ink: np.ndarray) -> None:
    once = frame_pixels(ink)
    np.testing.assert_allclose(frame_pixels(once), once, atol=1e-6)


def test_paper_stays_paper() -> None:
    assert not frame_pixels(np.zeros((5, 900), np.float32)).any()
