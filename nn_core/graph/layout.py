"""Where the nodes of a graph stand when it is drawn: inputs left, the result right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.graph.graph import Graph
from nn_core.graph.ops import CONST
from nn_core.util.columns import Columns

MOST_BENDS = 1500
"""Bends of long edges; in a graph that would need more, nodes stand beside their users."""


@dataclass(frozen=True)
class Layout:
    """Places in columns and rows, from 0.

    Attributes
    ----------
    x, y : array, shape (nodes,)
    bends : dict of (int, int) to tuple of (x, y)
        For the edge of a user and one of its numbers: the places it passes on its way.
    columns, rows : float
        How far the places go.
    """

    x: FloatArray
    y: FloatArray
    bends: dict[tuple[int, int], tuple[tuple[float, float], ...]]
    columns: float
    rows: float


def layout(graph: Graph) -> Layout:
    """Return the places of a graph's nodes, the same for equal graphs.

    Each node stands one column right of the last of what it needs; in a column they are in the
    order of `Columns`.
    """
    column = _columns(graph)
    if _length(graph, column) > MOST_BENDS:
        column = _columns(graph, late=True)
    straight = _length(graph, column) > MOST_BENDS
    columns = Columns(column, graph.edges(), straight=straight)
    places, bends = columns.placed()
    y = np.array(places)
    return Layout(np.array(column, float), y, bends, float(max(column)), columns.rows)


def _length(graph: Graph, column: list[int]) -> int:
    """Return how many columns all edges pass in between."""
    return sum(column[to] - column[of] - 1 for of, to, _ in graph.edges())


def _columns(graph: Graph, late: bool = False) -> list[int]:
    found = [0] * len(graph.nodes)
    for place in graph.work:
        found[place] = 1 + max(found[arg] for arg in graph.nodes[place].args)
    for place in range(len(graph.nodes) - 2, -1, -1):
        if late or graph.nodes[place].op is CONST:
            found[place] = min(found[user] for user, _ in graph.users[place]) - 1
    return found
