"""The pages of the single perceptron: set it by hand, or let the learning rule find the weights."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import (
    QEasingCurve,
    QMarginsF,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QSizePolicy, QWidget

from desktop.services.context import TabContext
from desktop.services.numbers import plain
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.gates import reading, texts
from desktop.tabs.gates.controls import SYMBOLS, GateNumbers, TruthTableView, function_choice
from desktop.tabs.gates.input_plane import InputPlane, Line, Mark, PlanePicture, Segment
from desktop.tabs.gates.marks import sign
from desktop.tabs.gates.plane_widget import MapPicture, WeightMap
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
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.choice_menus import CarryButton, Way
from desktop.widgets.controls.number_field import NumberField
from desktop.widgets.controls.player_row import PlayerRow
from desktop.widgets.painted.labels import labels
from desktop.widgets.painted.painted_widget import PaintedWidget
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


CENTRE = Qt.AlignmentFlag.AlignCenter
RADIUS = 15.0
"""Of a circle, in pixels at zoom 1."""
THIN, THICK = 1.0, 7.0


class PerceptronDrawing(PaintedWidget):
    """Follows the weights and the row that is chosen; the thicker a line, the larger its weight."""

    smooth = True

    def __init__(self) -> None:
        super().__init__()
        self._state: PerceptronState | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The perceptron"))
        self.setToolTip(
            self.tr("Circles are nodes (neurons): inputs x, the 1 of the bias, and the output y")
        )

    def show_state(self, state: PerceptronState) -> None:
        self._state = state
        self.setAccessibleDescription(", ".join(self.texts))
        self.update()

    @property
    def texts(self) -> tuple[str, ...]:
        """What stands in the drawing: inputs, weights, the bias and the output."""
        if self._state is None:
            return ()
        gate, row = self._state.gate, self._state.row
        x1, x2 = (plain(float(x)) for x in ROWS[row])
        w1, w2 = map(plain, gate.weights)
        y = self._state.outputs[row]
        return (
            f"x₁ = {x1}",
            f"x₂ = {x2}",
            f"w₁ = {w1}",
            f"w₂ = {w2}",
            f"b = {plain(gate.bias)}",
            (f"y = {y}"),
        )

    def sizeHint(self) -> QSize:
        tokens = theme.current()
        return QSize(round(tokens.px(200)), round(tokens.px(140)))

    def minimumSizeHint(self) -> QSize:
        tokens = theme.current()
        return QSize(round(tokens.px(130)), round(tokens.px(110)))

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        if self._state is None:
            return
        state = self._state
        painter.setFont(tokens.font("small"))
        inner = QRectF(self.rect()).marginsRemoved(_margins(tokens))
        output = QPointF(inner.right(), inner.center().y())
        ends = [QPointF(inner.left(), inner.top() + k * inner.height() / 2) for k in range(3)]
        values = (*state.gate.weights, state.gate.bias)
        for start, value, name in zip(ends, values, ("w₁", "w₂", "b"), strict=True):
            _line(painter, tokens, start, output, value)
            _written(painter, tokens, start + (output - start) * 0.45, f"{name} {plain(value)}")
        bits = [*(int(x) for x in ROWS[state.row]), 1]
        for start, bit, name in zip(ends, bits, ("x₁", "x₂", ""), strict=True):
            _node(painter, tokens, start, str(bit), bit, dashed=not name)
            _named(painter, tokens, start, name)
        y = state.outputs[state.row]
        _node(painter, tokens, output, str(y), y)
        _named(painter, tokens, output, "y")


def _margins(tokens: Theme) -> QMarginsF:
    side, above = tokens.px(RADIUS + 4), tokens.px(RADIUS + 14)
    return QMarginsF(side, above, side, tokens.px(RADIUS + 4))


def _line(painter: QPainter, tokens: Theme, start: QPointF, end: QPointF, value: float) -> None:
    size = abs(value)
    width = tokens.px(THIN + (THICK - THIN) * size / (1 + size))
    style = Qt.PenStyle.SolidLine if value else Qt.PenStyle.DotLine
    token = "muted" if value == 0 else sign(value > 0)
    painter.setPen(QPen(tokens.colour(token, 0.7), width, style))
    painter.drawLine(start, end)


def _written(painter: QPainter, tokens: Theme, at: QPointF, text: str) -> None:
    written = labels(painter.font())
    room = QRectF(0, 0, written.width(text) + 8, painter.fontMetrics().height() + 2)
    room.moveCenter(at)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour("paper", 0.9))
    painter.drawRoundedRect(room, 4, 4)
    painter.setPen(tokens.colour("ink"))
    written.draw(painter, room, text)


def _node(
    painter: QPainter, tokens: Theme, at: QPointF, text: str, bit: int, *, dashed: bool = False
) -> None:
    """Draw a circle; that of the bias, which no input feeds, is dashed."""
    radius = tokens.px(RADIUS)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(tokens.colour("ink"), tokens.px(1.2), style))
    painter.setBrush(tokens.colour("paper" if dashed else f"{sign(bit)}_soft"))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(tokens.colour("ink"))
    painter.drawText(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius), CENTRE, text)


def _named(painter: QPainter, tokens: Theme, at: QPointF, name: str) -> None:
    height = painter.fontMetrics().height()
    above = QRectF(at.x() - 20, at.y() - tokens.px(RADIUS) - height - 1, 40, height)
    painter.setPen(tokens.colour("muted"))
    painter.drawText(above, CENTRE, name)
