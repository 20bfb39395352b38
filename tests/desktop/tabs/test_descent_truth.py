"""What the Descent tab says holds in thousands of random states, worked out anew by plain NumPy."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from claims import claims, number
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.services.context import TabContext
from desktop.tabs.descent.loss import texts as loss_texts
from desktop.tabs.descent.loss.state import OTHER_WEIGHT, Kind, LossState, Scene
from desktop.tabs.descent.slope import texts as slope_texts
from desktop.tabs.descent.slope.presenter import KINDS, SlopePresenter, SlopeState
from desktop.tabs.descent.valley import texts as valley_texts
from desktop.tabs.descent.valley.presenter import ValleyPresenter
from desktop.tabs.descent.valley.state import FOUR, ValleyState
from nn_core.arrays import FloatArray
from nn_core.descent.slope import METHODS

# The loss


def random_answer(rng: np.random.Generator) -> LossState:
    """Return an answer such as bars can be dragged to: ties, zeros, next to nothing, nearly all."""
    count = int(rng.choice([3, 10]))
    y = rng.dirichlet(np.full(count, 0.3))
    y[rng.random(count) < 0.3] = 0
    if rng.random() < 0.2:
        y[:] = 1
    y = y / y.sum() if y.sum() else np.full(count, 1 / count)
    state = LossState(y=tuple(y.tolist()), right=int(rng.integers(count)), preset="")
    ends = [0.0, 1.0, 10.0 ** -rng.uniform(0, 12), 1 - 10.0 ** -rng.uniform(1, 12), state.share]
    moved = state.with_share(state.right, float(rng.choice(ends)))
    return replace(moved, kind=Kind(rng.choice(list(Kind))))


def test_a_loss_is_that_of_the_answer() -> None:
    rng, met = np.random.default_rng(1), set()
    for _ in range(1500):
        state = random_answer(rng)
        y, t = np.array(state.y), np.eye(len(state.y))[state.right]
        entropy, squared = -np.log(y[state.right] + 1e-7), 0.5 * np.sum((y - t) ** 2)
        said = claims(loss_texts.sentence(state), loss_texts._TEXTS)
        met |= set(said) - {"square"}
        if state.kind is Kind.SQUARED:
            assert number(said["squared"]["loss"]) == pytest.approx(squared, rel=0.01)
            assert number(said["squared"]["entropy"]) == pytest.approx(entropy, rel=0.01)
            assert squared <= 1 + 1e-12
            continue
        if "given" in said:
            assert number(said["given"]["loss"]) == pytest.approx(-np.log(state.share), rel=0.01)
            assert number(said["given"]["share"]) == pytest.approx(state.share, rel=0.01)
        elif "tiny" in said:
            assert number(said["tiny"]["loss"]) == pytest.approx(entropy, rel=0.01)
        assert ("all" in said) == (state.share == 1)
        assert ("nothing" in said) == (state.share == 0)
        for values in said.values():
            if "share" in values:
                assert 0 < number(values["share"]) < 1, state
        if "other" in said:
            leader = int(said["other"]["leader"])
            assert y[leader] == np.delete(y, state.right).max()
            assert number(said["other"]["other"]) == pytest.approx(
                -np.log(y[leader] + 1e-7), rel=0.01
            )
    assert met == {"given", "tiny", "all", "nothing", "squared", "other"}


@pytest.mark.parametrize("count", [3, 10])
def test_alike_is_the_logarithm_of_how_many_there_are(count: int) -> None:
    state = LossState(y=(1 / count,) * count, right=0, compared=frozenset({"alike"}))
    asked = loss_texts.answers("alike", count)
    assert number(asked["ln"]) == pytest.approx(-np.log(1 / count), rel=1e-3)
    right = replace(state, guesses=(("alike", "ln"),))
    said = loss_texts.comparison(right, "alike")
    assert said.startswith(loss_texts.text("as said"))
    assert asked["ln"] in said


def random_neuron(rng: np.random.Generator) -> LossState:
    """Return a neuron on points: often such as a line parts, or all of one class."""
    count = int(rng.integers(1, 30))
    x = rng.normal(0, 1, (count, 2))
    if rng.random() < 0.2:
        x[:, 0] = 0
    t = rng.integers(0, 2, count)
    if rng.random() < 0.4:
        t = (x @ rng.normal(0, 1, 2) > 0).astype(np.int64)
    taught = None if rng.random() < 0.3 else (x, t)
    weight = float(rng.choice([rng.uniform(-6, 6), -6.0, 0.0, 6.0]))
    step = bool(rng.random() < 0.2)
    state = LossState(scene=Scene.ACCURACY, weight=weight, step=step, taught=taught)
    if rng.random() < 0.2 and not step:
        state = replace(state, weight=float(state.curves.weights[state.curves.loss.argmin()]))
    return state


def neuron_loss(state: LossState, weight: float) -> float:
    x, t = state.data
    a = x @ np.array([weight, OTHER_WEIGHT])
    return float(np.mean(np.log1p(np.exp(-a * (2 * t - 1)))))


def test_a_neurons_loss_leads_where_it_is_said_to() -> None:
    rng, met = np.random.default_rng(2), set()
    for _ in range(700):
        state = random_neuron(rng)
        x, t = state.data
        right = float(np.mean((x @ np.array([state.weight, OTHER_WEIGHT]) > 0) == (t > 0)))
        ((key, values),) = claims(loss_texts.sentence(state), loss_texts._TEXTS).items()
        met.add(key)
        if key == "stairs":
            wrong = -np.log(1e-7) * (1 - right)
            assert number(values["loss"]) == pytest.approx(wrong, rel=0.01, abs=1e-6)
            continue
        assert number(values["accuracy"]) == pytest.approx(right, abs=0.006)
        here = neuron_loss(state, state.weight)
        sides = [neuron_loss(state, state.weight + side) for side in (-1e-3, 1e-3)]
        slope = (sides[1] - sides[0]) / 2e-3
        if key == "smooth":
            assert number(values["slope"]) == pytest.approx(slope, rel=0.06)
            way = -1 if values["way"] == loss_texts.text("smaller") else 1
            assert neuron_loss(state, state.weight + 1e-3 * way) < here
        else:
            assert abs(slope) < 1.1e-3
            assert number(values["loss"]) == pytest.approx(here, rel=0.01)
        if key == "lowest":
            assert here <= min(neuron_loss(state, state.weight + w) for w in (-0.3, 0.3))
    assert met == {"smooth", "lowest", "level", "stairs"}


# The slope

F = Callable[[Any], Any]
CURVES: dict[str, tuple[F, F]] = {
    "parabola": (lambda x: 0.01 * x**2 + 0.1 * x, lambda x: 0.02 * x + 0.1),
    "square": (lambda x: x**2, lambda x: 2 * x),
    "sine": (np.sin, np.cos),
    "size": (np.abs, np.sign),
    "step": (lambda x: float(x > 0), lambda x: 0.0),
    "relu": (lambda x: max(x, 0.0), lambda x: float(x > 0)),
    "x**3/10 - x": (lambda x: x**3 / 10 - x, lambda x: 0.3 * x**2 - 1),
    "abs(x - 1)": (lambda x: abs(x - 1), lambda x: np.sign(x - 1)),
    "log(x)": (lambda x: math.log(x) if x > 0 else math.nan, lambda x: 1 / x),
}
BENDS = {"size": 0.0, "step": 0.0, "relu": 0.0, "abs(x - 1)": 1.0}


@st.composite
def slopes(draw: st.DrawFn) -> tuple[str, SlopeState]:
    curve = draw(st.sampled_from(list(CURVES)))
    start = draw(
        st.sampled_from([0.0, 1.0, -1.0, 0.5]) | st.floats(-4, 4).map(lambda x: round(x, 3))
    )
    h = draw(
        st.sampled_from([3.0, 1.0, 1e-4, 1e-50, 8e-17]) | st.floats(-17, 0.4).map(lambda e: 10.0**e)
    )
    own = curve not in KINDS
    return curve, SlopeState(
        line="own" if own else curve,
        formula=curve if own else "x",
        start=start,
        h=h,
        method=draw(st.sampled_from(["central", "forward"])),
        rate=draw(st.sampled_from([0.001, 0.3, 1.0, 1.5])),
        place=draw(st.sampled_from([0, 0, 0, 1, 7])),
    )


@given(slopes())
@example(("sine", SlopeState(start=1.0, h=8e-17)))
def test_a_slope_is_what_comes_out(drawn: tuple[str, SlopeState]) -> None:
    curve, state = drawn
    f, slope = CURVES[curve]
    said = claims(slope_texts.sentence(state), slope_texts._TEXTS)
    said = {key: values for key, values in said.items() if not key.startswith("line ")}
    x, h = state.x, state.h
    left = x - h if state.method == "central" else x
    right, kink = x + h, BENDS.get(curve)
    with np.errstate(all="ignore"):
        came = (f(right) - f(left)) / (2 * h if state.method == "central" else h)
    if not math.isfinite(f(x)):
        assert set(said) == {"undefined"}
    elif state.place:
        ball = state.start
        for _ in range(min(state.place, state.last)):
            ball -= state.rate * slope(ball)
        (values,) = said.values()
        assert number(values["x"]) == pytest.approx(ball, rel=0.01, abs=1e-9)
        assert ("stuck" in said) == (state.x == kink)
    elif "off" in said or "equal" in said:
        key = "off" if "off" in said else "equal"
        assert number(said[key]["value"]) == pytest.approx(came, rel=1e-6)
        if key == "off":
            assert number(said[key]["exact"]) == pytest.approx(slope(x), rel=1e-5, abs=1e-12)
        assert x != kink
        assert kink is None or not left < kink < right
    elif "lost" in said or "kink lost" in said:
        assert left == right == x
        assert came == 0
        assert ("kink lost" in said) == (x == kink)
    elif "jump" in said:
        assert x == 0
        assert number(said["jump"]["value"]) == pytest.approx(came, rel=0.01)
        smaller = replace(state, h=max(h / 10, 1e-55))
        assert smaller.numerical >= state.numerical
    elif "jump beside" in said:
        assert number(said["jump beside"]["value"]) == pytest.approx(came, rel=0.01)
        assert came != 0
        nearer = replace(state, h=0.999 * number(said["jump beside"]["beside"]))
        assert nearer.numerical == 0
    elif "kink" in said or "kink here" in said:
        (values,) = (said[key] for key in ("kink", "kink here") if key in said)
        assert kink is not None
        assert ("kink here" in said) == (x == kink)
        assert x == kink or left < kink < right
        assert number(values["left"]) == pytest.approx(slope(kink - 1), abs=1e-3)
        assert number(values["right"]) == pytest.approx(slope(kink + 1), abs=1e-3)
        assert number(values["value"]) == pytest.approx(came, rel=0.01, abs=1e-6)
    elif "foot" in said:
        assert not math.isfinite(came)
    else:
        assert set(said) == {"level"}
        assert slope(x) == 0 == came
    if "parabola" in said:
        large = replace(state, h=1.0)
        assert abs(large.numerical - slope(x)) < 1e-13 * (1 + abs(x)) ** 2


@given(slopes())
def test_the_best_h_is_one(drawn: tuple[str, SlopeState]) -> None:
    curve, state = drawn
    state = replace(state, guess="1e-5")
    said = slope_texts.comparison(state)
    if not said:
        return
    (key,) = set(claims(said, slope_texts._TEXTS)) & {"saw", "saw kink", "saw digits"}
    f, slope = CURVES[curve]
    h = slope_texts.best(state)

    def error(h: float) -> float:
        """Return the largest error at h and a little below: a single hit may be luck."""
        with np.errstate(all="ignore"):
            some = [
                abs(float(METHODS[state.method](f, state.x, h * step)) - slope(state.x))
                for step in (0.8, 0.85, 0.9, 0.95, 1.0)
            ]
        return max((one for one in some if math.isfinite(one)), default=math.inf)

    assert error(h / 1e4) > error(h) or error(h) < 1e-14
    if key == "saw digits":
        assert error(0.8) <= 100 * max(error(h), 1e-14)
    else:
        assert error(1.0) > error(h)
        assert (key == "saw kink") == (curve in BENDS)


# The valley

GROUNDS: dict[str, Callable[[FloatArray], tuple[float, FloatArray]]] = {
    "x**2/20 + y**2": lambda p: (p[0] ** 2 / 20 + p[1] ** 2, np.array([p[0] / 10, 2 * p[1]])),
    "x**2 + y**2": lambda p: (p[0] ** 2 + p[1] ** 2, 2 * p),
    "x*y": lambda p: (p[0] * p[1], p[::-1]),
    "exp(x) + y**4": lambda p: (
        np.exp(p[0]) + p[1] ** 4,
        np.array([np.exp(p[0]), 4 * p[1] ** 3]),
    ),
}
NAMED = {"x**2/20 + y**2": "valley", "x**2 + y**2": "bowl"}


def walked(name: str, lr: float, ground: str, start: tuple[float, float], steps: int) -> FloatArray:
    """Return x, y and f after each step by the book's rules, shape (<= steps + 1, 3)."""
    p = np.array(start)
    v, h, m, found = np.zeros(2), np.zeros(2), np.zeros(2), []
    with np.errstate(all="ignore"):
        for n in range(1, steps + 2):
            f, g = GROUNDS[ground](p)
            if not np.isfinite([*p, f, *g]).all():
                break
            found.append((*p, f))
            if name == "sgd":
                p = p - lr * g
            elif name == "momentum":
                v = 0.9 * v - lr * g
                p = p + v
            elif name == "adagrad":
                h = h + g * g
                p = p - lr * g / (np.sqrt(h) + 1e-7)
            else:
                m, h = m + 0.1 * (g - m), h + 0.001 * (g * g - h)
                p = p - lr * np.sqrt(1 - 0.999**n) / (1 - 0.9**n) * m / (np.sqrt(h) + 1e-7)
    return np.array(found).reshape(-1, 3)


