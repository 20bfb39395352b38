"""The paths from a value to the result: what the chain rule adds up, and what backprop saves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from nn_core.graph.graph import Graph
from nn_core.graph.run import NodeStep

Edge = tuple[int, int]
"""The node that takes a number, and at which place among its numbers."""


@dataclass(frozen=True)
class Path:
    """One way from a node to the result.

    Attributes
    ----------
    edges : tuple of Edge
    product : float
        Of the local derivatives along it; nan if one is missing.
    """

    edges: tuple[Edge, ...]
    product: float


@dataclass(frozen=True)
class Multiplications:
    """How many products three ways to all gradients take.

    Attributes
    ----------
    backward : int
        Once through the graph from the result: one for each edge.
    forward : int
        Once through the graph for each input.
    by_path : int
        Each path from each input by itself.
    """

    backward: int
    forward: int
    by_path: int


def counts(graph: Graph) -> tuple[int, ...]:
    """Return for each node how many paths lead from it to the result."""
    found = [0] * len(graph.nodes)
    found[graph.output] = 1
    for place in reversed(graph.work):
        for arg in graph.nodes[place].args:
            found[arg] += found[place]
    return tuple(found)


def paths(
    graph: Graph,
    start: int,
    steps: Mapping[int, NodeStep],
    most: int = 12,
    first: Edge | None = None,
) -> tuple[Path, ...]:
    """Return the paths from a node to the result, at most so many.

    Parameters
    ----------
    graph : Graph
    start : int
        Place of the node.
    steps : mapping of int to NodeStep
        The steps of the way back by their places.
    most : int
    first : Edge, optional
        Only those that begin with this edge.
    """
    found: list[Path] = []
    begun = () if first is None else (first,)
    for edges in _walk(graph, start if first is None else first[0], begun):
        product = 1.0
        for place, slot in edges:
            step = steps.get(place)
            local = step.local[slot] if step is not None and step.local else None
            one = np.ravel(np.nan if local is None else local)
            product *= float(one[0]) if len(one) == 1 else math.nan
        found.append(Path(edges, product))
        if len(found) == most:
            break
    return tuple(found)


def _walk(graph: Graph, start: int, begun: tuple[Edge, ...]) -> Iterator[tuple[Edge, ...]]:
    stack = [(start, begun)]
    while stack:
        place, edges = stack.pop()
        if place == graph.output:
            yield edges
        for user in reversed(graph.users[place]):
            stack.append((user[0], (*edges, user)))


def multiplications(graph: Graph) -> Multiplications:
    """Return the products that the ways to the gradients of all inputs take.

    A copy node multiplies nothing, nor does an edge from what no input moves.
    """
    lengths, number = [0] * len(graph.nodes), list(counts(graph))
    backward = 0
    for place in reversed(graph.work):
        node = graph.nodes[place]
        costs = int(node.op.key != "copy")
        for arg in node.args:
            if graph.moves[arg]:
                backward += costs
            lengths[arg] += lengths[place] + costs * number[place]
    by_path = sum(lengths[place] for place in graph.inputs)
    return Multiplications(backward, backward * len(graph.inputs), by_path)
