"""Shows the page Check: the race above, what it found below, and the game."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.numbers import latex, significant
from desktop.tabs.backprop.check import texts
from desktop.tabs.backprop.check.pictures import Differences, RaceBars, Scatter
from desktop.tabs.backprop.check.presenter import CheckPresenter, CheckState
from desktop.tabs.backprop.layers.texts import place
from desktop.tabs.backprop.presenter import BackpropPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.layout_helpers import column_in, small_label, tip
from desktop.widgets.controls.predict_card import PredictCard, Prediction
from desktop.widgets.painted.loss_plot import LossPlot
from desktop.widgets.painted.number_table import Column, NumberTable
from nn_core.gradcheck import H, numerical_gradient, spread
from nn_core.sabotage import FAULTS

LESSON = "backprop_check"
BOOK = ("gradient.numerical_gradient",)
CALL = """\
def loss(w):
    return float(np.sum((x @ w) ** 2))

numerical = numerical_gradient(loss, w)
analytic = 2 * x.T @ (x @ w)
print("numerical", numerical)
print("analytic", analytic)
print("mean difference", np.mean(np.abs(numerical - analytic)))
places = spread((784, 50), 200)
print("columns of W (784, 50) looked at:", len(set((places % 50).tolist())))
"""
ALIKE = 1e-3
"""Relative difference up to which two gradients are written as alike."""
X = np.array([[1.0, 2.0], [0.5, -1.0]])
W = np.array([0.3, -0.2])


class CheckPage(Page[CheckPresenter]):
    """Numerical against analytic gradient."""

    controls_width = 224
    sentence_of = staticmethod(texts.sentence)

    def __init__(self, owner: BackpropPresenter, context: TabContext) -> None:
        super().__init__(owner.check, context)
        presenter = self.presenter
        self.card = PredictCard()
        self.bars, self.scatter, self.differences = RaceBars(), Scatter(), Differences()
        self.worst, self.game = WorstTable(presenter.state), GamePanel(presenter.state)
        self._below = QStackedWidget()
        self._below.addWidget(self.worst)
        self._below.addWidget(self.game)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.scatter, 1)
        middle.addWidget(self.differences, 1)
        self.stage.addWidget(self.card)
        self.stage.addWidget(self.bars)
        self.stage.addLayout(middle, 3)
        self.stage.addWidget(self._below, 3)
        self.card.answered.connect(presenter.set_guess)
        self.worst.opened.connect(presenter.open_worst)
        self.game.place_named.connect(presenter.name_place)
        self.game.cause_named.connect(presenter.name_cause)
        presenter.opened.connect(self._go_to_layers)
        for widget in (self.bars, self.scatter, self.differences, self.worst, self.game):
            self.form.follow(widget.show_state)
        self.form.follow(self._show_rest)
        self._add_race()
        self._add_game()

    def _add_race(self) -> None:
        form, presenter = self.form, self.presenter
        self.modes = form.segments(
            self.tr("Which network"),
            {"race": self.tr("Layers'"), "game": self.tr("A broken one")},
            lambda state: state.mode,
            presenter.set_mode,
            tips={
                "race": self.tr("The network and the mini-batch of the page Layers"),
                "game": self.tr("Something may be wrong with it: find out what"),
            },
        )
        self.amounts = form.segments(
            self.tr("Parameters"),
            {"some": self.tr("1,000"), "all": self.tr("All")},
            lambda state: state.amount,
            presenter.set_amount,
            tips={
                "some": self.tr("Drawn evenly, at least one in every row and every column"),
                "all": self.tr("Every one, which takes its time"),
            },
        )
        self.run = form.button(
            self.tr("&Race"),
            self.tr("Work out the gradients both ways; press again to stop"),
            presenter.toggle,
        )

    def _add_game(self) -> None:
        form, presenter = self.form, self.presenter
        self.learn = form.button(
            self.tr("Let it &learn"),
            self.tr("1,000 steps with its fault: does the loss fall?"),
            presenter.learn,
        )
        self.look = form.button(
            self.tr("Look at it in La&yers"),
            self.tr("Put it under the microscope"),
            presenter.inspect,
        )
        self.another = form.button(
            self.tr("A&nother one"), self.tr("Break another network"), presenter.next_round
        )
        form.enabled(lambda state: not state.running and not state.learning, self.learn)
        form.enabled(lambda state: not state.learning, self.run)
        form.shown(lambda state: state.game, self.learn, self.look, self.another)

    def _show_rest(self, state: CheckState) -> None:
        self._below.setCurrentWidget(self.game if state.game else self.worst)
        self.run.setText(self.tr("&Stop") if state.running else self.tr("&Race"))
        if state.game:
            self.card.hide()
            return
        self.card.show_prediction(
            Prediction(
                texts.question(),
                texts.answers(),
                given=state.guess,
                locked=state.running,
                comparison=texts.comparison(state),
            )
        )

    def reading(self) -> Reading:
        return build(self.presenter.state, self.presenter.done)

    def leave(self) -> None:
        self.presenter.cancel()

    def show_example(self) -> None:
        self.presenter.start()

    @Slot()
    def _go_to_layers(self) -> None:
        self.other_wanted.emit("layers")


def build(state: CheckState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    return Reading(formulas(state), snapshot(), LESSON, done, book=BOOK)


def snapshot() -> CodeSnapshot:
    """Return the two functions of the check on an example small enough to read."""
    return CodeSnapshot((numerical_gradient, spread), {"x": X, "w": W}, CALL)


def formulas(state: CheckState) -> tuple[FormulaLine, ...]:
    """Return the central difference, the mean and the relative difference."""
    central = r"\frac{\partial L}{\partial w} \approx \frac{L(w + h) - L(w - h)}{2h}"
    numbers = f"h = {latex(H)}"
    if state.worst:
        worst = state.worst[0]
        alike = math.isclose(worst.numerical, worst.analytic, rel_tol=ALIKE, abs_tol=ALIKE * H)
        sign = r"\approx" if alike else r"\ne"
        numbers += rf",\; {latex(worst.numerical)} {sign} {latex(worst.analytic)}"
    lines = [FormulaLine(central, numbers, about="check-central")]
    checks = () if state.step is None else state.step.checks
    mean, relative = "", ""
    if checks and len(checks[0].places):
        first = checks[0]
        name = rf"\text{{{state.name(first.name)}}}"
        mean = f"D_{{{name}}} = {latex(first.mean_difference)}"
        relative = f"r_{{{name}}} = {latex(first.relative)}"
    lines.append(FormulaLine(r"D = \text{mean} |g - \hat g|", mean, about="check-mean"))
    norm = r"r = \frac{\| g - \hat g \|}{\| g \| + \| \hat g \|}"
    lines.append(FormulaLine(norm, relative, about="check-relative"))
    return tuple(lines)


class WorstTable(QWidget):
    """The ten parameters whose gradients differ most; one can be opened."""

    opened = Signal(int)

    def __init__(self, state: CheckState) -> None:
        super().__init__()
        columns = (
            Column(self.tr("parameter"), self.tr("Its place in its array"), _name),
            Column(
                self.tr("analytic"),
                self.tr("What backpropagation says"),
                lambda state, row: state.worst[row].analytic,
                significant,
            ),
            Column(
                self.tr("numerical"),
                self.tr("(L(w + h) − L(w − h)) / 2h"),
                lambda state, row: state.worst[row].numerical,
                significant,
            ),
            Column(
                self.tr("difference"),
                self.tr("How far the two are apart"),
                lambda state, row: abs(state.worst[row].analytic - state.worst[row].numerical),
                significant,
            ),
        )
        name = self.tr("The ten that differ most")
        self.table = NumberTable(name, columns, lambda state: len(state.worst), state, "small")
        self.open = QPushButton(self.tr("Open it in Layers"))
        tip(self.open, self.tr("Show the chosen one under the microscope: Enter or double-click"))
        self.note = small_label()
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.open)
        column = column_in(self, spacing=4)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.open.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._say)
        self._state = state

    def show_state(self, state: CheckState) -> None:
        other = state.worst is not self._state.worst
        self._state = state
        if other:
            self.table.show_state(state)
        self.open.setEnabled(bool(state.worst))
        self._say()

    def _open(self, *_: object) -> None:
        self.opened.emit(max(0, self.table.currentIndex().row()))

    def _say(self, *_: object) -> None:
        row = max(0, self.table.currentIndex().row())
        worst = self._state.worst
        bent = row < len(worst) and worst[row].bent
        self.note.setText(f"{_name(self._state, row)}: {texts.bent()}" if bent else "")


class GamePanel(QWidget):
    """Where is the fault, and what is it? Beside it how the network learns."""

    place_named = Signal(str)
    cause_named = Signal(str)

    def __init__(self, state: CheckState) -> None:
        super().__init__()
        self.plot = LossPlot()
        self.plot.setMinimumSize(140, 120)
        self.plot.set_reference(float(np.log(10)), "ln 10")
        self.question, self.reads = QLabel(), small_label()
        self.question.setWordWrap(True)
        names = texts.place_names("relu")
        titles = {key: texts.title(fault) for key, fault in FAULTS.items()}
        self.places = {key: QPushButton(text) for key, text in names.items()}
        self.causes = {key: QPushButton(text) for key, text in titles.items()}
        for buttons, said in ((self.places, self.place_named), (self.causes, self.cause_named)):
            for key, button in buttons.items():
                button.setCheckable(True)
                button.clicked.connect(lambda _=False, key=key, said=said: said.emit(key))
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.question)
        for button in (*self.places.values(), *self.causes.values()):
            right.addWidget(button)
        right.addStretch(1)
        right.addWidget(self.reads)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.plot, 1)
        row.addLayout(right, 1)
        self._losses: object = None
        self.show_state(state)

    def show_state(self, state: CheckState) -> None:
        self._ask(state)
        for buttons, chosen in ((self.places, state.place), (self.causes, state.cause)):
            for key, button in buttons.items():
                button.setChecked(key == chosen)
        self.reads.setText(texts.learnt(state))
        if state.losses is not self._losses:
            self._losses = state.losses
            if len(state.losses):
                steps = np.arange(1, len(state.losses) + 1)
                self.plot.set_run("broken", self.tr("this one"), steps, state.losses)
            else:
                self.plot.remove_run("broken")

    def _ask(self, state: CheckState) -> None:
        if state.solved:
            self.question.setText(self.tr("Found."))
        elif state.place_found:
            self.question.setText(self.tr("And what is wrong there?"))
        else:
            self.question.setText(self.tr("Where is it?"))
        names = texts.place_names(state.activation)
        for key, button in self.places.items():
            button.setText(names[key])
            button.setAccessibleName(f"{self.question.text()} {names[key]}")
            button.setVisible(not state.place_found)
        offered = () if state.solved else state.causes
        for key, button in self.causes.items():
            button.setAccessibleName(f"{self.question.text()} {button.text()}")
            button.setVisible(any(fault.key == key for fault in offered))


def _name(state: CheckState, row: int) -> str:
    if row >= len(state.worst):
        return ""
    entry = state.worst[row]
    name = place(state.name(entry.name), entry.index)
    return f"{name} *" if entry.bent else name
