"""What the page Check knows: how far the race is, and what the reader says is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from desktop.tabs.kit.saved import expect, transient
from nn_core.arrays import FloatArray, frozen
from nn_core.gradcheck import Entry, RaceStep
from nn_core.sabotage import FAULTS, HIDDEN, NONE, PLACES, Fault, applying

SAMPLES = 1000
"""Parameters that are drawn evenly where not all are looked at."""
AMOUNTS = ("some", "all")
MODES = ("race", "game")
GUESSES = ("100", "1000", "10000")
NO_LOSSES: FloatArray = frozen(np.empty(0))
WORST = 10


@dataclass(frozen=True, eq=False)
class CheckState:
    """One moment of the check.

    Attributes
    ----------
    mode : str
        "race" looks at the network of the page Layers, "game" at one that has been broken.
    amount : str
        "some" parameters or "all".
    guess : str
        How many times as long the numerical way is expected to take; empty for no guess.
    round : int
        Which network of the game, from 0.
    place, cause : str
        Where and what the reader says the fault is; empty before.
    symbols : mapping
        What each array is called.
    losses : array
        Of the game's network while it learns.
    accuracy : float or None
        What it reads rightly in the end.
    """

    mode: str = "race"
    amount: str = "some"
    guess: str = ""
    round: int = 0
    place: str = ""
    cause: str = ""
    step: RaceStep | None = transient(default=None)
    symbols: Mapping[str, str] = transient(default_factory=dict)
    running: bool = transient(default=False)
    learning: bool = transient(default=False)
    losses: FloatArray = transient(default_factory=lambda: NO_LOSSES)
    accuracy: float | None = transient(default=None)

    def checked(self) -> CheckState:
        expect(mode=self.mode in MODES, amount=self.amount in AMOUNTS, round=self.round >= 0)
        expect(guess=self.guess in ("", *GUESSES), place=self.place in ("", "none", *PLACES))
        expect(cause=self.cause in ("", NONE.key, *FAULTS))
        return self

    @property
    def game(self) -> bool:
        """Whether something is broken on purpose."""
        return self.mode == "game"

    @property
    def finished(self) -> bool:
        """Whether the race has run to its end."""
        return self.step is not None and self.step.done == self.step.total

    @cached_property
    def worst(self) -> tuple[Entry, ...]:
        """The parameters whose two gradients differ most."""
        return () if self.step is None else self.step.worst(WORST)

    @cached_property
    def activation(self) -> str:
        """Of the game's network."""
        return HIDDEN[int(self._chance.integers(len(HIDDEN)))]

    @cached_property
    def fault(self) -> Fault:
        """What is wrong in this round; once in a while nothing is."""
        offered = (*applying(self.activation), NONE)
        return offered[int(np.random.default_rng([1, self.round]).integers(len(offered)))]

    @property
    def place_found(self) -> bool:
        """Whether the place has been named rightly."""
        return self.place == (self.fault.place or "none")

    @property
    def solved(self) -> bool:
        """Whether place and cause have been named rightly."""
        return self.place_found and (self.fault is NONE or self.cause == self.fault.key)

    @property
    def causes(self) -> tuple[Fault, ...]:
        """The faults that may sit at the place that was named."""
        if not self.place_found:
            return ()
        return tuple(one for one in applying(self.activation) if one.place == self.place)

    def name(self, array: str) -> str:
        """Return what an array is called."""
        return self.symbols.get(array, array)

    @property
    def _chance(self) -> np.random.Generator:
        return np.random.default_rng([0, self.round])
