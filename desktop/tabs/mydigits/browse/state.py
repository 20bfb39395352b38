"""What the page Browse knows at one moment, as its presenter tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import numpy as np

from nn_core.arrays import Labels, frozen
from nn_core.data.notebook import EVERYTHING, Filter

NO_IDS: Labels = frozen(np.zeros(0, np.int64))


class Period(StrEnum):
    """When the digits were drawn."""

    EVER = "ever"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"

    def since(self, now: datetime) -> datetime | None:
        """Return its beginning; the day begins at the user's midnight."""
        midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        days = {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29}.get(self)
        return None if days is None else midnight - timedelta(days=days)


@dataclass(frozen=True, eq=False)
class Only:
    """The digits in a cell of a confusion matrix, which another page wants to be looked at.

    Attributes
    ----------
    model : str
        The network that read them.
    was, read : int
        What they are, and what they were read as.
    ids : array of int64, shape (n,)
    """

    model: str
    was: int
    read: int
    ids: Labels


@dataclass(frozen=True)
class Among(Filter):
    """A filter that looks at nothing but a set of digits.

    Attributes
    ----------
    ids : tuple of int
    """

    ids: tuple[int, ...] = ()

    def conditions(self) -> tuple[str, list[Any]]:
        """Return the SQL condition and its values."""
        condition, values = super().conditions()
        # Written out: SQLite takes no more than 32,766 values, and these are whole numbers.
        return f"{condition} AND id IN ({', '.join(map(str, map(int, self.ids)))})", values


@dataclass(frozen=True)
class Deleted(Filter):
    """A filter for digits that have been deleted; the notebook keeps them for 30 days."""

    def conditions(self) -> tuple[str, list[Any]]:
        """Return the SQL condition and its values."""
        condition, values = super().conditions()
        return condition.replace("deleted_at IS NULL", "deleted_at IS NOT NULL", 1), values


@dataclass(frozen=True, eq=False)
class BrowseState:
    """One moment of the page.

    Attributes
    ----------
    where : Filter
        Without its times, which follow from ``period``.
    period : Period
    only : Only or None
        Looked at instead of what the filter finds.
    ids : array of int64, shape (n,)
        What is looked at, the newest first.
    total, labelled, right, wrong : int
        Of the whole notebook: digits, those with a label, and those of them that were read rightly
        and wrongly when they were drawn.
    deleted : int
        Digits that can be brought back.
    unread : bool
        The notebook could not be read: nothing is known of what is in it.
    emptied : bool
        There is nothing, but there was a moment ago.
    counts : tuple of int
        How many were a 0, a 1, … of the whole notebook.
    models : tuple of str
        Networks that have answered.
    version : int
        Rises with every look at the notebook.
    done : frozenset of str
        Keys of the lesson's things to try that have been done.
    """

    where: Filter = EVERYTHING
    period: Period = Period.EVER
    only: Only | None = None
    ids: Labels = field(default_factory=lambda: NO_IDS)
    total: int = 0
    labelled: int = 0
    right: int = 0
    wrong: int = 0
    deleted: int = 0
    unread: bool = False
    emptied: bool = False
    counts: tuple[int, ...] = (0,) * 10
    models: tuple[str, ...] = ()
    version: int = 0
    done: frozenset[str] = field(default_factory=frozenset)

    @property
    def binned(self) -> bool:
        """Whether deleted digits are looked at."""
        return self.only is None and isinstance(self.where, Deleted)

    @property
    def narrowed(self) -> bool:
        """Whether less than everything is looked at."""
        return self.only is not None or self.where != EVERYTHING or self.period != Period.EVER
