"""Slopes, surfaces, and how optimisers find their way down (chapters 4.3, 4.4 and 6.1)."""

from nn_core.descent.formula import surface_meant, surface_of
from nn_core.descent.surfaces import SURFACES, Surface
from nn_core.descent.walking import DescentStep, Way, WentAstray, path, walk

__all__ = [
    "SURFACES",
    "DescentStep",
    "Surface",
    "Way",
    "WentAstray",
    "path",
    "surface_meant",
    "surface_of",
    "walk",
]
