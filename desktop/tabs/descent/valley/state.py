"""What the valley page holds: a surface, a start, four optimisers, and how far they have come."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from desktop.tabs.kit.saved import expect, transient
from nn_core.arrays import Array, FloatArray
from nn_core.data import points
from nn_core.descent import SURFACES, DescentStep, Surface, Way, path, surface_of
from nn_core.descent.book import RULES
from nn_core.descent.loss_surface import NETWORK_RATES, SurfacePatch
from nn_core.descent.neuron import best_bias, has_bottom, neuron_surface
from nn_core.descent.walking import GRADIENTS, past_the_middle
from nn_core.errors import BadakError
from nn_core.learning import DataSpec

FOUR = ("sgd", "momentum", "adagrad", "adam")
OWN, NEURON, NETWORK = "own", "neuron", "network"
KINDS = (*SURFACES, NEURON, NETWORK, OWN)
"""Surfaces in the order of the menu."""
POINT_SETS: Mapping[str, DataSpec] = {
    "and": DataSpec("and gate", 4),
    "or": DataSpec("or gate", 4),
    "xor": DataSpec("xor gate", 4),
    "clouds": DataSpec("gaussians", 20, 0.75, 0.0, 3),
}
TRUTH = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "xor": (0, 1, 1, 0)}
"""Targets of the gates in the order of the truth table: x1, x2 = 00, 01, 10, 11."""
AXES = ("random", "training", "downhill", "weights")
SLOWEST, FASTEST = 1e-10, 100.0
FEWEST_STEPS, MOST_STEPS, USUAL_STEPS = 1, 200, 30
FARTHEST = 1e6
Place = tuple[float, float]


@dataclass(frozen=True)
class ValleyState:
    """The state of the valley page.

    - ``surface``: one of `KINDS`.
    - ``formula``: of the surface "own".
    - ``shown``: the optimisers that run, of `FOUR`.
    - ``gradient``: "exact" or "numerical".
    - ``steps``: how many are taken.
    - ``place``: how many of them are shown.
    - ``focus``: the optimiser whose arrows are shown.
    - ``points``: what the neuron learns: key of `POINT_SETS`, or "training" for those of the
      network in training.
    - ``bias``: of the neuron; None for the best one at every place.
    - ``axes``, ``seed``, ``first``, ``second``: directions of the network's valley: one of `AXES`,
      where their chance begins, and the two weights by their numbers.
    - ``drawn``: the way the reader expects.
    - ``guesses``: what the reader predicted, by question.
    - ``compared``: questions whose answer has been seen.
    - ``patch``: what is known of the network's valley.
    - ``measured``: the surface through it.
    - ``network``: whose valley it is, translated; empty before one was measured.
    - ``trained``: the way of the network's training, on these axes.
    - ``taught``: points of the network in training and their classes.
    - ``training``: whether the measured network is the one in training.
    - ``slow``: whether it convolves, so that fewer digits are measured.
    - ``parameters``: how many it has.
    """

    surface: str = "valley"
    formula: str = "x**2/20 + y**2"
    start: Place = (-7.0, 2.0)
    shown: tuple[str, ...] = FOUR
    rates: tuple[float, ...] = (0.95, 0.1, 1.5, 0.3)
    gradient: str = "exact"
    steps: int = USUAL_STEPS
    place: int = USUAL_STEPS
    focus: str = "sgd"
    points: str = "and"
    bias: float | None = None
    axes: str = "random"
    seed: int = 0
    first: int = 0
    second: int = 1
    drawn: tuple[Place, ...] = ()
    guesses: tuple[tuple[str, str], ...] = ()
    compared: frozenset[str] = frozenset()
    patch: SurfacePatch | None = transient(default=None)
    measured: Surface | None = transient(default=None)
    network: str = transient(default="")
    trained: tuple[Place, ...] = transient(default=())
    taught: tuple[FloatArray, Array] | None = transient(default=None)
    training: bool = transient(default=False)
    slow: bool = transient(default=False)
    parameters: int = transient(default=0)

    def checked(self) -> ValleyState:
        numbers = (*self.start, *self.rates, *(c for place in self.drawn for c in place))
        expect(
            surface=self.surface in KINDS,
            start=all(abs(one) <= FARTHEST for one in numbers),
            shown=set(self.shown) <= set(FOUR),
            rates=len(self.rates) == len(FOUR)
            and all(SLOWEST <= one <= FASTEST for one in self.rates),
            gradient=self.gradient in GRADIENTS,
            steps=FEWEST_STEPS <= self.steps <= MOST_STEPS,
            focus=self.focus in FOUR,
            points=self.points in (*POINT_SETS, "training"),
            bias=self.bias is None or math.isfinite(self.bias),
            axes=self.axes in AXES,
            drawn=len(self.drawn) <= 1000,
            first=self.first >= 0 and self.second >= 0,
        )
        if self.surface == OWN:
            surface_of(self.formula)
        return replace(self, place=min(max(self.place, 0), self.steps))

    @property
    def rate(self) -> Mapping[str, float]:
        return dict(zip(FOUR, self.rates, strict=True))

    @cached_property
    def ground(self) -> Surface:
        """The surface itself; of the network's valley level before it was measured."""
        if self.surface == NEURON:
            x, t = self.data
            return _neuron(x.tobytes(), t.tobytes(), self.bias)
        if self.surface == NETWORK:
            return self.measured or LEVEL
        return _typed(self.formula) if self.surface == OWN else SURFACES[self.surface]

    @cached_property
    def data(self) -> tuple[FloatArray, Array]:
        if self.points == "training" and self.taught is not None:
            return self.taught
        return _points(self.points if self.points in POINT_SETS else "and")

    @cached_property
    def walks(self) -> dict[str, Way]:
        """The ways of the optimisers that are shown."""
        rate = self.rate
        return {
            name: _walk(self.ground, name, rate[name], self.start, self.steps, self.gradient)
            for name in self.shown
        }

    @property
    def nearest(self) -> str:
        """Who stands lowest at the place that is shown; empty where nobody stands."""
        stood = {name: step.value for name, step in self.standing.items()}
        return min(stood, key=lambda name: stood[name]) if stood else ""

    @cached_property
    def standing(self) -> dict[str, DescentStep]:
        """Where each optimiser stands that has not been lost."""
        found = {}
        for name, walk in self.walks.items():
            step = walk.at(self.place)
            if step is not None and (walk.astray is None or self.place < walk.astray):
                found[name] = step
        return found

    @property
    def miss(self) -> float:
        """By how many degrees the first step of SGD misses the lowest place; NaN where none is."""
        ground = self.ground
        if ground.minimum is None:
            return math.nan
        at = np.array(self.start)
        with np.errstate(all="ignore"):
            return past_the_middle(at, ground.gradient(at), ground.minimum)

    @property
    def factors(self) -> Place | None:
        """What each step of SGD multiplies x and y by, where that is the same everywhere."""
        return self.ground.factors(self.rate["sgd"])

    @property
    def weights(self) -> Place:
        """Where the neuron's weights are: the focused optimiser's place, or the start."""
        walk = self.walks.get(self.focus)
        step = walk.at(self.place) if walk is not None else None
        return self.start if step is None else (float(step.position[0]), float(step.position[1]))

    @cached_property
    def neuron_bias(self) -> float:
        """The neuron's bias there."""
        if self.bias is not None:
            return self.bias
        x, t = self.data
        return float(best_bias(np.array(self.weights), x, t))

    @property
    def bottomless(self) -> bool:
        """Whether the neuron's loss falls for ever."""
        if self.surface != NEURON:
            return False
        x, t = self.data
        return not _has_bottom(x.tobytes(), t.tobytes(), self.bias is None)

    @property
    def question(self) -> str:
        """What is asked: at which rate SGD breaks, where that is known; then who ends lowest."""
        if self.ground.breaks_at() is not None and "breaks" not in self.compared:
            return "breaks"
        return "nearest"

    def guess(self, question: str) -> str:
        """Return what was predicted; empty where nothing was."""
        return dict(self.guesses).get(question, "")


