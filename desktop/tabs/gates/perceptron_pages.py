"""The pages of the single perceptron: set it by hand, or let the learning rule find the weights."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEasingCurve, QVariantAnimation, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from desktop.services.context import TabContext
from desktop.style import theme
from desktop.tabs.gates import reading, texts
from desktop.tabs.gates.controls import SYMBOLS, GateNumbers, TruthTableView, function_choice
from desktop.tabs.gates.input_plane import InputPlane, Line, Mark, PlanePicture, Segment
from desktop.tabs.gates.perceptron_drawing import PerceptronDrawing
from desktop.tabs.gates.presenter import GatesPresenter, PerceptronPresenter
from desktop.tabs.gates.state import (
    FASTEST,
    GATE,
    LEAST_RATE,
    MOST_RATE,
    ROWS,
    SLOWEST,
    PerceptronState,
)
from desktop.tabs.gates.weight_map import MapPicture, WeightMap
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.carry_button import CarryButton, Way
from desktop.widgets.controls.number_field import NumberField
from desktop.widgets.controls.player_row import PlayerRow
from nn_core.network import Network
from nn_core.perceptron import plane
from nn_core.perceptron.model import PRESETS
from nn_core.perceptron.plane import Point, between
from nn_core.perceptron.rule import LearningStep

FAR = 1e6
SWING = 160
"""Milliseconds in which a line swings to its new place."""
POINTS: tuple[Point, ...] = tuple((float(x1), float(x2)) for x1, x2 in ROWS)


class SinglePage(Page[PerceptronPresenter]):
    """What both pages have: the pictures and the truth table."""

    learning = False

    def __init__(self, owner: GatesPresenter, context: TabContext) -> None:
        super().__init__(owner.perceptron, context, owner)
        self.pictures = SinglePictures(owner.perceptron, self.learning)
        self.stage.addWidget(self.pictures)
        self.table = TruthTableView()
        self.table.row_chosen.connect(owner.perceptron.select_row)
        self.table.target_flipped.connect(owner.perceptron.flip_target)
        self.form.follow(self.pictures.show_state)


class PerceptronPage(SinglePage):
    """One perceptron and its line, by numbers and by hand."""

    sentence_of = staticmethod(texts.perceptron_sentence)
    reading_of = staticmethod(reading.of_perceptron)

    def __init__(self, owner: GatesPresenter, context: TabContext) -> None:
        super().__init__(owner, context)
        form, presenter = self.form, owner.perceptron
        self._add_presets()
        form.heading(self.tr("Weights and bias"))
        self.numbers = GateNumbers(presenter, GATE, SYMBOLS, 2)
        form.add(self.numbers, lambda state: self.numbers.show_gate(state.gate))
        self.target = function_choice(
            form,
            self.tr("Target"),
            lambda state: state.target,
            presenter.set_target,
            hint=self.tr("t: the truth table the perceptron should realise"),
        )
        form.gap()
        form.add(self.table, self.table.show_state)
        form.gap()
        self._add_carry()

    def _add_presets(self) -> None:
        form, presenter = self.form, self.presenter
        form.heading(self.tr("Numbers of the book"))
        says = self.tr("Take the book's weights and bias for {name}")
        self.presets: dict[str, QPushButton] = {}
        names = list(PRESETS)
        for pair in (names[:2], names[2:]):
            made = form.buttons(
                *((n, says.format(name=n), partial(presenter.load_preset, n)) for n in pair)
            )
            self.presets |= zip(pair, made, strict=True)
        form.follow(self._mark_preset)

    def _add_carry(self) -> None:
        def gate() -> Network:
            return self.presenter.state.gate.network()

        self.carry = CarryButton(
            self.context,
            [
                Way(
                    "training/points",
                    self.tr("Training: the same line; as a step it can't learn yet"),
                    gate,
                ),
                Way(
                    "descent/valley",
                    self.tr("Valley: the ball stands at its two weights, the bias stays"),
                    gate,
                ),
                Way(
                    "forward/small",
                    self.tr("Forward: the same numbers in a small network"),
                    gate,
                ),
                Way(
                    "training/digits",
                    self.tr("Digits: one neuron with 784 inputs, 0 or not; a sigmoid, new weights"),
                    gate,
                ),
            ],
        )
        self.form.add(self.carry)

    def _mark_preset(self, state: PerceptronState) -> None:
        for name, button in self.presets.items():
            if button.isDefault() != (PRESETS[name] == state.gate):
                button.setDefault(PRESETS[name] == state.gate)


class LearningPage(SinglePage):
    """The perceptron finds its own weights."""

    learning = True
    sentence_of = staticmethod(texts.learning_sentence)
    reading_of = staticmethod(reading.of_learning)

    def __init__(self, owner: GatesPresenter, context: TabContext) -> None:
        super().__init__(owner, context)
        form, presenter = self.form, owner.perceptron
        self.target = function_choice(
            form,
            self.tr("Target"),
            lambda state: state.target,
            presenter.set_target,
            hint=self.tr("t: what is to be learned"),
        )
        self.rate = NumberField(LEAST_RATE, MOST_RATE, 0.1)
        self.rate.describe(
            self.tr("Rate η"), self.tr("η: learning rate, how far one mistake moves")
        )
        self.rate.value_changed.connect(presenter.set_rate)
        form.named(self.tr("Rate η"), self.rate, self._show_rate)
        form.gap()
        self.player = PlayerRow(presenter.learner)
        form.add(self.player, lambda _state: self.player.follow())
        self.random = form.button(
            self.tr("Random start"), self.tr("Start from other weights"), presenter.randomise
        )
        self.speed = form.slider(
            self.tr("Speed"),
            lambda state: state.speed,
            presenter.set_speed,
            SLOWEST,
            FASTEST,
            whole=True,
            hint=self.tr("Steps a second"),
        )
        form.gap()
        self.count = form.note(texts.mistakes)
        form.add(self.table, self.table.show_state)

    def _show_rate(self, state: PerceptronState) -> None:
        if self.rate.value() != state.rate:
            self.rate.set_value(state.rate)

    def leave(self) -> None:
        self.presenter.learner.pause()


class SinglePictures(QWidget):
    """The plane of inputs, the map of weights and the perceptron itself, beside or below it."""

    def __init__(self, presenter: PerceptronPresenter, learning: bool) -> None:
        super().__init__()
        self._presenter, self._learning = presenter, learning
        self.plane, self.map = InputPlane(("x₁", "x₂"), presenter), WeightMap(presenter)
        self._step: LearningStep | None = None
        self._picture: PlanePicture | None = None
        self._swing = QVariantAnimation(self)
        self._swing.setStartValue(0.0)
        self._swing.setEndValue(1.0)
        self._swing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._swing.valueChanged.connect(self._draw_plane)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._box.addWidget(self.plane, 3)
        self.drawing = PerceptronDrawing()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.addWidget(self.map, 3)
        self._beside.addWidget(self.drawing, 2)
        self._box.addLayout(self._beside, 2)
        self.plane.setAccessibleName(self.tr("Plane of the inputs"))
        self.plane.grabbed.connect(self._swing.stop)  # what swings can't be held

    def show_state(self, state: PerceptronState) -> None:
        """Draw the plane and the map; after a mistake of the learning rule the line swings."""
        self._picture = single_plane(state, self._learning)
        step = state.learning.step if self._learning else None
        if step is not self._step:
            self._step = step
            self._swing.stop()
            if step is not None and step.error:
                # At high speed the swing ends before the next step begins.
                pause = min(SWING, 600 // state.speed)
                self._swing.setDuration(theme.current().milliseconds(pause))
                self._swing.start()
        self._draw_plane()
        self.map.show_picture(weight_map(state, self._learning))
        self.drawing.show_state(state)

    @Slot()
    def _draw_plane(self) -> None:
        picture, step = self._picture, self._step
        if picture is None:
            return
        swinging = self._swing.state() == QVariantAnimation.State.Running
        if swinging and step is not None:
            share = float(self._swing.currentValue())
            gate = between(step.before, step.after, share)
            picture = replace(picture, lines=(replace(picture.lines[0], gate=gate),))
        self.plane.show_picture(picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step on and back with the keys of every playback that no picture has use for."""
        if not (self._learning and self._presenter.learner.press(event.key())):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() > 1.15 * event.size().height()
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._beside.setDirection(direction.TopToBottom if wide else direction.LeftToRight)
        super().resizeEvent(event)


