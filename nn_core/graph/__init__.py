"""Computational graphs: formulas as nodes, forward, and backward by the chain rule (chapter 5)."""

from nn_core.graph.arrays import evaluate, gradient
from nn_core.graph.graph import Graph, Node
from nn_core.graph.parse import parse, written
from nn_core.graph.refusal import FormulaError
from nn_core.graph.run import NodeStep, backward, forward, gradients_of, values_of

__all__ = [
    "FormulaError",
    "Graph",
    "Node",
    "NodeStep",
    "backward",
    "evaluate",
    "forward",
    "gradient",
    "gradients_of",
    "parse",
    "values_of",
    "written",
]
