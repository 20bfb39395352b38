"""Owns the page Digits: what is learnt, by which network, what it reads, what is compared."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.services import mnist_download
from desktop.services.bundled_digits import digit_at, place_of
from desktop.services.context import TabContext
from desktop.services.jobs import Outcome
from desktop.services.kept_runs import RunKeeper
from desktop.services.network_files import free_name
from desktop.services.training_run import EVALUATED, RunState, TrainingRun
from desktop.tabs.kit.presenter import Goals, never
from desktop.tabs.training.digits import texts, work
from desktop.tabs.training.digits.glimpses import Glimpses
from desktop.tabs.training.digits.outputs import OutputRecord
from desktop.tabs.training.digits.own_digits import OwnDigits
from desktop.tabs.training.digits.state import Data, DigitsState, Expectation, Live, Strip
from desktop.tabs.training.runs import Compared, RunPresenter
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from nn_core.arrays import Array, FloatArray, frozen
from nn_core.data import mnist
from nn_core.digits import Drawing, rasterise
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ValueRefused
from nn_core.learning import Setup, TrainingData
from nn_core.learning.building import layers_of
from nn_core.learning.diagnosis import GENTLER
from nn_core.learning.digit_networks import NETWORKS, OWN, own_network
from nn_core.learning.records import Evaluation
from nn_core.learning.smoothing import smoothed
from nn_core.network import Network
from nn_core.softmax import softmax

LOOK_MS = 100
"""From one look at weights, confusion, map or batch to the next."""
GAIN_EVERY, CHECKS_EVERY = 5, 20
"""Looks from one reading of the user's own digits, or one check of the learner, to the next."""
MANY = 100_000
"""Weights above which to read the digits held apart takes longer than a few steps."""
RARELY = 50
"""Steps of a large network between two readings of the digits held apart."""
SURE = 0.9
RECENT = 100
"""Of the last losses the mean is made; older ones weigh less than a hundredth."""
ENOUGH = 100
"""Steps after which something can be said of what was given or expected."""
STARTS: dict[str, dict[str, Any]] = {
    "0.01": {"initializer": "std", "deviation": 0.01},
    "1": {"initializer": "std", "deviation": 1.0},
    "xavier": {"initializer": "xavier"},
    "he": {"initializer": "he"},
    "0": {"initializer": "std", "deviation": 0.0},
}
"""First weights: normal with this σ, by the number of inputs, or all 0."""
_NOTHING = TrainingData.alone(np.zeros((1, 28, 28), np.uint8), np.zeros(1, np.int64))


