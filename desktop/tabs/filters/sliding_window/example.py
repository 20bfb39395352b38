"""What is walked through for the settings of a `WalkState`: the book's example, or a layer."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from desktop.tabs.filters.sliding_window.state import (
    BOOK_BIAS,
    BOOK_FILTER,
    BOOK_INPUT,
    BOOK_POOLED,
    WalkState,
)
from nn_core.layers import MaxPool2D
from nn_core.records.conv_trace import conv_layer
from nn_core.records.layer_steps import LayerStep, alone


def worked_out(state: WalkState) -> WalkState:
    """Return the state with the record that belongs to its settings, and within its limits."""
    if not state.by_hand:
        last = max(len(state.seen.steps) - 1, 0)
        state = replace(state, layer=min(state.layer, last))
    state = replace(state, step=_by_hand(state) if state.by_hand else _of_the_network(state))
    state = replace(state, filter=min(state.filter, max(state.filters - 1, 0)))
    return replace(state, index=min(state.index, max(state.count - 1, 0)))


def as_learnt(state: WalkState) -> WalkState:
    """Return the state with the stride and padding that belong to its material and layer."""
    stride, pad = state.learnt
    return replace(state, stride=stride, pad=pad)


def opened(state: WalkState) -> WalkState:
    """Return the state as it is first seen: a layer where it fires most, the book's at the start.

    The map stays if it fires anywhere.
    """
    state = worked_out(replace(state, index=0))
    if state.by_hand or state.step is None:
        return state
    outputs = state.step.outputs
    if outputs[state.filter].max() <= 0:
        state = replace(state, filter=int(np.argmax(outputs.max(axis=(1, 2)))))
    return replace(state, index=int(np.argmax(state.outputs)))


def strongest(state: WalkState) -> WalkState:
    """Return the state with the map that fires most, at the place where it does."""
    state = worked_out(state)
    if state.step is None:
        return state
    maps = state.step.outputs.max(axis=(1, 2))
    return opened(replace(state, filter=int(np.argmax(maps))))


def _by_hand(state: WalkState) -> LayerStep:
    if state.operation == "pool":
        return alone(MaxPool2D(2), BOOK_POOLED[None])
    biases = np.array([BOOK_BIAS]) if state.bias else None
    layer = conv_layer(BOOK_FILTER[None, None], biases, state.stride, state.pad)
    return alone(layer, BOOK_INPUT[None])


def _of_the_network(state: WalkState) -> LayerStep | None:
    if state.seen.blank:
        return None
    step = state.seen.steps[state.layer]
    chosen = (state.stride, state.pad)
    if state.layer == 0 and chosen != state.learnt:
        return step.slid(*chosen)
    return step
