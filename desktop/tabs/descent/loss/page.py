"""Shows the loss page: bars and a curve, or a neuron's points and two curves over its weight."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Slot

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.numbers import latex
from desktop.tabs.descent.chart import PlanePicture, PointsPlane
from desktop.tabs.descent.loss import texts
from desktop.tabs.descent.loss.pictures import LossCurves, ShareBars
from desktop.tabs.descent.loss.presenter import LossPresenter
from desktop.tabs.descent.loss.state import (
    OTHER_WEIGHT,
    SIMPLE_W,
    SIMPLE_X,
    WIDEST,
    Kind,
    LossState,
    Scene,
)
from desktop.tabs.descent.loss.texts import written
from desktop.tabs.descent.presenter import DescentPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.predict_card import PredictCard, Prediction
from desktop.widgets.controls.subject_controls import SubjectControls
from nn_core.descent.neuron import neuron_accuracy, neuron_gradient, neuron_losses, step_losses
from nn_core.losses import cross_entropy_error, sum_squared_error
from nn_core.softmax import softmax

LESSON = "descent-loss"
ANSWER = """\
print("cross-entropy", cross_entropy_error(y, t))
print("squared error", sum_squared_error(y, t))
"""
SIMPLE = """\
p = x @ W
y = softmax(p)
print("p", p)
print("loss", cross_entropy_error(y, t))
print("dW", np.outer(x, y - t))
"""
NEURON = """\
print("accuracy", neuron_accuracy(w, b, x, t))
print("loss", neuron_losses(w, b, x, t))
print("slope", neuron_gradient(w, b, x, t)[0])
"""
STEP = """\
print("accuracy", neuron_accuracy(w, b, x, t))
print("loss", step_losses(w, b, x, t))
"""


def build_reading(state: LossState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    if state.scene is Scene.ACCURACY:
        batch = ("loss.cross_entropy_batch",)
        return Reading(_neuron_formulas(state), _neuron_code(state), LESSON, done, book=batch)
    book: tuple[str, ...] = ("loss.cross_entropy_error", "loss.sum_squares_error")
    if state.kind is Kind.SQUARED:
        book = book[::-1]
    return Reading(_formulas(state), _code(state), LESSON, done, book=book)


def _formulas(state: LossState) -> tuple[FormulaLine, ...]:
    share = latex(written(state.share, 6))
    entropy = FormulaLine(
        r"E = -\sum_k t_k \log (y_k + 10^{-7})",
        rf"E = -\log ({share} + 10^{{-7}}) = {latex(state.entropy, 6)}",
        "loss-entropy",
    )
    squared = FormulaLine(
        r"E = \frac{1}{2} \sum_k (y_k - t_k)^2",
        rf"E = \frac{{1}}{{2}} (({share} - 1)^2 + {latex(_others(state), 6)})"
        rf" = {latex(state.squared, 4)}",
        "loss-squared",
    )
    pair = (entropy, squared) if state.kind is Kind.ENTROPY else (squared, entropy)
    return (*pair, *_scores(state))


def _others(state: LossState) -> float:
    """Return the sum of squares of the other answers."""
    return sum(one * one for k, one in enumerate(state.y) if k != state.right)


def _scores(state: LossState) -> tuple[FormulaLine, ...]:
    """Return the scores that give these probabilities, or simpleNet's gradient."""
    if state.preset == "simple":
        wrong = np.outer(SIMPLE_X, np.array(state.y) - state.target)
        rows = r" \\ ".join(" & ".join(latex(one) for one in row) for row in wrong.tolist())
        return (
            FormulaLine(
                r"\frac{\partial E}{\partial W} = x^T (y - t)",
                rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}",
                "loss-simple",
            ),
        )
    some = [(k, one) for k, one in enumerate(state.y) if one > 0][:3]
    values = r",\ ".join(rf"a_{k} = {latex(float(np.log(one)))}" for k, one in some)
    return (FormulaLine(r"a_k = \log y_k", values, "loss-scores", more=True),)


def _code(state: LossState) -> CodeSnapshot:
    t = state.target
    if state.preset == "simple":
        arguments = {"x": np.array(SIMPLE_X), "W": np.array(SIMPLE_W), "t": t}
        return CodeSnapshot((softmax, cross_entropy_error), arguments, SIMPLE)
    functions = (cross_entropy_error, sum_squared_error)
    return CodeSnapshot(functions, {"y": np.array(state.y), "t": t}, ANSWER)


def _neuron_formulas(state: LossState) -> tuple[FormulaLine, ...]:
    accuracy = FormulaLine(
        r"\text{accuracy} = \frac{1}{N} \sum_n [h(x_n) = t_n]",
        rf"{latex(state.accuracy)},\quad \frac{{d}}{{dw_1}} = 0",
        "neuron-accuracy",
    )
    if state.step:
        return (
            accuracy,
            FormulaLine(r"y = 1 \text{ if } a > 0 \text{ else } 0", r"y' = 0", "neuron-step"),
        )
    return (
        accuracy,
        FormulaLine(
            r"E = -\frac{1}{N} \sum_n t_n \log y_n + (1 - t_n) \log (1 - y_n)",
            rf"E = {latex(state.neuron_loss)}",
            "neuron-loss",
        ),
        FormulaLine(
            r"\frac{\partial E}{\partial w_1} = \frac{1}{N} \sum_n (y_n - t_n) x_{n1}",
            rf"{latex(state.neuron_slope)}",
            "neuron-slope",
        ),
    )


