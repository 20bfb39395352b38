"""What the page with the stacked layers shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from nn_core.arrays import FloatArray
from nn_core.records.linear_stack import PlaneLayers

ENDS = (-3.0, 3.0)
"""Range of the line and of both axes of the plane."""
LINE_POINTS = 301
PLANE_POINTS = 96
"""Points along one side of the plane."""
WIDTH = 8
"""Neurons in a hidden layer of the plane."""


@dataclass(frozen=True)
class StackState:
    """n layers of one activation.

    Attributes
    ----------
    activation : str
    parameters : dict
        Of the activation.
    depth : int
    c : float
        The weight of every layer on the line.
    x : ndarray, shape (LINE_POINTS,)
    lines : tuple of ndarray
        Outputs after the first, second, … layer, each of the shape of ``x``.
    plane : ndarray, shape (PLANE_POINTS, PLANE_POINTS)
        The number for each point; rows go up with x2, columns with x1.
    layers : PlaneLayers
    product : tuple of float
        w1, w2, b of all layers of the plane multiplied into one.
    line_straight, plane_straight : bool
        Whether what is seen is one line, one flat plane.
    done : frozenset of str
    """

    activation: str
    parameters: dict[str, float]
    depth: int
    c: float
    x: FloatArray
    lines: tuple[FloatArray, ...]
    plane: FloatArray
    layers: PlaneLayers
    product: tuple[float, float, float]
    line_straight: bool
    plane_straight: bool
    done: frozenset[str] = field(default_factory=frozenset)
