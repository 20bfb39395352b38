"""Owns the page "Patch by patch": what slides over what, how, and where it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.tabs.filters.picture import Seen
from desktop.tabs.filters.sliding_window.example import as_learnt, opened, strongest, worked_out
from desktop.tabs.filters.sliding_window.state import PADS, STRIDES, Material, Operation, WalkState

SAME_SIZE = "same-size"
FRACTION = "fraction"
FOLLOW = "follow"
BOOK_PACE_MS = 900
ROUND_MS = 20_000
FASTEST_MS, SLOWEST_MS = 60, 400
"""Time between two patches while the window slides by itself: a map of a network takes about
``ROUND_MS`` within these limits."""


class WalkPresenter(QObject):
    """The sliding window without any widget."""

    state_changed = Signal(object)  # WalkState

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = worked_out(WalkState())
        self._done: frozenset[str] = frozenset()
        self._way = 0  # how many steps back were taken one after the other
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
        if before.by_hand or seen.blocks is before.seen.blocks:
            self._show(worked_out(state))
            return
        self._clock.stop()
        state = worked_out(replace(state, playing=False))
        if before.seen.blank:
            state = strongest(as_learnt(state))
        elif before.as_learnt:
            state = as_learnt(state)
        self._show(opened(state))

    @Slot(str)
    def set_material(self, material: str) -> None:
        """Slide over the book's example or over the drawing."""
        if material == self._state.material:
            return
        self._clock.stop()
        state = replace(self._state, material=Material(material), playing=False, filter=0)
        self._show(opened(as_learnt(state)) if state.by_hand else strongest(as_learnt(state)))

    @Slot(str)
    def set_operation(self, operation: str) -> None:
        """Walk through a convolution or through pooling of the book's example."""
        if operation != self._state.operation and self._state.by_hand:
            self._clock.stop()
            state = replace(self._state, operation=Operation(operation), playing=False)
            self._show(opened(state))

    @Slot(int)
    def set_layer(self, layer: int) -> None:
        """Walk through another convolution or pooling of the network."""
        state = self._state
        if 0 <= layer < len(state.seen.steps) and layer != state.layer and not state.by_hand:
            self._clock.stop()
            self._way = 0
            self._show(strongest(as_learnt(replace(state, layer=layer, playing=False))))

    @Slot(int)
    def follow(self, number: int) -> None:
        """Go one step back in the network, to where the weightiest part of the result came from.

        Parameters
        ----------
        number : int
            Which of the channels that add most, from 0; pooling has one.
        """
        state = self._state
        if state.step is None or state.first or not 0 <= number < len(state.channels):
            return
        channel = state.channels[number]
        row, column = state.step.source(state.index, state.filter, channel)
        width = state.seen.steps[state.layer - 1].outputs.shape[2]
        way = self._way + 1
        if way > 1 and state.layer == 1:
            self._done |= {FOLLOW}
        self.walk_map(state.layer - 1, channel, row * width + column)
        self._way = way

    @Slot(int)
    def set_filter(self, filter_: int) -> None:
        """Slide another filter; the window stays where it is."""
        if 0 <= filter_ < self._state.filters:
            self._show(worked_out(replace(self._state, filter=filter_)))

    def walk_map(self, layer: int, filter_: int, index: int | None) -> None:
        """Walk through a convolution or pooling of the network for one map.

        Parameters
        ----------
        layer : int
            Which of them.
        filter_ : int
        index : int or None
            The patch to begin with; None for the one that gives most.
        """
        self._clock.stop()
        self._way = 0
        state = replace(self._state, material=Material.DRAWING, playing=False, layer=layer)
        state = worked_out(replace(as_learnt(state), filter=filter_))
        if index is None:
            index = int(state.outputs.argmax())
        self._show(replace(state, index=index))

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
        row, column = self._state.place
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
            self._clock.start(_tick_ms(state))
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
        if not before.adjustable:
            return
        after = worked_out(replace(before, **changes))
        row, column = before.place
        top = row * before.pace - before.margin + after.margin
        left = column * before.pace - before.margin + after.margin
        height, width = after.outputs.shape
        row = min(max(top // after.pace, 0), height - 1)
        column = min(max(left // after.pace, 0), width - 1)
        self._show(replace(after, index=row * width + column))

    def _show(self, state: WalkState) -> None:
        self._state = state
        self._done |= _noticed(state)
        self.state_changed.emit(state)


def _tick_ms(state: WalkState) -> int:
    if state.by_hand:
        return BOOK_PACE_MS
    return min(max(ROUND_MS // state.count, FASTEST_MS), SLOWEST_MS)


def _noticed(state: WalkState) -> frozenset[str]:
    """Return the keys of what the sliding window now shows."""
    if state.conv is None:
        return frozenset()
    found = set()
    if state.by_hand and state.pad and state.conv.outputs.shape[1:] == state.size:
        found.add(SAME_SIZE)
    if state.left_over:
        found.add(FRACTION)
    return frozenset(found)
