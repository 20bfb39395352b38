"""Works out a formula for many numbers at once: surfaces, curves and activation functions."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.graph.graph import Graph
from nn_core.graph.ops import Value
from nn_core.graph.run import given


def evaluate(graph: Graph, inputs: Mapping[str, FloatArray | float]) -> FloatArray:
    """Return the result for arrays of inputs.

    Parameters
    ----------
    graph : Graph
        Of a parsed formula.
    inputs : mapping of str to array
        Of shapes that fit together.

    Returns
    -------
    array
        Of the shape of the inputs together; nan where the formula has no value.

    Raises
    ------
    ValueRefused
        If an input has no value, or a value no input.
    """
    values = node_values(graph, inputs)
    shape = np.broadcast_shapes(*(np.shape(value) for value in inputs.values()))
    return np.array(np.broadcast_to(values[-1], shape))


def gradient(
    graph: Graph, inputs: Mapping[str, FloatArray | float]
) -> tuple[FloatArray, dict[str, FloatArray]]:
    """Return the result for arrays of inputs, and its derivative by each of them.

    Returns
    -------
    value : array
        As `evaluate` returns it.
    gradients : dict of str to array
        Of the same shape; nan where the formula has no value, or no slope.
    """
    values = node_values(graph, inputs)
    shape = np.broadcast_shapes(*(np.shape(value) for value in inputs.values()))
    backs = _backward(graph, values)
    found = {}
    for name, place in zip(graph.names, graph.inputs, strict=True):
        slope = np.where(np.isfinite(values[-1]) & np.isfinite(backs[place]), backs[place], np.nan)
        found[name] = np.array(np.broadcast_to(slope, shape))
    return np.array(np.broadcast_to(values[-1], shape)), found


def node_values(graph: Graph, inputs: Mapping[str, FloatArray | float]) -> list[Value]:
    """Return the values of all nodes for arrays of inputs; nan where there is none."""
    values = given(graph, {name: np.asarray(value) for name, value in inputs.items()})
    with np.errstate(all="ignore"):
        for place in graph.work:
            node = graph.nodes[place]
            value = node.op.forward(*(values[arg] for arg in node.args))
            # What has no value here has none further on either: 1/inf is not 0.
            values[place] = np.where(np.isfinite(value), value, np.nan)
    return values


def _backward(graph: Graph, values: list[Value]) -> list[Value]:
    backs: list[Value] = [0.0] * len(graph.nodes)
    backs[graph.output] = np.ones_like(values[-1])
    with np.errstate(all="ignore"):
        for place in reversed(graph.work):
            node = graph.nodes[place]
            assert node.op.local is not None
            local = node.op.local(values[place], *(values[arg] for arg in node.args))
            for slot, arg in enumerate(node.args):
                if graph.moves[arg]:
                    backs[arg] = backs[arg] + backs[place] * local[slot]
    return backs