def random_race(rng: np.random.Generator) -> tuple[str, ValleyState]:
    ground = str(rng.choice(list(GROUNDS)))
    steps = int(rng.integers(1, 60))
    start = tuple(np.round(rng.uniform(-7, 7, 2), int(rng.integers(0, 3))).tolist())
    if rng.random() < 0.1:
        start = (0.0, 0.0)
    return ground, ValleyState(
        surface=NAMED.get(ground, "own"),
        formula=ground,
        start=start,
        shown=tuple(name for name in FOUR if rng.random() < 0.6),
        rates=tuple(np.round(10.0 ** rng.uniform(-2, 1.5, 4), 3).tolist()),
        steps=steps,
        place=int(rng.integers(0, steps + 1)),
    )


def test_who_stands_where_is_said_as_it_is() -> None:
    rng, met = np.random.default_rng(3), set()
    for _ in range(500):
        ground, state = random_race(rng)
        ways = {
            name: walked(name, state.rate[name], ground, state.start, state.steps)
            for name in state.shown
        }
        said = claims(valley_texts.sentence(state), valley_texts._TEXTS)
        standing = {
            name: way[state.place, 2] for name, way in ways.items() if len(way) > state.place
        }
        for key in set(said) & {
            "nobody",
            "start",
            "lowest",
            "alone",
            "tied",
            "lost",
            "way",
            "misses",
        }:
            met.add(key)
            check_claim(key, said[key], state, ways, standing)
        if said.keys() & {"lowest", "alone", "tied"}:
            assert len(standing) == len(state.shown)
    assert met == {"nobody", "start", "lowest", "alone", "tied", "lost", "way", "misses"}


