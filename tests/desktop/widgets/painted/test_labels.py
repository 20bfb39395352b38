"""Texts are as large and exact as their room allows, in a colour that can be read, and kept."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.style import theme
from desktop.widgets.painted import labels as module
from desktop.widgets.painted.colormap import colormap
from desktop.widgets.painted.grid import Grid
from desktop.widgets.painted.labels import (
    cell_texts,
    fitting,
    labels,
    paint_numbers,
    readable,
)

pytestmark = pytest.mark.usefixtures("qapp")


def room(width: float, height: float = 100) -> QRectF:
    return QRectF(0, 0, width, height)


def painted(paint) -> QImage:
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def test_size_gives_way_before_length():
    tokens = theme.LIGHT
    large, small = (labels(tokens.font(role)) for role in ("title", "small"))
    texts = ("0.574", "0.6")
    assert fitting(tokens, room(large.width("0.574")), *texts) == (large, "0.574")
    assert fitting(tokens, room(small.width("0.574")), *texts) == (small, "0.574")
    shorter = fitting(tokens, room(small.width("0.574") - 1), *texts)
    assert shorter is not None
    assert shorter[1] == "0.6"
    assert fitting(tokens, room(1), *texts) is None
    assert fitting(tokens, room(500, 1), *texts) is None


def test_numbers_of_a_grid_are_alike():
    font = theme.LIGHT.font("small")
    values = np.array([0.257, -0.5, 0.0, 1e-4])
    known = labels(font)
    wide = cell_texts(values, room(known.width("−0.5")), font)
    assert wide is not None
    assert wide[1] == ["0.26", "−0.5", "0", "0.00"]
    bare = cell_texts(values, room(known.width("−.5")), font)
    assert bare is not None
    assert bare[1] == [".26", "−.5", "0", ".00"]
    assert cell_texts(values, room(4), font) is None


def test_width_is_that_of_the_text():
    known = labels(theme.LIGHT.font("body"))
    shaped = known._shaped("−12.75")
    assert known.width("−12.75") == pytest.approx(shaped[1], abs=1)


def test_texts_are_painted_in_the_middle():
    known = labels(theme.LIGHT.font("body"))

    def paint(painter: QPainter) -> None:
        painter.setFont(known.font)
        known.draw(painter, QRectF(0, 0, 120, 40), "888")

    image = painted(paint)
    dark = [
        (x, y) for x in range(120) for y in range(40) if image.pixelColor(x, y).lightness() < 200
    ]
    assert dark
    assert abs(sum(x for x, _ in dark) / len(dark) - 60) < 2
    assert abs(sum(y for _, y in dark) / len(dark) - 20) < 4


def test_numbers_are_written_where_they_fit_only():
    tokens, values = theme.LIGHT, np.array([[0.25, -0.5]])
    colours = colormap(tokens, "positive", "negative").colours(values, 9)

    def paint(painter: QPainter) -> None:
        painter.setFont(tokens.font("small"))
        paint_numbers(painter, tokens, Grid(QRectF(0, 0, 120, 40), 1, 2), values, colours)
        paint_numbers(painter, tokens, Grid(QRectF(0, 0, 8, 8), 1, 2), values, colours)

    assert painted(paint) != painted(lambda painter: None)


def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(module, "MOST_TEXTS", 5)
    monkeypatch.setattr(module, "_known", {})
    known = labels(theme.LIGHT.font("body"))
    assert labels(theme.LIGHT.font("body")) is known
    for number in range(12):
        known._shaped(str(number))
        assert len(known._texts) <= 5
    for size in range(2 * module.MOST_FONTS):
        labels(module.scaled(theme.LIGHT.font("body"), 1 + size / 10))
    assert len(module._known) <= module.MOST_FONTS


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_text_can_be_read_on_every_colour(red, green, blue):
    background = QColor(red, green, blue)
    for tokens in (theme.LIGHT, theme.DARK):
        chosen = readable(tokens, background)
        back = module._luminance(background)
        assert module._contrast(module._luminance(chosen), back) >= 3.8
