"""What the reading dock shows for a state of the graph page."""

from __future__ import annotations

import numpy as np

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.numbers import bracketed, latex
from desktop.tabs.backprop.graph.state import SOFTMAX, GraphState
from nn_core.graph.latex import latex as whole
from nn_core.graph.latex import symbol
from nn_core.graph.ops import COPY, Value
from nn_core.graph.script import script

LESSON = "backprop_graph"
USUAL = ("layers.MulLayer", "layers.AddLayer")
BOOK = {"sigmoid": ("layers.Sigmoid",), SOFTMAX: ("layers.SoftmaxWithLoss",)}
"""The book's code, by preset; all other formulas are sums and products first."""
LONGEST = 14
"""Nodes of a formula that is written out whole."""
MOST_LINES = 60
"""Nodes of a graph whose code is shown."""


def build(state: GraphState, done: frozenset[str]) -> Reading:
    """Return the chain rule with live numbers, the code and the lesson."""
    book = BOOK.get(state.preset, USUAL)
    return Reading(formulas(state), code(state), LESSON, done, book=book)


def formulas(state: GraphState) -> tuple[FormulaLine, ...]:
    """Return the formula, the operation of the step, and what it hands back."""
    lines = []
    if len(state.graph.nodes) <= LONGEST and not state.vector:
        result = "" if state.result is None else f"L = {_number(state.result)}"
        lines.append(FormulaLine(f"L = {whole(state.graph)}", result, "graph-whole"))
    step = state.current
    place = state.graph.output if step is None else step.place
    if state.graph.nodes[place].args:
        lines.append(_operation(state, place))
        lines.extend(_chain(state, place))
    return tuple(lines)


def code(state: GraphState) -> CodeSnapshot | None:
    """Return the lines that work the graph out, there and back."""
    if len(state.graph.nodes) > MOST_LINES or state.result is None:
        return None
    lines = script(state.graph)
    values = [one[0] if len(one) == 1 else np.array(one) for one in state.values]
    return CodeSnapshot(lines.functions, dict(zip(lines.names, values, strict=True)), lines.text)


def _operation(state: GraphState, place: int) -> FormulaLine:
    node = state.graph.nodes[place]
    known = state.has_value(place) and state.node_values[place] is not None
    numbers = ""
    if known and not state.vector:
        args = [bracketed(_number(state.node_values[arg])) for arg in node.args]
        numbers = f"y = {node.op.latex.format(*args)} = {_number(state.node_values[place])}"
    symbols = f"y = {node.op.latex.format(*_args(state, place))}"
    return FormulaLine(symbols, numbers, "graph-node")


def _chain(state: GraphState, place: int) -> list[FormulaLine]:
    """Return, for each number that a node takes, what comes back times the local derivative."""
    node, step = state.graph.nodes[place], state.back_at.get(place)
    names, lines = _args(state, place), []
    for slot, arg in enumerate(node.args):
        if not state.graph.moves[arg]:
            continue
        name, local = names[slot], node.op.local_latex[slot].format(*names)
        left = rf"\frac{{\partial L}}{{\partial {name}}}"
        if node.op is COPY:
            symbols = rf"{left} = \sum_i \frac{{\partial L}}{{\partial {name}_i}}"
        else:
            symbols = (
                rf"{left} = \frac{{\partial L}}{{\partial y}} \cdot "
                rf"\frac{{\partial y}}{{\partial {name}}} = \frac{{\partial L}}{{\partial y}} "
                rf"\cdot ({local})"
            )
        about = "graph-copy" if node.op is COPY else "graph-chain"
        handed = _handed(state, place, slot, left) if step else ""
        lines.append(FormulaLine(symbols, handed, about))
    return lines


def _handed(state: GraphState, place: int, slot: int, left: str) -> str:
    step, node = state.back_at[place], state.graph.nodes[place]
    passed = step.passed[slot]
    if not state.handed_back(place) or passed is None or np.size(passed) > 1:
        return ""
    if node.op is COPY:
        return f"{left} = {' + '.join(bracketed(_number(one)) for one in step.arrived)}" + (
            f" = {_number(step.gradient)}"
        )
    local = step.local[slot]
    if local is None:
        return f"{left} = {_number(passed)}"
    product = rf"{_number(step.gradient)} \cdot {bracketed(_number(local))}"
    return f"{left} = {product} = {_number(passed)}"


def _args(state: GraphState, place: int) -> list[str]:
    """Return what stands for the numbers of a node: names of inputs, constants, or u and v."""
    args = state.graph.nodes[place].args
    return [_name(state, arg, "uv"[slot]) for slot, arg in enumerate(args)]


def _name(state: GraphState, place: int, otherwise: str) -> str:
    return otherwise if state.graph.nodes[place].args else bracketed(symbol(state.graph, place))


def _number(value: Value) -> str:
    flat = np.ravel(value).tolist()
    if len(flat) == 1:
        return latex(flat[0], 4)
    return rf"({', '.join(latex(one) for one in flat)})"
