"""Networks and optimisers as a setup describes them, and weights carried from one to another."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
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
    return Network(_layers(setup, weights, dropout))


def _layers(
    setup: Setup, rng: np.random.Generator | None, dropout: np.random.Generator
) -> Iterator[Layer]:
    shape = setup.inputs
    for place, spec in enumerate(setup.layers):
        hidden = place < len(setup.layers) - 1
        if spec.kind == "affine" and len(shape) == 3:
            yield Flatten()
            shape = (math.prod(shape),)
        layer, shape = _layer(spec, shape, setup, rng)
        yield layer
        if setup.batch_norm and hidden and spec.kind != "pool":
            yield BatchNorm(spec.size, dtype=np.dtype(setup.dtype))
        if spec.activation:
            yield ReLU() if spec.activation == "relu" else Activate(spec.activation)
        if setup.dropout and hidden and spec.kind == "affine":
            yield Dropout(setup.dropout, dropout)


def _layer(
    spec: LayerSpec,
    shape: tuple[int, ...],
    setup: Setup,
    rng: np.random.Generator | None,
) -> tuple[Layer, tuple[int, ...]]:
    """Return the layer for samples of ``shape`` and the shape of what it gives."""
    initializer, dtype = _initializer(setup), np.dtype(setup.dtype)
    if spec.kind == "affine":
        return Affine(shape[0], spec.size, rng, initializer, dtype), (spec.size,)
    channels, *sides = shape
    if spec.kind == "pool":
        return MaxPool2D(spec.size), (channels, *(side // spec.size for side in sides))
    layer = Conv2D(
        *(channels, spec.size, spec.field),
        pad=spec.pad,
        rng=rng,
        initializer=initializer,
        dtype=dtype,
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
    network answers as before. A layer of neurons that is new begins with the unit matrix where it
    is as wide as the one before: with an activation that leaves its signals as they are, such as
    ReLU behind ReLU, the network answers as before, too. Other new layers keep fresh weights.

    Returns
    -------
    bool
        Whether all parameters have the shapes they had.
    """
    for layer in _added(old, new):
        W = layer.params["W"]
        if layer.kind == "affine" and W.shape[0] == W.shape[1]:
            W[...] = np.eye(len(W), dtype=W.dtype)
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


def _added(old: Network, new: Network) -> list[Layer]:
    """Return the layers of weights that have none to take the place of."""
    count = sum("W" in layer.params for layer in old.layers)
    return [layer for layer in new.layers if "W" in layer.params][count - 1 : -1]


def layers_of(network: Network) -> tuple[LayerSpec, ...]:
    """Return the fully connected layers of a network as a setup describes them.

    Raises
    ------
    ShapeError
        If there is another layer in it, such as a convolution.
    """
    found: list[LayerSpec] = []
    for layer in network.layers:
        if isinstance(layer, Affine):
            found.append(LayerSpec("affine", layer.params["b"].size))
        elif isinstance(layer, Activate | ReLU) and found and not found[-1].activation:
            found[-1] = replace(found[-1], activation=layer.activation.name)
        elif not isinstance(layer, Dropout):
            raise ShapeError(
                QT_TRANSLATE_NOOP("nn_core", "A layer “{kind}” has no place among these neurons."),
                QT_TRANSLATE_NOOP("nn_core", "Take a network of fully connected layers."),
                kind=layer.kind,
            )
    return tuple(found)


def _copy(old: FloatArray, new: FloatArray, outgoing: bool) -> None:
    """Copy the part that both have; what neurons that are new send on (rows of W) is 0."""
    if old.ndim != new.ndim:
        return
    part = tuple(slice(min(a, b)) for a, b in zip(old.shape, new.shape, strict=True))
    if outgoing and len(new) > len(old):
        new[len(old) :, : old.shape[1]] = 0
    new[part] = old[part]
