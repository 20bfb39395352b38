"""Writes a graph as a formula in LaTeX."""

from __future__ import annotations

import re

from nn_core.graph.graph import Graph
from nn_core.graph.ops import CONST, COPY, INPUT

_LOOSE = ("add", "sub", "neg")
"""What needs a bracket within a product, a power or behind a minus."""
_BINDING = ("mul", "neg", "pow", "sub")


def latex(graph: Graph) -> str:
    """Return the formula with no more brackets than it needs."""
    done: list[tuple[str, bool, bool]] = []
    for place, node in enumerate(graph.nodes):
        if not node.args:
            done.append((symbol(graph, place), node.value < 0, node.value >= 0))
            continue
        args = [done[arg] for arg in node.args]
        if node.op is COPY:
            done.append(args[0])
            continue
        inner = node.op.key in _BINDING
        texts = [rf"\left({text}\right)" if open_ and inner else text for text, open_, _ in args]
        if node.op.key == "pow":
            # An exponent needs no bracket, and what is raised needs one unless it is a letter.
            texts[1] = args[1][0]
            if not args[0][2]:
                texts[0] = rf"\left({args[0][0]}\right)"
        done.append((node.op.latex.format(*texts), node.op.key in _LOOSE, False))
    return done[-1][0]


def symbol(graph: Graph, place: int) -> str:
    """Return an input or a constant; fonts of formulas have Latin letters only."""
    node = graph.nodes[place]
    if node.op is CONST:
        if node.name:
            return "e" if node.name == "e" else r"\pi"
        return _number(node.value)
    assert node.op is INPUT
    match = re.fullmatch(r"([A-Za-z]+)_?([0-9]*)", node.name)
    if match is None:
        return f"x_{{{graph.names.index(node.name) + 1}}}"
    letters = match[1] if len(match[1]) == 1 else rf"\mathrm{{{match[1]}}}"
    return f"{letters}_{{{match[2]}}}" if match[2] else letters


def _number(value: float) -> str:
    mantissa, _, exponent = f"{value:.6g}".partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa
