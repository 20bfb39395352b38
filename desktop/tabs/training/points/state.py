"""What the page of points holds: points, a network's settings, and what it gives at this moment."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from desktop.services.training_run import RunState
from desktop.tabs.kit.saved import expect, transient
from desktop.tabs.training.runs import Compared
from nn_core.arrays import Array, FloatArray
from nn_core.data import points as point_sets
from nn_core.data.points import Points
from nn_core.descent.neuron import has_bottom
from nn_core.experiments.playground import MOST_LAYERS, MOST_NEURONS, SCENES, Scene, suited
from nn_core.learning import DataSpec, LayerSpec, Setup
from nn_core.network import Network
from nn_core.records.neuron_planes import neuron_signals, pictures_of, square

SIDE, COARSE = 40, 28
"""Of the pictures, in cells; coarser where there are many neurons."""
MANY = 40
CURVE = 161
MEASURES = ("0 or 1", "1 or 9")
DIGITS = {"0 or 1": (0, 1), "1 or 9": (1, 9)}
FAR = 1e4
Window = tuple[float, float, float, float]
"""Left, bottom, right, top."""


_PARTED: dict[str, Any] = {}
"""Whether a line parts the points that were asked about last."""


@dataclass(frozen=True, eq=False)
class Look:
    """What a network gives at one moment; all of it was worked out with the same weights.

    - ``pictures``: of each layer over the window; of curves (neurons, 1, places).
    - ``weights``, ``biases``: copies of W and b of each layer.
    - ``names``: what each layer is called among the parameters: "0" of "0.W".
    - ``outputs``: array, shape (N,). The last neuron's signal for each point.
    - ``right``: array of bool, shape (N,), or None. Which points are on their side; None where
      numbers are to be met.
    - ``drawn``: the last neuron's signal for the reader's own drawing.
    - ``folded``: array, shape (N, 2), or None. Signals of two neurons of the last hidden layer for
      the points, where they are shown so.
    - ``fold_grid``: array, shape (lines, places, 2), or None. The same for lines of a grid of the
      inputs.
    - ``fold_pair``: which two neurons.
    """

    pictures: list[FloatArray]
    weights: list[FloatArray]
    biases: list[FloatArray]
    names: list[str]
    outputs: FloatArray
    right: Array | None
    drawn: float | None = None
    folded: FloatArray | None = None
    fold_grid: FloatArray | None = None
    fold_pair: tuple[int, ...] = ()

    def answer(self, sigmoid: bool) -> FloatArray:
        """Return the last neuron's picture from −1 to 1, 0 where it can't decide."""
        z = self.pictures[-1][0]
        with np.errstate(over="ignore"):
            answer: FloatArray = np.tanh(z / 2) if sigmoid else np.clip(z, -1, 1)
        return answer


@dataclass(frozen=True)
class Removed:
    """What the loss was before and after a neuron or a layer was taken away."""

    before: float
    after: float


@dataclass(frozen=True)
class PointsState:
    """The state of the page; every change makes a new one.

    - ``scene``: what was chosen of ``SCENES``; empty once data or layers are other ones.
    - ``data``: what the points are; without a name, the reader's own.
    - ``window``: what is to be seen: left, bottom, right, top.
    - ``folded``: the plane as two hidden neurons see it.
    - ``chosen``: layer from 0 and neuron whose picture fills the plane; None for the last one.
    - ``probe``: the place in the plane that is pointed at.
    - ``ring``: where the reader's own drawing lies.
    - ``removed``: what taking a neuron away has just done.
    - ``batch_loss``: the last loss of a fresh network that learnt one batch by heart.
    - ``kept``: at most `MOST_KEPT`, the oldest first.
    - ``given``: the key of what is expected of this run; empty where nothing is.
    - ``expected``: array, shape (n, 2), or None. Steps and losses of a curve that was drawn.
    """

    scene: str = "xor"
    setup: Setup = SCENES["xor"].setup
    data: DataSpec = SCENES["xor"].setup.data
    points: Points = field(default_factory=lambda: point_sets.make(SCENES["xor"].setup.data))
    window: Window = (-1.1, -1.1, 1.1, 1.1)
    folded: bool = False
    chosen: tuple[int, int] | None = None
    run: RunState = transient(default=RunState(SCENES["xor"].setup))
    look: Look | None = transient(default=None)
    probe: tuple[float, float] | None = transient(default=None)
    ring: tuple[float, float] | None = transient(default=None)
    removed: Removed | None = transient(default=None)
    batch_loss: float | None = transient(default=None)
    kept: Compared = field(default_factory=Compared)
    given: str = transient(default="")
    expected: Array | None = transient(default=None)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """Neurons of each layer, the inputs first."""
        return (*self.setup.inputs, *(layer.size for layer in self.setup.layers))

    @property
    def hidden(self) -> tuple[LayerSpec, ...]:
        return self.setup.layers[:-1]

    @property
    def curve(self) -> bool:
        """Whether there is one input, so that the picture is a curve."""
        return self.setup.inputs == (1,)

    @property
    def classes(self) -> bool:
        """Whether points are told apart; else numbers are met."""
        return self.points.has_classes

    @property
    def sigmoid(self) -> bool:
        """Whether the last signal becomes a share by a sigmoid, which is in the loss."""
        return self.setup.loss == "sigmoid"

    @property
    def stuck(self) -> bool:
        """Whether the last activation is a step, which has no slope."""
        return self.setup.layers[-1].activation == "step"

    @property
    def known_scene(self) -> Scene | None:
        return SCENES.get(self.scene)

    @property
    def measures(self) -> bool:
        """Whether the points are handwriting in two numbers."""
        return self.data.name in MEASURES

    @property
    def middle(self) -> float:
        """The last neuron's signal above which it says 1."""
        return 0.0 if self.sigmoid else 0.5

    @cached_property
    def learnable(self) -> int:
        """How many points can be learnt."""
        return int((~self.points.apart).sum())

    @cached_property
    def separable(self) -> bool:
        """Whether one straight line could part the points that are learnt."""
        learnt = ~self.points.apart
        if not self.classes or self.points.x.shape[1] != 2 or not learnt.any():
            return True
        # Milliseconds for hundreds of points, and a run shows states with the same ones.
        if _PARTED.get("of") is not self.points:
            bottom = has_bottom(self.points.x[learnt], self.points.t[learnt], None)
            _PARTED.update(of=self.points, separable=not bottom)
        return bool(_PARTED["separable"])

    @cached_property
    def wrong(self) -> tuple[int, int]:
        """How many points on the wrong side: of those learnt, of those held apart."""
        right = None if self.look is None else self.look.right
        if right is None or len(right) != len(self.points):
            return 0, 0
        apart = self.points.apart
        return int((~right[~apart]).sum()), int((~right[apart]).sum())

    @property
    def shares(self) -> tuple[float, float | None]:
        """Share right of the points learnt and of those held apart, if there are any."""
        wrong, apart = self.wrong, len(self.points) - self.learnable
        learnt = 1 - wrong[0] / max(1, self.learnable)
        return learnt, 1 - wrong[1] / apart if apart else None

    @property
    def error(self) -> float:
        """Mean distance between numbers and what is answered, for the points that are learnt."""
        if self.look is None or len(self.look.outputs) != len(self.points) or not self.learnable:
            return 0.0
        learnt = ~self.points.apart
        return float(np.abs(self.look.outputs - self.points.t)[learnt].mean())

    def checked(self) -> PointsState:
        """Return the state if every part of it is what the page could have made."""
        inputs, layers = self.setup.inputs, self.setup.layers
        left, bottom, right, top = self.window
        sides = np.array(self.window)
        expect(
            setup=len(inputs) == 1
            and inputs[0] in (1, 2)
            and layers[-1].size == 1
            and len(layers) <= MOST_LAYERS + 1
            and all(layer.kind == "affine" and layer.size <= MOST_NEURONS for layer in layers)
            and self.setup.loss in (("sigmoid", "squared") if self.classes else ("squared",)),
            points=len(self.points.axes) == inputs[0],
            data=self.data.name in ("", *MEASURES, *point_sets.SETS),
            window=bool((np.abs(sides) <= 1e7).all()) and left < right and bottom < top,
            chosen=self.chosen is None or self.has(self.chosen),
        )
        return self

    def has(self, neuron: tuple[int, int]) -> bool:
        """Return whether there is such a neuron."""
        layer, place = neuron
        return 0 <= layer < len(self.setup.layers) and 0 <= place < self.setup.layers[layer].size

    def with_points(self, points: Points, data: DataSpec) -> PointsState:
        """Return the state with other points, and a window that shows them."""
        return replace(
            self, points=points, data=data, window=window_of(points), scene="", removed=None
        )

    def painted(self, points: Points) -> PointsState:
        """Return the state with points of the reader's own hand, in the same window."""
        return replace(self, points=points, data=replace(self.data, name=""), scene="")


