"""Owns the valley page: takes a start, rates and a surface, and lets four optimisers run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services import network_names
from desktop.services.context import TabContext
from desktop.services.held_network import Held, points_in_training
from desktop.services.playback import Playback
from desktop.tabs.descent.valley import work
from desktop.tabs.descent.valley.state import (
    FARTHEST,
    FASTEST,
    FEWEST_STEPS,
    FOUR,
    KINDS,
    MOST_STEPS,
    NETWORK,
    NEURON,
    OWN,
    POINT_SETS,
    SLOWEST,
    Place,
    ValleyState,
)
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core.arrays import FloatArray
from nn_core.descent import surface_of
from nn_core.descent.loss_surface import Pair, SurfacePatch, grid_surface, shadow
from nn_core.descent.neuron import NEURON_RATES
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ValueRefused
from nn_core.network import Network
from nn_core.perceptron.model import Perceptron

RACE_MS = 2400
"""What a whole race takes while it plays, with however many steps."""
QUICKEST, SLOWEST_PACE = 16, 240
BUNDLED = "book"
"""The network whose valley is shown while none is in training."""
MOST_KEPT = 120
"""Moments of a training that are kept for its way through the valley."""
NEAR = 0.05


def _race(before: ValleyState, after: ValleyState) -> bool:
    return False  # no state shows that a click has begun it


def _break(before: ValleyState, after: ValleyState) -> bool:
    return after.surface == "valley" and before.rates[0] <= 1 < after.rates[0]


def _lost_digits(gradient: str, before: ValleyState, after: ValleyState) -> bool:
    right = after.surface == "bowl" and "sgd" in after.shown and after.rates[0] == 10
    return right and after.steps >= 30 and after.gradient == gradient


class ValleyPresenter(Presenter[ValleyState]):
    """The valley page without any widget; what is set can be undone, where it stands is not."""

    undoable = (
        "surface",
        "formula",
        "start",
        "shown",
        "rates",
        "gradient",
        "steps",
        "points",
        "bias",
        "axes",
        "seed",
        "first",
        "second",
        "drawn",
    )

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[ValleyState] = {
            "race": _race,
            "break": _break,
            "digits": {name: partial(_lost_digits, name) for name in ("exact", "numerical")},
        }
        super().__init__(context, ValleyState(), goals, parent)
        self.playback = Playback(self._place, self._last, self._go, self._pace(), self)
        self._runner = context.make_runner(self)
        self._runner.yielded.connect(self._measured)
        self._runner.failed.connect(self.failed)
        self._front = False
        self._clicked = False
        self._pair: Pair | None = None
        self._middle: FloatArray | None = None
        self._moments: list[FloatArray] = []
        context.held.changed.connect(self._trained)

    def followed(self, state: ValleyState) -> ValleyState:
        return replace(state, place=min(max(state.place, 0), state.steps))

    # The start and the race

    @Slot(float, float)
    def race_from(self, x: float, y: float) -> None:
        """Start at another place and run."""
        if self._set_start(x, y):
            self._clicked = True
            self.run()

    @Slot(float, float)
    def drag_start(self, x: float, y: float) -> None:
        """Start at another place, and stay at the step that is shown."""
        self.playback.pause()
        self._set_start(x, y, "start")

    @Slot()
    def run(self) -> None:
        self.playback.go_to(0)
        self.playback.toggle()

    @Slot(str)
    def set_surface(self, surface: str) -> None:
        """Go down another surface, from a start and with rates that suit it."""
        if surface not in KINDS:
            return
        self.playback.pause()

        def change(state: ValleyState) -> ValleyState:
            other = replace(state, surface=surface, drawn=(), patch=None, measured=None)
            ground = other.ground
            rates = tuple(ground.rates[name] for name in FOUR)
            return replace(other, start=ground.start, rates=rates, place=state.steps)

        self.edit(change)
        if surface == NETWORK:
            # Its way is seen on axes of which one leads back to where it began.
            self.update(axes="training" if self._began() is not None else "random")
        self._measure()

    @Slot(str)
    def set_formula(self, formula: str) -> None:
        def change(state: ValleyState) -> ValleyState:
            surface = surface_of(formula)
            if not math.isfinite(float(surface.value(np.array(state.start)))):
                raise ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "At the start the formula has no value."),
                    QT_TRANSLATE_NOOP("nn_core", "Start where it has one."),
                )
            return replace(state, formula=formula, surface=OWN, drawn=())

        self.edit(change)

    @Slot(str, bool)
    def show_rule(self, name: str, shown: bool) -> None:
        self.edit(
            lambda state: replace(
                state,
                shown=tuple(
                    one
                    for one in FOUR
                    if (one in state.shown or one == name) and (shown or one != name)
                ),
            )
        )

    @Slot(str, float)
    def set_rate(self, name: str, rate: float) -> None:
        rate = min(max(rate, SLOWEST), FASTEST)

        def change(state: ValleyState) -> ValleyState:
            rates = tuple(rate if one == name else state.rate[one] for one in FOUR)
            return replace(state, rates=rates)

        self.edit(change, f"rate {name}")
        breaks = self.state.ground.breaks_at()
        if name == "sgd" and breaks is not None and rate >= breaks:
            self._compare("breaks")

    @Slot(float)
    def set_focus_rate(self, rate: float) -> None:
        """Give the optimiser whose arrows are shown another learning rate."""
        self.set_rate(self.state.focus, rate)

    @Slot(str)
    def set_focus(self, name: str) -> None:
        if name in FOUR:
            self.update(focus=name)

    @Slot(str)
    def set_gradient(self, gradient: str) -> None:
        """Take the exact gradient or the book's numerical one."""
        self.edit(lambda state: replace(state, gradient=gradient).checked())

    @Slot(float)
    def set_steps(self, steps: float) -> None:
        count = round(min(max(steps, FEWEST_STEPS), MOST_STEPS))
        self.edit(lambda state: replace(state, steps=count, place=count), "steps")
        self.playback.set_pace(self._pace())

    # One neuron on points

    @Slot(str)
    def set_points(self, name: str) -> None:
        if name == "training":
            self._take_points()
        elif name in POINT_SETS:
            self.edit(lambda state: replace(state, points=name, surface=NEURON))

    @Slot(bool)
    def set_best_bias(self, best: bool) -> None:
        """Take the best bias at every place, or one that stays."""
        bias = None if best else round(self.state.neuron_bias, 2)
        self.edit(lambda state: replace(state, bias=bias))

    @Slot(float)
    def set_bias(self, bias: float) -> None:
        """Give the neuron another bias that stays."""
        self.edit(lambda state: replace(state, bias=bias), "bias")

    @Slot(float, float)
    def drag_line(self, x1: float, x2: float) -> None:
        """Turn the neuron's line to a place of the plane: its weights are the start."""
        state = self.state
        w, b, at = np.array(state.start), state.neuron_bias, np.array([x1, x2])
        if state.bias is None:
            middle = state.data[0].mean(axis=0)
            way, size = at - middle, float(np.linalg.norm(w))
            turned = np.array([-way[1], way[0]])
            turned *= math.copysign(size, float(turned @ w)) / max(float(np.hypot(*way)), 1e-9)
        else:
            turned = w - (w @ at + b) / max(float(at @ at), 1e-3) * at
        if np.isfinite(turned).all() and np.abs(turned).max() <= FARTHEST:
            self.playback.pause()
            if self.state.place:  # else everything would be shown twice for one move
                self.update(place=0)
            self._set_start(float(turned[0]), float(turned[1]), "line")

    def take(self, network: Network) -> None:
        """Start at the weights of one neuron from elsewhere, whose bias stays.

        Raises `BadakError` if it isn't one neuron of two inputs.
        """
        gate = Perceptron.of(network)
        if len(gate.weights) != 2:
            raise ValueRefused(QT_TRANSLATE_NOOP("nn_core", "A gate has two inputs."))
        start = _short(gate.weights[0]), _short(gate.weights[1])
        rates = tuple(NEURON_RATES[name] for name in FOUR)
        self.playback.pause()
        self.edit(
            lambda state: replace(
                state,
                surface=NEURON,
                start=start,
                bias=_short(gate.bias),
                rates=rates,
                place=0,
                drawn=(),
            )
        )

    # A network's valley

    @Slot(str)
    def set_axes(self, axes: str) -> None:
        if axes == "training" and self._began() is None:
            self.refuse(
                ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "No training of a network of digits was seen."),
                    QT_TRANSLATE_NOOP("nn_core", "Let one learn under Training > Digits."),
                )
            )
            return
        self.edit(lambda state: replace(state, axes=axes).checked())
        self._measure()

    @Slot()
    def draw_axes(self) -> None:
        self.edit(lambda state: replace(state, seed=state.seed + 1))
        self._measure()

    @Slot(float)
    def set_first(self, weight: float) -> None:
        """Move another weight across."""
        self.edit(lambda state: replace(state, first=int(weight), axes="weights"))
        self._measure()

    @Slot(float)
    def set_second(self, weight: float) -> None:
        """Move another weight up."""
        self.edit(lambda state: replace(state, second=int(weight), axes="weights"))
        self._measure()

    @Slot()
    def measure(self) -> None:
        """Measure the valley as it is at this moment."""
        self._measure()

    # Predictions

    @Slot(str)
    def answer(self, guess: str) -> None:
        """Predict, or take it back; who guesses the nearest sees the race from its start."""
        question = self.state.question
        guesses = {**dict(self.state.guesses), question: guess}
        kept = tuple((key, value) for key, value in guesses.items() if value)
        compared = self.state.compared - ({question} if question == "nearest" else set())
        self.update(guesses=kept, compared=compared)
        if question == "nearest" and guess in FOUR:
            self.run()

    @Slot(object)
    def draw(self, way: Sequence[Place]) -> None:
        """Take the way that the reader expects, then run."""
        drawn = tuple(way)[:1000]
        self.edit(lambda state: replace(state, drawn=drawn).checked())
        if drawn:
            self.run()

    def set_active(self, active: bool) -> None:
        """Follow the network in training while somebody looks."""
        self._front = active
        if not active:
            self.playback.pause()
            self._runner.cancel()
        elif self.state.surface == NETWORK and (
            self.state.patch is None or not self.state.patch.complete
        ):
            self._measure()

    def _set_start(self, x: float, y: float, drag: str = "") -> bool:
        if not (abs(x) <= FARTHEST and abs(y) <= FARTHEST):
            return False
        self._clicked = False
        start = (_short(x), _short(y))
        return self.edit(lambda state: replace(state, start=start), drag)

    def _compare(self, question: str) -> None:
        if self.state.guess(question):
            self.update(compared=self.state.compared | {question})

    def _place(self) -> int:
        return self.state.place

    def _last(self) -> int:
        return self.state.steps

    def _go(self, place: int) -> None:
        self.update(place=place)
        if place < self.state.steps:
            return
        self._compare("nearest")
        if self._clicked and self.playback.playing and set(self.state.shown) == set(FOUR):
            self.reach("race")

    def _pace(self) -> int:
        return min(max(RACE_MS // max(self.state.steps, 1), QUICKEST), SLOWEST_PACE)

    def _take_points(self) -> None:
        try:
            taught = points_in_training(self.context.held.value)
        except BadakError as error:
            self.refuse(error)
            return
        self.edit(lambda state: replace(state, points="training", surface=NEURON, taught=taught))

    def _measure(self) -> None:
        """Measure the valley of the network in training, or of the one that comes along."""
        if self.state.surface != NETWORK:
            self._runner.cancel()
            return
        try:
            network, name, training = self._network()
        except BadakError as error:
            self.refuse(error)
            return
        state = self.state
        self.update(
            patch=None,
            measured=None,
            network=name,
            trained=(),
            training=training,
            slow=network.takes_pictures,
            parameters=network.flat_params.size,
        )
        choice = (state.axes, state.seed, state.first, state.second)
        self._runner.start(partial(work.valley, network, *choice, self._began()))

    def _began(self) -> FloatArray | None:
        """Return the parameters at the first moment of the training that was seen, if any."""
        held = self.context.held.value
        if held is None or held.reads != "digits" or len(self._moments) < 2:
            return None
        began = self._moments[0]
        return began if began.shape == held.network.flat_params.shape else None

    def _network(self) -> tuple[Network, str, bool]:
        held = self.context.held.value
        if held is not None and held.reads == "digits":
            return held.network, held.title, True
        network = self.context.recognisers.get(BUNDLED).network
        return network, network_names.title(BUNDLED), False

    @Slot(object)
    def _measured(self, found: tuple[Pair, FloatArray, SurfacePatch]) -> None:
        if self.state.surface != NETWORK:
            return
        self._pair, self._middle, patch = found
        self.update(patch=patch, measured=grid_surface(patch), trained=self._way())

    @Slot(object)
    def _trained(self, held: Held | None) -> None:
        """Keep the moment for the way through the valley."""
        if held is None or held.reads != "digits":
            return
        theta = held.network.flat_params
        if self._moments and self._moments[-1].shape != theta.shape:
            self._moments = []
        self._moments.append(theta.copy())
        if len(self._moments) > MOST_KEPT:
            del self._moments[1:-1:2]
        if self._front and self.state.surface == NETWORK and self.state.patch is not None:
            self.update(trained=self._way())

    def _way(self) -> tuple[Place, ...]:
        """Return the shadow of the training on the axes; on random ones it would say nothing."""
        if self._pair is None or self._middle is None or self.state.axes == "random":
            return ()
        pair, middle = self._pair, self._middle
        return tuple(
            shadow(theta, middle, pair) for theta in self._moments if theta.shape == middle.shape
        )


def _short(value: float) -> float:
    """Return a coordinate with as many digits as a reader can use."""
    return float(f"{value:.4g}")
