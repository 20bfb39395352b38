"""From which networks a taught one comes: written into its file, read from it again."""

from __future__ import annotations

from collections.abc import Mapping

from nn_core.models.training_history import BASE, KEPT_BACK, LEARNT, UNRECORDED

LINEAGE = "lineage"
"""Names, the oldest first, as they were at the time."""
ARROW = " > "
"""No name of a network holds it."""
PREFIX = "base."
_CARRIED = (LEARNT, KEPT_BACK, UNRECORDED)
"""What a network's own notes say for all of its rounds, so that it need not be kept twice."""


def lineage(notes: Mapping[str, str]) -> tuple[str, ...]:
    """Return the networks that one with these notes comes from, the shipped one first."""
    if LINEAGE in notes:
        return tuple(filter(None, notes[LINEAGE].split(ARROW)))
    return (notes[BASE],) if BASE in notes else ()


def descended(name: str, notes: Mapping[str, str]) -> dict[str, str]:
    """Return the notes of a network taught from ``name``, whose file says ``notes``.

    What that file says is kept under ``base.``, and so what its base said under ``base.base.``.
    """
    return {
        BASE: name,
        LINEAGE: ARROW.join((*lineage(notes), name)),
        **{f"{PREFIX}{key}": value for key, value in notes.items() if key not in _CARRIED},
    }