def fitted(setup: Setup, points: Points, data: DataSpec) -> Setup:
    """Return the settings, or others where these can't take such points."""
    losses = ("sigmoid", "squared") if points.has_classes else ("squared",)
    if setup.inputs != (len(points.axes),) or setup.loss not in losses:
        near = "sine" if len(points.axes) == 1 else "xor" if points.has_classes else "plane"
        setup = suited(data.name or near)
        wanted = "sigmoid" if points.has_classes else "squared"
        setup = replace(setup, inputs=(len(points.axes),), loss=wanted)
    return replace(setup, data=data)


def window_of(points: Points) -> Window:
    """Return a square that shows all points, with some room round them."""
    xy = points.x if points.x.shape[1] == 2 else np.column_stack([points.x, points.t])
    if not len(xy):
        return -1.1, -1.1, 1.1, 1.1
    low, high = xy.min(axis=0), xy.max(axis=0)
    middle, half = (low + high) / 2, max(float((high - low).max()) / 2, 0.5)
    half = half * 1.1 if half > 0.7 else half * 1.8
    (left, bottom), (right, top) = middle - half, middle + half
    return float(left), float(bottom), float(right), float(top)


def look_at(state: PointsState, network: Network) -> Look:
    """Return what the network gives for the points and over the window."""
    left, bottom, right, top = state.window
    side = COARSE if sum(state.sizes) > MANY else SIDE
    if state.curve:
        pictures = neuron_signals(network, np.linspace(left, right, CURVE)[:, None])
        pictures = [signal.T[:, None] for signal in pictures]
    else:
        signals = neuron_signals(network, square((left, bottom), (right, top), side))
        pictures = pictures_of(signals, side)
    places = [i for i, layer in enumerate(network.layers) if layer.kind == "affine"]
    parts = [network.layers[place].params for place in places]
    at_points = neuron_signals(network, state.points.x)
    outputs, ring = at_points[-1][:, 0], state.ring
    classes = state.points.has_classes
    right_side = ((outputs > state.middle) == (state.points.t > 0.5)) if classes else None
    look = Look(
        pictures,
        [part["W"].copy() for part in parts],
        [part["b"].copy() for part in parts],
        [str(place) for place in places],
        outputs,
        right_side,
        None if ring is None else float(neuron_signals(network, np.array([ring]))[-1][0, 0]),
    )
    return _folded(state, network, look, at_points) if state.folded else look


def _folded(state: PointsState, network: Network, look: Look, at_points: list[FloatArray]) -> Look:
    if not state.hidden or state.hidden[-1].size < 2 or state.curve:
        return look
    weight = np.abs(look.weights[-1][:, 0])
    # Of many neurons the two that count most.
    pair = tuple(sorted(np.argsort(-weight, kind="stable")[:2].tolist()))
    left, bottom, right, top = state.window
    ticks, places = np.linspace(0, 1, 11), np.linspace(0, 1, 41)
    upright = [np.column_stack([np.full(41, t), places]) for t in ticks]
    lines = np.stack([*upright, *(line[:, ::-1] for line in upright)])
    grid = np.array([left, bottom]) + lines * np.array([right - left, top - bottom])
    bent = neuron_signals(network, grid.reshape(-1, 2))[-2][:, list(pair)]
    return replace(
        look,
        folded=at_points[-2][:, list(pair)],
        fold_grid=bent.reshape(*grid.shape),
        fold_pair=pair,
    )