def check_claim(
    key: str,
    values: dict[str, str],
    state: ValleyState,
    ways: dict[str, FloatArray],
    standing: dict[str, float],
) -> None:
    keys = {text: key for key, text in valley_texts.names().items()}
    if key == "nobody":
        assert not state.shown
    elif key == "start":
        assert state.place == 0
        (first, *_) = ways.values()
        assert number(values["value"]) == pytest.approx(first[0, 2], rel=0.01)
    elif key in ("lowest", "alone", "tied"):
        lowest = min(standing.values())
        assert int(values["place"]) == state.place > 0
        assert number(values["value"]) == pytest.approx(lowest, rel=0.01, abs=1e-12)
        named = values.get("names", values.get("name", "")).split(", ")
        for name in named:
            assert standing[keys[name]] == pytest.approx(lowest, rel=1e-6, abs=1e-12)
        assert (key == "alone") == (len(standing) == 1)
    elif key == "lost":
        assert len(ways[keys[values["name"]]]) == int(values["steps"]) <= state.place
    elif key == "way":
        way = ways["sgd"][: state.place + 1, :2]
        long = np.linalg.norm(np.diff(way, axis=0), axis=1).sum()
        assert number(values["way"]) == pytest.approx(long, rel=0.01)
        assert number(values["far"]) == pytest.approx(np.linalg.norm(way[-1] - way[0]), rel=0.01)
    if key in ("way", "misses"):
        # Of the surfaces here those with a lowest place have it at (0, 0).
        p = np.array(state.start)
        g = GROUNDS[state.formula](p)[1]
        cosine = (p @ g) / np.linalg.norm(p) / np.linalg.norm(g)
        assert number(values["miss"]) == pytest.approx(np.degrees(np.arccos(cosine)), rel=0.06)


