"""What the page "Patch by patch" knows at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np

from desktop.tabs.filters.seen import Seen
from nn_core.arrays import FloatArray, frozen
from nn_core.conv_trace import ConvTrace, PatchTrace, PoolTrace, WindowTrace

STRIDES, PADS = (1, 2), (0, 1, 2)


def _array(rows: list[list[float]]) -> FloatArray:
    return frozen(np.array(rows, np.float64))


BOOK_INPUT = _array([[1, 2, 3, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 3, 0, 1]])
BOOK_FILTER = _array([[2, 0, 1], [0, 1, 2], [1, 0, 2]])
BOOK_BIAS = 3.0
"""The example of section 7.2, figures 7-3 to 7-6."""
BOOK_POOLED = _array([[1, 2, 1, 0], [0, 1, 2, 3], [3, 0, 1, 2], [2, 4, 0, 1]])
"""The example of section 7.3, figure 7-14."""


class Material(StrEnum):
    """What the window slides over."""

    BOOK = "book"
    DRAWING = "drawing"


class Operation(StrEnum):
    """What is done to each patch."""

    CONV = "conv"
    POOL = "pool"


@dataclass(frozen=True, eq=False)
class WalkState:
    """One moment of the sliding window.

    Attributes
    ----------
    seen : Seen
    material : Material
    operation : Operation
    filter : int
        Which filter, or which map is pooled, of the network; the book's example has one.
    stride, pad : int
    bias : bool
        Whether the book's bias is added.
    index : int
        Which patch, row by row.
    playing : bool
        Whether the window slides by itself.
    conv : ConvTrace or None
        None without a picture.
    pool : PoolTrace or None
        None without a picture, and where the network does not pool.
    norm : (float, float) or None
        Scale and shift of the batch normalisation that follows.
    learnt : (int, int)
        Stride and padding with which the network itself slides.
    """

    seen: Seen = field(default_factory=Seen)
    material: Material = Material.BOOK
    operation: Operation = Operation.CONV
    filter: int = 0
    stride: int = 1
    pad: int = 0
    bias: bool = False
    index: int = 0
    playing: bool = False
    conv: ConvTrace | None = None
    pool: PoolTrace | None = None
    norm: tuple[float, float] | None = None
    learnt: tuple[int, int] = (1, 0)

    @property
    def by_hand(self) -> bool:
        """Whether the book's example is shown."""
        return self.material is Material.BOOK

    @property
    def convolving(self) -> bool:
        """Whether filters slide, and not the window of pooling."""
        return self.operation is Operation.CONV

    @property
    def blank(self) -> bool:
        """Whether there is nothing to slide over."""
        return (self.conv if self.convolving else self.pool) is None

    @property
    def count(self) -> int:
        """How many patches there are."""
        record = self.conv if self.convolving else self.pool
        return 0 if record is None else record.count

    @property
    def filters(self) -> int:
        """How many filters or maps there are to choose from."""
        if self.convolving:
            return 0 if self.conv is None else len(self.conv.weights)
        return 0 if self.pool is None else len(self.pool.inputs)

    @cached_property
    def patch(self) -> PatchTrace | None:
        """The patch under the filter."""
        if self.conv is None or not self.convolving:
            return None
        return self.conv.patch(self.index, self.filter)

    @cached_property
    def window(self) -> WindowTrace | None:
        """The window that is pooled."""
        if self.pool is None or self.convolving:
            return None
        return self.pool.window(self.index, self.filter)

    @property
    def field(self) -> int:
        """Side of the window."""
        if self.convolving:
            return 0 if self.conv is None else int(self.conv.weights.shape[-1])
        return 0 if self.pool is None else self.pool.field

    @property
    def inputs(self) -> FloatArray:
        """What the window slides over, padding included, shape (H, W)."""
        if self.convolving and self.conv is not None:
            padded: FloatArray = self.conv.padded[0]
            return padded
        assert self.pool is not None
        pooled: FloatArray = self.pool.inputs[self.filter]
        return pooled

    @property
    def outputs(self) -> FloatArray:
        """Where the results land, shape (OH, OW)."""
        record = self.conv if self.convolving else self.pool
        assert record is not None
        outputs: FloatArray = record.outputs[self.filter]
        return outputs

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of what is slid over, without padding."""
        height, width = self.inputs.shape
        margin = 2 * self.pad if self.convolving else 0
        return height - margin, width - margin

    @property
    def step(self) -> int:
        """How far the window moves: pooling moves by its own side."""
        return self.stride if self.convolving else self.field

    @property
    def left_over(self) -> int:
        """Rows, and columns, at the end that no window reaches."""
        return int(self.inputs.shape[0] - self.field) % self.step

    @property
    def as_learnt(self) -> bool:
        """Whether the filter slides as the network lets it."""
        return self.by_hand or (self.stride, self.pad) == self.learnt

    def slid_from(self, before: WalkState) -> bool:
        """Return whether only the window's place differs from ``before``."""
        return (
            self.conv is before.conv
            and self.pool is before.pool
            and (self.material, self.operation, self.filter, self.stride, self.pad, self.bias)
            == (
                before.material,
                before.operation,
                before.filter,
                before.stride,
                before.pad,
                before.bias,
            )
            and self.seen is before.seen
        )
