"""Surfaces and curves that were typed: as those of the registry, and refused with a sentence."""

import numpy as np
import pytest

from nn_core.descent import SURFACES, path, surface_meant, surface_of
from nn_core.descent.book import RULES
from nn_core.descent.curves import LINES
from nn_core.descent.formula import line_of
from nn_core.errors import BadakError


@pytest.mark.parametrize("name", SURFACES)
def test_a_typed_surface_is_the_one_of_the_registry(name):
    known, typed = SURFACES[name], surface_of(SURFACES[name].formula)
    left, right, bottom, top = known.box
    x, y = np.linspace(left, right, 13), np.linspace(bottom, top, 11)
    assert typed.heights(x, y) == pytest.approx(known.heights(x, y), rel=1e-12, abs=1e-12)
    places = np.random.default_rng(0).uniform((left, bottom), (right, top), (9, 2))
    for place in places:
        assert typed.gradient(place) == pytest.approx(known.gradient(place), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("name", [name for name, line in LINES.items() if line.formula])
def test_a_typed_curve_is_the_one_of_the_registry(name):
    known, typed = LINES[name], line_of(LINES[name].formula)
    x = np.linspace(known.low, known.high, 50)
    assert typed.f(x) == pytest.approx(known.f(x))
    assert typed.slope(x) == pytest.approx(known.slope(x))
    assert float(typed.f(1.5)) == pytest.approx(float(known.f(1.5)))


def test_the_books_names_and_lost_digits():
    way = path(surface_of("x0**2 + x1**2"), RULES["sgd"](10.0), (-3, 4), 100, "numerical")
    assert str(way.places[-1]) == "[-2.58983747e+13 -1.29524862e+12]"


def test_an_input_may_be_missing():
    assert surface_of("x^2").gradient(np.array([3.0, 5.0])).tolist() == [6.0, 0.0]
    assert surface_of("7").heights(np.zeros(3), np.zeros(2)).tolist() == [[7.0] * 3] * 2
    assert surface_of("x^2", 1).inputs == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("everest", "no surface “everest”"),
        ("z*x", "means nothing here: “z”"),
        ("x + x0", "means nothing here: “x0”"),
        ("x +", "missing"),
        ("foo(x)", "no function"),
        ("", "."),
    ],
)
def test_what_is_no_surface_is_refused(text, said):
    with pytest.raises(BadakError, match=said):
        surface_meant(text)


def test_a_place_without_a_value_is_no_number():
    assert np.isnan(surface_of("log(x)").value(np.array([-1.0, 0.0])))


@pytest.mark.parametrize(
    "text",
    [
        "x**2/20 + y**2",
        "x**0.5 + y^-1",
        "x**y",
        "x**3 - sin(y)",
        "x**-2 + y**0",
        "log(x) / y",
        "exp(x*x*x) - y",
        "1/(1/x) + sqrt(y)",
        "max(x, y) * abs(x) - relu(-y)",
        "tanh(x) + sigmoid(y) - cos(x*y)",
        "(x*x*x*x)**3 / (x - y)",
    ],
)
def test_one_place_has_the_figures_of_many(text):
    surface = surface_of(text)
    sides = np.array([-1e60, -30.0, -2.0, -0.5, 0.0, 1e-9, 0.5, 1.0, 2.0, 9.0, 1e60])
    places = np.stack(np.meshgrid(sides, sides)).reshape(2, -1)
    heights, slopes = surface.value(places), surface.gradient(places)
    for k, place in enumerate(places.T):
        assert surface.value(place) == pytest.approx(heights[k], rel=1e-12, nan_ok=True)
        assert surface.gradient(place) == pytest.approx(slopes[:, k], rel=1e-12, nan_ok=True)
