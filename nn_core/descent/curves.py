"""Curves of one number to take slopes of, each with its exact slope and where it has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray


@dataclass(frozen=True, eq=False)
class Line:
    """A function of one number.

    Attributes
    ----------
    name : str
    f, slope : callable
        Take a number or an array, element by element; ``slope`` is exact.
    low, high : float
        What is to be seen of x.
    start : float
        Where the feet stand at first.
    kinks : tuple of float
        Where the slopes to the left and to the right differ, or the curve jumps.
    formula : str
        As one types it.
    curvature : float or None
        Second derivative where it is the same everywhere: a step multiplies the distance from the
        lowest place by 1 − η·curvature.
    """

    name: str
    f: Callable[..., FloatArray]
    slope: Callable[..., FloatArray]
    low: float
    high: float
    start: float
    kinks: tuple[float, ...] = ()
    formula: str = ""
    curvature: float | None = None


def parabola(x: FloatArray) -> FloatArray:
    """0.01x² + 0.1x: the book's function_1 (equation 4.5)."""
    return 0.01 * x**2 + 0.1 * x


def parabola_slope(x: FloatArray) -> FloatArray:
    """Return 0.02x + 0.1."""
    return 0.02 * x + 0.1


def square(x: FloatArray) -> FloatArray:
    """x²."""
    return x**2


def square_slope(x: FloatArray) -> FloatArray:
    """Return 2x."""
    return 2 * x


def sine(x: FloatArray) -> FloatArray:
    """The sine of x."""
    return np.sin(x)


def sine_slope(x: FloatArray) -> FloatArray:
    """Return the cosine of x."""
    return np.cos(x)


def size(x: FloatArray) -> FloatArray:
    """|x|: a kink at 0."""
    return np.abs(x)


def size_slope(x: FloatArray) -> FloatArray:
    """Return −1 or 1, and 0 at the kink, where there is no slope."""
    return np.sign(x)


def step(x: FloatArray) -> FloatArray:
    """1 above 0, else 0: level wherever it doesn't jump."""
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


def step_slope(x: FloatArray) -> FloatArray:
    """Return 0; at the jump there is no slope."""
    return np.zeros_like(np.asarray(x, np.float64))


def relu(x: FloatArray) -> FloatArray:
    """The larger of x and 0."""
    return np.maximum(x, 0.0)


def relu_slope(x: FloatArray) -> FloatArray:
    """Return 1 above 0, else 0."""
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


LINES: dict[str, Line] = {
    one.name: one
    for one in (
        Line(
            "parabola",
            parabola,
            parabola_slope,
            -15.0,
            20.0,
            5.0,
            formula="0.01*x**2 + 0.1*x",
            curvature=0.02,
        ),
        Line("square", square, square_slope, -3.0, 3.0, 2.0, formula="x**2", curvature=2.0),
        Line("sine", sine, sine_slope, -4.0, 4.0, 1.0, formula="sin(x)"),
        Line("size", size, size_slope, -3.0, 3.0, 1.0, (0.0,), "abs(x)"),
        Line("step", step, step_slope, -3.0, 3.0, 1.0, (0.0,)),
        Line("relu", relu, relu_slope, -3.0, 3.0, 1.0, (0.0,), "relu(x)"),
    )
}
"""By name, in the order of menus."""
