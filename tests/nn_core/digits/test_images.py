"""Ink is found in any picture of a digit, and nowhere on blank paper."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nn_core.digits import frame_pixels, ink_from_brightness, ink_from_rgba, rasterise_strokes
from nn_core.digits.framing import box
from nn_core.digits.ink import draw
from nn_core.digits.pieces import near
from nn_core.errors import DataFileError

SEVEN = [np.array([[3, 2], [7, 2], [4.5, 8]]), np.array([[4, 5], [6.5, 5.0]])]
EXPECTED = rasterise_strokes(SEVEN, 0.15)
rng = np.random.default_rng(0)


def drawn(margin: int = 60, zoom: int = 8) -> np.ndarray:
    """Ink of a seven on a larger sheet, not in the middle."""
    left, top, right, bottom = box(EXPECTED) or (0, 0, 28, 28)
    ink = np.kron(EXPECTED[top:bottom, left:right], np.ones((zoom, zoom), np.float32))
    return np.pad(ink, ((margin, 2 * margin), (2 * margin, margin)))


def like_expected(brightness: np.ndarray, tolerance: float = 0.02) -> bool:
    found = frame_pixels(ink_from_brightness(brightness))
    return bool(np.abs(found - EXPECTED).mean() < tolerance)


@pytest.mark.parametrize("light_on_dark", [True, False])
@pytest.mark.parametrize("contrast", [1.0, 0.3])
def test_either_polarity_and_contrast(light_on_dark: bool, contrast: float) -> None:
    ink = drawn() * contrast
    assert like_expected(0.0 + ink if light_on_dark else 1 - ink)


def test_both_polarities_of_a_small_picture_are_exact() -> None:
    for brightness in (EXPECTED, 1 - EXPECTED):
        found = frame_pixels(ink_from_brightness(brightness))
        np.testing.assert_allclose(found, EXPECTED, atol=0.06)


@pytest.mark.parametrize("dark", [True, False])
def test_an_uneven_background_is_paper(dark: bool) -> None:
    ink = drawn()
    y, x = (np.linspace(-1, 1, n) for n in ink.shape)
    light = 0.6 + 0.15 * x[None] - 0.2 * y[:, None] - 0.08 * (x**2)[None]
    assert like_expected(light * (1 - 0.6 * ink) if dark else 0.6 * light + 0.3 * ink, 0.03)


def test_noise_is_paper() -> None:
    ink = drawn()
    noisy = 0.8 - 0.6 * ink + 0.02 * rng.standard_normal(ink.shape)
    assert like_expected(noisy, 0.03)


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_blank_paper_is_blank(level: float) -> None:
    assert not ink_from_brightness(np.full((40, 30), level)).any()
    noisy = level + 0.01 * rng.standard_normal((200, 200))
    assert not ink_from_brightness(noisy).any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 50), (50, 1), (2, 3), (1200, 30), (5, 2000)])
def test_any_shape_is_taken(shape: tuple[int, int]) -> None:
    ink = ink_from_brightness(rng.random(shape))
    assert max(ink.shape) <= 560
    assert frame_pixels(ink).shape == (28, 28)


@given(
    hnp.arrays(
        np.float32,
        st.tuples(st.integers(1, 24), st.integers(1, 24)),
        elements=st.floats(0, 1, width=32),
    )
)
@settings(max_examples=60)
def test_ink_is_between_0_and_1(brightness: np.ndarray) -> None:
    ink = ink_from_brightness(brightness)
    assert ink.dtype == np.float32
    assert 0 <= ink.min() <= ink.max() <= 1


@pytest.mark.parametrize("bad", [np.zeros(4), np.zeros((0, 4)), np.array([[np.nan]])])
def test_what_is_no_picture_is_refused(bad: np.ndarray) -> None:
    with pytest.raises(DataFileError):
        ink_from_brightness(bad)


@pytest.mark.parametrize("colour", [0.0, 1.0])
def test_ink_on_nothing(colour: float) -> None:
    ink = drawn()
    pixels = np.concatenate([np.full((*ink.shape, 3), colour, np.float32), ink[..., None]], axis=-1)
    found = frame_pixels(ink_from_rgba(pixels))
    np.testing.assert_allclose(found, EXPECTED, atol=0.1)


def test_an_opaque_colour_picture() -> None:
    ink = drawn()
    pixels = np.ones((*ink.shape, 4), np.float32)
    pixels[..., :2] -= ink[..., None]  # blue on white
    assert np.abs(frame_pixels(ink_from_rgba(pixels)) - EXPECTED).mean() < 0.01


def test_a_finger_s_shadow_beside_the_strokes_is_no_ink() -> None:
    y, x = np.mgrid[0:400, 0:500].astype(np.float32)
    stroke = np.zeros((400, 500), np.float32)
    draw(stroke, np.array([[200, 120], [260, 100], [240, 300]], np.float64), np.full(3, 5.0))
    shadow = np.clip(
        (45 - np.hypot(x - 275, np.maximum(0, 200 - y) + np.maximum(0, y - 260))) / 14, 0, 1
    )
    seen = (0.85 - 0.1 * x / 500) * (1 - 0.45 * shadow) * (1 - 0.85 * stroke)
    ink = ink_from_brightness(seen)
    strokes = near(stroke > 0.1, 4)
    assert ink[~strokes].max() < 0.25
    assert ink[stroke > 0.9].min() > 0.5


def test_a_box_close_to_the_digit_does_not_come_back_as_its_edge() -> None:
    _, x = np.mgrid[0:400, 0:500].astype(np.float32)
    stroke, box_round = np.zeros((400, 500), np.float32), np.zeros((400, 500), np.float32)
    draw(stroke, np.array([[200, 120], [260, 100], [240, 300]], np.float64), np.full(3, 5.0))
    corners = [[187, 87], [273, 87], [273, 313], [187, 313], [187, 87]]
    draw(box_round, np.array(corners, np.float64), np.full(5, 1.0))
    noise = np.random.default_rng(1).normal(0, 0.004, x.shape).astype(np.float32)
    seen = (0.85 - 0.1 * x / 500) * (1 - 0.8 * np.maximum(stroke, box_round)) + noise
    ink = ink_from_brightness(seen)
    assert ink[~near(stroke > 0.1, 4)].max() < 0.15
    assert ink[stroke > 0.9].min() > 0.5
