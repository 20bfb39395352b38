"""What the curves page shows, and how a curve is sampled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from nn_core import activations
from nn_core.arrays import FloatArray, frozen

POINTS = 401
BOOK_RANGE = (-5.0, 5.0)


@dataclass(frozen=True)
class Curve:
    """One function over the visible range.

    Attributes
    ----------
    name : str
        Key of the registry.
    x, y, slope : ndarray, shape (n,)
        Points, h and h' there; a kink has a point on either side of it.
    """

    name: str
    x: FloatArray
    y: FloatArray
    slope: FloatArray


@dataclass(frozen=True)
class CurveValue:
    """h(x) and h'(x) of one function at the reader's x."""

    name: str
    value: float
    slope: float


@dataclass(frozen=True)
class CurvesState:
    """Everything on the page.

    Attributes
    ----------
    chosen : tuple of str
        Names in the registry's order.
    focus : str
        The one that is read off in large; empty when nothing is chosen.
    x : float
        The input.
    parameters : mapping
        For each function with parameters, their values by name.
    curves, values : tuple
        One entry for each chosen function.
    done : frozenset of str
        Things of the lesson that were tried.
    """

    chosen: tuple[str, ...]
    focus: str
    x: float
    parameters: Mapping[str, Mapping[str, float]]
    curves: tuple[Curve, ...] = ()
    values: tuple[CurveValue, ...] = ()
    done: frozenset[str] = field(default_factory=frozenset)

    def focused(self) -> CurveValue | None:
        """Return the values of the function that is read off."""
        return next((value for value in self.values if value.name == self.focus), None)


def sample(name: str, ends: tuple[float, float], parameters: Mapping[str, float]) -> Curve:
    """Return the curve of one function between ``ends``."""
    activation = activations.get(name)
    x = np.linspace(*ends, POINTS)
    inside = [kink for kink in activation.kinks if ends[0] < kink < ends[1]]
    corners = [np.nextafter(kink, side) for kink in inside for side in (-np.inf, np.inf)]
    x = np.union1d(x, [*inside, *corners])
    y, slope = activation.function(x, **parameters), activation.derivative(x, **parameters)
    return Curve(name, frozen(x), frozen(y), frozen(slope))


def evaluate(name: str, x: float, parameters: Mapping[str, float]) -> CurveValue:
    """Return h and h' at one x."""
    activation = activations.get(name)
    at = np.array([x])
    value, slope = (f(at, **parameters) for f in (activation.function, activation.derivative))
    return CurveValue(name, float(value[0]), float(slope[0]))
