"""The gradient of every node by numerical differentiation: the answer to hold backprop against."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.graph.graph import Graph
from nn_core.graph.ops import Value

STEP = 1e-5
"""How far a value is moved to either side, as a share of it, or of 1 where it is smaller."""


def differences(graph: Graph, values: Sequence[Value]) -> list[FloatArray | None]:
    """Return by how much the result moves for each node's value, as a central difference.

    All moves are worked out in one pass: each is a row of arrays.

    Parameters
    ----------
    graph : Graph
    values : sequence
        What `nn_core.graph.run.forward` returned: floats or arrays (k,).

    Returns
    -------
    list of array or None
        For each node an array of the shape of its value; nan where the formula has no value beside
        the place. None for a node without a value.
    """
    if values[graph.output] is None:
        return [None] * len(graph.nodes)
    sizes = [int(np.size(value)) for value in values]
    starts = [0, *itertools.accumulate(sizes)]
    moved = _moved(graph, values, starts)
    result = moved[graph.output].reshape(2, -1, sizes[graph.output]).sum(axis=2)
    found: list[FloatArray | None] = []
    for place, value in enumerate(values):
        part = result[:, starts[place] : starts[place + 1]]
        slopes = (part[0] - part[1]) / (2 * _step(value)).reshape(-1)
        found.append(slopes.reshape(np.shape(value)))
    return found


def slope(graph: Graph, inputs: Mapping[str, Value], name: str, h: float) -> tuple[Value, Value]:
    """Return the result before and after the input ``name`` is moved by ``h``."""
    from nn_core.graph.run import values_of

    before = values_of(graph, inputs)[graph.output]
    return before, values_of(graph, {**inputs, name: inputs[name] + h})[graph.output]


def _step(value: Value) -> FloatArray:
    return np.asarray(STEP * np.maximum(1.0, np.abs(value)))


def _moved(graph: Graph, values: Sequence[Value], starts: Sequence[int]) -> list[FloatArray]:
    """Return all values, one row for each node that is moved up, then down."""
    rows = int(starts[-1])
    found: list[FloatArray] = []
    with np.errstate(all="ignore"):
        for place, node in enumerate(graph.nodes):
            value = np.asarray(values[place], float)
            if node.args:
                made = np.array(node.op.forward(*(found[arg] for arg in node.args)))
            else:
                made = np.repeat(value[None], 2 * rows, axis=0)
            flat = made.reshape(2, rows, -1)
            for index, h in enumerate(_step(value).reshape(-1)):
                flat[0, starts[place] + index, index] += h
                flat[1, starts[place] + index, index] -= h
            found.append(made)
    return found
