"""Goes through a graph forward and backward, one node a step, as one does with a pencil."""

from __future__ import annotations

import functools
from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.errors import QT_TRANSLATE_NOOP, ValueRefused
from nn_core.graph.graph import Graph, Node
from nn_core.graph.ops import COPY, INPUT, Numbers, Value
from nn_core.graph.refusal import FormulaError

Known = tuple[Value, ...]
"""One number for each node; None where there is none."""


@dataclass(frozen=True)
class NodeStep:
    """What happened at one node.

    Attributes
    ----------
    place : int
        Of the node.
    backward : bool
    arguments : tuple
        The numbers that went in; they are kept for the way back.
    value : number or None
        What came out.
    arrived : tuple
        What came back: one number, at a copy node one from each place it goes to.
    gradient : number or None
        Their sum: how much the result moves when this value does.
    local : tuple
        The derivative of the value by each argument; None for a constant, or where it is no
        number by which one multiplies.
    passed : tuple
        What goes back to each argument: ``gradient`` times ``local``. None for a constant.
    problem : FormulaError or None
        Why there is no value, or no slope.
    """

    place: int
    backward: bool
    arguments: Known = ()
    value: Value = None
    arrived: Known = ()
    gradient: Value = None
    local: Known = ()
    passed: Known = ()
    problem: FormulaError | None = None


def forward(graph: Graph, inputs: Mapping[str, Value]) -> Generator[NodeStep, None, Known]:
    """Yield a step for each node at which something is done, and return all values.

    A node without a value says why, and so do none of those behind it: their value is None.

    Raises
    ------
    ValueRefused
        If an input has no value, or a value no input.
    """
    values = given(graph, inputs)
    for place in graph.work:
        step = _forward(graph, place, values)
        values[place] = step.value
        yield step
    return tuple(values)


def backward(
    graph: Graph, values: Sequence[Value], *, seed: Value = 1.0, broken: Collection[int] = ()
) -> Generator[NodeStep, None, Known]:
    """Yield the steps of the way back, from the result to the inputs, and return all gradients.

    Parameters
    ----------
    graph : Graph
    values : sequence
        What `forward` returned; if the result has no value, there is no way back.
    seed : number
        The gradient of the result by itself: 1.
    broken : collection of int
        Nodes that do it wrongly.
    """
    gradients: list[Value] = [None] * len(graph.nodes)
    if values[graph.output] is None:
        return tuple(gradients)
    arrived: list[dict[tuple[int, int], Value]] = [{} for _ in graph.nodes]
    gradients[graph.output] = seed
    for place in reversed(graph.work):
        came = [seed] if place == graph.output else _in_order(graph, place, arrived)
        step = _backward(graph, place, values, came, place in broken)
        gradients[place] = step.gradient
        for slot, arg in enumerate(graph.nodes[place].args):
            arrived[arg][place, slot] = gradients[arg] = step.passed[slot]
        yield step
    return tuple(gradients)


def values_of(graph: Graph, inputs: Mapping[str, Value]) -> Known:
    """Return what `forward` returns, without stopping.

    Raises
    ------
    FormulaError
        If a node has no value.
    """
    return finished(forward(graph, inputs))


def gradients_of(graph: Graph, inputs: Mapping[str, Value]) -> tuple[Value, dict[str, Value]]:
    """Return the value of a graph and its derivative by each input.

    Raises
    ------
    FormulaError
        If a node has no value or no slope, with its place in the text.
    """
    values = values_of(graph, inputs)
    gradients = finished(backward(graph, values))
    return values[graph.output], {
        name: gradients[place] for name, place in zip(graph.names, graph.inputs, strict=True)
    }


