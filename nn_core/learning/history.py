"""What a run has been: the loss of every step, evaluations, and moments to go back to."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.learning.records import Evaluation, Snapshot

BUDGET = 64 << 20
"""Bytes that the snapshots of a run may take."""
INTERVAL = 10
"""Steps between two snapshots, as long as they fit the budget."""
RECENT = 4
"""Of the newest snapshots none is dropped: most go back a little."""
_STEP = attrgetter("step")


class History:
    """The raw losses of a run, step by step, and its evaluations.

    Parameters
    ----------
    first : int
        Steps that were done before it begins.
    losses : array, shape (N,), optional
        What is known of the steps from then on.
    evaluations : sequence of Evaluation
        By rising step.
    """

    def __init__(
        self,
        first: int = 0,
        losses: FloatArray | None = None,
        evaluations: Sequence[Evaluation] = (),
    ) -> None:
        self.first = first
        self._count = 0 if losses is None else len(losses)
        self._losses = np.empty(max(256, self._count), np.float32)
        if losses is not None:
            self._losses[: self._count] = losses
        self._evaluations = list(evaluations)

    @property
    def last(self) -> int:
        """The last step that is known."""
        return self.first + self._count

    @property
    def losses(self) -> FloatArray:
        """Losses of the steps ``first`` + 1 to ``last``, as they were found; a read-only view."""
        view = self._losses[: self._count]
        view.flags.writeable = False
        return view

    @property
    def evaluations(self) -> list[Evaluation]:
        """The evaluations by rising step."""
        return list(self._evaluations)

    def last_evaluation(self, step: float = math.inf) -> Evaluation | None:
        """Return the latest evaluation that is not after ``step``; None if there is none.

        What it takes doesn't grow with the run, so it may be asked for after every step.
        """
        place = bisect_right(self._evaluations, step, key=_STEP)
        return self._evaluations[place - 1] if place else None

    def record(self, step: int, loss: float) -> None:
        """Note the loss of a step; a step that is gone through again changes nothing."""
        if step <= self.last:
            return
        if self._count == len(self._losses):
            self._losses = np.concatenate([self._losses, np.empty_like(self._losses)])
        with np.errstate(over="ignore"):
            self._losses[self._count] = loss
        self._count += 1

    def evaluated(self, evaluation: Evaluation) -> None:
        """Note an evaluation, instead of an earlier one of the same step."""
        place = bisect_left(self._evaluations, evaluation.step, key=_STEP)
        same = self._evaluations[place : place + 1]
        if same and same[0].step == evaluation.step:
            self._evaluations[place] = evaluation
        else:
            self._evaluations.insert(place, evaluation)

    def cut(self, step: int) -> None:
        """Forget what came after ``step``."""
        self._count = min(self._count, step - self.first)
        self._evaluations = [one for one in self._evaluations if one.step <= step]


class Snapshots:
    """Moments of a run within a number of bytes: ever wider apart, but for the newest.

    Parameters
    ----------
    budget : int
        Bytes. The first snapshot and the newest are kept, whatever they take.

    Attributes
    ----------
    nbytes : int
        Bytes of all of them.
    interval : int
        Steps between old ones.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget = budget
        self.interval = INTERVAL
        self.nbytes = 0
        self._kept: list[Snapshot] = []

    @property
    def all(self) -> tuple[Snapshot, ...]:
        """All it has, by rising step."""
        return tuple(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def wants(self, step: int) -> bool:
        """Whether a snapshot after ``step`` is due: one that is later than all it has."""
        return step % INTERVAL == 0 and (not self._kept or step > self._kept[-1].step)

    def add(self, snapshot: Snapshot) -> None:
        """Take a snapshot that is later than all others; drop some where there are too many."""
        self._kept.append(snapshot)
        self.nbytes += snapshot.nbytes
        while self.nbytes > self.budget and len(self._kept) > RECENT + 1:
            # While every other of the old ones still goes, the rest stay evenly spaced.
            kept = self._thinned()
            if len(kept) == len(self._kept):
                self.interval *= 2
            self._keep(kept)

    def _keep(self, kept: list[Snapshot]) -> None:
        self._kept = kept
        self.nbytes = sum(snapshot.nbytes for snapshot in kept)

    def _thinned(self) -> list[Snapshot]:
        first, *old = self._kept[:-RECENT]
        even = [snapshot for snapshot in old if snapshot.step % self.interval == 0]
        return [first, *even, *self._kept[-RECENT:]]

    def before(self, step: int) -> Snapshot:
        """Return the latest one that is not after ``step``."""
        return self._kept[bisect_right(self._kept, step, key=_STEP) - 1]

    def cut(self, step: int) -> None:
        """Drop those after ``step``."""
        self._keep([one for one in self._kept if one.step <= step])
