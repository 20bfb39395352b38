"""What the reading dock shows for a state of the valley page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.reading.equality import honest
from desktop.services.numbers import latex
from desktop.tabs.descent.valley.state import NEURON, ValleyState
from desktop.tabs.descent.valley.texts import factor_digits
from nn_core.descent import SURFACES, DescentStep
from nn_core.descent.book import RULES
from nn_core.descent.neuron import best_bias, neuron_gradient, neuron_losses
from nn_core.gradcheck import numerical_gradient

LESSON = "descent-valley"
SYMBOLS = {
    "valley": r"f = \frac{x^2}{20} + y^2",
    "bowl": r"f = x^2 + y^2",
    "saddle": r"f = \frac{x^2}{2} - \frac{y^2}{2}",
    "two-minima": r"f = (x^2 - 1)^2 + \frac{x}{4} + y^2",
    "plateau": r"f = 1 - \exp(-\frac{x^2 + y^2}{2})",
    "rosenbrock": r"f = (1 - x)^2 + 100 (y - x^2)^2",
    "neuron": r"f = -\frac{1}{N} \sum_n t_n \log y_n + (1 - t_n) \log (1 - y_n)",
    "network": r"f(a, b) = E(\theta + a d_1 + b d_2)",
    "own": r"f = f(x, y)",
}
UPDATES = {
    "sgd": r"x \leftarrow x - \eta g",
    "momentum": r"v \leftarrow \alpha v - \eta g,\quad x \leftarrow x + v",
    "adagrad": r"h \leftarrow h + g^2,\quad x \leftarrow x - \eta \frac{g}{\sqrt{h}}",
    "adam": r"m \leftarrow m + (1 - \beta_1)(g - m),\quad h \leftarrow h + (1 - \beta_2)(g^2 - h)",
}
BOOKS = {"sgd": "SGD", "momentum": "Momentum", "adagrad": "AdaGrad", "adam": "Adam"}
LOOP = """\
x = np.array(start)
optimizer = {rule}(lr)
for _ in range(steps):
    optimizer.update(x, {gradient})
print("x", x)
print("f", {height})
"""
ONE = """\
x = np.array(place)
optimizer = {rule}(lr)
optimizer.update(x, g)
print("first step to", x)
"""


def build(state: ValleyState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    book: tuple[str, ...] = (f"optimizers.{BOOKS[state.focus]}",)
    if state.gradient == "numerical":
        book += ("gradient.numerical_gradient",)
    return Reading(formulas(state), code(state), LESSON, done, book=book)


def formulas(state: ValleyState) -> tuple[FormulaLine, ...]:
    """Return the surface, the rule in focus with its numbers, and SGD's factors."""
    walk = state.walks.get(state.focus)
    step = walk.at(state.place) if walk is not None else None
    lines = [FormulaLine(SYMBOLS[state.surface], _height(step), "valley-surface")]
    if step is not None:
        lines.append(_update(state, step))
    if state.factors is not None:
        a, b = (latex(one, factor_digits(one)) for one in state.factors)
        pair = rf"x \leftarrow {a}\,x,\quad y \leftarrow {b}\,y"
        lines.append(FormulaLine(r"x \leftarrow (1 - \eta f_{xx}) x", pair, "valley-factors"))
    return tuple(lines)


def _height(step: DescentStep | None) -> str:
    if step is None:
        return ""
    return rf"f = {latex(step.value)},\quad \nabla f = {_pair(step.gradient)}"


def _update(state: ValleyState, step: DescentStep) -> FormulaLine:
    after = _pair(step.position + step.step)
    rate = latex(state.rate[state.focus], 4)
    if state.focus == "sgd":
        numbers = (
            rf"{_pair(step.position)} - {rate} \cdot {_pair(step.gradient)}"
            rf" {_sign(step, rate)} {after}"
        )
    elif state.focus == "momentum":
        numbers = rf"v = {_pair(step.memory['v'])},\quad x = {after}"
    elif state.focus == "adagrad":
        numbers = rf"\sqrt{{h}} = {_pair(np.sqrt(step.memory['h']))},\quad x = {after}"
    else:
        numbers = (
            rf"m = {_pair(step.memory['m'])},\ \sqrt{{h}} = {_pair(np.sqrt(step.memory['h']))},"
            rf"\ x = {after}"
        )
    return FormulaLine(UPDATES[state.focus], numbers, f"valley-{state.focus}")


def _sign(step: DescentStep, rate: str) -> str:
    """Return = where both coordinates of the step come out so in the digits shown, else ≈."""
    after = step.position + step.step
    rows = zip(step.position, step.gradient, after, strict=True)
    lines = (rf"{latex(x)} - {rate} \cdot ({latex(g)}) = {latex(y)}" for x, g, y in rows)
    return "=" if all(honest(line) == line for line in lines) else r"\approx"


def _pair(values: np.ndarray) -> str:
    return "(" + r",\ ".join(latex(float(one)) for one in values) + ")"


def code(state: ValleyState) -> CodeSnapshot:
    """Return the loop that the optimiser in focus has done, or its first step."""
    rule = RULES[state.focus]
    arguments = {"lr": state.rate[state.focus], "steps": state.place}
    if state.surface in SURFACES:
        ground = SURFACES[state.surface]
        names = {"rule": rule.__name__, "height": f"{ground.value.__name__}(x)"}
        slope = f"{ground.gradient.__name__}(x)"
        functions: tuple[Callable[..., Any], ...] = (ground.value, ground.gradient, rule)
        if state.gradient == "numerical":
            slope = f"numerical_gradient({ground.value.__name__}, x)"
            functions = (ground.value, numerical_gradient, rule)
        call = LOOP.format(gradient=slope, **names)
        return CodeSnapshot(functions, {"start": state.start, **arguments}, call)
    if state.surface == NEURON:
        return _neuron(state)
    walk = state.walks.get(state.focus)
    first = walk.at(0) if walk is not None else None
    g = np.zeros(2) if first is None else first.gradient
    given = {"place": state.start, "g": g, "lr": arguments["lr"]}
    return CodeSnapshot((rule,), given, ONE.format(rule=rule.__name__))


def _neuron(state: ValleyState) -> CodeSnapshot:
    rule, (points, t) = RULES[state.focus], state.data
    given = {"start": state.start, "lr": state.rate[state.focus], "steps": state.place}
    arguments = {**given, "points": points, "t": t.astype(float)}
    bias = "b"
    functions: tuple[object, ...] = (neuron_losses, neuron_gradient, rule)
    if state.bias is None:
        bias = "best_bias(x, points, t)"
        functions = (neuron_losses, neuron_gradient, best_bias, rule)
    else:
        arguments["b"] = state.bias
    call = LOOP.format(
        rule=rule.__name__,
        gradient=f"neuron_gradient(x, {bias}, points, t)",
        height=f"neuron_losses(x, {bias}, points, t)",
    )
    return CodeSnapshot(functions, arguments, call)  # type: ignore[arg-type]
