"""What the page Teach knows at one moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.tabs.kit.saved import expect, transient
from nn_core.errors import BadakError
from nn_core.models.teaching_inputs import TeachSettings
from nn_core.models.teaching_records import TeachResult, TeachStep

FEWEST_STEPS, MOST_STEPS = 40, 600
MOST_REHEARSAL = 31
"""Bundled digits in a batch of 32; one place is always the user's."""
LONGEST_NAME = 60
SETTINGS = TeachSettings()
NONE = (0,) * 10


class Hand(StrEnum):
    """Whose digits are learnt."""

    MINE = "mine"
    ODD = "odd"


@dataclass(frozen=True)
class Origin:
    """Where one of the user's networks comes from.

    - ``lineage``: the networks it comes from, the shipped one first.
    - ``learnt``: how many digits it has learnt in all of its rounds.
    - ``recorded``: false where a round was not recorded, so that there may be more.
    - ``source``: the file it was read from; empty where it was taught here.
    - ``steps``: of the run under Training that it was kept from; 0 where it comes from elsewhere.
    """

    name: str
    lineage: tuple[str, ...] = ()
    learnt: int = 0
    recorded: bool = True
    source: str = ""
    steps: int = 0


@dataclass(frozen=True, eq=False)
class TeachState:
    """One moment of the page.

    - ``name``: for the new network.
    - ``named``: the user has typed the name; else it follows from ``base``.
    - ``counts``: how many labelled digits there are of each digit.
    - ``kept_back``: how many of each digit are kept back.
    - ``unread``: the notebook could not be read: nothing is known of what is in it.
    - ``met_before``: how many of the digits that are there the chosen network has learnt in earlier
      rounds.
    - ``recorded``: whether it is known which digits the chosen network has learnt.
    - ``models``: networks that can be taught: the shipped ones and the user's.
    - ``refusal``: why the name can't be used.
    - ``test_folder``: where the MNIST test files are; empty where only bundled digits are measured
      on.
    - ``forsaken``: the run goes on, but it has been told that it may end any time with nothing to
      show.
    - ``step``: the latest of the present or the last run.
    - ``taught``: how everything was set when the run was started.
    - ``result``: waits to be kept or thrown away.
    - ``kept``: name under which the last result was kept.
    - ``stopped``: the last run was cancelled.
    - ``reading``: a network is being read from a file.
    """

    hand: Hand = Hand.MINE
    base: str = ""
    settings: TeachSettings = SETTINGS
    name: str = ""
    named: bool = False
    counts: tuple[int, ...] = transient(default=NONE)
    kept_back: tuple[int, ...] = transient(default=NONE)
    unread: bool = transient(default=False)
    met_before: int = transient(default=0)
    recorded: bool = transient(default=True)
    models: tuple[str, ...] = transient(default=())
    refusal: BadakError | None = transient(default=None)
    test_folder: str = transient(default="")
    running: bool = transient(default=False)
    forsaken: bool = transient(default=False)
    step: TeachStep | None = transient(default=None)
    taught: TeachState | None = transient(default=None)
    result: TeachResult | None = transient(default=None)
    kept: str = transient(default="")
    stopped: bool = transient(default=False)
    own: tuple[Origin, ...] = transient(default=())
    reading: bool = transient(default=False)

    def checked(self) -> TeachState:
        settings = self.settings
        usual = replace(SETTINGS, steps=settings.steps, rehearsal=settings.rehearsal)
        expect(
            settings=settings == usual
            and FEWEST_STEPS <= settings.steps <= MOST_STEPS
            and 0 <= settings.rehearsal < 1,
            name=len(self.name) <= LONGEST_NAME,
        )
        return self

    @property
    def total(self) -> int:
        """How many digits there are to learn from."""
        return sum(self.counts)

    @property
    def learnt(self) -> int:
        return self.total - sum(self.kept_back)

    @property
    def rounds(self) -> float:
        """How often each of the learnt digits is met."""
        met = self.settings.steps * self.settings.mine
        return met / self.learnt if self.learnt else 0.0

    @property
    def waits(self) -> bool:
        """Whether a taught network waits to be kept or thrown away."""
        return self.result is not None

    @property
    def at_stake(self) -> bool:
        """Whether closing would lose something: a taught network, or a run that goes on."""
        return self.waits or (self.running and not self.forsaken)

    @property
    def ready(self) -> bool:
        return bool(self.learnt and self.base and not self.running)
