"""What the page "Patch by patch" knows at one moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache

import numpy as np

from desktop.services.picture_network import Subject
from desktop.tabs.filters.state import SubjectRecord
from desktop.tabs.kit.saved import expect, transient
from nn_core.arrays import FloatArray, frozen
from nn_core.layers import MaxPool2D
from nn_core.records.conv_trace import ConvTrace, PatchTrace, PoolTrace, WindowTrace, conv_layer
from nn_core.records.layer_steps import LayerStep, alone
from nn_core.records.receptive_field import Box

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
    """What is done to each patch of the book's example."""

    CONV = "conv"
    POOL = "pool"


@lru_cache(maxsize=32)
def book_step(operation: Operation, stride: int, pad: int, bias: bool) -> LayerStep:
    """Return the record of the book's example."""
    if operation is Operation.POOL:
        return alone(MaxPool2D(2), BOOK_POOLED[None])
    biases = np.array([BOOK_BIAS]) if bias else None
    layer = conv_layer(BOOK_FILTER[None, None], biases, stride, pad)
    return alone(layer, BOOK_INPUT[None])


@dataclass(frozen=True)
class Passed:
    """What a layer that follows makes of the value under the window.

    - ``value``: what it gives.
    - ``norm``: scale and shift of batch normalisation.
    """

    kind: str
    value: float
    norm: tuple[float, float] | None


@dataclass(frozen=True, eq=False)
class SlidingState:
    """One moment of the sliding window.

    - ``operation``: what is done to the book's example.
    - ``layer``: which convolution or pooling of the network, from 0.
    - ``filter``: which filter, or which map is pooled, of the network; the book's example has one.
    - ``stride``, ``pad``: how the filter is to slide; a deep layer and pooling slide as they are.
    - ``index``: which patch, row by row.
    - ``back``: whether gradients are sent back from patch to patch, where one map is slid over.
    - ``way``: how many steps the user has followed a result back, one after the other.
    """

    seen: SubjectRecord = transient(default=SubjectRecord(Subject()))
    material: Material = Material.BOOK
    operation: Operation = Operation.CONV
    layer: int = 0
    filter: int = 0
    stride: int = 1
    pad: int = 0
    bias: bool = False
    index: int = 0
    back: bool = False
    way: int = transient(default=0)

    def checked(self) -> SlidingState:
        """Refuse what nothing has; see `fitted` for what this network has."""
        expect(stride=self.stride in STRIDES, pad=self.pad in PADS)
        expect(layer=self.layer >= 0, filter=self.filter >= 0, index=self.index >= 0)
        return self

    def fitted(self) -> SlidingState:
        """Return the state with a layer, filter and patch that there are."""
        state = self
        if self.layer and not self.by_hand and not self.seen.blank:
            state = replace(state, layer=min(self.layer, len(self.seen.steps) - 1))
        filter_ = min(state.filter, max(state.filters - 1, 0))
        index = min(state.index, max(state.count - 1, 0))
        if (filter_, index) == (state.filter, state.index):
            return state
        return replace(state, filter=filter_, index=index)

    def slid_as_learnt(self) -> SlidingState:
        """Return the state with the stride and padding that belong to its material and layer."""
        stride, pad = self.learnt
        return replace(self, stride=stride, pad=pad)

    def opened(self) -> SlidingState:
        """Return the state as first seen: a layer where it fires most, the book's at the start.

        The map stays if it fires anywhere.
        """
        state = replace(self, index=0).fitted()
        if state.by_hand or state.step is None:
            return state
        outputs = state.step.outputs
        if outputs[state.filter].max() <= 0:
            state = replace(state, filter=int(np.argmax(outputs.max(axis=(1, 2)))))
        return replace(state, index=int(np.argmax(state.outputs)))

    def strongest(self) -> SlidingState:
        """Return the state as learnt, with the map that fires most, where it does."""
        state = self.fitted().slid_as_learnt()
        if state.step is None:
            return state
        maps = state.step.outputs.max(axis=(1, 2))
        return replace(state, filter=int(np.argmax(maps))).opened()

    @cached_property
    def step(self) -> LayerStep | None:
        """What is walked through, the same object while it is the same; None without a picture."""
        if self.by_hand:
            return book_step(self.operation, self.stride, self.pad, self.bias)
        return None if self.seen.blank else self.seen.step(self.layer, self.stride, self.pad)

    @property
    def by_hand(self) -> bool:
        """Whether the book's example is shown."""
        return self.material is Material.BOOK

    @property
    def blank(self) -> bool:
        return self.step is None

    @property
    def conv(self) -> ConvTrace | None:
        """The convolution that is walked through."""
        return None if self.step is None else self.step.conv

    @property
    def pool(self) -> PoolTrace | None:
        """The pooling that is walked through."""
        return None if self.step is None else self.step.pool

    @property
    def convolving(self) -> bool:
        """Whether filters slide, and not the window of pooling."""
        if self.step is None:
            return not self.by_hand or self.operation is Operation.CONV
        return self.conv is not None

    @property
    def deep(self) -> bool:
        """Whether a filter has several channels, each over a map of its own."""
        return self.conv is not None and int(self.conv.weights.shape[1]) > 1

    @property
    def first(self) -> bool:
        """Whether a picture itself is slid over, and not the maps of the step before."""
        return self.by_hand or self.layer == 0

    @property
    def adjustable(self) -> bool:
        """Whether stride and padding may be chosen; deep in the network they are as learnt."""
        return self.conv is not None and self.first

    @property
    def count(self) -> int:
        """How many patches there are."""
        return 0 if self.step is None else self.step.record.count

    @property
    def filters(self) -> int:
        """How many filters or maps there are to choose from."""
        return 0 if self.step is None else len(self.step.outputs)

    @cached_property
    def patch(self) -> PatchTrace | None:
        """The patch under the filter."""
        return None if self.conv is None else self.conv.patch(self.index, self.filter)

    @cached_property
    def window(self) -> WindowTrace | None:
        return None if self.pool is None else self.pool.window(self.index, self.filter)

    @cached_property
    def channels(self) -> tuple[int, ...]:
        """The input channels of the result, those that add most first; pooling has one."""
        if self.patch is None:
            return (self.filter,)
        return tuple(share.channel for share in self.patch.shares)

    @property
    def place(self) -> tuple[int, int]:
        """Row and column where the result lands."""
        return divmod(self.index, int(self.outputs.shape[1]))

    def index_at(self, row: int, column: int) -> int:
        """Return the patch whose result lands at a place, or nearest to it."""
        height, width = self.outputs.shape
        index: int = min(max(row, 0), height - 1) * width + min(max(column, 0), width - 1)
        return index

    @property
    def corner(self) -> tuple[int, int]:
        """Row and column of the window's upper left corner on what it slides over."""
        row, column = self.place
        return row * self.pace, column * self.pace

    @cached_property
    def passed(self) -> tuple[Passed, ...]:
        """What the layers that follow make of the result, one after the other."""
        if self.step is None:
            return ()
        place = (self.filter, *self.place)
        return tuple(
            Passed(
                after.kind,
                float(after.outputs[place]),
                None
                if after.norm is None
                else (float(after.norm[0][self.filter]), float(after.norm[1][self.filter])),
            )
            for after in self.step.after
            if after.kind != "dropout"
        )

    @property
    def value(self) -> float:
        """What goes on to the next step."""
        return float(self.outputs[self.place])

    @property
    def resting(self) -> bool:
        """Whether ReLU lets nothing of a sum below zero go on."""
        return self.value == 0 and any(passed.kind == "relu" for passed in self.passed)

    @property
    def box(self) -> Box | None:
        """The pixels of the drawing that the result depends on; None in the book's example."""
        if self.step is None or self.by_hand:
            return None
        return self.step.reach.box(*self.place).clipped(*self.seen.image.shape)

    @property
    def field(self) -> int:
        if self.conv is not None:
            return int(self.conv.weights.shape[-1])
        return 0 if self.pool is None else self.pool.field

    @property
    def inputs(self) -> FloatArray:
        """What the window slides over, padding included, shape (H, W); of several, the first."""
        if self.conv is not None:
            padded: FloatArray = self.conv.padded[0]
            return padded
        assert self.pool is not None
        pooled: FloatArray = self.pool.inputs[self.filter]
        return pooled

    @property
    def sums(self) -> FloatArray:
        """What the convolution or pooling itself gave, shape (OH, OW)."""
        assert self.step is not None
        sums: FloatArray = self.step.record.outputs[self.filter]
        return sums

    @property
    def outputs(self) -> FloatArray:
        """What goes on to the next step, shape (OH, OW)."""
        assert self.step is not None
        outputs: FloatArray = self.step.outputs[self.filter]
        return outputs

    @cached_property
    def columns(self) -> FloatArray:
        """Every patch, or every window, as one column."""
        if self.conv is not None:
            return self.conv.columns
        assert self.pool is not None
        return self.pool.columns(self.filter)

    @property
    def returning(self) -> bool:
        """Whether each result sends its gradient, 1, back to where its patch was."""
        return self.back and self.step is not None and not self.deep

    @cached_property
    def came_back(self) -> FloatArray:
        """The gradient of what is slid over, up to the patch there is, shape (H, W)."""
        if self.conv is not None:
            first: FloatArray = self.conv.came_back(self.filter, self.index + 1)[0]
            return first
        assert self.pool is not None
        return self.pool.came_back(self.filter, self.index + 1)

    @cached_property
    def unrolled(self) -> FloatArray:
        """What the matrix shows: the patches, or on the way back what each is sent."""
        if not self.returning:
            return self.columns
        record = self.conv or self.pool
        assert record is not None
        return record.sent_back(self.filter)

    @property
    def results(self) -> FloatArray:
        """What the map shows, shape (OH, OW): results, or on the way back their gradients, 1."""
        return np.ones_like(self.outputs) if self.returning else self.outputs

    @property
    def totals(self) -> FloatArray:
        """What the row below the matrix shows, shape (1, OH·OW)."""
        return (self.results if self.returning else self.sums).reshape(1, -1)

    @property
    def margin(self) -> int:
        """Rows of zeros round what is slid over."""
        return 0 if self.conv is None else self.conv.pad

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of what is slid over, without padding."""
        height, width = self.inputs.shape
        return height - 2 * self.margin, width - 2 * self.margin

    @property
    def pace(self) -> int:
        """How far the window moves: pooling moves by its own side."""
        return self.field if self.conv is None else self.conv.stride

    @property
    def left_over(self) -> int:
        """Rows, and columns, at the end that no window reaches."""
        return int(self.inputs.shape[0] - self.field) % self.pace

    @property
    def missed(self) -> int:
        """Of those, the ones that are of the input and not of its padding."""
        return max(0, self.left_over - self.margin)

    @property
    def learnt(self) -> tuple[int, int]:
        """Stride and padding with which the network itself slides."""
        own = None if self.by_hand or self.seen.blank else self.seen.steps[self.layer].conv
        return (1, 0) if own is None else (own.stride, own.pad)

    @property
    def as_learnt(self) -> bool:
        """Whether the window slides as the network lets it."""
        return self.by_hand or self.step is self.seen.steps[self.layer]

    def slid_from(self, before: SlidingState) -> bool:
        """Return whether only the window's place differs from ``before``."""
        return (
            self.step is before.step
            and self.seen is before.seen
            and (self.material, self.filter, self.bias, self.back)
            == (before.material, before.filter, before.bias, before.back)
        )
