"""Walks down surfaces: the book's numbers, closed forms, the book's rules against the fast ones."""

import math
from functools import partial
from itertools import islice, pairwise

import numpy as np
import pytest

from nn_core.descent import SURFACES, WentAstray, path, surface_meant, surface_of, walk
from nn_core.descent.book import RATES, RULES
from nn_core.descent.neuron import neuron_surface
from nn_core.descent.walking import past_the_middle
from nn_core.errors import ValueRefused
from nn_core.gradcheck import numerical_gradient
from nn_core.optimizers import OPTIMIZERS

BOOK_START = (-7.0, 2.0)


def end(surface, rule, start, steps, gradient="exact"):
    way = path(SURFACES[surface], rule, start, steps, gradient)
    assert way.astray is None
    return way.at(steps)


@pytest.mark.parametrize(
    ("lr", "gradient", "printed"),
    [
        (0.1, "numerical", "[-6.11110793e-10  8.14814391e-10]"),
        (10.0, "numerical", "[-2.58983747e+13 -1.29524862e+12]"),
        (1e-10, "numerical", "[-2.99999994  3.99999992]"),
        (10.0, "exact", "[-2.25154873e+128  3.00206497e+128]"),
        (0.1, "exact", "[-6.11110793e-10  8.14814391e-10]"),
    ],
)
def test_book_descent_comes_out_to_the_last_digit(lr, gradient, printed):
    """Section 4.4.1; with 10 the book prints what the numerical gradient makes of lost digits."""
    assert str(end("bowl", RULES["sgd"](lr), (-3.0, 4.0), 100, gradient).position) == printed


@pytest.mark.parametrize("lr", [0.01, 0.1, 0.37, 0.9, 1.3, 10.0])
@pytest.mark.parametrize("name", ["bowl", "valley", "saddle"])
def test_sgd_on_a_quadratic_multiplies_by_its_factors(name, lr):
    surface = SURFACES[name]
    factors, start = surface.factors(lr), (-3.0, 4.0)
    for n, step in enumerate(islice(walk(surface, RULES["sgd"](lr), start), 60)):
        expected = [x * f**n for x, f in zip(start, factors, strict=True)]
        assert step.position == pytest.approx(expected, rel=1e-12, abs=0)


@pytest.mark.parametrize(
    ("name", "place", "value"),
    [
        ("sgd", (-0.350393, 0.0847823), 0.0133268),
        ("momentum", (0.896414, 0.0880856), 0.0479370),
        ("adagrad", (-0.120162, 2.48639e-17), 0.000721949),
        ("adam", (0.136007, 0.318245), 0.102205),
    ],
)
def test_the_four_in_the_books_valley(name, place, value):
    found = end("valley", RULES[name](RATES[name]), BOOK_START, 30)
    assert found.position == pytest.approx(place, rel=5e-6)
    assert found.value == pytest.approx(value, rel=5e-6)


def test_way_of_sgd_in_the_valley():
    way = path(SURFACES["valley"], RULES["sgd"](0.95), BOOK_START, 30)
    assert way.length(30) == pytest.approx(36.9926, rel=1e-5)
    assert past_the_middle(way.places[0], way.gradients[0], (0, 0)) == pytest.approx(
        64.128, abs=1e-3
    )
    assert past_the_middle(np.array([3.0, 4.0]), np.array([6.0, 8.0]), (0, 0)) == 0
    assert math.isnan(past_the_middle(np.zeros(2), np.ones(2), (0, 0)))


@pytest.mark.parametrize(("lr", "y"), [(0.99, 1.09096864), (1.0, 2.0), (1.01, 3.62272317)])
def test_sgd_breaks_at_one(lr, y):
    assert end("valley", RULES["sgd"](lr), BOOK_START, 30).position[1] == pytest.approx(y)
    assert SURFACES["valley"].breaks_at() == 1.0
    assert SURFACES["saddle"].breaks_at() is None


@pytest.mark.parametrize("name", RULES)
def test_fast_rules_do_what_the_books_do(name):
    rng = np.random.default_rng(3)
    book, fast = RULES[name](0.1), OPTIMIZERS[name](0.1)
    x = rng.normal(size=50)
    y = x.copy()
    for _ in range(40):
        g = rng.normal(size=50)
        book.update(x, g)
        fast.update(y, g)
        assert y == pytest.approx(x, rel=1e-10, abs=1e-12)


def test_every_optimiser_has_its_book_form_and_a_rate():
    assert RULES.keys() == OPTIMIZERS.keys() == RATES.keys()
    assert all(surface.rates.keys() == RULES.keys() for surface in SURFACES.values())


@pytest.mark.parametrize("name", ["adagrad", "adam"])
def test_first_step_is_the_rate_itself(name):
    first = next(walk(SURFACES["valley"], RULES[name](0.3), (20.0, -3.0)))
    assert first.step == pytest.approx([-0.3, 0.3], rel=1e-5)