def _neuron_code(state: LossState) -> CodeSnapshot:
    x, t = state.data
    arguments = {"w": state.weights, "b": 0.0, "x": x, "t": t}
    if state.step:
        return CodeSnapshot((step_losses, neuron_accuracy), arguments, STEP)
    return CodeSnapshot((neuron_losses, neuron_gradient, neuron_accuracy), arguments, NEURON)


class LossPage(Page[LossPresenter]):
    """Probabilities above, the loss over the right one's below."""

    controls_width = 220
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(build_reading)

    def __init__(self, owner: DescentPresenter, context: TabContext) -> None:
        super().__init__(owner.loss, context)
        presenter, state = self.presenter, self.presenter.state
        self.bars, self.curves = ShareBars(state), LossCurves(state)
        self.plane = PointsPlane(_plane, state)
        self.card = PredictCard()
        for widget, stretch in ((self.bars, 3), (self.plane, 3), (self.curves, 5), (self.card, 0)):
            self.stage.addWidget(widget, stretch)
        self.bars.share_moved.connect(presenter.drag_share)
        self.bars.right_chosen.connect(presenter.set_right)
        self.curves.share_moved.connect(self._drag_right)
        self.curves.weight_moved.connect(presenter.set_weight)
        self.plane.dragged.connect(self._turn)
        for widget in (self.bars, self.curves, self.plane):
            widget.released.connect(presenter.end_drag)
            self.form.follow(widget.show_state)
        self.card.answered.connect(presenter.answer)
        self._add_controls()
        self.form.follow(self._show_card)

    def _add_controls(self) -> None:
        form, presenter = self.form, self.presenter
        self.scenes = form.segments(
            self.tr("Scene"),
            {
                Scene.BARS: self.tr("An answer"),
                Scene.DRAWING: self.tr("My drawing"),
                Scene.ACCURACY: self.tr("Why not accuracy?"),
            },
            lambda state: state.scene,
            presenter.show_scene,
            upright=True,
        )
        self.preset = form.choice(
            self.tr("&Answer"),
            texts.preset_names(),
            lambda state: state.preset,
            presenter.load,
            hint=self.tr("One of the book's answers, y"),
            empty=self.tr("Your own"),
        )
        self.kinds = form.segments(
            self.tr("Loss E"),
            {"entropy": self.tr("Cross-entropy"), "squared": self.tr("Squared error")},
            lambda state: state.kind,
            presenter.set_kind,
            upright=True,
        )
        self.alike, self.double = form.buttons(
            (
                self.tr("All alike"),
                self.tr("Give every answer the same probability"),
                presenter.make_alike,
            ),
            (
                self.tr("Twice the loss"),
                self.tr("Let −log y be twice as large: what becomes of y?"),
                presenter.double_loss,
            ),
        )
        self.source = SubjectControls(presenter.pictures)
        form.gap()
        form.add(self.source, lambda state: self.source.show_subject(state.subject))
        self._add_neuron()
        bars = (*self.kinds.values(), self.alike, self.double)
        form.shown(lambda state: state.scene is not Scene.ACCURACY, self.bars, *bars)
        form.enabled(lambda state: state.kind is Kind.ENTROPY, self.double)
        form.shown(lambda state: state.scene is Scene.BARS, self.preset)
        form.shown(lambda state: state.scene is Scene.DRAWING, self.source)

    def _add_neuron(self) -> None:
        form, presenter = self.form, self.presenter
        self.weight = form.slider(
            self.tr("&Weight w₁"),
            lambda state: state.weight,
            presenter.set_weight,
            -WIDEST,
            WIDEST,
            hint=self.tr("w₁ of the neuron; w₂ is {weight}, the bias 0").format(
                weight=OTHER_WEIGHT
            ),
        )
        self.step = form.tick(
            self.tr("A &step, no sigmoid"),
            lambda state: state.step,
            presenter.set_step,
            hint=self.tr("The perceptron of chapter 2: 0 or 1 and nothing between"),
        )
        self.points = form.tick(
            self.tr("&Points in training"),
            lambda state: state.taught is not None,
            presenter.set_taught,
            hint=self.tr("Those that the network of Training > Points learns; else two clouds"),
        )
        form.shown(
            lambda state: state.scene is Scene.ACCURACY,
            self.weight,
            self.step,
            self.points,
            self.plane,
        )

    def enter(self) -> None:
        self.presenter.pictures.set_active(True)

    def leave(self) -> None:
        self.presenter.pictures.set_active(False)

    @Slot(float)
    def _drag_right(self, share: float) -> None:
        self.presenter.drag_share(self.presenter.state.right, share)

    @Slot(float, float)
    def _turn(self, x1: float, x2: float) -> None:
        """Turn the line, which goes through (0, 0), to another place."""
        if abs(x1) > 1e-3:
            self.presenter.set_weight(round(-OTHER_WEIGHT * x2 / x1, 3))

    def _show_card(self, state: LossState) -> None:
        question = self.presenter.state_question
        count = len(state.y)
        answers = {} if state.scene is Scene.ACCURACY else texts.answers(question, count)
        last = [one for one in texts.questions() if one in state.compared]
        compared = texts.comparison(state, last[-1]) if last else ""
        asked = texts.questions()[question] if answers else ""
        self.card.show_prediction(
            Prediction(
                asked,
                answers,
                given=state.guess(question),
                locked=question in state.compared,
                comparison=compared,
            )
        )


def _plane(state: object) -> PlanePicture:
    assert isinstance(state, LossState)
    x, t = state.data
    return PlanePicture(x, t, (state.weight, OTHER_WEIGHT), 0.0)