LEVEL = Surface(
    "level",
    lambda x: np.zeros(np.shape(x)[1:]),
    np.zeros_like,
    lambda _place: (0.0, (0.0, 0.0)),
    (-1.0, 1.0, -1.0, 1.0),
    (0.6, 0.6),
    rates=NETWORK_RATES,
)
"""What there is of a network's valley before it was measured."""


def exact(state: ValleyState, name: str) -> Way:
    """Return the way that an optimiser takes with the exact gradient."""
    rate = state.rate[name]
    return _walk(state.ground, name, rate, state.start, state.steps, "exact")


@lru_cache(maxsize=8)
def _points(name: str) -> tuple[FloatArray, Array]:
    made = points.make(POINT_SETS[name])
    return made.x, made.t


@lru_cache(maxsize=8)
def _typed(formula: str) -> Surface:
    try:
        return surface_of(formula)
    except BadakError:  # one that was never checked
        return LEVEL


@lru_cache(maxsize=8)
def _neuron(x: bytes, t: bytes, bias: float | None) -> Surface:
    places = np.frombuffer(x).reshape(-1, 2)
    return neuron_surface(places, np.frombuffer(t, np.int64), bias)


@lru_cache(maxsize=8)
def _has_bottom(x: bytes, t: bytes, best: bool) -> bool:
    # How large a bias is that stays makes no difference, and a drag has another one a frame.
    bias = None if best else 0.0
    return has_bottom(np.frombuffer(x).reshape(-1, 2), np.frombuffer(t, np.int64), bias)


@lru_cache(maxsize=32)
def _walk(surface: Surface, name: str, rate: float, start: Place, steps: int, gradient: str) -> Way:
    return path(surface, RULES[name](rate), start, steps, gradient)
