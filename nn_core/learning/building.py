"""Networks and optimisers as a setup describes them, and weights carried from one to another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.initializers import INITIALIZERS, Initializer, std
from nn_core.layers import (
    Activate,
    Affine,
    BatchNorm,
    Conv2D,
    Dropout,
    Flatten,
    Layer,
    MaxPool2D,
    ReLU,
)
from nn_core.layers.im2col import output_size
from nn_core.learning.setup import LayerSpec, OptimizerSpec, Setup
from nn_core.network import Network
from nn_core.optimizers import OPTIMIZERS, Optimizer


def network_of(
    setup: Setup, weights: np.random.Generator | None, dropout: np.random.Generator
) -> Network:
    """Return a fresh network.

    Parameters
    ----------
    setup : Setup
    weights : numpy.random.Generator or None
        Draws the weights, layer by layer; with None all are 0, to be loaded.
    dropout : numpy.random.Generator
        Kept by the dropout layers, which draw from it in turn.
    """
    return Network(_layers(setup, weights, dropout)).astype(np.dtype(setup.dtype))


def _layers(
    setup: Setup, rng: np.random.Generator | None, dropout: np.random.Generator
) -> Iterator[Layer]:
    shape = setup.inputs
    for place, spec in enumerate(setup.layers):
        hidden = place < len(setup.layers) - 1
        if spec.kind == "affine" and len(shape) == 3:
            yield Flatten()
            shape = (math.prod(shape),)
        layer, shape = _layer(spec, shape, _initializer(setup), rng)
        yield layer
        if setup.batch_norm and hidden and spec.kind != "pool":
            yield BatchNorm(spec.size)
        if spec.activation:
            yield ReLU() if spec.activation == "relu" else Activate(spec.activation)
        if setup.dropout and hidden and spec.kind == "affine":
            yield Dropout(setup.dropout, dropout)


def _layer(
    spec: LayerSpec,
    shape: tuple[int, ...],
    initializer: Initializer,
    rng: np.random.Generator | None,
) -> tuple[Layer, tuple[int, ...]]:
    """Return the layer for samples of ``shape`` and the shape of what it gives."""
    if spec.kind == "affine":
        return Affine(shape[0], spec.size, rng, initializer, np.float64), (spec.size,)
    channels, *sides = shape
    if spec.kind == "pool":
        return MaxPool2D(spec.size), (channels, *(side // spec.size for side in sides))
    layer = Conv2D(
        *(channels, spec.size, spec.field),
        pad=spec.pad,
        rng=rng,
        initializer=initializer,
        dtype=np.float64,
    )
    return layer, (spec.size, *(output_size(side, spec.field, 1, spec.pad) for side in sides))


def _initializer(setup: Setup) -> Initializer:
    if setup.initializer == "std":
        return partial(std, deviation=setup.deviation)
    return INITIALIZERS[setup.initializer]


def optimizer_of(spec: OptimizerSpec) -> Optimizer:
    """Return the optimiser with no memory yet."""
    optimizer = OPTIMIZERS[spec.name](spec.lr)
    if spec.momentum is not None and hasattr(optimizer, "momentum"):
        optimizer.momentum = spec.momentum
    return optimizer


def carry_over(old: Network, new: Network) -> bool:
    """Copy what ``old`` has learnt into ``new``, layer of weights by layer of weights.

    A neuron that is new keeps its fresh weights coming in and gets zeros going out, so that the
    network answers as before. Layers of weights that are new keep their fresh weights.

    Returns
    -------
    bool
        Whether all parameters have the shapes they had.
    """
    for before, after in _pairs(old, new):
        for theirs, mine in ((before.params, after.params), (before.buffers, after.buffers)):
            for name in theirs.keys() & mine.keys():
                _copy(theirs[name], mine[name], outgoing=name == "W" and before.kind == "affine")
    return [p.shape for p in old.parameters().values()] == [
        p.shape for p in new.parameters().values()
    ]


def _pairs(old: Network, new: Network) -> Iterator[tuple[Layer, Layer]]:
    """Yield layers that take each other's place: in order, but the last weights are the last."""
    for has in ("W", "gamma"):
        before = [layer for layer in old.layers if has in layer.params]
        after = [layer for layer in new.layers if has in layer.params]
        if has == "W":
            yield before.pop(), after.pop()
        yield from zip(before, after, strict=False)


def _copy(old: FloatArray, new: FloatArray, outgoing: bool) -> None:
    """Copy the part that both have; what neurons that are new send on (rows of W) is 0."""
    if old.ndim != new.ndim:
        return
    part = tuple(slice(min(a, b)) for a, b in zip(old.shape, new.shape, strict=True))
    if outgoing and len(new) > len(old):
        new[len(old) :, : old.shape[1]] = 0
    new[part] = old[part]
