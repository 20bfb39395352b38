"""Writes a graph as the few lines of NumPy that one would type: there, and back."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from nn_core.activations.classic import sigmoid
from nn_core.graph.graph import Graph
from nn_core.graph.ops import CONST, COPY, INPUT
from nn_core.softmax import softmax

LINES: dict[str, tuple[str, tuple[str, ...]]] = {
    "add": ("{0} + {1}", ("{d}", "{d}")),
    "sub": ("{0} - {1}", ("{d}", "-{d}")),
    "mul": ("{0} * {1}", ("{d} * {1}", "{d} * {0}")),
    "div": ("{0} / {1}", ("{d} / {1}", "-{d} * {y} / {1}")),
    "recip": ("1 / {0}", ("-{d} * {y} ** 2",)),
    "neg": ("-{0}", ("-{d}",)),
    "pow": ("{0} ** {1}", ("{d} * {1} * {0} ** ({1} - 1)", "{d} * {y} * np.log({0})")),
    "exp": ("np.exp({0})", ("{d} * {y}",)),
    "log": ("np.log({0})", ("{d} / {0}",)),
    "sqrt": ("np.sqrt({0})", ("{d} / (2 * {y})",)),
    "sin": ("np.sin({0})", ("{d} * np.cos({0})",)),
    "cos": ("np.cos({0})", ("-{d} * np.sin({0})",)),
    "tanh": ("np.tanh({0})", ("{d} * (1 - {y} ** 2)",)),
    "sigmoid": ("sigmoid(np.asarray({0}))", ("{d} * {y} * (1 - {y})",)),
    "relu": ("np.maximum(0, {0})", ("{d} * ({0} > 0)",)),
    "max": (
        "np.maximum({0}, {1})",
        (
            "{d} * (({0} > {1}) / 2 + ({0} >= {1}) / 2)",
            "{d} * (({0} < {1}) / 2 + ({0} <= {1}) / 2)",
        ),
    ),
    "abs": ("np.abs({0})", ("{d} * np.sign({0})",)),
    "sum": ("np.sum({0})", ("{d} * np.ones_like({0})",)),
    "spread": ("{0} * np.ones(3)", ("np.sum({d})",)),
    "softmax_loss": (
        "-np.sum({1} * np.log(softmax({0})))",
        ("{d} * (softmax({0}) - {1})", "-{d} * np.log(softmax({0}))"),
    ),
}
"""For each operation its line, and those of what goes back; ``d`` came back, ``y`` came out."""
_FUNCTIONS: dict[str, Callable[..., Any]] = {"sigmoid": sigmoid, "softmax_loss": softmax}


@dataclass(frozen=True)
class Script:
    """Lines that work a graph out.

    Attributes
    ----------
    functions : tuple of callable
        Functions of the library that the lines use.
    names : tuple of str
        How the lines call the inputs, in their order.
    text : str
    """

    functions: tuple[Callable[..., Any], ...]
    names: tuple[str, ...]
    text: str


def script(graph: Graph) -> Script:
    """Return the lines of a graph of formulas; they print the result and the gradients."""
    names = _names(graph)
    lines = [*_forward(graph, names), *_backward(graph, names)]
    inputs = tuple(names[place] for place in graph.inputs)
    return Script(_used(graph), inputs, "\n".join(lines))


def definition(graph: Graph, name: str) -> Script:
    """Return a function of that name which works a graph out, for lines that use it."""
    names = _names(graph)
    inputs = tuple(names[place] for place in graph.inputs)
    lines = [f"    {line}" for line in _values(graph, names)]
    head = f"def {name}({', '.join(inputs)}):"
    return Script(_used(graph), inputs, "\n".join([head, *lines, f"    return {names[-1]}", ""]))


def _used(graph: Graph) -> tuple[Callable[..., Any], ...]:
    keys = {node.op.key for node in graph.nodes}
    return tuple(function for key, function in _FUNCTIONS.items() if key in keys)


def _forward(graph: Graph, names: list[str]) -> Iterator[str]:
    yield from _values(graph, names)
    yield f'print("value", {names[graph.output]})'


def _values(graph: Graph, names: list[str]) -> Iterator[str]:
    for place in graph.work:
        node = graph.nodes[place]
        if node.op is not COPY:
            args = [names[arg] for arg in node.args]
            yield f"{names[place]} = {LINES[node.op.key][0].format(*args)}"


def _backward(graph: Graph, names: list[str]) -> Iterator[str]:
    slope = [_slope(graph, names, place) for place in range(len(graph.nodes))]
    yield f"{slope[graph.output]} = 1.0"
    for place in reversed(graph.work):
        node = graph.nodes[place]
        if not graph.moves[place]:
            continue
        if node.op is COPY:
            parts = (_part(slope[place], user, slot) for user, slot in graph.users[place])
            yield f"{slope[place]} = {' + '.join(parts)}"
            continue
        args = [names[arg] for arg in node.args]
        for slot, arg in enumerate(node.args):
            if graph.moves[arg]:
                target = slope[arg]
                if graph.nodes[arg].op is COPY:
                    target = _part(slope[arg], place, slot)
                line = LINES[node.op.key][1][slot]
                yield f"{target} = {line.format(*args, d=slope[place], y=names[place])}"
    for place in graph.inputs:
        yield f'print("gradient of", {graph.nodes[place].name!r}, {slope[place]})'


def _part(slope: str, user: int, slot: int) -> str:
    return f"{slope}_{user}_{slot}"


def _slope(graph: Graph, names: list[str], place: int) -> str:
    # A copy has its source's name, and so its gradient.
    slope = f"d_{names[place]}"
    while slope in names:
        slope += "_"
    return slope


def _names(graph: Graph) -> list[str]:
    taken = {"np", "print", "sigmoid", "softmax", *keyword.kwlist, *keyword.softkwlist}
    found: list[str] = []
    inputs = set(graph.names)
    for place, node in enumerate(graph.nodes):
        if node.op is INPUT:
            name = node.name
            while name in taken or (name != node.name and name in inputs):
                name += "_"
        elif node.op is CONST:
            found.append(f"({node.value!r})" if node.value < 0 else repr(node.value))
            continue
        elif node.op is COPY:
            found.append(found[node.args[0]])
            continue
        else:
            name = f"z{place}"
            while name in taken or name in inputs:
                name += "_"
        taken.add(name)
        found.append(name)
    return found
