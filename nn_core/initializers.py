"""Initial weights whose spread suits the layer: fixed, Xavier and He (chapter 6.2)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nn_core.arrays import Array

Initializer = Callable[[int, int, np.random.Generator], Array]
"""Takes fan-in, fan-out and a generator; gives float64 weights of shape (fan_in, fan_out)."""


def std(fan_in: int, fan_out: int, rng: np.random.Generator, deviation: float = 0.01) -> Array:
    """Return normal weights of a fixed standard deviation, shape (fan_in, fan_out)."""
    return rng.normal(0.0, deviation, (fan_in, fan_out))


def xavier(fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
    """Return weights (fan_in, fan_out) of deviation 1/sqrt(fan_in), for sigmoid and tanh.

    This is the book's simplified form of Glorot and Bengio (2010), which leaves fan-out aside.
    """
    return std(fan_in, fan_out, rng, deviation=float(np.sqrt(1.0 / fan_in)))


def he(fan_in: int, fan_out: int, rng: np.random.Generator) -> Array:
    """Return weights (fan_in, fan_out) of deviation sqrt(2/fan_in), for ReLU (He et al., 2015)."""
    return std(fan_in, fan_out, rng, deviation=float(np.sqrt(2.0 / fan_in)))


INITIALIZERS: dict[str, Initializer] = {"std": std, "xavier": xavier, "he": he}
"""By the name that settings and model files use."""
