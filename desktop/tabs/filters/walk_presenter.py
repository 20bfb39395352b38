"""Owns the page "Patch by patch": what slides over what, how, and where it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.tabs.filters import tries
from desktop.tabs.filters.seen import Seen
from desktop.tabs.filters.walk_state import (
    BOOK_BIAS,
    BOOK_FILTER,
    BOOK_INPUT,
    BOOK_POOLED,
    PADS,
    STRIDES,
    Material,
    Operation,
    WalkState,
)
from nn_core.conv_trace import ConvTrace, PoolTrace, conv_layer, trace_conv, trace_pool
from nn_core.feature_maps import FeatureBlock
from nn_core.layers import MaxPool2D

PACE_MS = {Material.BOOK: 900, Material.DRAWING: 60}
"""Time between two patches while the window slides by itself."""


class WalkPresenter(QObject):
    """The sliding window without any widget."""

    state_changed = Signal(object)  # WalkState

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = _worked_out(WalkState())
        self._done: frozenset[str] = frozenset()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tick)

    @property
    def state(self) -> WalkState:
        """The present state."""
        return self._state

    @property
    def done(self) -> frozenset[str]:
        """Keys of the lesson's things to try that have been done."""
        return self._done

    @Slot(object)
    def look(self, seen: Seen) -> None:
        """Take another picture."""
        before = self._state
        state = replace(before, seen=seen)
        if not before.by_hand and before.seen.blank:
            state = _as_learnt(state)
        state = _worked_out(state)
        if not before.by_hand:
            self._clock.stop()
            state = _at_the_largest(replace(state, playing=False))
        self._show(state)

    @Slot(str)
    def set_material(self, material: str) -> None:
        """Slide over the book's example or over the drawing."""
        if material != self._state.material:
            self._clock.stop()
            state = replace(self._state, material=Material(material), playing=False, filter=0)
            self._show(_opened(_as_learnt(state)))

    @Slot(str)
    def set_operation(self, operation: str) -> None:
        """Walk through a convolution or through pooling."""
        if operation != self._state.operation:
            self._clock.stop()
            state = replace(self._state, operation=Operation(operation), playing=False)
            self._show(_opened(state))

    @Slot(int)
    def set_filter(self, filter_: int) -> None:
        """Slide another filter; the window stays where it is."""
        if 0 <= filter_ < self._state.filters:
            self._show(_worked_out(replace(self._state, filter=filter_)))

    def walk_filter(self, filter_: int) -> None:
        """Slide a filter of the first layer over the drawing, beginning where it fires most."""
        self._clock.stop()
        state = replace(
            self._state, material=Material.DRAWING, operation=Operation.CONV, playing=False
        )
        self._show(_opened(replace(_as_learnt(state), filter=filter_)))

    @Slot(int)
    def set_stride(self, stride: int) -> None:
        """Move the filter in other steps."""
        if stride in STRIDES:
            self._change(stride=stride)

    @Slot(int)
    def set_pad(self, pad: int) -> None:
        """Put so many rows of zeros round the picture."""
        if pad in PADS:
            self._change(pad=pad)

    @Slot(bool)
    def set_bias(self, bias: bool) -> None:
        """Add the book's bias to every sum, or none."""
        self._change(bias=bias)

    @Slot(int)
    def go_to(self, index: int) -> None:
        """Put the window on a patch; it stops sliding by itself."""
        self._stop()
        self._go(index)

    @Slot(int, int)
    def move(self, rows: int, columns: int) -> None:
        """Move the window by whole steps, as far as the edge."""
        if self._state.blank:
            return
        height, width = self._state.outputs.shape
        row, column = divmod(self._state.index, width)
        row = min(max(row + rows, 0), height - 1)
        self.go_to(row * width + min(max(column + columns, 0), width - 1))

    @Slot()
    def forward(self) -> None:
        """Go to the next patch."""
        self.go_to(self._state.index + 1)

    @Slot()
    def back(self) -> None:
        """Go to the patch before."""
        self.go_to(self._state.index - 1)

    @Slot()
    def rewind(self) -> None:
        """Go to the first patch."""
        self.go_to(0)

    @Slot()
    def finish(self) -> None:
        """Go to the last patch."""
        self.go_to(self._state.count - 1)

    @Slot()
    def toggle_play(self) -> None:
        """Let the window slide by itself, from the start if it is at the end; or stop it."""
        state = self._state
        if state.playing:
            self.pause()
        elif not state.blank:
            self._clock.start(PACE_MS[state.material])
            at_end = state.index >= state.count - 1
            self._show(replace(state, playing=True, index=0 if at_end else state.index + 1))

    @Slot()
    def pause(self) -> None:
        """Stop the window where it is."""
        if self._state.playing:
            self._stop()
            self.state_changed.emit(self._state)

    @Slot()
    def _tick(self) -> None:
        if self._state.index >= self._state.count - 1:
            self.pause()
        else:
            self._go(self._state.index + 1)

    def _stop(self) -> None:
        self._clock.stop()
        self._state = replace(self._state, playing=False)

    def _go(self, index: int) -> None:
        index = min(max(index, 0), max(self._state.count - 1, 0))
        self._show(replace(self._state, index=index))

    def _change(self, **changes: Any) -> None:
        """Slide in another way; the window stays over the same pixels as far as it can."""
        before = self._state
        after = _worked_out(replace(before, **changes))
        if not after.blank and not before.blank:
            row, column = divmod(before.index, before.outputs.shape[1])
            top = row * before.step - before.pad + after.pad
            left = column * before.step - before.pad + after.pad
            height, width = after.outputs.shape
            row = min(max(top // after.step, 0), height - 1)
            column = min(max(left // after.step, 0), width - 1)
            after = replace(after, index=row * width + column)
        self._show(after)

    def _show(self, state: WalkState) -> None:
        self._state = state
        self._done |= tries.noticed(state)
        self.state_changed.emit(state)


def _as_learnt(state: WalkState) -> WalkState:
    """Return the state with the stride and padding that belong to its material."""
    if state.by_hand or state.seen.blank:
        return replace(state, stride=1, pad=0)
    conv = state.seen.blocks[0].conv
    return replace(state, stride=conv.stride, pad=conv.pad)


def _opened(state: WalkState) -> WalkState:
    return _at_the_largest(_worked_out(replace(state, index=0)))


def _at_the_largest(state: WalkState) -> WalkState:
    """Begin on a drawing where there is something to see; in the book's example at the start."""
    if state.by_hand or state.blank:
        return state
    return replace(state, index=int(np.argmax(state.outputs)))


def _worked_out(state: WalkState) -> WalkState:
    """Return the state with the records that belong to its settings."""
    pool = _pooled(state)
    if state.by_hand:
        biases = np.array([BOOK_BIAS]) if state.bias else None
        layer = conv_layer(BOOK_FILTER[None, None], biases, state.stride, state.pad)
        conv: ConvTrace | None = trace_conv(layer, BOOK_INPUT[None])
        state = replace(state, conv=conv, pool=pool, norm=None, learnt=(1, 0))
    elif state.seen.blank:
        return replace(state, conv=None, pool=None, norm=None, index=0)
    else:
        state = _of_the_network(state, state.seen.blocks[0], pool)
    state = replace(state, filter=min(state.filter, max(state.filters - 1, 0)))
    return replace(state, index=min(state.index, max(state.count - 1, 0)))


def _of_the_network(state: WalkState, block: FeatureBlock, pool: PoolTrace | None) -> WalkState:
    conv, learnt = block.conv, (block.conv.stride, block.conv.pad)
    if (state.stride, state.pad) != learnt:
        layer = conv_layer(conv.weights, conv.biases, state.stride, state.pad)
        conv = trace_conv(layer, state.seen.image[None])
    number = min(state.filter, len(block.maps) - 1)
    norm = None
    if "batchnorm" in block.kinds:
        norm = (float(block.scale[number]), float(block.shift[number]))
    return replace(state, conv=conv, pool=pool, norm=norm, learnt=learnt)


def _pooled(state: WalkState) -> PoolTrace | None:
    if state.by_hand:
        return trace_pool(MaxPool2D(2), BOOK_POOLED[None])
    pools = [block.pool for block in state.seen.blocks if block.pool is not None]
    return pools[0] if pools else None
