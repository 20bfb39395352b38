"""Measures the valley of a network in the background: coarse at first, then finer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from desktop.services.bundled_digits import all_digits
from nn_core.arrays import Array, FloatArray
from nn_core.data.training_set import PictureSet
from nn_core.descent.loss_surface import (
    LossSurface,
    Pair,
    SurfacePatch,
    downhill,
    one_weight,
    random_direction,
)
from nn_core.network import Network

DIGITS, FEWER = 500, 100
"""Pictures whose loss is measured; fewer for networks that convolve, which are slow."""
REACH, WEIGHT_REACH = 1.0, 2.0
STEEPEST, HALVINGS = 2.0, 14
"""How much higher than the middle the ends of the way downhill are at most."""


def directions(
    network: Network,
    axes: str,
    seed: int,
    first: int,
    second: int,
    began: FloatArray | None = None,
) -> Pair:
    """Return two directions over the parameters; the gradient is that of the digits measured.

    ``began`` are the parameters at the beginning of the training: they lie at a = 1.
    """
    rng = np.random.default_rng(seed)
    one, other = random_direction(network, rng), random_direction(network, rng)
    if axes == "weights":
        last = network.flat_params.size - 1
        return one_weight(network, min(first, last)), one_weight(network, min(second, last))
    if axes == "training" and began is not None:
        return began - network.flat_params, other
    if axes == "downhill":
        one = _moderate(network, float(np.linalg.norm(one)))
    return one, other


def _moderate(network: Network, length: float) -> FloatArray:
    """Return the way downhill, of such a length that the loss at both its ends can be shown."""
    x, t = digits(network)
    way = downhill(network, x, t)
    surface = LossSurface(network, x, t, (way, way))
    most = surface.at(0, 0) + STEEPEST
    for _ in range(HALVINGS):
        if max(surface.at(length, 0), surface.at(-length, 0)) <= most:
            break
        length /= 2
    way *= network.dtype.type(length)
    return way


def digits(network: Network) -> tuple[FloatArray, Array]:
    """Return pictures that come with the program, spread over all ten digits, and their labels."""
    every: PictureSet = all_digits()
    count = FEWER if network.takes_pictures else DIGITS
    chosen = np.arange(count) * (len(every) // count)
    return every.images[chosen].astype(np.float32) / 255, every.labels[chosen]


def valley(
    network: Network,
    axes: str,
    seed: int,
    first: int,
    second: int,
    began: FloatArray | None = None,
) -> Iterator[tuple[Pair, FloatArray, SurfacePatch]]:
    """Yield the directions, the parameters in the middle, and the valley as far as it is known."""
    network = network.copy()
    x, t = digits(network)
    pair = directions(network, axes, seed, first, second, began)
    surface = LossSurface(network, x, t, pair)
    middle = network.flat_params.copy()
    for patch in surface.patches(WEIGHT_REACH if axes == "weights" else REACH):
        yield pair, middle, patch
