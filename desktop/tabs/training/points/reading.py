"""What the reading dock shows for the page of points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import bracketed, latex
from desktop.tabs.training.points.state import PointsState
from nn_core import activations
from nn_core.graph import parse
from nn_core.graph.script import definition

LESSON = "training_points"
STEPS = {"zero or one": "zero", "one or nine, line": "line", "one or nine": "hidden"}
"""Steps of the story, by scene."""
SHOWN_TERMS = 4
BOOK = {"momentum": "Momentum", "adagrad": "AdaGrad", "adam": "Adam"}
"""The book's classes by the names of optimisers; for others its SGD, which they grew from."""


def build(state: PointsState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code of the forward pass, and the lesson."""
    book = ("training.train", f"optimizers.{BOOK.get(state.setup.optimizer.name, 'SGD')}")
    return Reading(
        formulas(state), code(state), LESSON, done, book=book, step=STEPS.get(state.scene, "")
    )


def formulas(state: PointsState) -> tuple[FormulaLine, ...]:
    """Return the chosen neuron's sum at the place pointed at, the loss, and the update."""
    lines = [_sum(state)] if state.look is not None else []
    return (*lines, _loss(state), _update(state))


def place(state: PointsState) -> tuple[float, ...]:
    """Return the inputs whose sums are written out."""
    left, bottom, right, top = state.window
    at = state.probe or state.ring or ((left + right) / 2, (bottom + top) / 2)
    return at[: len(state.points.axes)]


def signals(state: PointsState) -> list[list[float]]:
    """Return the signals of every layer at that place, the inputs first."""
    assert state.look is not None
    found = [list(place(state))]
    rows = zip(state.look.weights, state.look.biases, state.setup.layers, strict=True)
    for W, b, spec in rows:
        a = found[-1] @ W + b
        h = activations.get(spec.activation).function if spec.activation else None
        found.append((h(a) if h else a).tolist())
    return found


def _sum(state: PointsState) -> FormulaLine:
    look = state.look
    assert look is not None
    layer, neuron = state.chosen or (len(look.weights) - 1, 0)
    inputs = signals(state)[layer]
    weights = look.weights[layer][:, neuron].tolist()
    before, after = ("x" if not layer else "z"), layer + 1
    symbols = (
        rf"a^{{({after})}}_{{{neuron + 1}}} = \sum_j {before}_j w_{{j{neuron + 1}}}"
        rf" + b_{{{neuron + 1}}}"
    )
    terms = [
        rf"{bracketed(latex(x))} \cdot {bracketed(latex(w))}"
        for x, w in zip(inputs, weights, strict=True)
    ]
    if len(terms) > SHOWN_TERMS + 1:
        terms = [*terms[:SHOWN_TERMS], r"\cdots"]
    b = float(look.biases[layer][neuron])
    total = sum(x * w for x, w in zip(inputs, weights, strict=True)) + b
    written = " + ".join([*terms, bracketed(latex(b))]) + f" = {latex(total)}"
    return FormulaLine(symbols, written, "neuron-sum")


def _loss(state: PointsState) -> FormulaLine:
    last = state.run.last
    value = f"L = {latex(last.loss)}" if last is not None else ""
    if state.sigmoid:
        inner = r"t_n \ln y_n + (1 - t_n) \ln (1 - y_n)"
        return FormulaLine(
            rf"L = -\frac{{1}}{{N}} \sum_n \left[ {inner} \right]", value, "neuron-loss"
        )
    return FormulaLine(r"L = \frac{1}{2N} \sum_n (y_n - t_n)^2", value, "points-squared")


def _update(state: PointsState) -> FormulaLine:
    setup = state.setup
    decay = r" + \lambda w" if setup.weight_decay else ""
    numbers = rf"\eta = {latex(setup.optimizer.lr)}"
    if setup.weight_decay:
        numbers += rf",\quad \lambda = {latex(setup.weight_decay)}"
    if setup.optimizer.name == "sgd":
        gradient = r"\frac{\partial L}{\partial w}"
        return FormulaLine(
            rf"w \leftarrow w - \eta \left( {gradient}{decay} \right)", numbers, "points-step"
        )
    update = rf"w \leftarrow w - \eta \, \Delta(\partial L / \partial w{decay})"
    return FormulaLine(update, numbers, "points-rule")


def code(state: PointsState) -> CodeSnapshot | None:
    """Return the forward pass at that place with the network of this moment."""
    look = state.look
    if look is None or state.setup.batch_norm:
        return None
    functions: dict[str, Callable[..., Any]] = {}
    arguments: dict[str, Any] = {"x": place(state)}
    lines, signal = [], "x"
    rows = zip(look.weights, look.biases, state.setup.layers, strict=True)
    for number, (W, b, spec) in enumerate(rows, start=1):
        arguments[f"W{number}"], arguments[f"b{number}"] = W, b
        output = f"z{number}"
        text = f"{signal} @ W{number} + b{number}"
        if spec.activation:
            activation = activations.get(spec.activation)
            called = activation.function.__name__
            if activation.formula:
                own = definition(parse(activation.formula), called := "own")
                functions |= {one.__name__: one for one in own.functions}
                lines += [own.text] if own.text not in lines else []
            else:
                functions[spec.activation] = activation.function
            text = f"{called}({text})"
        lines += [f"{output} = {text}", f'print("{output} =", {output})']
        signal = output
    return CodeSnapshot(tuple(functions.values()), arguments, "\n".join(lines))
