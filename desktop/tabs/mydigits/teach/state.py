"""What the page Teach knows at one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from nn_core.errors import BadakError
from nn_core.models.own_digits import held_back
from nn_core.models.teaching import TeachSettings
from nn_core.models.teaching_records import TeachResult, TeachStep

FEWEST_STEPS, MOST_STEPS = 40, 600
MOST_REHEARSAL = 31
"""Bundled digits in a batch of 32; one place is always the user's."""
SETTINGS = TeachSettings()


class Hand(StrEnum):
    """Whose digits are learnt."""

    MINE = "mine"
    ODD = "odd"


@dataclass(frozen=True)
class TeachState:
    """One moment of the page.

    Attributes
    ----------
    hand : Hand
    counts : tuple of int
        How many labelled digits there are of each digit.
    models : tuple of str
        Networks that can be taught: the shipped ones.
    base : str
        The one that is chosen.
    settings : TeachSettings
    name : str
        For the new network.
    refusal : BadakError or None
        Why the name can't be used.
    test_folder : str
        Where the MNIST test files are; empty where only bundled digits are measured on.
    running : bool
    step : TeachStep or None
        The latest of the present or the last run.
    taught : TeachState or None
        How everything was set when the run was started.
    result : TeachResult or None
        Waits to be kept or thrown away.
    kept : str
        Name under which the last result was kept.
    stopped : bool
        The last run was cancelled.
    own : tuple of str
        The user's networks.
    done : frozenset of str
        Keys of the lesson's things to try that have been done.
    """

    hand: Hand = Hand.MINE
    counts: tuple[int, ...] = (0,) * 10
    models: tuple[str, ...] = ()
    base: str = ""
    settings: TeachSettings = SETTINGS
    name: str = ""
    refusal: BadakError | None = None
    test_folder: str = ""
    running: bool = False
    step: TeachStep | None = None
    taught: TeachState | None = None
    result: TeachResult | None = None
    kept: str = ""
    stopped: bool = False
    own: tuple[str, ...] = ()
    done: frozenset[str] = field(default_factory=frozenset)

    @property
    def total(self) -> int:
        """How many digits there are to learn from."""
        return sum(self.counts)

    @property
    def kept_back(self) -> tuple[int, ...]:
        """How many of each digit are kept back."""
        return tuple(map(held_back, self.counts))

    @property
    def learnt(self) -> int:
        """How many digits are learnt."""
        return self.total - sum(self.kept_back)

    @property
    def rounds(self) -> float:
        """How often each of the learnt digits is met."""
        met = self.settings.steps * self.settings.mine
        return met / self.learnt if self.learnt else 0.0

    @property
    def ready(self) -> bool:
        """Whether teaching can start."""
        return bool(self.total and self.base and not self.running)
