"""What the page Accuracy knows at one moment: what each network made of the labelled digits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from desktop.tabs.kit.saved import transient
from nn_core.arrays import Array, Labels, frozen
from nn_core.digits.confusion import accuracy, confusion_matrix, interval


@dataclass(frozen=True, eq=False)
class Score:
    """What one network read.

    Attributes
    ----------
    name : str
        Of the network.
    ids, labels, answers : array of int64, shape (N,)
        Of the digits it has read so far.
    learnt, learnt_by_any : array of bool, shape (N,)
        Which of them it was taught with, and which of them any network was.
    whole : bool
        It has read all of them.
    left_out : int
        Digits that don't count any more, since they were learnt.
    """

    name: str
    ids: Labels
    labels: Labels
    answers: Labels
    learnt: Array
    learnt_by_any: Array
    whole: bool = True
    left_out: int = 0

    def fair(self, same: bool) -> Score:
        """Return the score on what the network has not learnt; or on what none of them has.

        Parameters
        ----------
        same : bool
            Leave out what any network has learnt, so that all are tested on the same digits.
        """
        out = self.learnt_by_any if same else self.learnt
        arrays = {
            name: frozen(getattr(self, name)[~out])
            for name in ("ids", "labels", "answers", "learnt", "learnt_by_any")
        }
        return replace(self, **arrays, left_out=int(out.sum()))

    @cached_property
    def confusion(self) -> Labels:
        """How often each digit was read as each, shape (10, 10)."""
        return frozen(confusion_matrix(self.labels, self.answers))

    @property
    def total(self) -> int:
        return len(self.ids)

    @property
    def wrong(self) -> int:
        """Digits it took for others."""
        return self.total - int(np.trace(self.confusion))

    @property
    def accuracy(self) -> float:
        """Share of right answers; NaN before the first."""
        return accuracy(self.confusion)

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies at 95 %."""
        return interval(self.confusion)

    def members(self, was: int, read: int) -> Labels:
        """Return the ids of the digits that were one thing and were read as another."""
        return frozen(self.ids[(self.labels == was) & (self.answers == read)])


@dataclass(frozen=True, eq=False)
class AccuracyState:
    """One moment of the page.

    Attributes
    ----------
    same : bool
        All are compared on the same digits, those that none of them has learnt.
    chosen : str
        Whose matrix is shown.
    names : tuple of str
        Networks there are.
    unrecorded : frozenset of str
        Those of them of which it isn't known what they have learnt.
    scores : tuple of Score
        Of those that were tested on all digits, in that order; the last may still be at it.
    labelled : int
        Digits with a label in the notebook.
    bare : bool
        There are others in it.
    unread : bool
        The notebook could not be read: nothing is known of what is in it.
    fraction : float or None
        How far the test is.
    stale : bool
        The notebook or the networks have changed since the test.
    """

    same: bool = False
    chosen: str = ""
    names: tuple[str, ...] = transient(default=())
    unrecorded: frozenset[str] = transient(default=frozenset())
    scores: tuple[Score, ...] = transient(default=())
    labelled: int = transient(default=0)
    bare: bool = transient(default=False)
    unread: bool = transient(default=False)
    running: bool = transient(default=False)
    fraction: float | None = transient(default=None)
    stale: bool = transient(default=True)

    @cached_property
    def fair(self) -> dict[str, Score]:
        """Of each network that was tested the score on digits it has not learnt."""
        return {score.name: score.fair(self.same) for score in self.scores}

    @property
    def overlapping(self) -> bool:
        """Whether some of the digits have been learnt, so that the choice of them matters."""
        return any(score.learnt_by_any.any() for score in self.scores)

    @property
    def alike(self) -> bool:
        """Whether all networks were tested on the same digits."""
        scores = [score for score in self.fair.values() if score.whole]
        return all(np.array_equal(score.ids, scores[0].ids) for score in scores)

    def score(self, name: str) -> Score | None:
        """Return what a network read of the digits that count for it, if it was asked."""
        return self.fair.get(name)

    @property
    def shown(self) -> Score | None:
        """The chosen network's score."""
        return self.score(self.chosen)