def test_sgd_is_said_to_multiply_by_what_it_does() -> None:
    rng = np.random.default_rng(4)
    for _ in range(300):
        ground, state = random_race(rng)
        said = claims(valley_texts.factors(state), {"factors": valley_texts._TEXTS["factors"]})
        assert bool(said) == (ground in NAMED and "sgd" in state.shown)
        if said:
            way = walked("sgd", state.rate["sgd"], ground, (1.0, 1.0), 1)
            assert number(said["factors"]["x"]) == pytest.approx(way[1, 0], rel=1e-3, abs=1e-3)
            assert number(said["factors"]["y"]) == pytest.approx(way[1, 1], rel=1e-3, abs=1e-3)


@pytest.mark.parametrize("surface", ["valley", "bowl"])
def test_above_the_rate_at_which_sgd_breaks_a_coordinate_grows(surface: str) -> None:
    state = ValleyState(
        surface=surface, compared=frozenset({"breaks"}), guesses=(("breaks", "one"),)
    )
    (values,) = claims(
        valley_texts.comparison(state), {"saw": valley_texts._TEXTS["saw breaks"]}
    ).values()
    rate = number(values["rate"])
    for above in (False, True):
        lr = rate * (1.01 if above else 0.99)
        way = np.abs(walked("sgd", lr, state.ground.formula, (3.0, 2.0), 40)[:, :2])
        grows = (np.diff(way, axis=0) > 0).all(axis=0)
        assert grows.any() == above


