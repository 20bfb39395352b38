"""Owns the page Layers: batch and network, where one looks, and steps done and undone."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.bundled_digits import STRIDE, all_digits
from desktop.services.context import TabContext
from desktop.services.held_network import Held
from desktop.services.picture_network import ShownPicture
from desktop.services.playback import Playback
from desktop.tabs.backprop.layers.state import (
    BACK,
    FASTEST,
    MOST,
    SLOWEST,
    SOURCES,
    STARTS,
    VIEWS,
    LayersState,
)
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core.arrays import FloatArray, Labels, frozen
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ValueRefused
from nn_core.learning import LayerSpec, Learner, OptimizerSpec, Setup, TrainingData, dense
from nn_core.learning.microscope import stepped
from nn_core.network import Network
from nn_core.sabotage import Fault

LEARNT = 0.1
"""Loss below which a batch counts as learnt."""


def _looked(before: LayersState, after: LayersState) -> bool:
    if after.network is None or after.cell is None:
        return False
    weights = (name for name in after.network.parameters() if name.endswith(".W"))
    return after.matrix == f"dW.{next(weights, '').removesuffix('.W')}"


class LayersPresenter(Presenter[LayersState]):
    """The microscope without any widget; what stands in the batch can be undone."""

    undoable = ("source", "start", "count", "first", "label", "rate")

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[LayersState] = {
            "product": _looked,
            "learnt": lambda before, after: after.steps > before.steps and after.loss < LEARNT,
            "far": lambda before, after: after.steps > before.steps and after.loss > before.loss,
        }
        super().__init__(context, LayersState(), goals, parent)
        self.picture = ShownPicture(context.drawing, parent=self)
        self.picture.changed.connect(self._look)
        self.playback = Playback(
            lambda: self.state.part, lambda: self.state.last, self.go_to, parent=self
        )
        context.held.changed.connect(self._held)
        self._active = False

    def followed(self, state: LayersState) -> LayersState:
        """Return the state with its digits and its network; a new network has no past."""
        if state.digits is None or (state.first, state.count) != self._batch_of(self.state):
            state = _with_digits(state)
        if state.network is None or state.made_of != (state.source, state.start):
            state = self._with_network(state)
        return state.fitted()

    def set_active(self, active: bool) -> None:
        """Look at drawing and network, or rest while nobody looks."""
        self._active = active
        self.picture.set_active(active)
        if active:
            self._held(self.context.held.value)

    def begin(self) -> LayersState:
        """Return the state with all there is to be seen, wherever it is first looked at from."""
        if self.state.record is None:
            self.update()
        return self.state

    @Slot(str)
    def set_source(self, source: str) -> None:
        """Look at the network in training, or at one of the page's own."""
        if source in SOURCES:
            self.edit(lambda state: replace(state, source=source, made_of=None))

    @Slot(str)
    def set_start(self, start: str) -> None:
        """Let a network of the page's own have learnt so many steps."""
        if start.isascii() and start.isdigit() and int(start) in STARTS:
            self.edit(lambda state: replace(state, start=int(start), made_of=None))

    @Slot(float)
    def set_count(self, count: float) -> None:
        """Put so many bundled digits beside the drawing."""
        self.edit(lambda state: replace(state, count=_whole(count, MOST)))

    @Slot()
    def other_digits(self) -> None:
        self.edit(lambda state: replace(state, first=state.first + max(1, state.count), taken=None))

    def take(self, carried: tuple[FloatArray, int]) -> None:
        """Look at a digit that was learnt elsewhere, with its label, and at that network."""
        digit, label = carried
        self.picture.set_active(True)  # what is drawn later takes its place
        self.edit(lambda state: replace(state, source="held", count=0))
        self.update(
            taken=(frozen(digit), label),
            image=None,
            digits=None,
            network=None,
            part=0,
            matrix="",
            cell=None,
        )

    @Slot(str)
    def set_label(self, label: str) -> None:
        if label in tuple("0123456789"):
            self.edit(lambda state: replace(state, label=int(label)))

    @Slot(float)
    def set_rate(self, rate: float) -> None:
        self.edit(partial(_with_rate, rate=rate), "rate")

    @Slot(str)
    def show(self, view: str) -> None:
        """Show how a cell was made, the wishes, or the update."""
        if view in VIEWS:
            self.update(view=view)

    @Slot(int)
    def go_to(self, part: int) -> None:
        """Let the batch have got as far as a part; the newest matrix is looked at."""
        part = min(max(part, 0), self.state.last)
        view = self.state.view
        if part == self.state.last:
            view = "update"
        elif self.state.part == self.state.last:
            view = "sum"
        self.update(part=part, view=view, matrix="", cell=None)

    def look_at(self, key: str, cell: tuple[int, int] | None) -> None:
        """Look at a cell of an array's sheet, or at its largest number."""
        state = self.state
        if state.record is None or not key:
            return
        index = None if cell is None else state.sheet(key).index(*cell)
        self.update(matrix=key, cell=index, view="sum" if state.view == "update" else state.view)

    def open_parameter(self, name: str, index: tuple[int, ...]) -> None:
        """Look at the gradient of one parameter, called as in ``Network.parameters``."""
        record = self.begin().record
        if record is not None:
            place, _, array = name.partition(".")
            key = f"d{array}.{place}"
            part = max(self.state.part, record.known_at(key))
            part = min(part, record.last - 1)
            self.update(part=part, view="sum", matrix=key, cell=index)

    def inspect(self, network: Network, fault: Fault) -> None:
        """Look at a network whose backward pass has something wrong, until another is chosen."""
        state = self.begin()
        made = (state.source, state.start)
        changes = {"network": network, "fault": fault, "made_of": made, "past": (), "steps": 0}
        self.update(**changes, matrix="", cell=None, part=max(0, state.last - 1), view="sum")

    @Slot(int)
    def set_sample(self, sample: int) -> None:
        self.update(sample=min(max(sample, 0), max(0, len(self.state.x) - 1)), cell=None)

    @Slot(str)
    def set_guess(self, guess: str) -> None:
        """Say what a step ten times as long would do."""
        if guess in ("", "more", "less", "up"):
            self.update(guess=guess)

    @Slot()
    def do_it(self) -> None:
        """Do the step: W − η dW."""
        state = self.begin()
        if state.record is None or state.network is None:
            return
        network = stepped(state.record, state.rate)
        if not np.isfinite(network.flat_params).all():
            self.refuse(_broken())
            return
        past = (*state.past, state.network)[-BACK:]
        self.update(network=network, past=past, steps=state.steps + 1, guess="")

    @Slot()
    def step_back(self) -> None:
        """Undo the last step; forty can be undone."""
        state = self.state
        if state.past:
            network, past = state.past[-1], state.past[:-1]
            self.update(network=network, past=past, steps=state.steps - 1, guess="")

    def _with_network(self, state: LayersState) -> LayersState:
        held = _reads_digits(self.context.held.value)
        if state.source == "held" and held is not None:
            network, step = held.network.copy(), held.step
        else:
            source = "dense" if state.source == "held" else state.source
            network, step = own_network(source, state.start).copy(), state.held_step
        made = (state.source, state.start)
        state = replace(state, network=network, fault=None, made_of=made, held_step=step)
        return replace(state, past=(), steps=0)

    @staticmethod
    def _batch_of(state: LayersState) -> tuple[int, int]:
        return state.first, state.count

    @Slot()
    def _look(self) -> None:
        shown = self.picture.shown()
        image, label = shown.image, self.state.label
        if image is not None and not _same(image, self.state.image):
            label = self._read(image)
        self.update(image=image, label=label, taken=None, digits=None)

    def _read(self, image: FloatArray) -> int:
        """Return what the best network reads, which stands until the user says otherwise."""
        names = self.context.recognisers.names()
        if not names:
            return self.state.label
        try:
            network = self.context.recognisers.get(names[0]).network.copy()
        except BadakError:
            return self.state.label
        return int(network.predict(image[None])[0].argmax())

    @Slot(object)
    def _held(self, held: Held | None) -> None:
        """Follow the network in training, until a step has been done to it here."""
        found = _reads_digits(held)
        if not self._active or found is None or self.state.steps or self.state.source != "held":
            return
        if found.step != self.state.held_step:
            self.update(network=None, held_step=found.step)


