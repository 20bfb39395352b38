"""What the page Browse knows at one moment, as its presenter tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import numpy as np

from desktop.tabs.kit.saved import expect, transient
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
    """A filter that looks at nothing but a set of digits."""

    ids: tuple[int, ...] = ()

    def conditions(self) -> tuple[str, list[Any]]:
        condition, values = super().conditions()
        # Written out: SQLite takes no more than 32,766 values, and these are whole numbers.
        return f"{condition} AND id IN ({', '.join(map(str, map(int, self.ids)))})", values


@dataclass(frozen=True)
class Deleted(Filter):
    """A filter for digits that have been deleted; the notebook keeps them for 30 days."""

    def conditions(self) -> tuple[str, list[Any]]:
        condition, values = super().conditions()
        return condition.replace("deleted_at IS NULL", "deleted_at IS NOT NULL", 1), values


class Label(StrEnum):
    """What a digit may be besides a digit."""

    UNLABELLED = "unlabelled"
    DELETED = "deleted"


@dataclass(frozen=True, eq=False)
class BrowseState:
    """One moment of the page.

    Attributes
    ----------
    where : Filter
        Without its times, which follow from ``period``.
    deleted_ones : bool
        The filter goes through what has been deleted.
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
    """

    where: Filter = EVERYTHING
    period: Period = Period.EVER
    deleted_ones: bool = False
    only: Only | None = transient(default=None)
    ids: Labels = transient(default_factory=lambda: NO_IDS)
    total: int = transient(default=0)
    labelled: int = transient(default=0)
    right: int = transient(default=0)
    wrong: int = transient(default=0)
    deleted: int = transient(default=0)
    unread: bool = transient(default=False)
    emptied: bool = transient(default=False)
    counts: tuple[int, ...] = transient(default=(0,) * 10)
    models: tuple[str, ...] = transient(default=())

    @property
    def binned(self) -> bool:
        """Whether deleted digits are looked at."""
        return self.only is None and self.deleted_ones

    @property
    def narrowed(self) -> bool:
        """Whether less than everything is looked at."""
        return self.only is not None or self.wanted != (EVERYTHING, Period.EVER, False)

    @property
    def wanted(self) -> tuple[Filter, Period, bool]:
        return self.where, self.period, self.deleted_ones

    @property
    def label(self) -> str:
        """Which digits are looked for: a digit, a `Label`, or empty for any."""
        if self.deleted_ones:
            return Label.DELETED
        if self.where.labelled is False:
            return Label.UNLABELLED
        return "" if self.where.label is None else str(self.where.label)

    def looked_for(self, now: datetime) -> Filter:
        """Return what is looked at: the set of another page, or what fits, with its times."""
        if self.only is not None:
            return Among(ids=tuple(self.only.ids.tolist()))
        where = replace(self.where, since=self.period.since(now))
        return Deleted(**vars(where)) if self.deleted_ones else where

    def checked(self) -> BrowseState:
        """Return the state if its filter is one that the page could have made."""
        where = self.where
        digits = [digit for digit in (where.label, where.answer) if digit is not None]
        expect(
            where=all(0 <= digit < 10 for digit in digits)
            and where == replace(where, since=None, until=None)
        )
        return self