@pytest.mark.parametrize(("points", "parted"), [("and", True), ("or", True), ("xor", False)])
def test_a_loss_is_said_to_have_no_bottom_only_where_it_falls_for_ever(
    points: str, parted: bool
) -> None:
    state = ValleyState(surface="neuron", points=points)
    said = valley_texts.sentence(state)
    assert (valley_texts.text("bottomless") in said) == parted
    far = [float(state.ground.value(np.array([k, k]))) for k in (1.0, 10.0, 100.0)]
    assert (far[0] > far[1] > far[2] and far[2] < 1e-6) == parted


def test_those_who_end_equally_low_are_all_right() -> None:
    state = ValleyState(
        start=(0.0, 0.0), shown=("sgd", "adam"), compared=frozenset({"nearest", "breaks"})
    )
    for guess in ("sgd", "adam", "momentum"):
        said = valley_texts.comparison(replace(state, guesses=(("nearest", guess),)))
        right = valley_texts.text("as said")
        assert said.startswith(right) == (guess in state.shown)


def test_what_is_nearly_as_asked_is_not_noticed(context: TabContext) -> None:
    slope = SlopePresenter(context)
    slope.set_h(0.0011)
    slope.set_h(1e-49)
    slope.set_line("square")
    slope.set_rate(1.0)
    slope.playback.finish()
    assert not slope.done, "nearly together, nearly lost, and a ball that swings and doesn't climb"
    valley = ValleyPresenter(context)
    valley.set_rate("sgd", 1.0)
    valley.set_surface("bowl")
    valley.set_rate("sgd", 9.9)
    for gradient in ("exact", "numerical"):
        valley.set_gradient(gradient)
    valley.run()
    assert not valley.done, "η is 1 and not above, or not 10, and nobody clicked the map"


