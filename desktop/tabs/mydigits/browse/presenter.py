"""Owns the page Browse: which digits are looked at, and what is done to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.tabs.mydigits.browse.state import NO_IDS, Among, BrowseState, Deleted, Only, Period
from desktop.tabs.mydigits.edits import Delete, Edits, Relabel, Restore
from nn_core.arrays import Labels
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
from nn_core.errors import BadakError


class BrowsePresenter(QObject):
    """The sole owner of the page's state.

    Parameters
    ----------
    context : TabContext
    edits : Edits
        Makes what can be undone.
    parent : QObject, optional
    """

    state_changed = Signal(object)
    """The new `BrowseState`."""

    def __init__(self, context: TabContext, edits: Edits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._edits = context, edits
        self._state = BrowseState()
        self._seen = True
        context.notebook.changed.connect(self._notebook_changed)

    @property
    def state(self) -> BrowseState:
        """The present state."""
        return self._state

    @property
    def where(self) -> Filter:
        """What is looked at: the set of another page, or what fits, with the period's times."""
        only = self._state.only
        if only is not None:
            return Among(ids=tuple(only.ids.tolist()))
        return replace(self._state.where, since=self._state.period.since(now()))

    @Slot()
    def enter(self) -> None:
        """Somebody looks: take in what has changed."""
        self._seen = True
        self.refresh()

    @Slot()
    def leave(self) -> None:
        """Nobody looks any more; a full notebook is not looked through for each new digit."""
        self._seen = False

    @Slot()
    def _notebook_changed(self) -> None:
        if self._seen:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again what is in the notebook."""
        try:
            fresh = self._look(self._context.notebook.store)
        except BadakError as error:
            self._unread(error)
            return
        self._state = fresh
        self.state_changed.emit(fresh)

    def _look(self, store: Notebook) -> BrowseState:
        state, only = self._state, self._state.only
        counts, total = counts_by_label(store), count(store)
        done = state.done | ({"ten"} if all(counts) else set())
        return replace(
            state,
            ids=ids(store, self.where) if only is None else present(store, only.ids),
            total=total,
            deleted=count(store, Deleted()),
            unread=False,
            emptied=not total and (state.total > 0 or state.emptied),
            labelled=sum(counts),
            right=count(store, Filter(right=True)),
            wrong=count(store, Filter(right=False)),
            counts=counts,
            models=models(store),
            version=state.version + 1,
            done=done,
        )

    @Slot(object)
    def set_where(self, where: Filter) -> None:
        """Look at the digits that fit, and at no set of another page."""
        self._set(replace(self._state, where=where, only=None))

    @Slot(str)
    def set_period(self, period: str) -> None:
        """Look at digits that were drawn since then."""
        self._set(replace(self._state, period=Period(period), only=None))

    @Slot(object)
    def show_only(self, only: Only) -> None:
        """Look at a set of digits, whatever the filter says."""
        self._set(replace(self._state, only=only))

    @Slot()
    def show_all(self) -> None:
        """Look at everything."""
        self._set(replace(self._state, where=EVERYTHING, period=Period.EVER, only=None))

    def _set(self, state: BrowseState) -> None:
        self._state = state
        self.refresh()

    def entries(self, wanted: Sequence[int] | Labels) -> list[Entry]:
        """Return digits by their ids, without their strokes; none if they can't be read."""
        try:
            return entries(self._context.notebook.store, wanted, strokes=False)
        except BadakError as error:
            self._failed(error)
            return []

    @Slot(object, object)
    def relabel(self, chosen: Sequence[int], label: int | None) -> None:
        """Say what digits were; None takes the label away. Deleted ones are left alone."""
        if not chosen or self._state.binned:
            return
        if label is None:
            text = QCoreApplication.translate("BrowsePresenter", "take labels away")
        else:
            text = QCoreApplication.translate("BrowsePresenter", "label {digit}")
            text = text.format(digit=label)
        self._state = replace(self._state, done=self._state.done | {"mend"})
        self._edits.push(Relabel(chosen, label), text)

    @Slot(object)
    def delete(self, chosen: Sequence[int]) -> None:
        """Take digits out, or bring them back where deleted ones are looked at."""
        if chosen and self._state.binned:
            text = QCoreApplication.translate("BrowsePresenter", "bring digits back")
            self._edits.push(Restore(chosen), text)
        elif chosen:
            text = QCoreApplication.translate("BrowsePresenter", "delete digits")
            self._edits.push(Delete(chosen), text)

    @Slot(object)
    def imported(self, new: Sequence[int]) -> None:
        """Take over what a job has brought in, so that it can be undone."""
        if new:
            text = QCoreApplication.translate("BrowsePresenter", "import")
            self._edits.push(Restore(new), text)

    def _unread(self, error: BadakError) -> None:
        """Report, and say nothing of what is in the notebook."""
        state = self._state
        fresh = BrowseState(state.where, state.period, state.only, unread=True, done=state.done)
        self._state = replace(fresh, version=state.version + 1)
        self._failed(error)
        # A damaged one has been read again by now.
        if self._state.unread:
            self.state_changed.emit(self._state)

    def _failed(self, error: BadakError) -> None:
        """Report; a notebook that turns out to be damaged is kept aside."""
        self._state = replace(self._state, ids=NO_IDS)
        try:
            if isinstance(error, NotebookDamaged):
                self._edits.clear()
                self._context.notebook.start_again()
            else:
                self._context.report(error)
        except BadakError as another:
            self._context.report(another)
