"""What each neuron of a network gives over a part of its inputs: pictures, or curves of one input.

A neuron is a fully connected layer's output with its normalisation and activation behind it.
"""

from __future__ import annotations

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.network import Network

PASSING = ("dropout", "flatten")
"""Layers that change no signal while reading."""


def square(low: tuple[float, float], high: tuple[float, float], side: int) -> FloatArray:
    """Return the middles of side x side cells, (side², 2), in reading order: the top row first."""
    x, y = (a + (b - a) * (np.arange(side) + 0.5) / side for a, b in zip(low, high, strict=True))
    across, down = np.meshgrid(x, y[::-1])
    return np.column_stack([across.ravel(), down.ravel()])


def neuron_signals(network: Network, x: FloatArray) -> list[FloatArray]:
    """Return what the neurons of each layer give for samples (N, inputs), each (N, neurons)."""
    found: list[FloatArray] = []
    signal = network.batch(x)
    with np.errstate(all="ignore"):
        for layer in network.layers:
            signal = layer.forward(signal)
            if layer.kind == "affine":
                found.append(signal)
            elif found and layer.kind not in PASSING:
                found[-1] = signal
    return found


def pictures_of(signals: list[FloatArray], side: int) -> list[FloatArray]:
    """Return signals over a `square` as pictures, (neurons, side, side) for each layer."""
    return [np.ascontiguousarray(s.T).reshape(-1, side, side) for s in signals]