WANDERING = ValleyState(
    surface="own",
    formula="sin(3*x)*2 + y**2",
    start=(1.0, 1.0),
    shown=("sgd",),
    rates=(0.6, 0.1, 0.1, 0.1),
    gradient="numerical",
    steps=200,
)
FAR = ValleyState(
    surface="bowl", start=(-3.0, 4.0), shown=("sgd",), rates=(10.0, 0.1, 0.1, 0.1), steps=100
)


@pytest.mark.parametrize("state", [WANDERING, replace(FAR, gradient="numerical")])
def test_digits_are_said_to_be_lost_only_where_they_are(state: ValleyState) -> None:
    met = set()
    for place in range(state.steps + 1):
        here = replace(state, place=place)
        said = claims(valley_texts.sentence(here), valley_texts._TEXTS).keys()
        x, y = here.standing["sgd"].position
        f = here.ground.value
        same = [
            f(np.array([x + dx, y + dy])) == f(np.array([x - dx, y - dy]))
            for dx, dy in ((1e-4, 0.0), (0.0, 1e-4))
        ]
        if "digits" in said:
            assert all(same)
        if "few digits" in said:
            assert math.hypot(x, y) > 1e10
        met |= said & {"digits", "few digits"}
    assert met == (set() if state is WANDERING else {"digits", "few digits"})


def test_who_leaves_the_surface_has_not_diverged() -> None:
    state = ValleyState(
        surface="own",
        formula="log(x)",
        start=(0.1, 1.0),
        shown=("sgd",),
        rates=(0.5, 0.1, 0.1, 0.1),
    )
    (values,) = claims(valley_texts.sentence(state), {"left": valley_texts._TEXTS["left"]}).values()
    assert values["steps"] == "1"
    place = state.walks["sgd"].after[0, -1]
    assert math.isnan(float(state.ground.value(place)))
    assert abs(place).max() < 10


@pytest.mark.parametrize("rate", [1e-10, 1e-5, 0.99999, 1.0, 2.0])
def test_a_factor_reads_as_1_only_where_it_is(rate: float) -> None:
    state = ValleyState(shown=("sgd",), rates=(rate, 0.1, 0.1, 0.1))
    (values,) = claims(
        valley_texts.factors(state), {"factors": valley_texts._TEXTS["factors"]}
    ).values()
    assert state.factors is not None
    for text, factor in zip((values["x"], values["y"]), state.factors, strict=True):
        assert (text in ("1", "−1")) == (abs(factor) == 1)


def test_all_who_end_lowest_are_named() -> None:
    state = ValleyState(start=(0.0, 0.0), shown=("sgd", "adam"), compared=frozenset({"nearest"}))
    said = valley_texts.comparison(replace(state, guesses=(("nearest", "adam"),)))
    assert "SGD, Adam" in said
