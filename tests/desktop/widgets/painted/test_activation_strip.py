"""Hidden layers as pictures: every value at its place, as many layers as there is room for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from desktop.style import theme
from desktop.widgets.painted.activation_strip import ActivationStrip, LayerPicture
from desktop.widgets.painted.colormap import Colormap, arrange, picture

WHITE, BLUE, RED = QColor("#ffffff"), QColor("#0000ff"), QColor("#ff0000")


def layer(*shape, number=1):
    values = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    return LayerPicture(f"{shape[0]} things", f"Hidden layer {number}", values)


@pytest.fixture
def strip(qtbot):
    return qtbot.shown(ActivationStrip(), 700, 140)


@given(
    shape=st.one_of(
        st.tuples(st.integers(1, 70)),
        st.tuples(st.integers(1, 20), st.integers(1, 9), st.integers(1, 9)),
    ),
    across=st.floats(20, 400),
    down=st.floats(20, 200),
)
def test_every_value_has_one_cell(shape, across, down):
    mosaic = arrange(shape, across, down)
    width, height = mosaic.size
    found = [mosaic.at(x, y) for y in range(height) for x in range(width)]
    cells = [cell for cell in found if cell is not None]
    assert len(cells) == len(set(cells)) == np.prod(shape)


def test_colours_say_sign_and_size():
    values = np.array([1.0, -1.0, 0.0, 0.5])
    mosaic = arrange(values.shape, 400, 100)
    image = picture(values, mosaic, Colormap(WHITE, BLUE, RED))
    shown = {}
    for x in range(image.width()):
        for y in range(image.height()):
            cell = mosaic.at(x, y)
            shown[values[cell[0]]] = image.pixelColor(x, y)
    assert shown[1.0] == BLUE and shown[-1.0] == RED and shown[0.0] == WHITE
    assert 120 < shown[0.5].red() < 135


def test_silent_layers_are_no_error():
    values = np.zeros((2, 3, 3))
    mosaic = arrange(values.shape, 50, 50)
    assert picture(values, mosaic, Colormap(WHITE, BLUE, RED)).pixelColor(0, 0) == WHITE


def test_all_layers_are_shown_where_there_is_room(strip):
    strip.show_layers((layer(16, 14, 14), layer(48, 7, 7), layer(128)))
    assert strip.visible_layers == (0, 1, 2)
    strip.resize(110, 140)
    assert strip.visible_layers == (2,)


def test_first_and_last_stay_when_it_gets_narrow(strip):
    layers = tuple(layer(4, 5, 5, number=n) for n in range(6))
    strip.show_layers(layers)
    strip.resize(300, 140)
    assert strip.visible_layers == (0, 2, 5)
    assert len(strip.layers) == 6


def test_a_value_is_read_where_it_is_painted(strip):
    strip.show_layers((layer(4),))
    frame, mosaic = strip._frame(0), strip._mosaics[0]
    size = frame.width() / mosaic.size[0]
    for x in range(mosaic.size[0]):
        for y in range(mosaic.size[1]):
            number = mosaic.at(x, y)[0]
            at = QPoint(round(frame.x() + (x + 0.5) * size), round(frame.y() + (y + 0.5) * size))
            assert strip.reading(at) == f"Hidden layer 1: neuron {number}: {number}.000"
    assert strip.reading(QPoint(0, 0)) == ""


def test_a_map_is_read_with_row_and_column(strip):
    strip.show_layers((layer(2, 2, 2),))
    frame, mosaic = strip._frame(0), strip._mosaics[0]
    size = frame.width() / mosaic.size[0]
    at = QPoint(round(frame.x() + 1.5 * size), round(frame.y() + 0.5 * size))
    assert strip.reading(at) == "Hidden layer 1: map 0, row 0, column 1: 1.000"


def test_it_says_what_it_is(strip):
    assert "while you draw" in strip.accessibleDescription()
    strip.show_layers((layer(4, number=1), layer(5, number=2)))
    assert strip.accessibleDescription() == "Hidden layer 1; Hidden layer 2"


def test_it_follows_the_theme(strip):
    strip.show_layers((layer(4),))
    light = strip.grab().toImage()
    theme.manager().set_appearance("dark")
    assert strip.grab().toImage() != light


def test_layers_without_room_are_said_to_be_left_out(qtbot):
    strip = ActivationStrip()
    names = [f"Hidden layer {k + 1}" for k in range(6)]
    strip.show_layers(tuple(LayerPicture("2", name, np.ones(4)) for name in names))
    qtbot.shown(strip, 300, 120)
    shown = strip.visible_layers
    assert 1 < len(shown) < 6
    assert sum(map(strip.left_out_before, shown)) == 6 - len(shown)
    last = strip._block(shown[-1])
    between = QPoint(int(last.x()) - 10, int(last.center().y()))
    assert names[shown[-1] - 1] in strip.reading(between)
