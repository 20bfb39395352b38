"""Values become the colours that a theme names, and pictures outlive the arrays they came from."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from desktop.style import theme
from desktop.widgets.painted.colormap import Colormap, colormap, image_of, size_of

RED, WHITE, BLUE = QColor("#ff0000"), QColor("#ffffff"), QColor("#0000ff")


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_zero_is_paper_and_signs_are_colours(tokens):
    colours = colormap(tokens, "positive", "negative").colours(np.array([0, 2, -2, 9.0]), 2)
    assert [c.name() for c in colours] == [
        tokens.paper,
        tokens.positive,
        tokens.negative,
        tokens.positive,
    ]
    ink = colormap(tokens, "ink").colours(np.array([0, 1, -1.0]))
    assert [c.name() for c in ink] == [tokens.paper, tokens.ink, tokens.paper]


def test_the_largest_size_has_full_colour_unless_another_is_given():
    values = np.array([[1.0, -4.0]])
    assert Colormap(WHITE, BLUE, RED).image(values).pixelColor(1, 0) == RED
    assert 126 <= Colormap(WHITE, BLUE, RED).image(values, 8).pixelColor(1, 0).green() <= 129


def test_what_lies_over_a_picture_lets_it_through():
    over = colormap(theme.LIGHT, "positive", "negative", zero=None, alpha=0.5)
    image = over.image(np.array([[0.0, 0.5, -1.0]]), 1)
    found = [image.pixelColor(x, 0).alphaF() for x in range(3)]
    assert found == pytest.approx([0, 0.25, 0.5], abs=0.01)
    assert abs(image.pixelColor(2, 0).red() - QColor(theme.LIGHT.negative).red()) <= 2


def test_what_is_no_number_looks_like_zero():
    values = np.array([np.nan, np.inf, -np.inf, 0], np.float32)
    names = [c.name() for c in Colormap(WHITE, BLUE, RED).colours(values, 1)]
    assert names == [c.name() for c in (WHITE, BLUE, RED, WHITE)]


def test_nothing_is_no_error():
    assert size_of(np.zeros(0)) == 0
    image = Colormap(WHITE, BLUE, RED).image(np.zeros((2, 3)))
    assert (image.width(), image.height()) == (3, 2)
    assert image.pixelColor(0, 0) == WHITE


def test_a_picture_owns_its_pixels():
    pixels = Colormap(WHITE, BLUE).pixels(np.ones((2, 2)))
    image = image_of(pixels)
    pixels[:] = 0
    assert image.pixelColor(1, 1) == BLUE


@given(st.floats(-2, 2), st.floats(-2, 2))
def test_order_is_kept(one, other):
    low, high = Colormap(QColor(0, 0, 0), WHITE, RED).colours(np.array(sorted((one, other))), 2)
    assert low.blue() <= high.blue()
    assert low.blue() > 0 or low.red() >= 0


def test_arrays_are_left_as_they_were():
    values = np.array([[0.5, -0.5]])
    values.flags.writeable = False
    Colormap(WHITE, BLUE, RED).image(values, 1)
    assert values.tolist() == [[0.5, -0.5]]
