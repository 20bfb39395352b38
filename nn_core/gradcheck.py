"""Numerical against analytic gradient: the proof that backpropagation was written right.

Chapter 5.7.3 of the book: the slow way (chapter 4's central difference) checks the fast one.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nn_core.arrays import FloatArray, Labels
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network

H = 1e-4
"""Step of the central difference, as in the book."""


def numerical_gradient(f: Callable[[FloatArray], float], x: FloatArray, h: float = H) -> FloatArray:
    """Return (f(x + h) − f(x − h)) / 2h for each element of ``x`` (equation 4.6).

    Parameters
    ----------
    f : callable
        Takes the whole array. ``x`` is changed in place while it is called, and put back.
    x : array
        Of any shape, in float64 for a result worth comparing.
    h : float
    """
    gradient = np.zeros_like(x)
    for index in np.ndindex(*x.shape):
        value = x[index]
        x[index] = value + h
        above = f(x)
        x[index] = value - h
        below = f(x)
        x[index] = value
        gradient[index] = (above - below) / (2 * h)
    return gradient


def gradient_differences(
    network: Network, x: FloatArray, labels: Labels, h: float = H, samples: int | None = None
) -> dict[str, float]:
    """Return, for every parameter array, the mean absolute difference of the two gradients.

    Parameters
    ----------
    network : Network
        In float64; its gradients are overwritten.
    x : array
        A batch the network takes.
    labels : array of int, shape (N,)
    h : float
    samples : int, optional
        Check only so many elements of each array, evenly spread; all by default.
    """
    loss = SoftmaxWithLoss()

    def value(_: FloatArray) -> float:
        return loss.forward(network.forward(x, train=True), labels)

    value(x)
    network.backward(loss.backward())
    analytic = network.flat_grads.copy()
    differences = {}
    start = 0
    for name, array in network.parameters().items():
        flat = array.reshape(-1)
        step = 1 if samples is None else max(1, flat.size // samples)
        chosen = range(0, flat.size, step)
        found = [_slope(value, flat, index, h) for index in chosen]
        expected = analytic[start : start + flat.size][::step]
        differences[name] = float(np.mean(np.abs(np.array(found) - expected)))
        start += flat.size
    return differences


def _slope(f: Callable[[FloatArray], float], flat: FloatArray, index: int, h: float) -> float:
    return float(numerical_gradient(lambda _: f(flat), flat[index : index + 1], h)[0])
