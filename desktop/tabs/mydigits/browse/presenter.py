"""Owns the page Browse: which digits are looked at, and what is done to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.tabs.kit.presenter import never
from desktop.tabs.kit.saved import expect, transient
from desktop.tabs.mydigits.browse.transfer import Transfer
from desktop.tabs.mydigits.notebook_presenter import (
    Edits,
    NotebookPresenter,
    deleting,
    labelling,
    restoring,
)
from nn_core.arrays import Labels, frozen
from nn_core.data.notebook import (
    EVERYTHING,
    Entry,
    Filter,
    Notebook,
    NotebookDamaged,
    count,
    counts_by_label,
    entries,
    ids,
    models,
    present,
)
from nn_core.data.notebook.entry import now
from nn_core.data.notebook.transfer import Exported, Imported
from nn_core.errors import BadakError

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

    - ``model``: the network that read them.
    - ``was``, ``read``: what they are, and what they were read as.
    - ``ids``: array of int64, shape (n,).
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

    - ``where``: without its times, which follow from ``period``.
    - ``deleted_ones``: the filter goes through what has been deleted.
    - ``only``: looked at instead of what the filter finds.
    - ``ids``: array of int64, shape (n,). What is looked at, the newest first.
    - ``total``, ``labelled``, ``right``, ``wrong``: of the whole notebook: digits, those with a
      label, and those of them that were read rightly and wrongly when they were drawn.
    - ``deleted``: digits that can be brought back.
    - ``unread``: the notebook could not be read: nothing is known of what is in it.
    - ``emptied``: there is nothing, but there was a moment ago.
    - ``counts``: how many were a 0, a 1, … of the whole notebook.
    - ``models``: networks that have answered.
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
        where = self.where
        digits = [digit for digit in (where.label, where.answer) if digit is not None]
        expect(
            where=all(0 <= digit < 10 for digit in digits)
            and where == replace(where, since=None, until=None)
        )
        return self


def _ten(_before: BrowseState, after: BrowseState) -> bool:
    return all(after.counts)


NOTHING = {
    "ids": NO_IDS,
    **dict.fromkeys(("total", "deleted", "labelled", "right", "wrong"), 0),
    "unread": True,
    "emptied": False,
    "counts": (0,) * 10,
    "models": (),
}
"""What is known of a notebook that can't be read."""


class BrowsePresenter(NotebookPresenter[BrowseState]):
    """The page Browse without any widget.

    - ``edits``: makes what can be undone.
    - ``transfer``: imports and exports.
    """

    def __init__(self, context: TabContext, edits: Edits, parent: QObject | None = None) -> None:
        super().__init__(context, BrowseState(), {"ten": _ten, "mend": never}, parent)
        self._edits = edits
        self.transfer = Transfer(context, self)
        self.transfer.ended.connect(self._transferred)

    @property
    def where(self) -> Filter:
        """What is looked at: the set of another page, or what fits, with the period's times."""
        return self.state.looked_for(now())

    @Slot(object)
    def open_in_digit(self, entry: Entry) -> None:
        """Lay a digit on the sheet of all tabs, and go to where it is read."""
        self.context.drawing.value = entry.drawing
        self.context.place_wanted.emit("digit/read")

    def look(self) -> None:
        self.update(**self._found(self.state))

    def followed(self, state: BrowseState) -> BrowseState:
        """Look for what is wanted now."""
        if state.wanted == self.state.wanted and state.only is self.state.only:
            return state
        return replace(state, **self._found(state))

    def _found(self, state: BrowseState) -> dict[str, Any]:
        """Return what the notebook holds; nothing where it can't be read, which is reported."""
        self.transfer.forget()
        try:
            return _found(self.context.notebook.store, state)
        except BadakError as error:
            self._unreadable(error)
            return dict(NOTHING)

    @Slot(str)
    def set_label(self, label: str) -> None:
        """Look at the digits that were this: a digit, a `Label`, or empty for any."""
        where = replace(
            self.state.where,
            label=int(label) if label.isdigit() else None,
            labelled=False if label == Label.UNLABELLED else None,
        )
        self.update(where=where, deleted_ones=label == Label.DELETED, only=None)

    @Slot(str)
    def set_answer(self, answer: str) -> None:
        """Look at the digits that were read as this digit; empty for any."""
        self.set_where(answer=int(answer) if answer else None)

    @Slot(str)
    def set_right(self, right: str) -> None:
        """Look at answers that were "right" or "wrong"; empty for all."""
        self.set_where(right=right == "right" if right else None)

    @Slot(str)
    def set_model(self, model: str) -> None:
        """Look at what this network answered; empty for any."""
        self.set_where(model=model or None)

    def set_where(self, **changes: Any) -> None:
        """Look at the digits that fit, and at no set of another page."""
        self.update(where=replace(self.state.where, **changes), only=None)

    @Slot(str)
    def set_period(self, period: str) -> None:
        """Look at digits that were drawn since then."""
        self.update(period=Period(period), only=None)

    @Slot(object)
    def show_only(self, only: Only) -> None:
        """Look at a set of digits, whatever the filter says."""
        self.update(only=only)

    @Slot()
    def show_all(self) -> None:
        self.update(where=EVERYTHING, period=Period.EVER, deleted_ones=False, only=None)

    def entries(self, wanted: Sequence[int] | Labels) -> list[Entry]:
        """Return digits by their ids, without their strokes; none if they can't be read."""
        try:
            return entries(self.context.notebook.store, wanted, strokes=False)
        except BadakError as error:
            self._unreadable(error)
            return []

    def relabel(self, chosen: Sequence[int], label: int | None) -> None:
        """Say what digits were; None takes the label away. Deleted ones are left alone."""
        if not chosen or self.state.binned:
            return
        if label is None:
            text = translate("BrowsePresenter", "take labels away")
        else:
            text = translate("BrowsePresenter", "label {digit}")
            text = text.format(digit=label)
        had = {entry.label for entry in self.entries(chosen)} - {None, label}
        self._edits.push(labelling(chosen, label), text)
        if had and label is not None:
            self.reach("mend")

    def delete(self, chosen: Sequence[int]) -> None:
        """Take digits out, or bring them back where deleted ones are looked at."""
        if chosen and self.state.binned:
            text = translate("BrowsePresenter", "bring digits back")
            self._edits.push(restoring(chosen), text)
        elif chosen:
            text = translate("BrowsePresenter", "delete digits")
            self._edits.push(deleting(chosen), text)

    @Slot(object)
    def _transferred(self, result: Imported | Exported) -> None:
        if isinstance(result, Imported) and result.ids:
            # The job has brought them in already; from now on that can be undone.
            text = translate("BrowsePresenter", "import")
            self._edits.push(restoring(result.ids), text)

    def _unreadable(self, error: BadakError) -> None:
        """Report; a notebook that turns out to be damaged is kept aside."""
        try:
            if isinstance(error, NotebookDamaged):
                self._edits.clear()
                self.context.notebook.start_again()
            else:
                self.context.report(error)
        except BadakError as another:
            self.context.report(another)


def _found(store: Notebook, state: BrowseState) -> dict[str, Any]:
    """Return what a state says of the notebook."""
    counts, total, only = counts_by_label(store), count(store), state.only
    return {
        "ids": ids(store, state.looked_for(now())) if only is None else present(store, only.ids),
        "total": total,
        "deleted": count(store, Deleted()),
        "unread": False,
        "emptied": not total and (state.total > 0 or state.emptied),
        "labelled": sum(counts),
        "right": count(store, Filter(right=True)),
        "wrong": count(store, Filter(right=False)),
        "counts": counts,
        "models": models(store),
    }
