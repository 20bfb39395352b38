"""What the reading dock shows for a state of the loss page."""

from __future__ import annotations

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import latex
from desktop.tabs.descent.loss.state import SIMPLE_W, SIMPLE_X, Kind, LossState, Scene
from desktop.tabs.descent.loss.texts import written
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


def build(state: LossState, done: frozenset[str]) -> Reading:
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
