"""What teaching tells while it goes on and in the end: frozen records with read-only arrays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nn_core.arrays import Array, Labels
from nn_core.digits.familiarity import Familiarity
from nn_core.models.training_history import NOTHING, Met
from nn_core.network import Network


@dataclass(frozen=True, eq=False)
class Answers:
    """What a network answered to labelled pictures.

    Attributes
    ----------
    labels, digits : array of int, shape (N,), read-only
        What they show, and what was answered.
    """

    labels: Labels
    digits: Labels

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def right(self) -> Array:
        """Which answers are right, shape (N,) of bool."""
        right: Array = self.labels == self.digits
        return right

    @property
    def hits(self) -> int:
        """How many answers are right."""
        return int(self.right.sum())

    @property
    def share(self) -> float | None:
        """The share of right answers; None where nothing was asked."""
        return self.hits / len(self) if len(self) else None

    def of_digit(self, digit: int) -> tuple[int, int]:
        """Return how many pictures of ``digit`` were read rightly, and how many there are."""
        mine = self.labels == digit
        return int((self.right & mine).sum()), int(mine.sum())

    def forgotten(self, now: Answers) -> int:
        """Return how many of these right answers are wrong ``now``; the pictures are the same."""
        return int((self.right & ~now.right).sum())

    def gained(self, now: Answers) -> int:
        """Return how many of these wrong answers are right ``now``."""
        return int((~self.right & now.right).sum())


@dataclass(frozen=True, eq=False)
class Marks:
    """How a network reads all that it is measured on.

    Attributes
    ----------
    held_out, learnt : Answers
        On the user's digits: those never learnt, and those that are.
    base : Answers
        On bundled digits that teaching leaves out. They are MNIST training digits, which the
        network has met when it was first trained: they show forgetting, not skill.
    test : Answers or None
        On the MNIST test set, where the user has it.
    """

    held_out: Answers
    learnt: Answers
    base: Answers
    test: Answers | None = None


@dataclass(frozen=True)
class BatchLoss:
    """The loss of one mixed batch, before its step.

    Attributes
    ----------
    mine, base : float
        Mean cross-entropy of the user's digits and of the bundled ones; 0 where there are none.
    mine_count, base_count : int
        How many of each were in the batch.
    """

    mine: float
    base: float
    mine_count: int
    base_count: int

    @property
    def total(self) -> float:
        """The mean over the whole batch, which is what the step makes smaller."""
        count = self.mine_count + self.base_count
        return (self.mine * self.mine_count + self.base * self.base_count) / count


@dataclass(frozen=True)
class CurvePoint:
    """Accuracies on the way.

    Attributes
    ----------
    step : int
    held_out, base : float or None
        Shares of the held-out digits and of some of the bundled ones; None where there are none.
    """

    step: int
    held_out: float | None
    base: float | None


class Phase(StrEnum):
    """What is being done."""

    BEFORE = "before"
    LEARNING = "learning"
    AFTER = "after"
    DONE = "done"


@dataclass(frozen=True, eq=False)
class TeachResult:
    """What teaching led to.

    Attributes
    ----------
    network : Network
        The taught one; the network that was given is as it was.
    before, after : Marks
    losses : array, shape (steps,), read-only
        Total loss of every batch.
    familiarity : Familiarity or None
        What digits look like to the taught network: the bundled ones and the user's.
    met : Met
        The user's digits it has learnt, and those kept back from it, in this round and before.
    """

    network: Network
    before: Marks
    after: Marks
    losses: Array
    familiarity: Familiarity | None = None
    met: Met = NOTHING


@dataclass(frozen=True, eq=False)
class TeachStep:
    """One moment of teaching; it holds all there is to show, so that any moment may be missed.

    Attributes
    ----------
    phase : Phase
    done : float
        Share of all the work, 0 to 1.
    step, steps : int
        Batches learnt, and how many there will be.
    loss : BatchLoss or None
        Of the last batch.
    curve : tuple of CurvePoint
        From the beginning.
    before : Marks or None
        None until it is known.
    result : TeachResult or None
        With the last step only.
    """

    phase: Phase
    done: float
    step: int
    steps: int
    loss: BatchLoss | None = None
    curve: tuple[CurvePoint, ...] = ()
    before: Marks | None = None
    result: TeachResult | None = None
