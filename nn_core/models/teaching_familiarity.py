"""Find what digits, the bundled ones and one's own, look like to a network just taught."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

import numpy as np

from nn_core.digits.familiarity import CLASSES, DIGITS_ONLY, Familiarity, Signals, fitting
from nn_core.models.teaching_records import Answers

MINE_AMONG_BASE = 0.25
"""How much the user's digits count when it is measured what digits look like."""


def familiar(
    mine: Signals,
    my_labels: Answers,
    base: Signals,
    base_labels: Answers,
    before: Familiarity | None = None,
) -> Generator[None, None, Familiarity | None]:
    """Return what digits look like to the taught network, or None where not all ten are there.

    Counted singly, the user's digits would be lost among the bundled ones, and a hand that has just
    been learnt would be refused as no digit; together they count a quarter as much as those. The
    limit is set by all digits counted singly, or it would be as wide as the widest hand. What does
    not follow from digits is taken over from what they looked like ``before``.
    """
    if len(np.unique(base_labels.labels)) < CLASSES:
        return None
    times = max(1, round(MINE_AMONG_BASE * len(base_labels) / len(my_labels)))
    hidden, logits = (
        np.concatenate([np.repeat(ours, times, axis=0), theirs])
        for ours, theirs in ((mine.hidden, base.hidden), (mine.logits, base.logits))
    )
    labels = np.concatenate([np.repeat(my_labels.labels, times), base_labels.labels])
    singly = Signals(
        np.concatenate([mine.hidden, base.hidden]), np.concatenate([mine.logits, base.logits])
    )
    yield
    weighing = DIGITS_ONLY if before is None else before.weighing
    found = yield from fitting(Signals(hidden, logits), labels, singly, weighing)
    return found if before is None else replace(found, sure_above=before.sure_above)
