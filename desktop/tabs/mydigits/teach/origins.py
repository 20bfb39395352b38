"""Where the user's networks come from, and what the next one may be called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from desktop.tabs.mydigits.teach.state import Origin
from nn_core.models.lineage import lineage
from nn_core.models.training_history import Met

PREFIX = "my-"
STEM = 36
"""Characters of a proposed name, before its number."""


def free_name(base: str, taught: bool, used: Set[str]) -> str:
    """Return a name for what ``base`` learns that is not ``used``; those are in small letters."""
    first = base if taught else f"{PREFIX}{base or 'net'}"
    first = re.sub(r"-\d+$", "", first)[:STEM]
    numbers = (f"{first}-{number}" for number in range(2, 10_000))
    return next(name for name in (first, *numbers) if name.casefold() not in used)


def origin_of(name: str, notes: Mapping[str, str]) -> Origin:
    """Return where one of the user's networks comes from, as its file says."""
    met = Met.from_notes(notes)
    return Origin(name, lineage(notes), len(met.learnt), met.whole)
