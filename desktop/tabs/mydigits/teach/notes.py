"""What a taught network's file says of itself: where it is from and what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from desktop.tabs.mydigits.teach.source import SEED
from desktop.tabs.mydigits.teach.state import TeachState
from nn_core.models.lineage import descended
from nn_core.models.teaching_records import Answers, TeachResult


def notes_of(
    state: TeachState, result: TeachResult, base_notes: Mapping[str, str]
) -> dict[str, str]:
    """Return the metadata of the file; see ``descended`` for what its base's file says.

    Parameters
    ----------
    state : TeachState
        As it was when the run was started.
    result : TeachResult
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
