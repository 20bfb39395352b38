"""Notice when the reader has done one of the three things the lesson says to try."""

from __future__ import annotations

from desktop.tabs.filters.walk_state import WalkState

SAME_SIZE = "same-size"
FRACTION = "fraction"
FOLLOW = "follow"


def noticed(state: WalkState) -> frozenset[str]:
    """Return the keys of what the sliding window now shows."""
    if state.conv is None:
        return frozenset()
    found = set()
    if state.by_hand and state.pad and state.conv.outputs.shape[1:] == state.size:
        found.add(SAME_SIZE)
    if state.left_over:
        found.add(FRACTION)
    return frozenset(found)