def test_momentum_without_memory_is_sgd():
    plain = path(SURFACES["valley"], RULES["sgd"](0.3), BOOK_START, 20)
    rolling = path(SURFACES["valley"], RULES["momentum"](0.3, 0.0), BOOK_START, 20)
    assert (plain.places == rolling.places).all()


@pytest.mark.parametrize("name", RULES)
def test_a_step_leads_to_the_next_place(name):
    way = path(SURFACES["two-minima"], RULES[name](0.02), (1.6, 1.0), 25)
    steps = [way.at(place) for place in range(26)]
    assert len(way.values) == 26
    for one, other in pairwise(steps):
        assert one.position + one.step == pytest.approx(other.position, abs=1e-15)
        assert not one.position.flags.writeable
    assert set(steps[0].memory) == {"momentum": {"v"}, "nesterov": {"v"}, "adam": {"m", "h"}}.get(
        name, set() if name == "sgd" else {"h"}
    )


@pytest.mark.parametrize("name", SURFACES)
def test_surfaces_have_the_slopes_they_say(name):
    surface = SURFACES[name]
    left, right, bottom, top = surface.box
    for x in np.random.default_rng(1).uniform((left, bottom), (right, top), (20, 2)):
        slope = numerical_gradient(lambda at: float(surface.value(at)), x.copy(), 1e-5)
        assert surface.gradient(x) == pytest.approx(slope, rel=1e-5, abs=1e-6)
    if surface.minimum is not None:
        assert surface.gradient(np.array(surface.minimum)) == pytest.approx((0, 0), abs=1e-9)
        lowest = surface.heights(np.linspace(left, right, 81), np.linspace(bottom, top, 81)).min()
        assert surface.value(np.array(surface.minimum)) <= lowest + 1e-12
    assert surface_meant(surface.formula) is surface


def test_heights_are_those_of_the_places():
    heights = SURFACES["valley"].heights(np.array([0.0, 2.0]), np.array([1.0, 3.0, 5.0]))
    assert heights.shape == (3, 2)
    assert heights[2, 1] == 4 / 20 + 25


def test_a_walk_that_leaves_the_numbers_says_when():
    way = path(SURFACES["rosenbrock"], RULES["sgd"](1.0), (-1.5, 2.0), 30)
    assert way.astray == len(way.values) < 30
    with pytest.raises(WentAstray, match=f"After step {way.astray}"):
        list(walk(SURFACES["rosenbrock"], RULES["sgd"](1.0), (-1.5, 2.0)))
    with pytest.raises(WentAstray, match="At the start"):
        next(walk(SURFACES["bowl"], RULES["sgd"](1.0), (math.nan, 2.0)))


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueRefused, match="3 of 2 coordinates"):
        next(walk(SURFACES["bowl"], RULES["sgd"](1.0), (1.0, 2.0, 3.0)))
    with pytest.raises(ValueRefused, match="exact, numerical"):
        next(walk(SURFACES["bowl"], RULES["sgd"](1.0), (1.0, 2.0), "guessed"))
    with pytest.raises(ValueRefused, match="rosenbrock"):
        surface_meant("everest")


def same(one, other):
    """Return whether two numbers or arrays are equal to the last bit, the sign of 0 included."""
    return np.asarray(one).tobytes() == np.asarray(other).tobytes()


@pytest.mark.parametrize("gradient", ["exact", "numerical"])
@pytest.mark.parametrize("name", RULES)
def test_a_path_is_its_walk_to_the_last_bit(name, gradient):
    rng = np.random.default_rng(5)
    square = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    # A neuron's surface looks for the best bias from the one before: each has its own here.
    made = [partial(SURFACES.get, one) for one in SURFACES]
    made += [partial(surface_of, one) for one in ("exp(x)/3 + y**4 - 1/x", "x0**3 + x1**2")]
    made += [partial(neuron_surface, square, square[:, 0], bias) for bias in (None, -0.5)]
    lost = 0
    for surface in made:
        for _ in range(4):
            start = np.round(rng.uniform(-4, 4, 2), 2)
            lr = float(10 ** rng.uniform(-2, 1.7))
            way = path(surface(), RULES[name](lr), start, 25, gradient)
            walked, went = [], None
            try:
                walked.extend(islice(walk(surface(), RULES[name](lr), start, gradient), 26))
            except WentAstray as error:
                went, lost = error.step, lost + 1
            assert way.astray == went
            for place, other in enumerate(walked):
                one = way.at(place)
                assert all(map(same, one[:4], other[:4]))
                assert one.memory.keys() == other.memory.keys()
                assert all(same(one.memory[key], other.memory[key]) for key in one.memory)
                assert not any(array.flags.writeable for array in (one[0], one[2], one[3]))
    assert lost or (name, gradient) != ("sgd", "exact")
