"""Formulas of stacked layers: one product where they are linear, else functions of functions."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.reading.content import FormulaLine
from desktop.tabs.activations.linear_stack.state import LinearStackState
from desktop.tabs.activations.texts import latex_number


def on_line(state: LinearStackState) -> FormulaLine:
    """Return y = c·c·c·x, or y = h(c·h(c·x)), with the numbers below."""
    if state.activation == "identity":
        symbols = r" \cdot ".join([*["c"] * state.depth, "x"])
        numbers = r" \cdot ".join([*[_factor(state.c)] * state.depth, "x"])
        total = f"{latex_number(state.c**state.depth)}\\, x"
        return FormulaLine(
            f"y = {symbols} = c^{state.depth} x", f"y = {numbers} = {total}", "line-layers"
        )
    x, y = state.x[-1], state.lines[-1][-1]
    return FormulaLine(
        f"y = {_nested(state.depth, 'c', 'x')}",
        f"{_nested(state.depth, _factor(state.c), f'{x:g}')} = {latex_number(float(y))}",
        "line-layers",
    )


def on_plane(state: LinearStackState) -> Iterator[FormulaLine]:
    """Yield the matrices, and where they are linear the one product with its numbers."""
    names = [rf"\mathbf{{W}}_{{{index + 1}}}" for index in range(state.depth)]
    if state.activation != "identity":
        inner = r"\mathbf{x}"
        for name in names[:-1]:
            inner = rf"h\left({inner} {name}\right)"
        yield FormulaLine(rf"y = {inner} {names[-1]}", about="plane-layers")
        return
    w1, w2, _b = state.product
    matrix = rf"\begin{{pmatrix}} {latex_number(w1)} \\ {latex_number(w2)} \end{{pmatrix}}"
    yield FormulaLine(
        rf"y = \mathbf{{x}} {' '.join(names)} = \mathbf{{x}} \mathbf{{W}}",
        rf"\mathbf{{W}} = {matrix}",
        "plane-layers",
    )


def _nested(depth: int, c: str, x: str) -> str:
    inner = x
    for _ in range(depth):
        inner = rf"h\left({c} \cdot {inner}\right)"
    return inner


def _factor(value: float) -> str:
    return f"({value:g})" if value < 0 else f"{value:g}"
