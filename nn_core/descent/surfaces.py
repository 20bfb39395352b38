"""Surfaces to go down on: height and slope, what is worth seeing of them, and their lowest place.

To add one, write its height and its slopes as functions of x[0] and x[1], plain numbers or arrays,
and enter it in ``SURFACES``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.descent.book import RATES

Height = Callable[[Any], Any]
"""From places of shape (n, …) to heights (…), as the book's function_2 takes its x."""
Slope = Callable[[Any], FloatArray]
"""From places of shape (n, …) to gradients of the same shape."""
Place = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Surface:
    """A function of a few numbers, two as a rule.

    Attributes
    ----------
    name : str
        As on the command line.
    value : callable
    gradient : callable
        The exact one.
    at : callable
        Height and slopes of one place by plain numbers, the same to the last bit: a walk asks for
        many places, one at a time. NumPy's warnings are the caller's to turn off.
    box : tuple of float
        What is to be seen at least: left, right, bottom, top.
    start : tuple of float
        Where a walk begins.
    minimum : tuple of float or None
        The lowest place; None where there is none.
    formula : str
        As one types it.
    curvature : tuple of float or None
        Second derivatives along the axes, where they are the same everywhere and the axes don't
        mix: then each step of SGD multiplies the distance by 1 − η·curvature exactly.
    rates : mapping of str to float
        Learning rates at which each rule of ``nn_core.descent.book`` shows what it is like here.
    names : tuple of str
        Of the inputs.
    """

    name: str
    value: Height
    gradient: Slope
    at: Callable[[Sequence[float]], tuple[float, Sequence[float]]]
    box: tuple[float, float, float, float]
    start: Place
    minimum: Place | None = None
    formula: str = ""
    curvature: Place | None = None
    rates: Mapping[str, float] = field(default_factory=lambda: dict(RATES))
    names: tuple[str, ...] = ("x", "y")

    @property
    def inputs(self) -> int:
        """How many numbers a place has."""
        return len(self.names)

    def factors(self, lr: float) -> Place | None:
        """Return what each step of SGD multiplies x and y by, if that is the same everywhere."""
        if self.curvature is None:
            return None
        a, b = self.curvature
        return 1 - lr * a, 1 - lr * b

    def breaks_at(self) -> float | None:
        """Return the rate from which on SGD doesn't come nearer, where that is known."""
        if self.curvature is None or min(self.curvature) <= 0:
            return None
        return 2 / max(self.curvature)

    def heights(self, x: FloatArray, y: FloatArray) -> FloatArray:
        """Return the heights over a grid, shape (len(y), len(x)); what is no number is NaN."""
        with np.errstate(all="ignore"):
            across, up = np.meshgrid(x, y)
            found = np.asarray(self.value(np.stack([across, up])), np.float64)
            return np.broadcast_to(found, across.shape)


def valley(x: Any) -> Any:
    """x²/20 + y²: long and narrow (equation 6.2)."""
    return x[0] ** 2 / 20 + x[1] ** 2


def valley_gradient(x: Any) -> Any:
    """Return (x/10, 2y)."""
    return np.array([x[0] / 10, 2 * x[1]])


def bowl(x: Any) -> Any:
    """x0² + x1²: the book's function_2 (equation 4.6)."""
    return x[0] ** 2 + x[1] ** 2


def bowl_gradient(x: Any) -> Any:
    """Return (2x, 2y)."""
    return np.array([2 * x[0], 2 * x[1]])


def saddle(x: Any) -> Any:
    """x²/2 − y²/2: up along one axis, down along the other."""
    return x[0] ** 2 / 2 - x[1] ** 2 / 2


def saddle_gradient(x: Any) -> Any:
    """Return (x, −y)."""
    return np.array([x[0], -x[1]])


def two_minima(x: Any) -> Any:
    """(x² − 1)² + x/4 + y²: two hollows, the left one deeper."""
    return (x[0] ** 2 - 1) ** 2 + x[0] / 4 + x[1] ** 2


