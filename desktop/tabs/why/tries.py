"""Notice when the reader has done one of the three things the lesson says to try."""

from __future__ import annotations

from desktop.tabs.why.state import WhyState

OTHER_DIGIT = "other-digit"
ODD_NEIGHBOUR = "odd-neighbour"
REDRAWN = "redrawn"


def noticed(state: WhyState) -> frozenset[str]:
    """Return the keys of what can be seen in one state."""
    found = set()
    if state.digit is not None and state.digit != state.answer:
        found.add(OTHER_DIGIT)
    near = state.neighbours
    if (
        near is not None
        and state.beside is not None
        and int(near.labels[state.beside]) != state.answer
    ):
        found.add(ODD_NEIGHBOUR)
    return frozenset(found)


def followed(before: WhyState, after: WhyState) -> frozenset[str]:
    """Return the key of having drawn what the change proposed, and being read so."""
    change = before.change
    if change is None or before.answer == change.target or after.answer != change.target:
        return frozenset()
    return frozenset({REDRAWN})
