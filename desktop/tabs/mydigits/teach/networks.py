"""The networks a user has taught: what their files say, and what the next one may be called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from datetime import UTC, datetime

from desktop.tabs.mydigits.teach.state import Origin, TeachState
from desktop.tabs.mydigits.teach.work import SEED
from nn_core.models.lineage import descended, lineage
from nn_core.models.teaching_records import Answers, TeachResult
from nn_core.models.training_history import Met

PREFIX = "my-"
STEM = 36
"""Characters of a proposed name, before its number."""


def free_name(base: str, taught: bool, used: Set[str]) -> str:
    """Return a name for what ``base`` learns that is not ``used``; those are in small letters."""
    first = base if taught else f"{PREFIX}{base.lstrip('●') or 'net'}"
    first = re.sub(r"-\d+$", "", first)[:STEM]
    numbers = (f"{first}-{number}" for number in range(2, 10_000))
    return next(name for name in (first, *numbers) if name.casefold() not in used)


def origin_of(name: str, notes: Mapping[str, str]) -> Origin:
    """Return where one of the user's networks comes from, as its file says."""
    met = Met.from_notes(notes)
    return Origin(name, lineage(notes), len(met.learnt), met.whole, notes.get("source", ""))


def notes_of(
    state: TeachState, result: TeachResult, base_notes: Mapping[str, str]
) -> dict[str, str]:
    """Return the metadata of the file; see ``descended`` for what its base's file says.

    Parameters
    ----------
    state : TeachState
        As it was when the run was started.
    base_notes : mapping
        What the file of the network that was taught says.
    """
    before, after = result.before, result.after
    figures = {
        "my_digits": str(state.total),
        "my_digits_learnt": str(len(after.learnt)),
        "my_held_out_before": _figure(before.held_out),
        "my_held_out_after": _figure(after.held_out),
        "mnist_training_digits_not_learnt_again_before": _figure(before.base),
        "mnist_training_digits_not_learnt_again_after": _figure(after.base),
    }
    if before.test is not None and after.test is not None:
        figures["mnist_test_before"] = _figure(before.test)
        figures["mnist_test_after"] = _figure(after.test)
    return {
        "taught": datetime.now(UTC).isoformat(timespec="seconds"),
        "hand": str(state.hand),
        "steps": str(state.settings.steps),
        "mine_in_a_batch": f"{state.settings.mine} of {state.settings.batch_size}",
        "seed": str(SEED),
        **figures,
        **result.met.notes(),
        **descended(state.base, base_notes),
    }


def _figure(answers: Answers) -> str:
    return f"{answers.hits} of {len(answers)}"