def single_plane(state: PerceptronState, learning: bool) -> PlanePicture:
    """Return the plane of the single perceptron."""
    marks = tuple(
        Mark(at, target, right, texts.point(row), row == state.row)
        for row, (at, target, right) in enumerate(
            zip(POINTS, state.target, state.right, strict=True)
        )
    )
    return PlanePicture(
        lines=(Line(GATE, state.gate),),
        fires=(0, 1),
        marks=marks,
        margin=None if learning or state.certificate else _margin(state),
        trail=state.learning.trail if learning else (),
        segments=_segments(state),
    )


def _margin(state: PerceptronState) -> tuple[Point, Point, str] | None:
    value = plane.margin(state.gate, state.target)
    if value is None or not all(state.right):
        return None
    start = POINTS[plane.tightest_row(state.gate, state.target)]
    end = plane.foot(state.gate, start)
    return None if end is None else (start, end, texts.margin_text(value))


def _segments(state: PerceptronState) -> tuple[Segment, ...]:
    proof = state.certificate
    if proof is None:
        return ()
    return tuple(
        Segment(POINTS[a], POINTS[b], value)
        for (a, b), value in ((proof.ones, 1), (proof.zeros, 0))
    )


def weight_map(state: PerceptronState, learning: bool) -> MapPicture:
    """Return the map of weights."""
    path: tuple[Point, ...] = ()
    if learning and state.learning.trail:
        past = (*state.learning.trail, state.gate)
        path = tuple((gate.weights[0], gate.weights[1]) for gate in past)
    possible = plane.weight_region(state.target, state.gate.bias, FAR)
    caption = texts.map_caption(state) if possible else texts.map_note(state)
    return MapPicture(state.gate, state.target, path, caption)
