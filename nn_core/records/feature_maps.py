"""A picture's way through the convolution blocks of a network: maps, where they fire, and why."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.network import Network
from nn_core.records.conv_trace import ChannelShare, ConvTrace, PatchTrace, PoolTrace
from nn_core.records.layer_steps import LayerStep, layer_steps
from nn_core.records.receptive_field import Reach

APART = 2
"""Rows or columns between two places that are told apart; neighbours see nearly the same."""


@dataclass(frozen=True)
class Place:
    """One value of a map: where it is and how large."""

    row: int
    column: int
    value: float


@dataclass(frozen=True, eq=False)
class FeatureBlock:
    """A convolution and what follows it, up to the next one.

    Attributes
    ----------
    steps : tuple of LayerStep
        The convolution, then any pooling, each with the layers that follow it.
    """

    steps: tuple[LayerStep, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The layers of the block in order: conv, batchnorm, maxpool, relu."""
        return tuple(kind for step in self.steps for kind in step.kinds)

    @property
    def conv(self) -> ConvTrace:
        """The convolution at the block's beginning."""
        conv = self.steps[0].conv
        assert conv is not None
        return conv

    @property
    def pool(self) -> PoolTrace | None:
        """The first pooling; None where there is none."""
        return next((step.pool for step in self.steps if step.pool is not None), None)

    @property
    def maps(self) -> FloatArray:
        """What the block passes on, shape (K, H, W)."""
        return self.steps[-1].outputs

    @property
    def reach(self) -> Reach:
        """How the values of the maps lie over the picture."""
        return self.steps[-1].reach

    @property
    def scale(self) -> FloatArray:
        """What batch normalisation multiplies each map of sums by, shape (K,); else 1."""
        norm = self._norm
        return np.ones(len(self.maps), self.maps.dtype) if norm is None else norm[0]

    @property
    def shift(self) -> FloatArray:
        """What it adds to each map, shape (K,); else 0."""
        norm = self._norm
        return np.zeros(len(self.maps), self.maps.dtype) if norm is None else norm[1]

    @property
    def _norm(self) -> tuple[FloatArray, FloatArray] | None:
        norms = (after.norm for step in self.steps for after in step.after)
        return next((norm for norm in norms if norm is not None), None)

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
        return self.cause(map_, row, column).shares


def feature_blocks(network: Network, image: FloatArray) -> tuple[FeatureBlock, ...]:
    """Return the record of each convolution block for one picture (28, 28).

    Raises
    ------
    ShapeError
        If the network has no convolution.
    """
    steps = layer_steps(network, image)
    return tuple(FeatureBlock(tuple(group)) for _, group in groupby(steps, attrgetter("block")))
