"""What the reading dock shows for the page "Patch by patch"."""

from __future__ import annotations

from typing import Any

import numpy as np

from desktop.reading import CodeSnapshot, FormulaLine, Reading
from desktop.tabs.filters.latex import added, bracketed, number
from desktop.tabs.filters.walk_state import WalkState
from nn_core.arrays import FloatArray
from nn_core.layers import Conv2D, MaxPool2D
from nn_core.layers.im2col import im2col, output_size

LESSON = "filters"
SHOWN_TERMS = 9


def build(state: WalkState, done: frozenset[str]) -> Reading:
    """Return the formulas of the patch under the window, the code and the lesson."""
    if state.blank:
        return Reading(_symbols(state), lesson=LESSON, done=done)
    return Reading(formulas(state), code(state), LESSON, done)


SIZE = r"OH = \frac{H + 2P - FH}{S} + 1 \quad (7.1)"
SUM = r"y_{ij} = \sum_{u,v} x_{Si+u,\,Sj+v}\; w_{uv} + b"
MATRIX = r"Y = W\, X_{\mathrm{col}}"
NORM = r"y' = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}}\,(y - \mu) + \beta = s\, y + t"
MAX = r"y_{ij} = \max_{u,v}\; x_{Fi+u,\,Fj+v}"


def _symbols(state: WalkState) -> tuple[FormulaLine, ...]:
    return (FormulaLine(SIZE), FormulaLine(SUM if state.convolving else MAX))


def formulas(state: WalkState) -> tuple[FormulaLine, ...]:
    """Return the formulas with the live numbers put in."""
    size = FormulaLine(SIZE, _size(state))
    patch, window = state.patch, state.window
    if window is not None:
        values = ",\\, ".join(number(value) for value in window.values.ravel().tolist())
        place = f"y_{{{window.row},{window.column}}}"
        largest = f"{place} = \\max({values}) = {number(window.largest)}"
        return size, FormulaLine(MAX, largest)
    assert patch is not None
    place = f"y_{{{patch.row},{patch.column}}}"
    total = f"{place} = {_terms(patch.patch, patch.weights)}"
    if patch.bias:
        total += f" {added(patch.bias)}"
    lines = [size, FormulaLine(SUM, f"{total} = {number(patch.sum)}")]
    terms = state.field**2
    lines.append(
        FormulaLine(MATRIX, f"(1, {state.count}) = (1, {terms})\\, ({terms}, {state.count})")
    )
    if state.norm is not None:
        scale, shift = state.norm
        result = number(scale * patch.sum + shift)
        text = f"{number(scale)} \\cdot {bracketed(patch.sum)} {added(shift)} = {result}"
        lines.append(FormulaLine(NORM, text))
    return tuple(lines)


def _size(state: WalkState) -> str:
    height, _ = state.size
    pad = state.pad if state.convolving else 0
    exact = (height + 2 * pad - state.field) / state.step + 1
    text = f"OH = \\frac{{{height} + 2 \\cdot {pad} - {state.field}}}{{{state.step}}} + 1"
    rows = state.outputs.shape[0]
    if state.left_over:
        return f"{text} = {number(exact)} \\rightarrow {rows}"
    return f"{text} = {rows}"


def _terms(patch: FloatArray, weights: FloatArray) -> str:
    """Return the products as a sum: all of them where they are few, else the largest."""
    x, w = patch.ravel(), weights.ravel()
    order = np.arange(len(x))
    if len(x) > SHOWN_TERMS:
        order = np.argsort(-np.abs(x * w), kind="stable")[: SHOWN_TERMS - 5]
    terms = [f"{bracketed(float(x[i]))} \\cdot {bracketed(float(w[i]))}" for i in order.tolist()]
    if len(x) > len(terms):
        terms.append("\\cdots")
    return " + ".join(terms)


def code(state: WalkState) -> CodeSnapshot:
    """Return the unrolling and the convolution, or the pooling, as they ran."""
    return _conv_code(state) if state.convolving else _pool_code(state)


def _conv_code(state: WalkState) -> CodeSnapshot:
    conv, patch = state.conv, state.patch
    assert conv is not None
    assert patch is not None
    p = conv.pad
    height, width = state.inputs.shape
    with_bias = bool(conv.biases[state.filter])
    arguments: dict[str, Any] = {
        "x": state.inputs[p : height - p, p : width - p],
        "W": conv.weights[state.filter, 0],
        "S": conv.stride,
        "P": p,
    }
    lines = [
        "F = len(W)",
        f"layer = Conv2D(1, 1, F, stride=S, pad=P, bias={with_bias}, dtype=x.dtype)",
        'layer.params["W"][...] = W',
    ]
    if with_bias:
        arguments["b"] = float(conv.biases[state.filter])
        lines.append('layer.params["b"][...] = b')
    lines += [
        "columns, (OH, OW) = layer.unrolled(x[None, None])",
        'print("OH =", output_size(len(x), F, S, P), "OW =", OW)',
        f'print("patch {patch.index + 1} as a column:", columns[:, {patch.index}].round(3))',
        'print("the filter as a row:", W.reshape(-1).round(3))',
        "y = layer.forward(x[None, None])[0, 0]",
        f'print("y[{patch.row}, {patch.column}] =", f"{{y[{patch.row}, {patch.column}]:.4f}}")',
        "print(y.round(2))",
    ]
    return CodeSnapshot((output_size, im2col, Conv2D), arguments, "\n".join(lines))


def _pool_code(state: WalkState) -> CodeSnapshot:
    window = state.window
    assert window is not None
    lines = [
        "y = MaxPool2D(F).forward(x[None, None])[0, 0]",
        f'print("y[{window.row}, {window.column}] =", f"{{y[{window.row}, {window.column}]:.4f}}")',
        "print(y.round(2))",
    ]
    arguments = {"x": state.inputs, "F": state.field}
    return CodeSnapshot((output_size, MaxPool2D), arguments, "\n".join(lines))
