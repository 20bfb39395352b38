"""What the page Accuracy knows at one moment: what each network made of the labelled digits."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from nn_core.arrays import Labels, frozen
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
    whole : bool
        It has read all of them.
    """

    name: str
    ids: Labels
    labels: Labels
    answers: Labels
    whole: bool = True

    @cached_property
    def confusion(self) -> Labels:
        """How often each digit was read as each, shape (10, 10)."""
        return frozen(confusion_matrix(self.labels, self.answers))

    @property
    def total(self) -> int:
        """Digits it has read."""
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
    names : tuple of str
        Networks there are.
    taught : frozenset of str
        Those of them that the user has taught, with some of these digits perhaps.
    scores : tuple of Score
        Of those that were tested, in that order; the last may still be at it.
    chosen : str
        Whose matrix is shown.
    labelled : int
        Digits with a label in the notebook.
    running : bool
    fraction : float or None
        How far the test is.
    stale : bool
        The notebook or the networks have changed since the test.
    done : frozenset of str
        Keys of the lesson's things to try that have been done.
    """

    names: tuple[str, ...] = ()
    taught: frozenset[str] = field(default_factory=frozenset)
    scores: tuple[Score, ...] = ()
    chosen: str = ""
    labelled: int = 0
    running: bool = False
    fraction: float | None = None
    stale: bool = True
    done: frozenset[str] = field(default_factory=frozenset)

    def score(self, name: str) -> Score | None:
        """Return what a network read, if it was asked."""
        return next((score for score in self.scores if score.name == name), None)

    @property
    def shown(self) -> Score | None:
        """The chosen network's score."""
        return self.score(self.chosen)
