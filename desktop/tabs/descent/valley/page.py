"""Shows the valley page: the map, the neuron's points, the heights, a table and the controls."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop.reading.content import Reading
from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.style import theme
from desktop.tabs.descent.chart import PlanePicture, PointsPlane
from desktop.tabs.descent.presenter import DescentPresenter
from desktop.tabs.descent.valley import reading, texts
from desktop.tabs.descent.valley.ground import DASHES
from desktop.tabs.descent.valley.plots import FallPlot, ValleyMap
from desktop.tabs.descent.valley.presenter import ValleyPresenter
from desktop.tabs.descent.valley.state import (
    FASTEST,
    FEWEST_STEPS,
    FOUR,
    MOST_STEPS,
    NETWORK,
    NEURON,
    OWN,
    SLOWEST,
    ValleyState,
)
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import tip
from desktop.widgets.controls.number_field import NumberField
from desktop.widgets.controls.player_row import PlayerRow
from desktop.widgets.controls.predict_card import PredictCard, Prediction
from desktop.widgets.painted.number_table import Column, NumberTable
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.network import Network

DECIMALS = 10
"""The book's smallest rate is 1e-10."""


class Swatch(PaintedWidget):
    """A piece of an optimiser's line, as it is on the map."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedWidth(30)

    def sizeHint(self) -> QSize:
        return QSize(30, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.current()
        token, dash = DASHES[self._name]
        painter.setPen(QPen(tokens.colour(token), tokens.px(2), dash))
        middle = self.height() / 2
        painter.drawLine(QPointF(2, middle), QPointF(self.width() - 2, middle))
        painter.end()


class RuleRows(QWidget):
    """Ticks, lines and learning rates of the four."""

    ticked = Signal(str, bool)
    rated = Signal(str, float)

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        self.boxes: dict[str, QCheckBox] = {}
        self.fields: dict[str, NumberField] = {}
        for row, (name, title) in enumerate(texts.names().items()):
            box, field = QCheckBox(title), NumberField(SLOWEST, FASTEST, 0.05, DECIMALS)
            tip(box, self.tr("Whether {name} runs").format(name=title))
            field.describe(
                self.tr("η of {name}").format(name=title), self.tr("η, its learning rate")
            )
            field.setFixedWidth(76)
            box.clicked.connect(lambda on, name=name: self.ticked.emit(name, on))
            field.value_changed.connect(lambda rate, name=name: self.rated.emit(name, rate))
            for column, widget in enumerate((box, Swatch(name), field)):
                grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
            self.boxes[name], self.fields[name] = box, field

    def show_state(self, state: ValleyState) -> None:
        for name in FOUR:
            self.boxes[name].setChecked(name in state.shown)
            if self.fields[name].value() != state.rate[name]:
                self.fields[name].set_value(state.rate[name])


LEAST_RATE, MOST_RATE = 1e-3, 20.0
MOST_WEIGHT = 10_000_000
LONGEST = 7
"""Signs of a number in the table: with more it would have to scroll in a window of 1024 pixels."""

READABLE = {"positive": "positive_text", "negative": "negative_text"}
"""Of a line's colour, that of a word."""