class DigitsPresenter(RunPresenter[DigitsState]):
    """The page without any widget; what moves with every step is told apart, as `Live`.

    - ``mine``: the user's digits that are learnt, too.
    """

    version = 3

    undoable = ()
    ways: ClassVar[Mapping[str, str]] = {"network": "go_to_network"}
    moved = Signal(object)  # Live
    glimpsed = Signal(object)
    """What the strip below the loss shows: one of the records of ``glimpses``."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[DigitsState] = dict.fromkeys(("sure", "broken", "mine"), never)
        super().__init__(context, DigitsState(), goals, parent)
        self.editor = DrawingEditor(self)
        self.run = TrainingRun(context, self.state.setup, _NOTHING, reads="digits", parent=self)
        self.mine = OwnDigits(self, self.run, self._data)
        self._loaded: work.Loaded | None = None
        self._keeper: RunKeeper | None = None
        self._starting = self._active = False
        self._sample: int | None = None
        self._image: FloatArray = np.zeros((28, 28), np.float32)
        self._outputs = OutputRecord()
        self._broke = False
        self._first_setup = self.state.setup
        self._wanted = (Data.BUNDLED, "")
        self._looks = 0
        self._soon = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._soon.timeout.connect(self._look)
        self._loader = self.runner(self._arrived, self._read_in)
        self._checker = self.runner(self._checked)
        self._glimpses = Glimpses(self, self.run)
        self._glimpses.seen.connect(self.glimpsed)
        self._fetcher = context.make_runner(self)
        self._fetcher.yielded.connect(self._fetched)
        self._fetcher.failed.connect(self.refuse)
        self._fetcher.finished.connect(self._all_fetched)
        self.run.changed.connect(self._ran)
        self.run.restarted.connect(self._restarted)
        # Renamed or deleted elsewhere, it is not said to be there any more.
        self.context.models.changed.connect(self._models_changed)
        self.editor.changed.connect(self._drawn)
        self.editor.settled.connect(self._settled)
        context.notebook.changed.connect(self._notebook_changed)

    # The page comes and goes

    def enter(self) -> None:
        """Be looked at: take the shared drawing, and read the digits when that is due."""
        self._active = True
        self.run.title = texts.network_name(self.state)
        shared = self.context.drawing.value
        if shared is not None and (shared.strokes or shared.image is not None):
            if shared is not self.editor.settled_drawing:
                self._sample = None
                self.editor.replace(shared)
        elif self.editor.is_blank:
            self.take_sample()
        if self._loaded is None and not self._loader.running:
            self._load(self.state.data, self.state.place)
        self.mine.count()
        self._ran(self.run.state)

    def leave(self) -> None:
        self._active = False
        self._starting = False
        self.run.pause()

    # What is read

    @Slot()
    def take_sample(self) -> None:
        """Put a bundled digit into the box; every call another one."""
        number = 0 if self._sample is None else self._sample + 1
        try:
            image, _ = digit_at(place_of(number))
        except BadakError as error:
            self.refuse(error)
            return
        self._sample = number
        self.editor.replace(Drawing(image=image))

    @Slot()
    def draw_own(self) -> None:
        self._sample = None
        self.editor.clear()

    @property
    def sample(self) -> int | None:
        """The label of the bundled digit in the box; None for a drawing."""
        return None if self._sample is None else digit_at(place_of(self._sample))[1]

    @property
    def live(self) -> Live:
        blank = not self._image.any()
        answers = None if blank else self._answers(self.run.network)
        return Live(
            *(self.run.state, self.evaluation, self.loss, self.sample, blank, answers),
            outputs=self._outputs.seen(),
        )

    # Settings

    def go_to_network(self, key: str) -> None:
        """Begin with a network by its name in a link; one that is there goes on."""
        if key in NETWORKS and key != self.state.network:
            self.set_network(key)

    @Slot(str)
    def set_network(self, key: str) -> None:
        """Begin anew with another network and the settings it usually has."""
        self._take_network(key, self.state.own)

    @Slot(str)
    def set_own(self, text: str) -> None:
        """Begin anew with layers of one's own."""
        self._take_network(OWN, text)

    def _take_network(self, key: str, own: str) -> None:
        try:
            network = own_network(own) if key == OWN else NETWORKS[key]
        except BadakError as error:
            self.refuse(error)
            return
        self.update(network=key, own=own)
        self.run.title = texts.network_name(self.state)
        self._begin(network.setup(self.state.setup.seed))

    def take(self, network: Network) -> None:
        """Begin with a network that was brought here: its hidden layers, and weights anew.

        One neuron alone tells 0 from the others. A step, which has no slope, becomes a sigmoid.

        Raises `BadakError` if its layers can't be those of digits.
        """
        *hidden, last = layers_of(network)
        own = ", ".join(str(layer.size) for layer in hidden)
        key = OWN if hidden else "784-1" if last.size == 1 else "784-10"
        setup = (own_network(own) if hidden else NETWORKS[key]).setup(self.state.setup.seed)
        activated = [
            replace(layer, activation="sigmoid") if layer.activation == "step" else layer
            for layer in hidden
        ]
        self.update(network=key, own=own or self.state.own)
        self.run.title = texts.network_name(self.state)
        self._begin(replace(setup, layers=(*activated, setup.layers[-1])))

    def set_start(self, start: str) -> None:
        self._begin(replace(self.state.setup, **STARTS[start]))

    @property
    def start(self) -> str:
        setup = self.state.setup
        if setup.initializer != "std":
            return setup.initializer
        return f"{setup.deviation:g}"

    def change(self, **settings: Any) -> None:
        """Go on with other settings: ``lr``, ``optimizer``, ``batch_size`` and others."""
        try:
            self.run.change(**settings)
        except BadakError as error:
            self.refuse(error)

    @Slot(str)
    def set_activation(self, name: str) -> None:
        """Give all hidden layers another activation."""
        layers = self.state.setup.layers
        self.change(
            layers=tuple(
                replace(layer, activation=name) if layer.activation else layer for layer in layers
            )
        )

    @Slot(str)
    def use(self, data: str, place: str = "") -> None:
        """Learn other digits: the bundled ones, or those in a file or folder."""
        self._load(Data(data), place)

    def use_folder(self, folder: str) -> None:
        """Learn what a folder holds: the four files of MNIST, or pictures in folders or by name."""
        try:
            mnist.find(Path(folder), "train", "images")
        except BadakError:
            self.use(Data.FILES, folder)
        else:
            self.use(Data.MNIST, folder)

    @Slot()
    def download(self) -> None:
        """Learn MNIST, which is downloaded first where that hasn't been done."""
        if mnist_download.is_there():
            self.use(Data.MNIST, str(mnist_download.folder()))
        elif not self._fetcher.running:
            self.update(fetched=0.0)
            self._fetcher.start(mnist_download.downloading)

    @Slot()
    def stop_download(self) -> None:
        """Download no further; what is whole stays."""
        self._fetcher.cancel()

    @Slot(object)
    def _fetched(self, found: mnist_download.Fetched) -> None:
        self.context.progress(min(found.fraction, 0.999), texts.downloading())
        self.update(fetched=found.fraction)

    @Slot(object)
    def _all_fetched(self, outcome: Outcome) -> None:
        self.context.progress(1.0)
        self.update(fetched=None)
        if outcome is Outcome.DONE:
            self.use(Data.MNIST, str(mnist_download.folder()))

    def _load(self, data: Data, place: str) -> None:
        self.update(loading=place or str(data))
        if data is Data.FILES:
            # Here, since what shows pictures makes classes of Qt, which a worker must not.
            import desktop.widgets.canvas.picture_digits  # noqa: F401

        reader = self.context.recognisers.best() if data is Data.FILES else None
        self._loader.start(partial(work.load, data, place, reader))
        self._wanted = (data, place)

    @Slot(object)
    def _arrived(self, loaded: work.Loaded | None) -> None:
        if loaded is None:
            return
        self._loaded = loaded
        data, place = self._wanted
        self.update(data=data, place=place, learnt=len(loaded.learnt), apart=len(loaded.apart))
        self.update(left_out=loaded.left_out, changes=loaded.changes)
        self._begin(self.state.setup)
        self.mine.give_again()
        if self._keeper is None:  # before, there was nothing to go on with
            self._keeper = self.context.runs.keep("training-digits", self.run)
        self.mine.go_on(self._keeper.go_on())

    @Slot(object)
    def _read_in(self, outcome: Outcome) -> None:
        self.update(loading="")
        if (
            self._loaded is None
            and outcome is Outcome.FAILED
            and self.state.data is not Data.BUNDLED
        ):
            self._load(Data.BUNDLED, "")
        elif self._starting and self._loaded is not None:
            self._starting = False
            self.run.run()

    def _begin(self, setup: Setup) -> None:
        data = self._data(setup)
        try:
            self.run.begin(setup, data)
        except BadakError as error:
            self.refuse(error)
        # What takes long to read is read less often, or little else would be done.
        dear = self.run.network.takes_pictures or self.run.network.flat_params.size > MANY
        self.run.evaluate_every = RARELY if dear else EVALUATED

    def _data(self, setup: Setup) -> TrainingData:
        """Return what is learnt: the digits there are, with some of the user's."""
        if self._loaded is None:
            one = setup.loss == "sigmoid"
            return (
                TrainingData.alone(_NOTHING.x, _NOTHING.t.astype(np.float32)) if one else _NOTHING
            )
        learnt = self.mine.mixed(self._loaded.learnt)
        return work.training_data(setup, learnt, self._loaded.apart)

    @Slot()
    def _notebook_changed(self) -> None:
        if self._active:
            self.mine.count()

    # Compare, keep, expect

    @Slot()
    def keep_run(self) -> None:
        """Keep the curve and the settings of this run beside the ones that come."""
        name = texts.run_name(self.state.setup, self.state.kept)
        self.keep_as(name, name)

    @Slot()
    def forget_runs(self) -> None:
        """Compare with none of the kept runs any more."""
        self.update(kept=Compared())

    def keep(self, name: str) -> bool:
        """Keep the network of this moment as one of the user's, with the record of its training."""
        try:
            if self.state.one_output:
                raise ValueRefused(
                    QT_TRANSLATE_NOOP(
                        "nn_core", "A network with one output can't read all digits."
                    ),
                    QT_TRANSLATE_NOOP("nn_core", "Keep one with ten outputs."),
                )
            network = self.run.network.copy()
            name = self.context.models.keep(name, network, self.notes())
        except BadakError as error:
            self.refuse(error)
            return False
        self.update(model=name, model_at=self.run.state.step)
        return True

    def notes(self) -> dict[str, str]:
        """Return the record of the training, as a file of weights keeps it."""
        state, run = self.state, self.run.state
        history = self.run.history
        places = np.unique(np.linspace(0, max(len(history.losses) - 1, 0), 100).astype(int))
        notes = {
            "trained": datetime.now(UTC).isoformat(timespec="seconds"),
            "network": state.network,
            "data": f"{state.data}: {state.learnt}",
            "steps": str(run.step),
            "setup": json.dumps(run.setup.to_data()),
        }
        if len(history.losses):
            curve = [[int(p) + 1, round(float(history.losses[p]), 4)] for p in places]
            notes["losses"] = json.dumps(curve)
        found = self.evaluation
        if found is not None and found.accuracy is not None:
            right = round(found.accuracy * state.apart)
            notes["held_apart"] = f"{right} of {state.apart}"
        return notes | self.mine.notes()

    @property
    def proposal(self) -> str:
        """A free name for the network."""
        return free_name(f"my-{self.state.network.casefold()}", self.context.recognisers)

    @Slot(str)
    def predict(self, answer: str) -> None:
        """Say what is expected of the run that is to begin."""
        self.update(expectation=replace(self.state.expectation, given=answer))

    @Slot(str)
    def show_strip(self, strip: str) -> None:
        """Look at something else below the loss."""
        self.update(strip=Strip(strip))
        self._look()

    @Slot(bool)
    def set_log(self, log: bool) -> None:
        self.update(log=log)

    @Slot()
    def learn_by_heart(self) -> None:
        """See whether a fresh network can learn ten digits by heart."""
        self.run.pause()
        self._checker.start(partial(work.by_heart, self.run))

    # The run goes on

    @Slot()
    def toggle(self) -> None:
        """Learn, or stop; before the digits are there, as soon as they are."""
        if self._loaded is None:
            self._starting = not self._starting
        else:
            self.run.toggle()

    def press(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what a key does to the run; say whether there is such a key."""
        if key == Qt.Key.Key_Space:
            self.toggle()
            return True
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        return self._loaded is not None and self.run.press(key, shift)

    def refuse_quietly(self) -> None:
        """Bring the widgets back to what still holds: a dialog was left."""
        self.state_changed.emit(self.state)

    @property
    def loss(self) -> float:
        """The smoothed loss at the present step; NaN before the first."""
        history = self.run.history
        count = self.run.state.step - history.first
        recent = smoothed(history.losses[max(0, count - RECENT) : max(count, 0)])
        return float(recent[-1]) if len(recent) else math.nan

    @property
    def evaluation(self) -> Evaluation | None:
        """The last reading of the digits held apart up to the present step."""
        return self.run.history.last_evaluation(self.run.state.step)

    def marks(self) -> list[tuple[int, str]]:
        """Return the steps at which something was changed, and what."""
        found: dict[int, list[Setup]] = {}
        others: set[int] = set()
        setup = self._first_setup
        for edit in self.run.edits:
            found.setdefault(edit.step, [setup])
            setup = edit.setup or setup
            found[edit.step].append(setup)
            if edit.data is not None:
                others.add(edit.step)
        # A setting that was changed and taken back at one step has changed nothing.
        made = {step: (s[0], s[-1]) for step, s in found.items() if s[0] != s[-1] or step in others}
        return [(step, texts.edit_text(*ends)) for step, ends in sorted(made.items()) if step]

    @property
    def calm(self) -> tuple[int, float] | None:
        """The step and the rate to go back to where the loss runs wild; else None."""
        run = self.run.state
        if run.running or run.broken or not run.step or not self._wild:
            return None
        here = [edit for edit in self.run.edits if edit.setup is not None and edit.step < run.step]
        for number in range(len(here) - 1, -1, -1):
            before = here[number - 1].setup if number else self._first_setup
            assert before is not None
            if before.optimizer.lr < here[number].setup.optimizer.lr:  # type: ignore[union-attr]
                return here[number].step, before.optimizer.lr
        return run.first, run.setup.optimizer.lr / GENTLER

    @Slot()
    def back_to_calm(self) -> None:
        """Go back to before the rate that was too large, and take the one before."""
        calm = self.calm
        if calm is not None:
            self.run.go_back_with(*calm)

    @property
    def _wild(self) -> bool:
        """Whether the loss is far above that of a network that knows nothing."""
        return bool(self.loss > texts.WILD * self.state.reference)

    @Slot()
    def _restarted(self) -> None:
        self._checker.cancel()  # what is on its way was found in another network
        self._glimpses.forget()
        self._first_setup = self.run.first_setup
        self._outputs.clear()
        self.update(setup=self.run.state.setup)
        self.mine.begin()
        expectation = Expectation(texts.asked(self.state))
        self.update(expectation=expectation, checks=(), overfit=None, model="")

    @Slot()
    def _models_changed(self) -> None:
        self.update(model="")

    @Slot(object)
    def _ran(self, run: RunState) -> None:
        if run.setup != self.state.setup:
            self.update(setup=run.setup)
        self.mine.follow()
        if not self._active:
            return
        live = self._followed(run)
        self.moved.emit(live)
        self._notice_run(live)
        if not self._soon.isActive():
            self._soon.start()

    def _followed(self, run: RunState) -> Live:
        live = self.live
        if live.answers is not None:
            self._outputs.put(run.step, live.answers)
            live = replace(live, outputs=self._outputs.seen())
        return live

    def _notice_run(self, live: Live) -> None:
        run, state = live.run, self.state
        if run.step and not state.expectation.locked:
            self.update(expectation=replace(state.expectation, locked=True))
        answers = None if self._sample is not None or not run.step else live.answers
        if answers is not None and float(np.nanmax(answers)) >= SURE:
            self.reach("sure")
        if run.broken or live.loss > texts.WILD * state.reference:
            self._broke = True
        elif self._broke and run.running and live.loss < state.reference:
            self.reach("broken")
        gain = state.gain
        if gain is not None and gain.given and run.step >= gain.at + ENOUGH:
            self.reach("mine")

    def _answers(self, network: Network) -> FloatArray:
        """Return probabilities (10,) of the drawing; of one output only that of 0 is known."""
        logits = network.forward(self._image[None])[0]
        if len(logits) == 1:
            answers = np.full(10, np.nan, np.float32)
            answers[0] = 1 / (1 + np.exp(-np.float64(logits[0])))
            return frozen(answers)
        return frozen(softmax(logits))

    @Slot(object)
    def _drawn(self, drawing: Drawing) -> None:
        if drawing.strokes:
            self._sample = None
        self._image = np.asarray(rasterise(drawing), np.float32)
        self._outputs.clear()
        if self._active:
            self._ran(self.run.state)

    @Slot(object)
    def _settled(self, drawing: Drawing) -> None:
        if self._sample is None and (drawing.strokes or drawing.image is not None):
            self.context.drawing.value = drawing

    # What the strip shows

    @Slot()
    def _look(self) -> None:
        if not self._active or self._loaded is None:
            return
        self._looks += 1
        still = not self.run.state.running
        if still or self._looks % GAIN_EVERY == 0:
            self.mine.measure()
        if (still or self._looks % CHECKS_EVERY == 0) and self._may_check:
            self._checker.start(partial(work.look_after, self.run))
        self._compare()
        if not self._glimpses.look(self.state.strip, self._image, self._loaded.apart):
            self._soon.start()  # what it works out may be of another step, or another picture

    @property
    def _may_check(self) -> bool:
        return self.run.state.step > 0 and not self._checker.running

    def pictures(self, places: Array) -> Array:
        """Return pictures (n, 28, 28) of digits held apart."""
        assert self._loaded is not None
        return self._loaded.apart.images[places]

    def look_into(self, digit: Array, label: int) -> None:
        """Have a digit of the batch seen under Backprop > Layers, with the network as it is."""
        if self.state.one_output:
            self.refuse(
                ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "Backprop > Layers looks at ten outputs."),
                    QT_TRANSLATE_NOOP("nn_core", "Choose a network with ten outputs."),
                )
            )
            return
        self.run.pause()
        ink = digit.astype(np.float32).reshape(28, 28)
        ink /= np.float32(255 if digit.dtype == np.uint8 else 1)
        self.context.carried.emit("backprop/layers", (ink, label))

    @Slot(object)
    def _checked(self, found: object) -> None:
        if isinstance(found, float):
            self.update(overfit=found)
        elif isinstance(found, tuple):
            self.update(checks=found)

    def _compare(self) -> None:
        known, run = self.state.expectation, self.run.state
        if known.given and (run.step >= ENOUGH or run.broken) and run.step != known.compared:
            self.update(expectation=replace(known, compared=run.step))

    # Written and read again

    def from_data(self, data: Mapping[str, Any]) -> None:
        """Go to the state that was written; its run begins anew when its digits are there."""
        super().from_data(data)
        self.mine.forget()
        self._begin(self.state.setup)
        if self._active or self._loaded is not None:
            self._load(self.state.data, self.state.place)

    def show_example(self) -> None:
        self._loader.cancel()
        self._wanted = (Data.BUNDLED, "")
        self._arrived([found for found in work.load(*self._wanted) if found is not None][-1])
        self.update(loading="")
        self.enter()
        self.run.go_to(200)
        self._look()
