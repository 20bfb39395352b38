"""Owns the page of points: what is learnt, by which network, and the run that learns it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.i18n import phrase_text
from desktop.services.training_run import RunState, TrainingRun
from desktop.tabs.kit.presenter import Goals
from desktop.tabs.training.points import texts
from desktop.tabs.training.points.handwriting import Handwriting
from desktop.tabs.training.points.state import (
    FAR,
    MEASURES,
    Look,
    PointsState,
    Removed,
    fitted,
    look_at,
)
from desktop.tabs.training.runs import RunPresenter
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from nn_core.arrays import Array
from nn_core.data import points as point_sets
from nn_core.data.point_files import read_points, write_points
from nn_core.data.points import Points
from nn_core.digits import Drawing
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, Phrase, Told, ValueRefused
from nn_core.experiments.playground import (
    MOST_LAYERS,
    MOST_NEURONS,
    SCENES,
    SOLVED,
    for_points,
    suited,
)
from nn_core.layers import Activate
from nn_core.learning import DataSpec, LayerSpec, Setup
from nn_core.learning.building import layers_of
from nn_core.learning.health import Check, Kind, health, overfit
from nn_core.network import Network
from nn_core.perceptron.model import Perceptron
from nn_core.small.network import TinyNetwork

NINE = 0.965
"""Share of the held-apart 1s and 9s that the lesson asks for."""
GAP, CURED = 0.3, 0.15
FEW = 20
BATCH_STEPS = 200
FOLDED = ("gate, start", "xor, two")
"""Scenes with two hidden neurons, which open as these see them."""


def _learnt(state: PointsState) -> bool:
    return state.run.step > 0 and state.shares[0] >= SOLVED


def _circle(_before: PointsState, after: PointsState) -> bool:
    three = [layer.size for layer in after.hidden] == [3]
    return after.data.name == "circle" and three and _learnt(after)


def _gate(_before: PointsState, after: PointsState) -> bool:
    two = [layer.size for layer in after.hidden] == [2]
    return after.data.name == "xor gate" and two and _learnt(after)


def _gap(state: PointsState) -> float:
    learnt, apart = state.shares
    return learnt - apart if apart is not None and state.run.step else 0.0


def _overfits(_before: PointsState, after: PointsState) -> bool:
    return after.learnable <= FEW and after.setup.weight_decay == 0 and _gap(after) > GAP


def _cured(_before: PointsState, after: PointsState) -> bool:
    """Whether as few points are learnt with decay, mostly, and the others as well."""
    decays = after.setup.weight_decay > 0 and after.run.step > 0
    known = after.shares[1] is not None and after.shares[0] > 0.7
    return after.learnable <= FEW and decays and known and _gap(after) < CURED


def _nine(_before: PointsState, after: PointsState) -> bool:
    found = after.run.evaluation
    reads = after.data.name == "1 or 9" and after.run.step > 0
    return reads and found is not None and (found.accuracy or 0) >= NINE


GOALS: Goals[PointsState] = {
    "fewest": {"circle": _circle, "gate": _gate},
    "overfit": {"gap": _overfits, "cured": _cured},
    "nine": _nine,
}


class PointsPresenter(RunPresenter[PointsState]):
    """Points, and the run that learns them; painting can be undone.

    - ``run``: settings are its own; the state follows them.
    - ``editor``: the reader's own digit, for handwriting.
    """

    version = 2
    undoable = ("points", "data", "window", "scene")
    ways: ClassVar[Mapping[str, str]] = {"scene": "go_to_scene"}

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(context, PointsState(), GOALS, parent)
        state = self._state
        self._known = state.points
        self._handwriting = Handwriting()
        self._syncing = False
        self.editor = DrawingEditor(self)
        self.editor.changed.connect(self._pen_moved)
        self.editor.settled.connect(self._pen_lifted)
        self.run = TrainingRun(
            context,
            state.setup,
            state.points.training_data(),
            parent=self,
        )
        self._anew = False
        self.run.restarted.connect(self._restarted)
        self.run.changed.connect(self._run_changed)
        context.drawing.changed.connect(self._drawn)
        self._keeper = context.runs.keep("training-points", self.run)
        self._run_changed(self.run.state)

    def followed(self, state: PointsState) -> PointsState:
        """Let the run learn the points, with the settings of the state."""
        if self._syncing:
            return state
        with self._by_hand():
            self._sync(state)
        if self._anew:
            self._anew, state = False, replace(state, given="")
        state = replace(state, setup=self.run.state.setup, run=self.run.state)
        chosen = state.chosen if state.chosen is None or state.has(state.chosen) else None
        drawing = self.editor.drawing if state.measures and not self.editor.is_blank else None
        ring = None if drawing is None else self._handwriting.place(state.data, drawing)
        state = replace(state, chosen=chosen, ring=ring)
        return replace(state, look=self._look(state))

    def _sync(self, state: PointsState) -> None:
        if state.points is self._known and state.setup == self.run.state.setup:
            return
        setup = fitted(state.setup, state.points, state.data)
        self._known = state.points
        learnable = bool((~state.points.apart).any())
        if not learnable:
            # There is nothing to go on with; what was learnt stays to be looked at.
            self.run.pause()
            if setup.inputs == self.run.state.setup.inputs:
                return
        data = (state.points if learnable else point_sets.make(suited("xor").data)).training_data()
        mine = self.run.state.setup
        same = all(getattr(mine, f) == getattr(setup, f) for f in ("inputs", "seed", "dtype"))
        self.run.reads = "measures" if state.measures else "points"
        if same and mine.loss == setup.loss and mine.layers == setup.layers:
            self.run.change(setup=setup, data=data)
        else:
            self.run.begin(setup, data)

    @contextmanager
    def _by_hand(self) -> Iterator[None]:
        """Hear nothing of the run while it is changed here."""
        self._syncing = True
        try:
            yield
        finally:
            self._syncing = False

    def _look(self, state: PointsState) -> Look | None:
        network = self.run.network
        fits = network.parameters()["0.W"].shape[0] == len(state.points.axes)
        return look_at(state, network) if fits else None

    # What is learnt

    @Slot(str)
    def choose_scene(self, name: str) -> None:
        """Take points and a network that were tried together, from its first start."""
        if name not in SCENES:
            return
        setup = SCENES[name].setup
        points = self._attempt(setup.data)
        if points is None:
            return
        self._install(setup, points)
        folded = name in FOLDED
        self.edit(
            lambda state: replace(
                state.with_points(points, setup.data), scene=name, setup=setup, folded=folded,
                chosen=None,
            )
        )  # fmt: skip

    def go_to_scene(self, name: str) -> None:
        """Take a scene by its name in a link, such as ``one-or-nine``; one that is there stays."""
        names = {re.sub("[ ,]+", "-", key): key for key in SCENES}
        wanted = names.get(name, "")
        if wanted != self.state.scene:
            self.choose_scene(wanted)

    def _install(self, setup: Setup, points: Points, network: Network | None = None) -> None:
        with self._by_hand():
            self.run.reads = "measures" if setup.data.name in MEASURES else "points"
            self.run.begin(setup, points.training_data(), network)
        self._known = points

    @Slot(str)
    def choose_data(self, name: str) -> None:
        """Learn other points, with the same network where it can."""
        known = name in MEASURES or name in point_sets.SETS
        if known and name != self.state.data.name:
            self._make(suited(name).data)

    def set_data(self, **fields: Any) -> None:
        """Make the points anew with another number, noise, share held apart, or seed."""
        self._make(replace(self.state.data, **fields))

    def _make(self, data: DataSpec) -> None:
        points = self._attempt(data)
        if points is not None:
            self.edit(lambda state: state.with_points(points, data), "data")

    def _attempt(self, data: DataSpec) -> Points | None:
        try:
            return (
                self._handwriting.measure(data) if data.name in MEASURES else point_sets.make(data)
            )
        except BadakError as error:
            self.refuse(error)
            return None

    @Slot(float)
    def set_apart(self, share: float) -> None:
        if self.state.data.name in point_sets.SETS:
            self.set_data(apart=share)
        else:
            rng = np.random.default_rng(0)
            self.edit(lambda state: state.painted(state.points.held_apart(share, rng)), "apart")

    @Slot()
    def other_points(self) -> None:
        self.set_data(seed=self.state.data.seed + 1)

    # Painting

    def paint(self, place: tuple[float, float], one: bool, drag: str = "") -> None:
        """Put a point there: of class 1 or 0, or a number that is to be met there."""

        def more(state: PointsState) -> PointsState:
            if state.curve:
                return state.painted(state.points.with_point(place[:1], place[1]))
            t = float(one) if state.classes else 2.0 * one - 1
            return state.painted(state.points.with_point(place, t))

        self.edit(more, drag)

    def move(self, index: int, place: tuple[float, float]) -> None:
        """Move a point: a drag."""

        def moved(state: PointsState) -> PointsState:
            if not state.curve:
                return state.painted(state.points.moved(index, place))
            t = state.points.t.copy()
            t[index] = place[1]
            return state.painted(replace(state.points.moved(index, place[:1]), t=t))

        if 0 <= index < len(self.state.points):
            self.edit(moved, f"point {index}")

    def remove(self, index: int) -> None:
        if 0 <= index < len(self.state.points):
            self.edit(lambda state: state.painted(state.points.without(index)))

    @Slot()
    def clear(self) -> None:
        points = self.state.points
        empty = replace(points, x=points.x[:0], t=points.t[:0], apart=points.apart[:0])
        self.end_drag()
        self.edit(lambda state: state.painted(empty))

    def open_csv(self, path: Path) -> None:
        """Learn the points of a file.

        Raises `DataFileError` if it can't be read.
        """
        told: list[Phrase] = []
        points = read_points(path, told)
        own = replace(self.state.data, name="")
        self.edit(lambda state: state.with_points(points, own))
        if told:
            said = " ".join(f"{phrase_text(phrase)}." for phrase in told)
            self.context.report(Told("{said}", said=said))

    def save_csv(self, path: Path) -> None:
        """Write the points to a file.

        Raises `DataFileError` if it can't be written.
        """
        write_points(self.state.points, path)

    # The network

    def set_layers(self, layers: tuple[LayerSpec, ...]) -> None:
        """Have other layers; what both have keeps its weights."""
        state = self.state
        if len(layers) > MOST_LAYERS + 1 or any(s.size > MOST_NEURONS for s in layers):
            self.refuse(
                ValueRefused(
                    QT_TRANSLATE_NOOP(
                        "nn_core", "There is room for {layers} hidden layers of {neurons} neurons."
                    ),
                    layers=MOST_LAYERS,
                    neurons=MOST_NEURONS,
                )
            )
            return
        less = sum(s.size for s in layers) < sum(s.size for s in state.setup.layers)
        before = self._loss()
        self.change(layers=layers, scene="")
        if less and before is not None:
            self.update(removed=Removed(before, self._loss() or 0.0))

    def _loss(self) -> float | None:
        if not self.state.learnable:
            return None
        with self.run.held_still() as learner:
            return learner.measured(learner.data.x, learner.data.t)[0]

    @Slot(int)
    def add_neuron(self, layer: int) -> None:
        """Add a neuron to a hidden layer (from 0); what it sends on is 0 at first."""
        self._resize(layer, 1)

    @Slot(int)
    def remove_neuron(self, layer: int) -> None:
        """Take the last neuron of a hidden layer away, and with the last one the layer."""
        self._resize(layer, -1)

    def _resize(self, layer: int, by: int) -> None:
        layers = list(self.state.setup.layers)
        if not 0 <= layer < len(layers) - 1:
            return
        size = layers[layer].size + by
        layers[layer : layer + 1] = [replace(layers[layer], size=size)] if size else []
        self.set_layers(tuple(layers))

    @Slot()
    def add_layer(self) -> None:
        """Add a hidden layer before the last neuron, which passes on what it gets."""
        *hidden, last = self.state.setup.layers
        new = hidden[-1] if hidden else LayerSpec("affine", 2, "tanh")
        self.set_layers((*hidden, new, last))

    @Slot()
    def remove_layer(self) -> None:
        """Take the last hidden layer away."""
        *hidden, last = self.state.setup.layers
        if hidden:
            self.set_layers((*hidden[:-1], last))

    @Slot(str)
    def set_activation(self, name: str) -> None:
        """Give an activation to the layer of the chosen neuron, or to all hidden ones."""
        *hidden, last = self.state.setup.layers
        chosen = self.state.chosen
        places = range(len(hidden)) if chosen is None else (chosen[0],)
        layers = [
            replace(spec, activation=name) if place in places else spec
            for place, spec in enumerate(hidden)
        ]
        self.change(layers=(*layers, last), scene="")

    @Slot()
    def make_sigmoid(self) -> None:
        """Put a sigmoid, which has a slope, where the last neuron has a step."""
        *hidden, last = self.state.setup.layers
        layers = (*hidden, replace(last, activation=""))
        self.change(layers=layers, loss="sigmoid" if self.state.classes else "squared")

    @Slot(str)
    def set_loss(self, loss: str) -> None:
        if self.state.classes and loss in ("sigmoid", "squared"):
            self.change(loss=loss, scene="")

    def put(self, name: str, place: tuple[int, ...], value: float) -> None:
        try:
            self.run.put(name, place, float(np.clip(value, -FAR, FAR)))
        except BadakError as error:
            self.refuse(error)

    def change(self, scene: str | None = None, **settings: Any) -> None:
        """Go on with other settings; ``scene`` is "" where the ready-made one is left for them."""
        try:
            with self._by_hand():
                self.run.change(**settings)
        except BadakError as error:
            self.refuse(error)
            return
        scene = self.state.scene if scene is None else scene
        self.update(setup=self.run.state.setup, removed=None, scene=scene)

    # What is looked at

    @Slot(bool)
    def set_folded(self, folded: bool) -> None:
        self.update(folded=folded)

    def choose(self, neuron: tuple[int, int] | None) -> None:
        """Fill the plane with what one neuron gives; None for the last."""
        self.update(chosen=None if neuron == self.state.chosen else neuron)

    def point_at(self, place: tuple[float, float] | None) -> None:
        """Write the sums of another place."""
        if place != self.state.probe:
            self.update(probe=place)

    def checks(self) -> tuple[Check, ...]:
        """Return how healthy the run is; before its first step only a batch tells anything."""
        with self.run.held_still() as learner:
            found = health(learner, self.state.batch_loss)
        return found if self.run.state.step else tuple(c for c in found if c.kind is Kind.BATCH)

    @Slot()
    def try_one_batch(self) -> None:
        """See whether a fresh network of these settings can learn ten points by heart."""
        with self.run.held_still() as learner:
            steps = list(islice(overfit(learner, steps=BATCH_STEPS), BATCH_STEPS))
        self.update(batch_loss=steps[-1].loss)

    @Slot()
    def keep(self) -> None:
        """Keep the losses of this run beside those to come."""
        # Never one that the plot knows as another run.
        numbers = (int(run.key) for run in self.state.kept if run.key.isdecimal())
        self.keep_as(str(max(numbers, default=0) + 1), texts.run_name(self.state))

    @Slot(str)
    def predict(self, answer: str) -> None:
        """Say what is expected of the run that is to begin."""
        self.update(given=answer)

    def press(self, key: int, shift: bool = False) -> bool:
        """Do what a key of the transport does, where there is something to learn."""
        return bool(self.state.learnable) and self.run.press(key, shift)

    def take_drawing(self) -> None:
        """Take in what was drawn elsewhere meanwhile."""
        drawing = self.context.drawing.value
        if drawing is not None and drawing is not self.editor.settled_drawing:
            self.editor.replace(drawing)

    # Carried

    def take(self, network: Network) -> None:
        """Go on with a network of two inputs from elsewhere, and learn the gate's four points.

        Raises `BadakError` if it can't be one of points; nothing has changed then.
        """
        layers = layers_of(for_points(network))
        setup = replace(suited("xor gate"), layers=layers, loss="squared")
        if layers[-1].activation in ("sigmoid", ""):
            last = replace(layers[-1], activation="")
            setup = replace(setup, layers=(*layers[:-1], last), loss="sigmoid")
        points = point_sets.make(setup.data)
        self._install(setup, points, network.astype(np.dtype(setup.dtype)))
        self.edit(
            lambda state: replace(
                state.with_points(points, setup.data), setup=setup, chosen=None, folded=False
            )
        )

    def as_gate(self) -> Network:
        """Return the one neuron as a perceptron.

        Raises `ShapeError` if there are more.
        """
        with self.run.held_still() as learner:
            return Perceptron.of(learner.snapshot().network()).network()

    def as_it_is(self) -> Network:
        """Return a copy of the network."""
        with self.run.held_still() as learner:
            return learner.snapshot().network()

    def as_small(self) -> Network:
        """Return the network with the sigmoid that is in its loss as its last activation.

        Raises `BadakError` if it is too large to be seen whole.
        """
        with self.run.held_still() as learner:
            network = learner.snapshot().network().astype(np.float64)
        if self.state.sigmoid:
            network = Network([*network.layers, Activate("sigmoid")])
        return TinyNetwork.of(network).network()

    # What happens

    def from_data(self, data: Mapping[str, Any]) -> None:
        """Go to the state that was written; its run begins, or stands where it was left."""
        super().from_data(data)
        self.run.begin(self.run.state.setup, self.run.data)
        self._keeper.go_on()

    @Slot()
    def _restarted(self) -> None:
        # What was expected of another run says nothing of this one; `followed` forgets it.
        self._anew = True

    @Slot(object)
    def _run_changed(self, run: RunState) -> None:
        if not self._syncing:
            removed = None if run.running else self.state.removed
            self.update(run=run, setup=run.setup, removed=removed)

    @Slot(object)
    def _pen_moved(self, _drawing: Drawing) -> None:
        if self.state.measures:
            self.update()

    @Slot(object)
    def _pen_lifted(self, drawing: Drawing) -> None:
        # A whole stroke only: elsewhere each is a step of undo.
        self.context.drawing.value = drawing

    @Slot(object)
    def _drawn(self, _drawing: object) -> None:
        if self.state.measures:
            self.take_drawing()

    def figure(self, index: int) -> Array | None:
        """Return the picture (28, 28) that a point of handwriting was measured of."""
        state = self.state
        return self._handwriting.figure(state.data, state.points, index) if state.measures else None
