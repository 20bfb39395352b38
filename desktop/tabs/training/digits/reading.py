"""What the reading dock shows for the page Digits."""

from __future__ import annotations

import math

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import bracketed, latex
from desktop.tabs.training.digits.presenter import DigitsPresenter
from desktop.tabs.training.digits.state import Mine
from nn_core.learning.records import LastStep
from nn_core.optimizers import OPTIMIZERS

LESSON = "training_digits"
CALL = """\
rule = {rule}(rate)
rule.update(W, gradient)
print("W", W)
"""
FIRST = "# a first step, before there is anything to remember\n"


def build(presenter: DigitsPresenter) -> Reading:
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
