"""Owns the page "Patch by patch": what slides over what, how, and where it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.playback import Playback
from desktop.tabs.filters.sliding_window.state import (
    PADS,
    STRIDES,
    Material,
    Operation,
    SlidingState,
)
from desktop.tabs.filters.state import SubjectRecord
from desktop.tabs.kit.presenter import Presenter

BOOK_PACE_MS = 900
ROUND_MS = 20_000
FASTEST_MS, SLOWEST_MS = 60, 400
"""Time between two patches while the window slides by itself: a map of a network takes about
``ROUND_MS`` within these limits."""


def _as_large_as_the_input(_: SlidingState, after: SlidingState) -> bool:
    if not after.by_hand or after.conv is None or not after.pad:
        return False
    return after.outputs.shape == after.size


class WindowPresenter(Presenter[SlidingState]):
    """The sliding window without any widget.

    - ``playback``: goes from patch to patch.
    """

    undoable = ()

    def __init__(
        self, context: TabContext, seen: SubjectRecord, parent: QObject | None = None
    ) -> None:
        goals = {
            "same-size": _as_large_as_the_input,
            "fraction": lambda _, after: after.conv is not None and after.left_over > 0,
            "follow": lambda _, after: after.way > 1 and after.layer == 0,
        }
        super().__init__(context, SlidingState(seen), goals, parent)
        self.playback = Playback(
            lambda: self.state.index,
            lambda: max(self.state.count - 1, 0),
            lambda index: self.update(index=index),
            BOOK_PACE_MS,
            self,
        )

    def followed(self, state: SlidingState) -> SlidingState:
        state = state.fitted()
        if state.step is not self.state.step:
            self.playback.set_pace(_pace(state))
        return state

    def look(self, seen: SubjectRecord) -> None:
        before, state = self.state, replace(self.state, seen=seen)
        if not before.by_hand and seen.blocks is not before.seen.blocks:
            self.playback.pause()
            if before.seen.blank:
                state = state.strongest()
            else:
                state = state.fitted()
                state = (state.slid_as_learnt() if before.as_learnt else state).opened()
        self._show(state)

    @Slot(str)
    def set_material(self, material: str) -> None:
        """Slide over the book's example or over the drawing."""
        if material != self.state.material:
            self.playback.pause()
            state = replace(self.state, material=Material(material), filter=0)
            self._show(state.slid_as_learnt().opened() if state.by_hand else state.strongest())

    @Slot(str)
    def set_operation(self, operation: str) -> None:
        """Walk through a convolution or through pooling of the book's example."""
        if operation != self.state.operation and self.state.by_hand:
            self.playback.pause()
            self._show(replace(self.state, operation=Operation(operation)).opened())

    @Slot(int)
    def set_layer(self, layer: int) -> None:
        """Walk through another convolution or pooling of the network."""
        state = self.state
        if 0 <= layer < len(state.seen.steps) and layer != state.layer and not state.by_hand:
            self.playback.pause()
            self._show(replace(state, layer=layer, way=0).strongest())

    @Slot(int)
    def follow(self, number: int) -> None:
        """Go one step back in the network, to where the weightiest part of the result came from.

        - ``number``: which of the channels that add most, from 0; pooling has one.
        """
        state = self.state
        if state.step is None or state.first or not 0 <= number < len(state.channels):
            return
        channel = state.channels[number]
        row, column = state.step.source(state.index, state.filter, channel)
        width = state.seen.steps[state.layer - 1].outputs.shape[2]
        self.slide_over_map(state.layer - 1, channel, row * width + column, state.way + 1)

    @Slot(int)
    def set_filter(self, filter_: int) -> None:
        """Slide another filter; the window stays where it is."""
        if 0 <= filter_ < self.state.filters:
            self.update(filter=filter_)

    def slide_over_map(self, layer: int, filter_: int, index: int | None, way: int = 0) -> None:
        """Walk through a convolution or pooling of the network for one map.

        - ``layer``: which of them.
        - ``index``: the patch to begin with; None for the one that gives most.
        - ``way``: how many steps back have led here.
        """
        self.playback.pause()
        state = replace(self.state, material=Material.DRAWING, layer=layer, way=way)
        state = replace(state.slid_as_learnt(), filter=filter_)
        self._show(replace(state, index=int(state.outputs.argmax()) if index is None else index))

    @Slot(int)
    def set_stride(self, stride: int) -> None:
        if stride in STRIDES:
            self._change(replace(self.state, stride=stride))

    @Slot(int)
    def set_pad(self, pad: int) -> None:
        """Put so many rows of zeros round the picture."""
        if pad in PADS:
            self._change(replace(self.state, pad=pad))

    @Slot(bool)
    def set_bias(self, bias: bool) -> None:
        """Add the book's bias to every sum, or none."""
        self._change(replace(self.state, bias=bias))

    @Slot(bool)
    def set_back(self, back: bool) -> None:
        """Send gradients back from patch to patch, from the first one on."""
        self.playback.pause()
        self._show(replace(self.state, back=back, index=0))

    @Slot(int, int)
    def move(self, rows: int, columns: int) -> None:
        """Move the window by whole steps, as far as the edge."""
        if not self.state.blank:
            row, column = self.state.place
            self.playback.go_to(self.state.index_at(row + rows, column + columns))

    def _change(self, after: SlidingState) -> None:
        """Slide in another way; the window stays over the same pixels as far as it can."""
        before = self.state
        if before.adjustable:
            row, column = before.place
            top = row * before.pace - before.margin + after.margin
            left = column * before.pace - before.margin + after.margin
            index = after.index_at(top // after.pace, left // after.pace)
            self._show(replace(after, index=index))

    def _show(self, state: SlidingState) -> None:
        self.edit(lambda _: state)


def _pace(state: SlidingState) -> int:
    if state.by_hand:
        return BOOK_PACE_MS
    return min(max(ROUND_MS // max(state.count, 1), FASTEST_MS), SLOWEST_MS)
