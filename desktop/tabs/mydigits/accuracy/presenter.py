"""Owns the page Accuracy: lets every network read the labelled digits, in the background."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.jobs import JobRunner, Outcome
from desktop.tabs.mydigits.accuracy.examining import Standing, examine
from desktop.tabs.mydigits.accuracy.state import AccuracyState
from desktop.tabs.mydigits.browse.state import Only
from nn_core.data.notebook import counts_by_label
from nn_core.errors import BadakError
from nn_core.models.training_history import Met

SAME_KEY = "accuracy/same"
AT_ONCE = 3000
"""Up to so many digits the test begins by itself; more take a while, so the user begins it."""


class AccuracyPresenter(QObject):
    """The sole owner of the page's state."""

    state_changed = Signal(object)
    """The new `AccuracyState`."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._runner: JobRunner | None = None
        self._state = AccuracyState(same=context.settings.flag(SAME_KEY))
        self._mets: dict[str, Met] = {}
        self._seen = False
        context.notebook.changed.connect(self._changed)
        context.models.renamed.connect(self._renamed)
        context.models.changed.connect(self._changed)

    @property
    def state(self) -> AccuracyState:
        """The present state."""
        return self._state

    @Slot()
    def enter(self) -> None:
        """Somebody looks: test what is new, unless it is very much."""
        self._seen = True
        self._look()
        if self._state.stale and not self._state.running and 0 < self._state.labelled <= AT_ONCE:
            self.test()

    @Slot()
    def leave(self) -> None:
        """Nobody looks any more."""
        self._seen = False

    @Slot()
    def test(self) -> None:
        """Let all networks read all digits with a label; replaces a test that is running."""
        if not self._state.labelled or not self._state.names:
            return
        if self._runner is None:
            self._runner = self._context.make_runner(self)
            self._runner.yielded.connect(self._stepped)
            self._runner.failed.connect(self._failed)
            self._runner.finished.connect(self._finished)
        names, context = self._state.names, self._context
        self._set(running=True, stale=False, fraction=0.0)
        self._runner.start(
            partial(examine, context.notebook, context.recognisers, names, self._mets)
        )

    @Slot()
    def cancel(self) -> None:
        """Stop the test; what was found so far stays."""
        if self._runner is not None and self._state.running:
            self._set(stale=True)
            self._runner.cancel()

    @Slot(str)
    def choose(self, name: str) -> None:
        """Show another network's matrix."""
        self._set(chosen=name)

    @Slot(bool)
    def set_same(self, same: bool) -> None:
        """Compare all networks on the same digits, or each on all that it has not learnt."""
        self._context.settings.set(SAME_KEY, same)
        self._set(same=same)

    def members(self, was: int, read: int) -> Only | None:
        """Return the digits in a cell of the matrix on show; None if there are none."""
        score = self._state.shown
        ids = np.zeros(0, np.int64) if score is None else score.members(was, read)
        if score is None or not len(ids):
            return None
        if was != read:
            self._set(done=self._state.done | {"pair"})
        return Only(score.name, was, read, ids)

    def _look(self) -> None:
        """Take in which networks there are and how many digits have a label."""
        recognisers = self._context.recognisers
        names, own = recognisers.names(), recognisers.own
        self._mets = {name: Met.from_notes(own.notes(name)) for name in own.names()}
        unrecorded = frozenset(name for name, met in self._mets.items() if not met.whole)
        try:
            known = sum(counts_by_label(self._context.notebook.store))
        except BadakError as error:
            self._context.report(error)
            self._set(names=names, unrecorded=unrecorded, labelled=0, scores=(), unread=True)
            return
        chosen = self._state.chosen if self._state.chosen in names else next(iter(names), "")
        scores = self._state.scores if known else ()
        stale = self._state.stale or names != self._state.names
        found = {"names": names, "unrecorded": unrecorded, "labelled": known, "unread": False}
        self._set(**found, chosen=chosen, scores=scores, stale=stale)

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        text = QCoreApplication.translate("AccuracyPresenter", "Testing networks on your digits")
        if self._state.running:
            self._context.progress(self._state.fraction, text)
        self.state_changed.emit(self._state)

    @Slot(str, str)
    def _renamed(self, old: str, new: str) -> None:
        if self._state.chosen == old:
            self._state = replace(self._state, chosen=new)

    @Slot()
    def _changed(self) -> None:
        # A network of the same name may be another one now.
        self._state = replace(self._state, stale=True)
        if self._seen:
            self.enter()

    @Slot(object)
    def _stepped(self, standing: Standing) -> None:
        self._set(scores=standing.scores, fraction=standing.fraction)

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        self._set(stale=True)
        self._context.report(error)

    @Slot(object)
    def _finished(self, outcome: Outcome) -> None:
        self._set(running=False, fraction=None, stale=self._state.stale or outcome != Outcome.DONE)
        self._context.progress(1.0)
