"""Layers on top of each other, on a line and on the plane: what non-linearity is for (3.2.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from nn_core.activations import Elementwise
from nn_core.arrays import Array, FloatArray, frozen

GAIN = 2.0
"""Spread of a layer's sums for inputs of spread 1."""


@dataclass(frozen=True)
class PlaneLayers:
    """Weights of a small network from the plane to one number.

    Attributes
    ----------
    weights : tuple of ndarray
        Shapes (2, width), (width, width), …, (width, 1).
    biases : tuple of ndarray
        Shapes (width,), …, (1,).
    """

    weights: tuple[Array, ...]
    biases: tuple[Array, ...]


def stack_on_line(
    x: FloatArray,
    function: Elementwise,
    c: float,
    depth: int,
    parameters: Mapping[str, float] | None = None,
) -> tuple[FloatArray, ...]:
    """Return h(c x), h(c h(c x)), … for one neuron a layer, each of the shape of ``x``."""
    outputs = []
    z = x
    for _ in range(depth):
        z = function(c * z, **(parameters or {}))
        outputs.append(z)
    return tuple(outputs)


def plane_layers(depth: int, width: int, rng: np.random.Generator) -> PlaneLayers:
    """Return random layers with weights large enough for a bounded function to bend."""
    sizes = [2, *[width] * (depth - 1), 1]
    weights = [
        frozen(GAIN * rng.standard_normal((rows, columns)) / np.sqrt(rows))
        for rows, columns in pairwise(sizes)
    ]
    biases = [frozen(0.5 * rng.standard_normal(columns)) for columns in sizes[1:]]
    return PlaneLayers(tuple(weights), tuple(biases))


def stack_on_plane(
    points: FloatArray,
    layers: PlaneLayers,
    function: Elementwise,
    parameters: Mapping[str, float] | None = None,
) -> FloatArray:
    """Return the network's number for each of ``points`` (n, 2), shape (n,).

    The function stands between the layers; the last one gives its sum as it is, so that 0 is the
    boundary whatever the function.
    """
    z = points
    last = len(layers.weights) - 1
    for index, (W, b) in enumerate(zip(layers.weights, layers.biases, strict=True)):
        z = z @ W + b
        if index < last:
            z = function(z, **(parameters or {}))
    return z[:, 0]


def balance(layers: PlaneLayers, values: FloatArray) -> tuple[PlaneLayers, FloatArray]:
    """Move the last bias so that half of the network's ``values`` (n,) lie above 0.

    Returns
    -------
    layers : PlaneLayers
    values : ndarray, shape (n,)
        What the moved network gives.
    """
    middle = np.median(values)
    biases = (*layers.biases[:-1], frozen(layers.biases[-1] - middle))
    return PlaneLayers(layers.weights, biases), values - middle


def one_product(weights: Sequence[Array], biases: Sequence[Array]) -> tuple[Array, Array]:
    """Multiply linear layers into one: return W of shape (first, last) and b of shape (last,)."""
    W, b = np.eye(weights[0].shape[0]), np.zeros(weights[0].shape[0])
    for next_W, next_b in zip(weights, biases, strict=True):
        W, b = W @ next_W, b @ next_W + next_b
    return frozen(W), frozen(b)


def is_straight(x: FloatArray, y: FloatArray) -> bool:
    """Return whether y (n,) is one affine map of x (n, d) up to rounding, by least squares."""
    design = np.column_stack((x, np.ones(len(x))))
    residual = y - design @ np.linalg.lstsq(design, y, rcond=None)[0]
    size = float(np.abs(y).max(initial=0.0))
    return bool(np.abs(residual).max() <= 1e-9 * max(size, 1e-300))
