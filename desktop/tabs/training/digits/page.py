"""Shows the page Digits: a digit in the box, what is read of it, the loss, and what forms below."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.services.frame_runner import OneAPicture
from desktop.services.numbers import bracketed, latex
from desktop.tabs.kit.page import Page
from desktop.tabs.training.digits import texts
from desktop.tabs.training.digits.controls import DigitsControls
from desktop.tabs.training.digits.outputs import OutputCurves
from desktop.tabs.training.digits.presenter import DigitsPresenter
from desktop.tabs.training.digits.state import DigitsState, Live, Mine
from desktop.tabs.training.digits.strip import LookingStrip
from desktop.tabs.training.presenter import TrainingPresenter
from desktop.tabs.training.runs import NOW, curve_of, show_runs
from desktop.tabs.training.texts import health_tip
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.file_opening import FileOpening
from desktop.widgets.controls.layout_helpers import small_label, tip
from desktop.widgets.controls.predict_card import PredictCard
from desktop.widgets.painted.bars import AnswerPanel, ProbabilityBars
from desktop.widgets.painted.loss_plot import LossPlot
from nn_core.learning.records import LastStep
from nn_core.optimizers import OPTIMIZERS

LESSON = "training_digits"
CALL = """\
rule = {rule}(rate)
rule.update(W, gradient)
print("W", W)
"""
FIRST = "# a first step, before there is anything to remember\n"


def build_reading(presenter: DigitsPresenter) -> Reading:
    """Return the loss of this batch, the weight that moves most, the code, and the lesson."""
    last = presenter.run.last_step
    found, loss = _moved(last), _loss(presenter, last)
    name = presenter.state.setup.optimizer.name
    book = ("training.train", *((_BOOK[name],) if name in _BOOK else ()))
    formulas = (loss, _update(presenter, found))
    step = "ten" if presenter.state.mine is Mine.NONE else "hand"
    return Reading(formulas, _code(presenter, found), LESSON, presenter.done, book=book, step=step)


def _moved(last: LastStep) -> tuple[str, float, float]:
    """Return name, value and gradient of the weight with the largest gradient at the last step."""
    if last.steepest is None:
        return "W", math.nan, math.nan
    place, value, gradient = last.steepest
    return f"W^{{({place + 1})}}", value, gradient


def _loss(presenter: DigitsPresenter, last: LastStep) -> FormulaLine:
    count = len(last.places)
    one = presenter.state.one_output
    symbols = (
        r"L = -\frac{1}{N} \sum_n \left( t_n \ln y_n + (1 - t_n) \ln(1 - y_n) \right)"
        if one
        else r"L = -\frac{1}{N} \sum_n \ln y_{n, t_n}"
    )
    about = "batch-loss-yes" if one else "batch-loss"
    history = presenter.run.history
    place = last.step - history.first - 1
    if not 0 <= place < len(history.losses):
        known = latex(presenter.state.reference)
        classes = 2 if one else presenter.state.setup.layers[-1].size
        return FormulaLine(symbols, rf"\ln {classes} = {known}", about)
    value = latex(float(history.losses[place]))
    # After going somewhere it isn't known which samples were in the batch.
    size = rf"N = {count}, \quad " if count else ""
    return FormulaLine(symbols, rf"{size}L = {value}", about)


def _update(presenter: DigitsPresenter, found: tuple[str, float, float]) -> FormulaLine:
    """Return the rule of the optimiser; for SGD with the numbers of the weight that moved most."""
    rule = presenter.state.setup.optimizer
    symbols, about = _RULES[rule.name]
    rate = latex(rule.lr)
    name, after, gradient = found
    if rule.name != "sgd" or math.isnan(gradient) or presenter.state.setup.weight_decay:
        return FormulaLine(symbols, rf"\eta = {rate}", about)
    before = after + rule.lr * gradient
    moved = rf"{latex(before)} - {rate} \cdot {bracketed(latex(gradient))} = {latex(after)}"
    return FormulaLine(symbols, rf"{name}: \quad {moved}", about)


_G = r"\frac{\partial L}{\partial W}"
_RULES = {
    "sgd": (rf"W \leftarrow W - \eta {_G}", "descent-step"),
    "momentum": (
        rf"v \leftarrow \alpha v - \eta {_G}, \quad W \leftarrow W + v",
        "batch-momentum",
    ),
    "nesterov": (
        rf"v \leftarrow \alpha v - \eta {_G}, \quad W \leftarrow W + \alpha v - \eta {_G}",
        "batch-momentum",
    ),
    "adagrad": (r"h \leftarrow h + g^2, \quad W \leftarrow W - \eta g / \sqrt{h}", "batch-adagrad"),
    "rmsprop": (
        r"h \leftarrow \rho h + (1 - \rho) g^2, \quad W \leftarrow W - \eta g / \sqrt{h}",
        "batch-adagrad",
    ),
    "adam": (
        r"m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad "
        r"v \leftarrow \beta_2 v + (1 - \beta_2) g^2, \quad "
        r"W \leftarrow W - \eta \hat{m} / \sqrt{\hat{v}}",
        "batch-adam",
    ),
}
_BOOK = {
    "sgd": "optimizers.SGD",
    "momentum": "optimizers.Momentum",
    "adagrad": "optimizers.AdaGrad",
    "adam": "optimizers.Adam",
}


def _code(presenter: DigitsPresenter, found: tuple[str, float, float]) -> CodeSnapshot:
    """Return the rule as it runs, on the weight that moved most."""
    _, after, gradient = found
    spec = presenter.state.setup.optimizer
    rule = OPTIMIZERS[spec.name]
    known = not math.isnan(gradient)
    before = after + spec.lr * gradient if known else 0.1
    arguments = {
        "rate": spec.lr,
        "W": np.array([before]),
        "gradient": np.array([gradient if known else 0.0]),
    }
    kinds = [kind for kind in reversed(rule.__mro__) if kind.__module__ == rule.__module__]
    call = (CALL if spec.name == "sgd" else FIRST + CALL).format(rule=rule.__name__)
    return CodeSnapshot(tuple(kinds), arguments, call)


ANSWER_WIDTH = 88
"""Of the column with the answer, at least, in pixels."""
TELL_MS, PLOT_MS, OUTPUTS_MS = 250, 120, 50
"""From one sentence, or one painting of what is dear to paint, to the next while it learns."""


class DigitsPage(Page[DigitsPresenter]):
    """The box, the bars and the outputs above; the loss; weights and others below."""

    controls_width = 240
    rest = 400

    def __init__(self, owner: TrainingPresenter, context: TabContext) -> None:
        super().__init__(owner.digits, context)
        presenter = self.presenter
        self.canvas = DigitCanvas(presenter.editor, FileOpening(presenter.editor, context, self))
        self.canvas.failed.connect(context.report)
        self.bars, self.answer, self.outputs = ProbabilityBars(), AnswerPanel(), OutputCurves()
        self.loss, self.strip = LossPlot(), LookingStrip(presenter, self)
        self.health, self.card = small_label(), PredictCard()
        self.calm = QPushButton()
        self.controls = DigitsControls(self.form, presenter, self.picture)
        self._live = presenter.live
        self._lay_out()
        self._in_turn = OneAPicture(self)
        self._in_turn.add(self._plot, PLOT_MS, then=self.loss.catch_up)
        self._in_turn.add(self._show_outputs, OUTPUTS_MS)
        self._in_turn.add(self.changed.emit, TELL_MS)
        self.form.follow(self.strip.show_state)
        self.card.answered.connect(presenter.predict)
        self.card.drawing_wanted.connect(self.loss.set_drawing)
        self.loss.drawn.connect(presenter.expect)
        self.calm.clicked.connect(presenter.back_to_calm)
        presenter.moved.connect(self.show_live)
        self.canvas.lends_keys = True
        tip(self.health, health_tip())
        for whole in (self.form, self.picture):
            whole.installEventFilter(self)

    def _lay_out(self) -> None:
        self.answer.setMinimumWidth(ANSWER_WIDTH)  # or the bars would be short in a small window
        whole = QWidget()
        right, top = QVBoxLayout(), QHBoxLayout(whole)
        top.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.answer, 2)
        right.addWidget(self.outputs, 3)
        top.addWidget(self.canvas, 5)
        top.addWidget(self.bars, 5)
        top.addLayout(right, 3)
        top.setSpacing(12)
        # What they would like to be is far more than there is: they share it.
        read = max(160, self.bars.minimumSizeHint().height())
        for part, least in ((whole, read), (self.loss, 104), (self.strip.stack, 72)):
            part.setMinimumHeight(least)
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.stage.addWidget(whole, 4)
        self.stage.addWidget(self.loss, 4)
        self.stage.addWidget(self.strip.buttons)
        self.stage.addWidget(self.strip.stack, 3)
        self.stage.addWidget(self.strip.says)
        last = QHBoxLayout()
        last.addWidget(self.health, 1)
        last.addWidget(self.calm)
        self.stage.addLayout(last)
        self.stage.addWidget(self.card)
        self.picture.setFocusProxy(self.canvas)
        tip(self.outputs, self.tr("Its ten answers to what is in the box, step by step"))

    def show_state(self, state: DigitsState) -> None:
        super().show_state(state)
        level = numbers.fixed(state.reference, 2)
        says = self.tr("{level} = ln {answers}: knows nothing")
        answers = 2 if state.one_output else state.setup.layers[-1].size
        self.loss.set_reference(state.reference, says.format(level=level, answers=answers))
        self.loss.set_log(False, state.log)
        show_runs(self.loss, self.card, state, texts.card(state, self.presenter.run))
        self.health.setText(texts.checks_text(state))
        self.show_live(self.presenter.live)

    @Slot(object)
    def show_live(self, live: Live) -> None:
        self._live = live
        state = self.presenter.state
        answers = live.answers
        if answers is None or live.digit is None:
            self.bars.show_probabilities(None, None)
        else:
            self.bars.show_probabilities(np.nan_to_num(answers), live.digit)
        self.answer.show_answer(*texts.answer(state, live))
        calm = self.presenter.calm
        if self.calm.isHidden() == (calm is not None):
            self.calm.setVisible(calm is not None)
        if calm is not None:
            says = self.tr("Back to step {step} with η = {rate}")
            self.calm.setText(
                says.format(step=numbers.thousands(calm[0]), rate=numbers.significant(calm[1]))
            )
        self._in_turn.ask()

    def _show_outputs(self) -> None:
        self.outputs.show_outputs(self._live.outputs)

    def _plot(self) -> None:
        self.loss.fall_behind()  # painted in the next turn: half the cost each
        steps, losses, apart = curve_of(self.presenter.run.history)
        step, name = self._live.run.step, texts.run_name(self.presenter.state.setup)
        done = steps <= step
        self.loss.set_run(NOW, name, steps[done], losses[done], apart[apart[:, 0] <= step])
        self.loss.set_marks(self.presenter.marks())

    def sentence(self) -> str:
        return texts.sentence(self.presenter.state, self._live)

    def reading(self) -> Reading:
        return build_reading(self.presenter)

    def enter(self) -> None:
        """Look at the shared drawing, and have the digits read; the space bar lets it learn."""
        focused = self.picture.window().focusWidget()
        if focused is None or not self.picture.isAncestorOf(focused):
            self.canvas.setFocus()
        super().enter()

    def copy(self) -> bool:
        self.canvas.copy()
        return True

    def paste(self) -> None:
        self.canvas.paste()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys of the run that no widget has taken."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return self.presenter.press(event.key(), event.modifiers())