def finished(steps: Generator[NodeStep, None, Known]) -> Known:
    """Go through all steps and return what they return; raise the first problem."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            found: Known = end.value
            return found
        if step.problem is not None:
            raise step.problem


def given(graph: Graph, inputs: Mapping[str, Value]) -> list[Value]:
    """Return the values of inputs and constants, and None for all other nodes.

    Raises
    ------
    ValueRefused
        If an input has no value, or a value no input.
    """
    for name in graph.names:
        if name not in inputs:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "There is no value for “{name}”."),
                QT_TRANSLATE_NOOP("nn_core", "Give it one: {name}=1."),
                name=name,
            )
    for name in inputs:
        if name not in graph.names:
            raise ValueRefused(
                QT_TRANSLATE_NOOP("nn_core", "The formula has no input “{name}”."),
                QT_TRANSLATE_NOOP("nn_core", "Its inputs: {known}."),
                name=name,
                known=", ".join(graph.names) or "–",
            )
    return [_given(node, inputs) for node in graph.nodes]


def _given(node: Node, inputs: Mapping[str, Value]) -> Value:
    if node.args:
        return None
    if node.op is not INPUT:
        return np.float64(node.value)
    value = inputs[node.name]
    # Powers of whole numbers are whole numbers to NumPy, or refused.
    if not np.issubdtype(getattr(value, "dtype", type(value)), np.floating):
        value = np.asarray(value, np.float64)[()]
    return np.float64(value) if isinstance(value, float) else value


def _forward(graph: Graph, place: int, values: Sequence[Value]) -> NodeStep:
    node = graph.nodes[place]
    arguments = tuple(values[arg] for arg in node.args)
    if any(argument is None for argument in arguments):
        return NodeStep(place, False, arguments)
    wrong = node.op.domain and node.op.domain(*arguments)
    if wrong:
        (what, hint), which = wrong
        error = FormulaError(node.span[0], what, hint, value=_shown(arguments[which]))
        return NodeStep(place, False, arguments, problem=error)
    with np.errstate(all="ignore"):
        value = node.op.forward(*arguments)
    if not np.isfinite(value).all():
        return NodeStep(place, False, arguments, problem=_too_large(node))
    return NodeStep(place, False, arguments, value)


def _too_large(node: Node) -> FormulaError:
    return FormulaError(
        node.span[0],
        QT_TRANSLATE_NOOP("nn_core", "What comes out here is too large for a float64."),
        QT_TRANSLATE_NOOP("nn_core", "Give the inputs smaller values."),
    )


def _backward(
    graph: Graph, place: int, values: Sequence[Value], arrived: Sequence[Value], broken: bool
) -> NodeStep:
    node, moves = graph.nodes[place], graph.moves
    arguments = tuple(values[arg] for arg in node.args)
    nothing: Known = (None,) * len(arguments)
    step = functools.partial(NodeStep, place, True, arguments, values[place], tuple(arrived))
    if not moves[place] or any(one is None for one in arrived):
        return step(local=nothing, passed=nothing)
    first_only = broken and node.op is COPY
    with np.errstate(all="ignore"):
        gradient = functools.reduce(np.add, arrived[:1] if first_only else arrived)
        local, passed = _pulled(node, gradient, values[place], arguments, broken)
    wanted = [moves[arg] for arg in node.args]
    if not all(np.isfinite(one).all() for one, want in zip(passed, wanted, strict=True) if want):
        return step(gradient, nothing, nothing, problem=_no_slope(node, arguments))
    return step(
        gradient,
        tuple(one if want else None for one, want in zip(local, wanted, strict=True)),
        tuple(one if want else None for one, want in zip(passed, wanted, strict=True)),
    )


def _pulled(
    node: Node, gradient: Value, value: Value, arguments: Known, broken: bool
) -> tuple[Numbers, Numbers]:
    op = node.op
    if op.pull is not None:
        return (None,) * len(arguments), op.pull(gradient, value, *arguments)
    assert op.local is not None
    local = (op.broken if broken and op.broken else op.local)(value, *arguments)
    return local, tuple(gradient * one for one in local)


def _no_slope(node: Node, arguments: Known) -> FormulaError:
    return FormulaError(
        node.span[0],
        QT_TRANSLATE_NOOP("nn_core", "At {value} this has no slope that is a number."),
        QT_TRANSLATE_NOOP("nn_core", "Give the inputs other values."),
        value=_shown(arguments[0]),
    )


def _in_order(
    graph: Graph, place: int, arrived: Sequence[Mapping[tuple[int, int], Value]]
) -> list[Value]:
    """Return what came back, from the first place the value goes to to the last."""
    return [arrived[place].get(user) for user in graph.users[place]]


def _shown(value: Value) -> str:
    if np.size(value) == 1:
        return f"{float(np.asarray(value).reshape(-1)[0]):.6g}".replace("-", "−")
    return "(" + ", ".join(_shown(one) for one in np.asarray(value).reshape(-1)[:4]) + ")"
