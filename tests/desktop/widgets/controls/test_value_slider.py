"""A slider with its field: both show the model's value, each tells what the user did."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.widgets.controls.value_slider import ValueSlider

Key = Qt.Key


@pytest.fixture
def made(qtbot):
    def make(*ends, **options):
        slider = ValueSlider(*ends, **options)
        qtbot.addWidget(slider)
        slider.told = []
        slider.slid.connect(slider.told.append)
        slider.typed.connect(lambda value: slider.told.append(("typed", value)))
        return slider

    return make


@pytest.mark.parametrize(
    ("ends", "options", "tick", "value"),
    [
        ((-3, 3), {}, 0.01, -0.01),
        ((0, 1), {}, 0.001, 0.5),
        ((1, 20), {"whole": True}, 1, 7),
        ((-100, 1110), {}, 1, 990),
    ],
)
def test_a_tick_is_a_round_step(made, ends, options, tick, value):
    slider = made(*ends, **options)
    slider.show_value(value)
    assert slider.told == []
    QTest.keyClick(slider.slider, Key.Key_Right)
    assert slider.told == [pytest.approx(value + tick)]


def test_a_logarithmic_one_moves_by_factors(made):
    slider = made(0.01, 1000, logarithmic=True)
    for tick in (0, 100, 200, 300, 400, 500):
        slider.slider.setValue(tick)
    assert slider.told == [0.1, 1.0, 10.0, 100.0, 1000.0]


@pytest.mark.parametrize("value", [math.inf, -math.inf, 1e9, -1e9])
def test_what_is_beyond_the_slider_stands_at_its_end(made, value):
    slider = made(-3, 3)
    slider.show_value(value)
    assert slider.slider.value() == (slider.slider.maximum() if value > 0 else 0)
    assert slider.told == []


def test_the_field_tells_by_another_signal(made):
    slider = made(-3, 3)
    slider.field.box.lineEdit().setText("2,5")
    QTest.keyClick(slider.field.box, Key.Key_Return)
    assert slider.told == [("typed", 2.5)]


def test_the_ends_stay_while_it_is_held(made):
    slider = made(-3, 3)
    slider.slider.setSliderDown(True)
    slider.set_range(-9, 9)
    slider.slider.setValue(slider.slider.maximum())
    assert slider.told[-1] == 3
    slider.slider.setSliderDown(False)
    slider.set_range(-9, 9)
    slider.slider.setValue(slider.slider.maximum())
    assert slider.told[-1] == 9
