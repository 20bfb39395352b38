"""The chains of neurons that carried most of a forward pass to one output."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nn_core.arrays import Array, FloatArray
from nn_core.records.trace import LayerTrace, Trace


@dataclass(frozen=True)
class Path:
    """A chain of neurons, one of each layer, that ends at an output.

    Attributes
    ----------
    neurons : tuple of int
        The index in each layer, from the first layer of the chain to the output.
    contributions : tuple of float
        Between each two of them, the term x·w that the one adds to the other's sum.
    share : float
        Product of the terms' shares (`shares`), from 0 to 1.
    """

    neurons: tuple[int, ...]
    contributions: tuple[float, ...]
    share: float


def shares(layer: LayerTrace) -> FloatArray:
    """Return how much of each neuron's sum each input brings, signs left aside.

    Returns
    -------
    array, shape (n, m)
        ``|x_j w_jk| / (Σ_j |x_j w_jk| + |b_k|)``; a neuron to which nothing was added has zeros.
    """
    sizes = np.abs(layer.products)
    total = sizes.sum(axis=0) + np.abs(layer.biases)
    fractions: FloatArray = sizes / np.where(total > 0, total, 1)
    return fractions


def strongest_paths(trace: Trace, output: int, count: int = 5, start: int = 0) -> tuple[Path, ...]:
    """Return the paths with the largest shares that end at one output, the largest first.

    A term x·w has a share in the sum it is added to: its size, divided by the sizes of all terms of
    that sum and of the bias. Going back from the output, every neuron hands its share on to its
    inputs in these proportions, so a path's share is the product of the shares of its terms, and
    the shares of all paths and biases together make 1. The activation functions do not enter:
    what they do is in the signal x that the next term starts from.

    Parameters
    ----------
    trace : Trace
    output : int
        Index of the neuron of the last layer.
    count : int
        How many paths at most; those of share 0 are left out.
    start : int
        Where the paths begin: 0 at the inputs, 1 at the neurons of the first layer, and so on.

    Notes
    -----
    Shares only shrink along a path, so the best paths to a neuron extend the best paths to its
    inputs: keeping ``count`` of them for each neuron is exact. The time is proportional to the
    number of weights.
    """
    layers = trace.layers[start:]
    best: FloatArray = np.ones((len(layers[0].inputs), 1))
    steps: list[Array] = []
    for layer in layers:
        fractions = shares(layer)
        if layer is layers[-1]:
            fractions = fractions[:, output : output + 1]
        best, came_from = _extend(best, fractions, count)
        steps.append(came_from)
    return tuple(
        _walk_back(layers, steps, output, rank, float(share))
        for rank, share in enumerate(best[0])
        if share > 0
    )


def _extend(best: FloatArray, fractions: FloatArray, count: int) -> tuple[FloatArray, Array]:
    """Return for each next neuron its best paths and where each came from.

    ``best`` is (n, ranks), ``fractions`` (n, m). The results are (m, ranks) with at most ``count``
    ranks, and (m, ranks, 2): neuron and rank before.
    """
    n, ranks = best.shape
    candidates = (best[:, :, None] * fractions[:, None, :]).reshape(n * ranks, -1)
    order = np.argsort(-candidates, axis=0, kind="stable")[:count]
    came_from = np.stack(np.divmod(order.T, ranks), axis=-1)
    return np.take_along_axis(candidates, order, axis=0).T, came_from


def _walk_back(
    layers: tuple[LayerTrace, ...], steps: list[Array], output: int, rank: int, share: float
) -> Path:
    neurons, contributions = [output], []
    column = 0  # the last step holds the paths of one neuron only
    for layer, came_from in zip(reversed(layers), reversed(steps), strict=True):
        neuron, rank = (int(place) for place in came_from[column, rank])
        contributions.append(float(layer.products[neuron, neurons[-1]]))
        neurons.append(neuron)
        column = neuron
    return Path(tuple(reversed(neurons)), tuple(reversed(contributions)), share)


def contribution_maps(layer: LayerTrace, shape: tuple[int, int] = (28, 28)) -> FloatArray:
    """Return for each neuron of a first layer the products x·w in the shape of the picture.

    Returns
    -------
    array, shape (m, height, width)
        Summed up and with the bias, map k is the neuron's sum.
    """
    return layer.products.T.reshape(-1, *shape)


def weight_maps(layer: LayerTrace, shape: tuple[int, int] = (28, 28)) -> FloatArray:
    """Return the weights of each neuron of a first layer as a picture, shape (m, height, width)."""
    return layer.weights.T.reshape(-1, *shape)
