"""What an import or export tells while it runs and when it has ended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

STEP = 100
"""Digits between two yields."""


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


@dataclass(frozen=True)
class Imported:
    """What an import did.

    Attributes
    ----------
    added : int
    refused : tuple of (Refusal, int, int)
        Reason, how often, and the number of the first line or digit it befell, from 1.
    ids : range
        Of what was added, so that it can be undone.
    """

    added: int
    refused: tuple[tuple[Refusal, int, int], ...] = ()
    ids: range = range(0)


@dataclass(frozen=True)
class Exported:
    """What an export did.

    Attributes
    ----------
    written : int
    refused : tuple of (Refusal, int, int)
        As in `Imported`.
    paths : tuple of Path
    """

    written: int
    refused: tuple[tuple[Refusal, int, int], ...] = ()
    paths: tuple[Path, ...] = ()


class Refusals:
    """Counts what was refused."""

    def __init__(self) -> None:
        self._counts: Counter[Refusal] = Counter()
        self._first: dict[Refusal, int] = {}

    def note(self, reason: Refusal, place: int) -> None:
        """Count one; ``place`` is the number of its line or digit."""
        self._counts[reason] += 1
        self._first.setdefault(reason, place)

    def summary(self) -> tuple[tuple[Refusal, int, int], ...]:
        """Return the reasons, the most frequent first."""
        return tuple(
            (reason, count, self._first[reason]) for reason, count in self._counts.most_common()
        )
