"""What the reading dock shows for a state of the drawing's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import latex
from desktop.tabs.forward.drawing.state import DrawingState
from desktop.tabs.forward.small.reading import LESSON, activation_formula
from nn_core import activations
from nn_core.records.paths import Path
from nn_core.records.trace import Trace
from nn_core.softmax import softmax

BOOK = ("network.predict", "network.accuracy_in_batches")

BATCH = 100
"""Pictures that the book puts through at once."""


def build(state: DrawingState, done: frozenset[str]) -> Reading:
    """Return the chosen neuron's sum, the strongest path's share, the code and the lesson."""
    if state.trace is None:
        return Reading(formulas=_symbols(), lesson=LESSON, done=done, book=BOOK)
    return Reading(formulas(state, state.trace), code(state.trace), LESSON, done, book=BOOK)


def _symbols() -> tuple[FormulaLine, ...]:
    return (
        FormulaLine(r"a_k = \sum_{j=1}^{784} x_j\, w_{jk} + b_k", about="neuron-sum"),
        FormulaLine(
            r"s_{jk} = \frac{|x_j w_{jk}|}{\sum_i |x_i w_{ik}| + |b_k|}",
            about="path-share",
            more=True,
        ),
    )


def formulas(state: DrawingState, trace: Trace) -> tuple[FormulaLine, ...]:
    """Return the formulas with the live numbers put in."""
    first, neuron = trace.layers[0], state.neuron
    products = float(first.products[:, neuron].sum())
    bias = float(first.biases[neuron])
    added = f"- {latex(-bias)}" if bias < 0 else f"+ {latex(bias)}"
    sum_symbols, share_symbols = _symbols()
    number = neuron + 1
    total = f"a_{{{number}}} = {latex(products)} {added} = {latex(float(first.sums[neuron]))}"
    lines = [replace(sum_symbols, numbers=total)]
    lines.append(activation_formula(first.activation))
    numbers = _path(state.paths[0]) if state.paths else ""
    lines += [_batch(trace), replace(share_symbols, numbers=numbers)]
    return tuple(lines)


def _batch(trace: Trace) -> FormulaLine:
    """Return the shapes of chapter 3.6.3: a hundred pictures at once."""
    sizes = [len(trace.layers[0].weights), *(layer.weights.shape[1] for layer in trace.layers)]
    shapes = r" \rightarrow ".join(f"({BATCH}, {size})" for size in sizes)
    return FormulaLine(r"A^{(1)} = X\, W^{(1)} + B^{(1)}", f"X:\\; {shapes}", "batch")


def _path(path: Path) -> str:
    first, second, output = path.neurons
    arrow = r"\rightarrow"
    return (
        f"{first + 1} {arrow} {second + 1} {arrow} {output}:\\quad "
        f"s = {latex(round(100 * path.share, 3))}\\,\\%"
    )


def code(trace: Trace) -> CodeSnapshot:
    """Return the forward pass as chapter 3.6.2 writes it, with the weights of this network."""
    functions: dict[str, Callable[..., Any]] = {}
    arguments: dict[str, Any] = {"x": trace.inputs}
    lines, signal = [], "x"
    for number, layer in enumerate(trace.layers, start=1):
        arguments[f"W{number}"], arguments[f"b{number}"] = layer.weights, layer.biases
        function = activations.get(layer.activation).function
        lines.append(f"a{number} = {signal} @ W{number} + b{number}")
        if number < len(trace.layers):
            functions[layer.activation] = function
            signal = f"z{number}"
            lines.append(f"{signal} = {function.__name__}(a{number})")
    lines += [
        f"y = softmax(a{len(trace.layers)})",
        "for digit, probability in enumerate(y):",
        '    print(digit, f"{probability:.4f}")',
    ]
    return CodeSnapshot((*functions.values(), softmax), arguments, "\n".join(lines))
