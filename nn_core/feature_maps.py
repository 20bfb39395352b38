"""A picture's way through the convolution blocks of a network: maps, where they fire, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.conv_trace import ConvTrace, PatchTrace, PoolTrace, trace_conv, trace_pool
from nn_core.errors import QT_TRANSLATE_NOOP, ShapeError
from nn_core.layers import Affine, BatchNorm, Conv2D, Flatten, Layer, MaxPool2D
from nn_core.network import Network
from nn_core.receptive import Reach, reach

APART = 2
"""Rows or columns between two places that are told apart; neighbours see nearly the same."""


@dataclass(frozen=True)
class Place:
    """One value of a map: where it is and how large."""

    row: int
    column: int
    value: float


@dataclass(frozen=True)
class ChannelShare:
    """What one input channel added to a sum.

    Attributes
    ----------
    channel : int
    contribution : float
        The sum of its products.
    share : float
        Its size among the sizes of all channels' contributions; from 0 to 1.
    """

    channel: int
    contribution: float
    share: float


@dataclass(frozen=True, eq=False)
class FeatureBlock:
    """A convolution and what follows it, up to the next one.

    Attributes
    ----------
    kinds : tuple of str
        The layers of the block in order: conv, batchnorm, maxpool, relu.
    conv : ConvTrace
    scale, shift : array, shape (K,)
        What batch normalisation does to each map of sums; 1 and 0 where there is none.
    pool : PoolTrace or None
    maps : array, shape (K, H, W)
        What the block passes on.
    reach : Reach
        How the values of the maps lie over the picture.
    """

    kinds: tuple[str, ...]
    conv: ConvTrace
    scale: FloatArray
    shift: FloatArray
    pool: PoolTrace | None
    maps: FloatArray
    reach: Reach

    def firing(self, map_: int) -> int:
        """Return at how many places a map is above zero."""
        return int(np.count_nonzero(self.maps[map_] > 0))

    def strongest(self, map_: int, count: int = 3) -> tuple[Place, ...]:
        """Return the places where a map fires most, neighbours left out; none if it rests."""
        values = self.maps[map_]
        found: list[Place] = []
        for index in np.argsort(-values, axis=None, kind="stable").tolist():
            row, column = divmod(index, values.shape[1])
            if len(found) == count or values[row, column] <= 0:
                break
            if all(max(abs(row - p.row), abs(column - p.column)) >= APART for p in found):
                found.append(Place(row, column, float(values[row, column])))
        return tuple(found)

    def cause(self, map_: int, row: int, column: int) -> PatchTrace:
        """Return the patch whose sum became a value of a map: pooling let it through."""
        if self.pool is not None:
            window = self.pool.window(self.pool.index(row, column), map_)
            row, column = window.top + window.peak[0], window.left + window.peak[1]
        return self.conv.patch(self.conv.index(row, column), map_)

    def shares(self, map_: int, row: int, column: int) -> tuple[ChannelShare, ...]:
        """Return what each input channel added to a value of a map, the largest part first."""
        parts = self.cause(map_, row, column).products.sum(axis=(1, 2))
        sizes = np.abs(parts)
        total = float(sizes.sum()) or 1.0
        order = np.argsort(-sizes, kind="stable")
        return tuple(
            ChannelShare(int(c), float(parts[c]), float(sizes[c]) / total) for c in order.tolist()
        )


def feature_blocks(network: Network, image: FloatArray) -> tuple[FeatureBlock, ...]:
    """Return the record of each convolution block for one picture (28, 28).

    Raises
    ------
    ShapeError
        If the network has no convolution.
    """
    blocks: list[FeatureBlock] = []
    x = network.batch(image[None])
    for layers in _blocks(network.layers):
        seen = blocks[-1].reach if blocks else None
        blocks.append(_block(layers, x[0], reach(layers, seen)))
        x = blocks[-1].maps[None]
    return tuple(blocks)


@dataclass
class _Notes:
    """What is noted down while a picture passes a block."""

    pool: PoolTrace | None = None
    folded: tuple[FloatArray, FloatArray] | None = None
    kinds: list[str] = field(default_factory=list)


def _block(layers: Sequence[Layer], inputs: FloatArray, seen: Reach) -> FeatureBlock:
    first = layers[0]
    assert isinstance(first, Conv2D)
    conv, notes = trace_conv(first, inputs), _Notes(kinds=[first.kind])
    x = conv.outputs
    for layer in layers[1:]:
        x = _pass(layer, x, notes)
    ones = np.ones(len(conv.outputs), x.dtype)
    scale, shift = notes.folded or (ones, 0 * ones)
    return FeatureBlock(
        tuple(notes.kinds), conv, frozen(scale), frozen(shift), notes.pool, frozen(x), seen
    )


def _pass(layer: Layer, x: FloatArray, notes: _Notes) -> FloatArray:
    notes.kinds.append(layer.kind)
    if isinstance(layer, MaxPool2D) and notes.pool is None:
        notes.pool = trace_pool(layer, x)
        return notes.pool.outputs
    if isinstance(layer, BatchNorm) and notes.folded is None:
        notes.folded = layer.folded()
    out: FloatArray = layer.forward(x[None])[0]
    return out


def _blocks(layers: Sequence[Layer]) -> list[list[Layer]]:
    """Return the layers of each block; what follows the last map is left out."""
    blocks: list[list[Layer]] = []
    for layer in layers:
        if isinstance(layer, Flatten | Affine):
            break
        if isinstance(layer, Conv2D):
            blocks.append([])
        if blocks:
            blocks[-1].append(layer)
    if not blocks:
        raise ShapeError(
            QT_TRANSLATE_NOOP("nn_core", "This network has no feature maps."),
            QT_TRANSLATE_NOOP("nn_core", "Choose a network of convolutions."),
        )
    return blocks
