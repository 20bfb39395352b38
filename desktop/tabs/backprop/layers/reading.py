"""What the reading dock shows for the page Layers: formulas, the code that ran, the lesson."""

from __future__ import annotations

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import latex
from desktop.tabs.backprop.layers.state import LayersState
from nn_core.layers import Activate
from nn_core.learning.cell_sums import CellSum
from nn_core.learning.microscope import BatchRecord
from nn_core.softmax import softmax

LESSON = "backprop_layers"
BOOK = {"conv": "convolution.Convolution", "affine": "layers.Affine", "relu": "layers.Relu"}
"""The book's layers by kind; softmax with loss comes last."""
FEW = 3
CALL = """\
A1 = x @ W1 + b1
Z1 = np.maximum(A1, 0)
y = softmax(Z1 @ W2 + b2)
dA2 = (y - np.eye(10)[t]) / len(t)
dW2, db2 = Z1.T @ dA2, dA2.sum(axis=0)
dA1 = dA2 @ W2.T * (Z1 > 0)
dW1, db1 = x.T @ dA1, dA1.sum(axis=0)
print("loss", -np.mean(np.log(y[np.arange(len(t)), t])))
print("dW1", dW1.shape, "largest", np.abs(dW1).max())
print("dW2", dW2.shape, "largest", np.abs(dW2).max())
"""


def build(state: LayersState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    return Reading(formulas(state), snapshot(state), LESSON, done, book=book(state))


def book(state: LayersState) -> tuple[str, ...]:
    """Return the book's layers that the network has."""
    layers = () if state.record is None else state.record.layers
    kinds = {layer.kind for layer in layers} or {"affine", "relu"}
    found = [name for kind, name in BOOK.items() if kind in kinds]
    if any(isinstance(one, Activate) and one.activation.name == "sigmoid" for one in layers):
        found.append("layers.Sigmoid")
    return (*found, "layers.SoftmaxWithLoss")


def snapshot(state: LayersState) -> CodeSnapshot | None:
    """Return the step of a network of two layers as the book writes it; None for others."""
    record = state.record
    if record is None or [one.kind for one in record.forward] != ["affine", "relu", "affine"]:
        return None
    first, last = (record.network.layers[place].params for place in (0, 2))
    arguments = {
        **{"x": record.forward[0].x, "t": state.t, "W1": first["W"], "b1": first["b"]},
        **{"W2": last["W"], "b2": last["b"]},
    }
    return CodeSnapshot((softmax,), arguments, CALL)


def formulas(state: LayersState) -> tuple[FormulaLine, ...]:
    """Return the formula of what is looked at, the loss, and the step."""
    record, made = state.record, state.made
    lines, loss = [], ""
    if record is not None and made is not None:
        line = _of(record, state.key, state.index, made)
        lines = [] if line is None else [line]
        loss = f"L = {latex(record.loss.value)}"
    mean = r"L = -\frac{1}{N} \sum_n \log y_{n, t_n}"
    step = r"W \leftarrow W - \eta \frac{\partial L}{\partial W}"
    rate = rf"\eta = {latex(state.rate)}"
    return (
        *lines,
        FormulaLine(mean, loss, about="backprop-mean-loss"),
        FormulaLine(step, rate, about="backprop-step"),
    )


def _of(record: BatchRecord, key: str, index: tuple[int, ...], made: CellSum) -> FormulaLine | None:
    name = _latex_name(record.symbol(key))
    x, W, d = (_factor(made, side) for side in ("left", "right", "left"))
    symbols = {
        "affine": rf"{name} = {x} \cdot {W} + b",
        "relu": rf"{name} = \max(0, {x})",
        "softmax": r"y_k = \frac{\exp(a_k)}{\sum_i \exp(a_i)}",
        "loss": r"\frac{\partial L}{\partial a} = \frac{y - t}{N}",
        "weights": rf"{_gradient(name)} = {x} \cdot {_gradient(W)}",
        "bias": rf"{_gradient(name)} = \sum_n {_gradient(d)}",
        "back_affine": rf"{_gradient(name)} = {_gradient(x)} \cdot {W}",
        "back_relu": rf"{_gradient(name)} = {_gradient(x)} \odot \text{{mask}}",
        "back_activation": rf"{_gradient(name)} = {_gradient(x)} \odot h'",
        "conv_weights": r"\frac{\partial L}{\partial W_{f}} = \sum_n \sum_{\text{place}}"
        r" \text{patch} \cdot \frac{\partial L}{\partial A_f}",
    }
    if made.rule not in symbols:
        return None
    where = ", ".join(map(str, index))
    numbers = rf"{{{_gradient(name)}}}_{{{where}}} = {_numbers(made)}"
    return FormulaLine(symbols[made.rule], numbers, about=f"backprop-{_about(made.rule)}")


def _about(rule: str) -> str:
    return rule.replace("_", "-")


def _factor(made: CellSum, side: str) -> str:
    factor = made.left if side == "left" else made.right
    return "" if factor is None else _latex_name(factor.symbol)


def _latex_name(symbol: str) -> str:
    """Return A1, dW1 or X.T as LaTeX."""
    d, rest = ("d", symbol[1:]) if symbol.startswith("d") else ("", symbol)
    up = r"^{\mathsf{T}}" if rest.endswith(".T") else ""
    rest = rest.removesuffix(".T")
    letter, number = rest.rstrip("0123456789"), rest[len(rest.rstrip("0123456789")) :]
    below = f"_{{{number}}}" if number else ""
    return f"{d}{letter}{below}{up}"


def _gradient(name: str) -> str:
    return rf"\frac{{\partial L}}{{\partial {name[1:]}}}" if name.startswith("d") else name


def _numbers(made: CellSum) -> str:
    """Return the largest products and how many more there are."""
    value = latex(made.value)
    terms = np.asarray(made.a, np.float64) * made.b
    if len(terms) < 2 or made.rule in ("loss", "softmax"):
        return value
    order = np.sort(np.argsort(-np.abs(terms), kind="stable")[:FEW])
    parts = " + ".join(rf"{_in(made.a[i])} \cdot {_in(made.b[i])}" for i in order)
    dots = r" + \dots" if len(terms) > FEW or made.add else ""
    return f"{parts}{dots} = {value}"


def _in(x: float) -> str:
    text = latex(float(x))
    return f"({text})" if text.startswith("-") else text