def _with_digits(state: LayersState) -> LayersState:
    """Return the state with the digits of its batch; there is always something in it."""
    digits, labels = batch_of(state.first, max(state.count, 0 if state.mine or state.taken else 1))
    if state.taken is not None:
        digit, label = state.taken
        digits = frozen(np.concatenate([digit[None], digits]))
        labels = frozen(np.concatenate([[label], labels]))
    return replace(state, digits=digits, labels=labels)


def _reads_digits(held: Held | None) -> Held | None:
    """Return it if it takes digits and has ten answers."""
    if held is None or held.reads != "digits" or held.setup.loss != "softmax":
        return None
    return held if held.setup.layers[-1].size == 10 else None


def _same(one: FloatArray, other: FloatArray | None) -> bool:
    return other is not None and np.array_equal(one, other)


def _whole(number: float, most: int) -> int:
    if not 0 <= number <= most:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "The batch takes 0 to {most} digits beside the drawing."),
            most=most,
        )
    return round(number)


def _with_rate(state: LayersState, rate: float) -> LayersState:
    if not SLOWEST <= rate <= FASTEST:
        raise ValueRefused(
            QT_TRANSLATE_NOOP("nn_core", "η runs from {low} to {high} here."),
            low=SLOWEST,
            high=FASTEST,
        )
    return replace(state, rate=rate, guess="")


def _broken() -> ValueRefused:
    return ValueRefused(
        QT_TRANSLATE_NOOP("nn_core", "After this step some weights would be no numbers."),
        QT_TRANSLATE_NOOP("nn_core", "Take a smaller learning rate."),
    )


SEED = 3
BATCH = 50
SETUPS = {
    "dense": Setup((784,), dense(50, 10), batch_size=BATCH, seed=SEED),
    "conv": Setup(
        (1, 28, 28),
        (LayerSpec("conv", 6, "relu", field=5), LayerSpec("pool", 2), LayerSpec("affine", 10)),
        optimizer=OptimizerSpec("sgd", 0.05),
        batch_size=BATCH,
        initializer="he",
        seed=SEED,
    ),
}
"""The book's network of chapter 5 and its start; a small one as in chapter 7."""


@lru_cache(maxsize=6)
def own_network(source: str, steps: int) -> Network:
    """Return a network that has learnt some steps from the bundled digits; nobody changes it."""
    digits, setup = all_digits(), SETUPS[source]
    x = digits.images.reshape(len(digits), *setup.inputs)
    learner = Learner(setup, TrainingData.alone(x, digits.labels))
    for _ in learner.go_to(steps):
        pass
    return learner.snapshot().network()


def batch_of(first: int, count: int) -> tuple[FloatArray, Labels]:
    """Return bundled digits (count, 28, 28), ink from 0 to 1, mixed, and their labels."""
    digits = all_digits()
    places = (STRIDE * (1 + first + np.arange(count))) % len(digits)
    return frozen(digits.images[places].astype(np.float32) / 255), frozen(digits.labels[places])
