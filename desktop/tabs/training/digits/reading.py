"""What the reading dock shows for the page Digits."""

from __future__ import annotations

import math

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import latex
from desktop.tabs.training.digits.presenter import DigitsPresenter
from nn_core.learning import Learner
from nn_core.optimizers import SGD

LESSON = "training_digits"
CALL = """\
sgd = SGD(rate)
sgd.update(weights, gradient)
print("W", weights)
"""


def build(presenter: DigitsPresenter) -> Reading:
    """Return the loss of this batch, the weight that moves most, the code, and the lesson."""
    with presenter.run.held_still() as learner:
        found = _moved(learner)
        loss = _loss(presenter, learner)
    lines = [loss, *_update(presenter, found)]
    return Reading(tuple(lines), _code(presenter, found), LESSON, presenter.done)


def _moved(learner: Learner) -> tuple[str, float, float]:
    """Return name, value and gradient of the weight with the largest gradient at the last step."""
    best = ("W", math.nan, math.nan)
    if not len(learner.batch):
        return best
    size = -1.0
    for place, layer in enumerate(learner.network.layers):
        gradient = layer.grads.get("W")
        if gradient is None or not gradient.size:
            continue
        at = int(np.abs(gradient).argmax())
        if abs(float(gradient.flat[at])) > size:
            size = abs(float(gradient.flat[at]))
            name = f"W^{{({place + 1})}}"
            best = (name, float(layer.params["W"].flat[at]), float(gradient.flat[at]))
    return best


def _loss(presenter: DigitsPresenter, learner: Learner) -> FormulaLine:
    count = len(learner.batch)
    one = presenter.state.one_output
    symbols = (
        r"L = -\frac{1}{N} \sum_n \left( t_n \ln y_n + (1 - t_n) \ln(1 - y_n) \right)"
        if one
        else r"L = -\frac{1}{N} \sum_n \ln y_{n, t_n}"
    )
    history = learner.history
    place = learner.step - history.first - 1
    if not count or not 0 <= place < len(history.losses):
        known = latex(presenter.state.reference)
        classes = 2 if one else presenter.state.setup.layers[-1].size
        return FormulaLine(symbols, rf"\ln {classes} = {known}")
    value = latex(float(history.losses[place]))
    return FormulaLine(symbols, rf"N = {count}, \quad L = {value}")


def _update(presenter: DigitsPresenter, found: tuple[str, float, float]) -> list[FormulaLine]:
    """Return the rule of the optimiser; for SGD with the numbers of the weight that moved most."""
    rule = presenter.state.setup.optimizer
    rate = latex(rule.lr)
    if rule.name != "sgd":
        return [FormulaLine(_RULES.get(rule.name, _SGD), rf"\eta = {rate}")]
    name, after, gradient = found
    if math.isnan(gradient) or presenter.state.setup.weight_decay:
        return [FormulaLine(_SGD, rf"\eta = {rate}")]
    before = after + rule.lr * gradient
    moved = rf"{latex(before)} - {rate} \cdot ({latex(gradient)}) = {latex(after)}"
    return [FormulaLine(_SGD, rf"{name}: \quad {moved}")]


_SGD = r"W \leftarrow W - \eta \frac{\partial L}{\partial W}"
_RULES = {
    "momentum": r"v \leftarrow \alpha v - \eta \frac{\partial L}{\partial W}, \quad "
    r"W \leftarrow W + v",
    "adagrad": r"h \leftarrow h + \left(\frac{\partial L}{\partial W}\right)^2, \quad "
    r"W \leftarrow W - \eta \frac{1}{\sqrt{h}} \frac{\partial L}{\partial W}",
}


def _code(presenter: DigitsPresenter, found: tuple[str, float, float]) -> CodeSnapshot:
    """Return the update as it ran, on the weight that moved most."""
    _, after, gradient = found
    rate = presenter.state.setup.optimizer.lr
    known = not math.isnan(gradient)
    before = after + rate * gradient if known else 0.1
    arguments = {
        "rate": rate,
        "weights": np.array([before]),
        "gradient": np.array([gradient if known else 0.0]),
    }
    return CodeSnapshot((SGD,), arguments, CALL)