def two_minima_gradient(x: Any) -> Any:
    """Return (4x(x² − 1) + 1/4, 2y)."""
    return np.array([4 * x[0] * (x[0] ** 2 - 1) + 0.25, 2 * x[1]])


def plateau(x: Any) -> Any:
    """1 − exp(−(x² + y²)/2): a hole in a plain that is nearly level."""
    return 1 - np.exp(-(x[0] ** 2 + x[1] ** 2) / 2)


def plateau_gradient(x: Any) -> Any:
    """Return (x, y)·exp(−(x² + y²)/2)."""
    high = np.exp(-(x[0] ** 2 + x[1] ** 2) / 2)
    return np.array([x[0] * high, x[1] * high])


def rosenbrock(x: Any) -> Any:
    """(1 − x)² + 100(y − x²)²: a bent ravine (Rosenbrock, 1960)."""
    return (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2


def rosenbrock_gradient(x: Any) -> Any:
    """Return the two slopes of the ravine."""
    across = x[1] - x[0] ** 2
    return np.array([-2 * (1 - x[0]) - 400 * x[0] * across, 200 * across])


def _rates(sgd: float, momentum: float, adagrad: float, adam: float) -> Mapping[str, float]:
    rates = {"sgd": sgd, "momentum": momentum, "adagrad": adagrad, "adam": adam}
    return {**RATES, "nesterov": momentum, "rmsprop": adam / 3, **rates}


def _surface(name: str, height: Height, slope: Slope, *rest: Any, **more: Any) -> Surface:
    """Return a surface of functions that take x[0] and x[1] as plain numbers, too."""

    def at(place: Sequence[float]) -> tuple[float, Sequence[float]]:
        try:
            return float(height(place)), slope(place).tolist()
        except OverflowError:  # of an array it would be inf
            far = np.array(place)
            return float(height(far)), slope(far).tolist()

    return Surface(name, height, slope, at, *rest, **more)


SURFACES: dict[str, Surface] = {
    one.name: one
    for one in (
        _surface(
            "valley",
            valley,
            valley_gradient,
            (-9.0, 9.0, -4.5, 4.5),
            (-7.0, 2.0),
            (0.0, 0.0),
            "x**2/20 + y**2",
            (0.1, 2.0),
        ),
        _surface(
            "bowl",
            bowl,
            bowl_gradient,
            (-6.0, 6.0, -5.0, 5.0),
            (-3.0, 4.0),
            (0.0, 0.0),
            "x**2 + y**2",
            (2.0, 2.0),
            _rates(0.1, 0.01, 1.5, 0.3),
        ),
        _surface(
            "saddle",
            saddle,
            saddle_gradient,
            (-4.0, 4.0, -3.0, 3.0),
            (-3.0, 0.01),
            None,
            "x**2/2 - y**2/2",
            (1.0, -1.0),
            _rates(0.1, 0.03, 0.3, 0.1),
        ),
        _surface(
            "two-minima",
            two_minima,
            two_minima_gradient,
            (-2.0, 2.0, -1.3, 1.3),
            (1.6, 1.0),
            (-1.0298959850506608, 0.0),
            "(x**2 - 1)**2 + x/4 + y**2",
            rates=_rates(0.05, 0.03, 0.3, 0.3),
        ),
        _surface(
            "plateau",
            plateau,
            plateau_gradient,
            (-5.0, 5.0, -4.0, 4.0),
            (-3.2, 2.0),
            (0.0, 0.0),
            "1 - exp(-(x**2 + y**2)/2)",
            rates=_rates(1.0, 0.1, 0.5, 0.3),
        ),
        _surface(
            "rosenbrock",
            rosenbrock,
            rosenbrock_gradient,
            (-2.2, 2.2, -1.0, 2.6),
            (-1.5, 2.0),
            (1.0, 1.0),
            "(1 - x)**2 + 100*(y - x**2)**2",
            rates=_rates(0.002, 0.001, 0.5, 0.3),
        ),
    )
}
"""By name, in the order of menus."""
