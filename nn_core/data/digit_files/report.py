"""What is told of a reading: how far it is, what was changed, and what was left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from nn_core.errors import BadakError, DamagedFileError, Phrase

STEP = 100
"""Digits between two yields."""
MOST_NAMED = 3
"""Places of each reason that are named in a report."""
MOST_KEPT = 20
"""Errors that are kept, to be told one by one."""


class Refusal(StrEnum):
    """Why something was not taken."""

    NO_DRAWING = "no drawing"
    BLANK = "blank"
    NO_DIGIT = "no digit"
    DOUBLE = "double"
    UNLABELLED = "unlabelled"
    NO_PICTURE = "no picture"
    NO_TIME = "no time"
    NO_TEXT = "no text"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Progress:
    """How far it is.

    Attributes
    ----------
    done : int
        Digits, or bytes, so far.
    total : int
        Of how many; 0 while that isn't known.
    """

    done: int
    total: int

    @property
    def fraction(self) -> float | None:
        """From 0 to 1; None while it can't be known."""
        return min(1.0, self.done / self.total) if self.total else None


class Refusals:
    """Counts what was refused, and names the first few."""

    def __init__(self) -> None:
        self._counts: Counter[Refusal] = Counter()
        self._first: dict[Refusal, int] = {}
        self._names: dict[Refusal, list[str]] = {}

    def note(self, reason: Refusal, place: int, name: str = "") -> None:
        """Count one; ``place`` is the number of its line or digit, ``name`` that of its file."""
        self._counts[reason] += 1
        self._first.setdefault(reason, place)
        names = self._names.setdefault(reason, [])
        if len(names) < MOST_NAMED:
            names.append(name or str(place))

    def summary(self) -> tuple[tuple[Refusal, int, int], ...]:
        """Return the reasons, the most frequent first."""
        return tuple(
            (reason, count, self._first[reason]) for reason, count in self._counts.most_common()
        )

    def names(self) -> tuple[tuple[str, ...], ...]:
        """Return the first few of each reason, in the order of ``summary``."""
        return tuple(tuple(self._names[reason]) for reason, _ in self._counts.most_common())


class Notes:
    """What a reader says beside the digits.

    Parameters
    ----------
    stop : bool
        Raise what is wrong with one line or picture instead of going on after it.

    Attributes
    ----------
    refusals : Refusals
    errors : list of BadakError
        The first `MOST_KEPT`, one for each line, row or picture that could not be read.
    unkept : int
        How many more there were.
    """

    def __init__(self, stop: bool = False) -> None:
        self.refusals = Refusals()
        self.errors: list[BadakError] = []
        self.unkept = 0
        self._given = 0
        self._stop = stop
        self._changes: dict[tuple[str, str], tuple[int, Phrase]] = {}

    def refuse(self, error: BadakError, place: int, name: str = "") -> None:
        """Go on after a line, a row or a picture that can't be read."""
        if self._stop:
            raise error
        reason = Refusal.NO_PICTURE if name else Refusal.NO_DRAWING
        reason = Refusal.DAMAGED if isinstance(error, DamagedFileError) else reason
        self.refusals.note(reason, place, name)
        if len(self.errors) < MOST_KEPT:
            self.errors.append(error)
        else:
            self.unkept += 1

    def changed(self, text: str, count: int = 0, **values: object) -> None:
        """Tell that something was changed or guessed.

        Parameters
        ----------
        text : str
            A marked phrase; may hold ``{count}``, of which those of several calls are added.
        count : int
        **values
            What its other fields stand for.
        """
        key = (text, str(values))
        count += self._changes[key][0] if key in self._changes else 0
        self._changes[key] = (count, Phrase(text, count=count, **values))

    def next_index(self, given: int = 1) -> int:
        """Return the place of the next digit, behind those that can't be read; ``given`` come."""
        self._given += given
        return self._given - given + self.bad

    @property
    def changes(self) -> tuple[Phrase, ...]:
        """What was changed, in the order in which it was found."""
        return tuple(phrase for _, phrase in self._changes.values())

    @property
    def bad(self) -> int:
        """How many lines, rows and pictures could not be read."""
        return len(self.errors) + self.unkept