class ValleyPage(Page[ValleyPresenter]):
    """The surface from above; below it the heights after each step and where everybody stands."""

    controls_width = 232

    def __init__(self, owner: DescentPresenter, context: TabContext) -> None:
        super().__init__(owner.valley, context)
        state = self.presenter.state
        self.map, self.fall = ValleyMap(state), FallPlot(state)
        self.plane = PointsPlane(_plane, state)
        self.table = NumberTable(
            self.tr("Where each optimiser stands"),
            self._columns(),
            lambda state: len(state.shown),
            state,
            role="small",
            whole=True,
        )
        self.card = PredictCard()
        self._lay_out()
        self._connect()
        self._add_surface()
        self._add_neuron()
        self._add_network()
        self._add_player()
        self._add_rules()
        for widget in (self.map, self.plane, self.fall, self.table):
            self.form.follow(widget.show_state)
        self.form.shown(lambda state: state.surface == NEURON, self.plane)
        self.form.follow(self._show_card)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.map, 3)
        above.addWidget(self.plane, 2)
        below.addWidget(self.fall, 4)
        below.addWidget(self.table, 9)
        self.stage.addLayout(above, 5)
        self.stage.addLayout(below, 2)
        self.stage.addWidget(self.card)

    def _connect(self) -> None:
        presenter = self.presenter
        self.map.clicked.connect(presenter.race_from)
        self.map.start_dragged.connect(presenter.drag_start)
        self.map.drawn.connect(self._drawn)
        self.map.key_pressed.connect(presenter.playback.press)
        self.plane.dragged.connect(presenter.drag_line)
        for widget in (self.map, self.plane):
            widget.released.connect(presenter.end_drag)
        self.fall.step_chosen.connect(presenter.playback.go_to)
        self.card.answered.connect(presenter.answer)

    def _add_surface(self) -> None:
        form, presenter = self.form, self.presenter
        self.surface = form.choice(
            self.tr("&Surface"),
            texts.surface_names(),
            lambda state: state.surface,
            presenter.set_surface,
            hint=self.tr("What they go down"),
        )
        self.formula = QLineEdit()
        self.formula.editingFinished.connect(self._typed)
        form.named(
            self.tr("f(x, y) ="),
            self.formula,
            self._show_formula,
            hint=self.tr("A formula of x and y, such as x**2/20 + y**2"),
        )
        form.shown(lambda state: state.surface == OWN, self.formula)

    def _part(self, surface: str) -> Form:
        """Return a form within the form that is there for one surface only."""
        part = Form(self.presenter.end_drag)
        self.form.add(part, part.show_state)
        self.form.shown(lambda state: state.surface == surface, part)
        return part

    def _add_neuron(self) -> None:
        form, presenter = self._part(NEURON), self.presenter
        self.points = form.choice(
            self.tr("&Points"),
            texts.point_names(),
            lambda state: state.points,
            presenter.set_points,
            hint=self.tr("What the neuron learns"),
        )
        self.best = form.tick(
            self.tr("&Best bias at every place"),
            lambda state: state.bias is None,
            presenter.set_best_bias,
            hint=self.tr("b is the one of the smallest loss; else one that stays"),
        )
        self.bias = form.slider(
            self.tr("Bias b"),
            lambda state: 0.0 if state.bias is None else state.bias,
            presenter.set_bias,
            -6.0,
            6.0,
            hint=self.tr("b, the same at every place"),
        )
        form.shown(lambda state: state.bias is not None, self.bias)

    def _add_network(self) -> None:
        form, presenter = self._part(NETWORK), self.presenter
        self.axes = form.choice(
            self.tr("A&xes"),
            texts.axes_names(),
            lambda state: state.axes,
            presenter.set_axes,
            hint=self.tr(
                "Directions among all parameters; random ones are as long, neuron by neuron, as "
                "the weights themselves"
            ),
        )
        self.other, self.again = form.buttons(
            (self.tr("Others"), self.tr("Draw other random directions"), presenter.draw_axes),
            (
                self.tr("Measure again"),
                self.tr("The valley of the network as it is at this moment"),
                presenter.measure,
            ),
        )
        weights = [
            form.number(
                label,
                read,
                changed,
                0,
                MOST_WEIGHT,
                hint=self.tr("The number of a parameter, counted from 0"),
            )
            for label, read, changed in (
                (self.tr("Weight across"), lambda state: state.first, presenter.set_first),
                (self.tr("Weight up"), lambda state: state.second, presenter.set_second),
            )
        ]
        form.shown(lambda state: state.axes == "weights", *weights)
        form.enabled(lambda state: state.axes != "weights", self.other)

    def _add_player(self) -> None:
        form = self.form
        self.player = PlayerRow(self.presenter.playback, scrub=True)
        form.gap()
        form.add(self.player, lambda _state: self.player.follow())
        (self.pen,) = form.buttons(
            (
                self.tr("Draw the way you expect"),
                self.tr("Then drag on the map: how will SGD go? Afterwards they run"),
                self._take_pen,
            )
        )

    def _add_rules(self) -> None:
        form, presenter = self.form, self.presenter
        form.heading(self.tr("Who runs, and the rate η"))
        self.rules = RuleRows()
        self.rules.ticked.connect(presenter.show_rule)
        self.rules.rated.connect(presenter.set_rate)
        form.add(self.rules, self.rules.show_state)
        self.focus = form.choice(
            self.tr("&Arrows"),
            texts.names(),
            lambda state: state.focus,
            presenter.set_focus,
            hint=self.tr(
                "Whose arrows are shown: −gradient as an outline, the step filled; for AdaGrad and "
                "Adam also what each axis is divided by, √h, as squares"
            ),
            beside=True,
        )
        self.rate = form.slider(
            self.tr("Its &rate η"),
            lambda state: state.rate[state.focus],
            presenter.set_focus_rate,
            LEAST_RATE,
            MOST_RATE,
            decimals=10,
            logarithmic=True,
            hint=self.tr("η changes the step, not the gradient"),
        )
        self.note = form.note(texts.factors, often=True)
        self.gradients = form.segments(
            self.tr("Gradient"),
            {"exact": self.tr("Exact"), "numerical": self.tr("Numerical")},
            lambda state: state.gradient,
            presenter.set_gradient,
            tips={"numerical": self.tr("The book's central difference with h = 1e−4")},
        )
        self.steps = form.slider(
            self.tr("S&teps"),
            lambda state: state.steps,
            presenter.set_steps,
            FEWEST_STEPS,
            MOST_STEPS,
            whole=True,
            hint=self.tr("How many steps are taken"),
        )

    def _columns(self) -> tuple[Column, ...]:
        def coordinate(axis: int) -> Any:
            def value(state: ValleyState, row: int) -> float:
                step = _step(state, row)
                return math.nan if step is None else float(step.position[axis])

            return value

        # In a presentation this is all that says which way is whose.
        colours = {
            texts.text(name): READABLE.get(dash[0], dash[0]) for name, dash in DASHES.items()
        }
        return (
            Column(
                self.tr("optimiser"),
                self.tr("Who runs"),
                lambda state, row: texts.text(state.shown[row]),
                token=lambda name: colours[str(name)],
            ),
            Column("x", self.tr("Where it stands"), coordinate(0), _written),
            Column("y", self.tr("Where it stands"), coordinate(1), _written),
            Column("f", self.tr("How high it stands"), _value, _written),
            Column(self.tr("way"), self.tr("How far it has walked"), _length, _written),
        )

    def sentence(self) -> str:
        return texts.sentence(self.presenter.state)

    def reading(self) -> Reading:
        return reading.build(self.presenter.state, self.presenter.done)

    def enter(self) -> None:
        self.presenter.set_active(True)

    def leave(self) -> None:
        self.presenter.set_active(False)

    def take(self, network: Network) -> None:
        self.presenter.take(network)

    def show_example(self) -> None:
        self.presenter.playback.go_to(9)

    @Slot()
    def _typed(self) -> None:
        if self.formula.text() != self.presenter.state.formula:
            self.presenter.set_formula(self.formula.text())

    @Slot()
    def _take_pen(self) -> None:
        self.map.set_drawing(True)

    @Slot(object)
    def _drawn(self, way: Any) -> None:
        self.map.set_drawing(False)
        self.presenter.draw(way)

    def _show_formula(self, state: ValleyState) -> None:
        # What was refused stays in the field to be mended.
        if not self.formula.isModified() and self.formula.text() != state.formula:
            self.formula.setText(state.formula)

    def _show_card(self, state: ValleyState) -> None:
        question = state.question
        self.card.show_prediction(
            Prediction(
                texts.questions()[question],
                texts.answers(question),
                given=state.guess(question),
                comparison=texts.comparison(state),
            )
        )


def _plane(state: object) -> PlanePicture | None:
    assert isinstance(state, ValleyState)
    if state.surface != NEURON:
        return None
    x, t = state.data
    return PlanePicture(x, t, state.weights, state.neuron_bias)


def _written(value: float) -> str:
    """Write a number with three digits, or with fewer where its sign and power leave no room."""
    texts = (numbers.significant(value, digits) for digits in (3, 2, 1))
    return next(text for text in texts if len(text) <= LONGEST)


def _step(state: ValleyState, row: int) -> Any:
    return state.standing.get(state.shown[row])


def _value(state: ValleyState, row: int) -> float:
    step = _step(state, row)
    return math.nan if step is None else float(step.value)


def _length(state: ValleyState, row: int) -> float:
    return state.walks[state.shown[row]].length(state.place)
