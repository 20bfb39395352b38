"""Owns the page Accuracy: lets every network read the labelled digits, in the background."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.jobs import Outcome
from desktop.tabs.kit.presenter import never
from desktop.tabs.mydigits.accuracy.state import AccuracyState
from desktop.tabs.mydigits.accuracy.work import Standing, examine
from desktop.tabs.mydigits.browse.state import Only
from desktop.tabs.mydigits.notebook_presenter import NotebookPresenter
from nn_core.data.notebook import count, counts_by_label
from nn_core.errors import BadakError
from nn_core.models.training_history import Met

SAME_KEY = "accuracy/same"
AT_ONCE = 3000
"""Up to so many digits the test begins by itself; more take a while, so the user begins it."""


class AccuracyPresenter(NotebookPresenter[AccuracyState]):
    """The page Accuracy without any widget."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        state = AccuracyState(same=context.settings.flag(SAME_KEY))
        super().__init__(context, state, {"pair": never}, parent)
        self._mets: dict[str, Met] = {}
        self._runner = context.make_runner(self)
        self._runner.yielded.connect(self._stepped)
        self._runner.failed.connect(self._failed)
        self._runner.finished.connect(self._finished)
        context.models.renamed.connect(self._renamed)
        context.models.changed.connect(self._notebook_changed)

    def look(self) -> None:
        """Take in what there is, and test what is new, unless it is very much."""
        self._look()
        state = self.state
        if state.stale and not state.running and 0 < state.labelled <= AT_ONCE:
            self.test()

    @Slot()
    def test(self) -> None:
        """Let all networks read all digits with a label; replaces a test that is running."""
        names, context = self.state.names, self.context
        if not self.state.labelled or not names:
            return
        self.update(running=True, stale=False, fraction=0.0)
        self._tell_progress()
        self._runner.start(
            partial(examine, context.notebook, context.recognisers, names, self._mets)
        )

    @Slot()
    def cancel(self) -> None:
        """Stop the test; what was found so far stays."""
        if self.state.running:
            self.update(stale=True)
            self._runner.cancel()

    @Slot(str)
    def choose(self, name: str) -> None:
        """Show another network's matrix."""
        self.update(chosen=name)

    @Slot(bool)
    def set_same(self, same: bool) -> None:
        """Compare all networks on the same digits, or each on all that it has not learnt."""
        self.context.settings.set(SAME_KEY, same)
        self.update(same=same)

    def members(self, was: int, read: int) -> Only | None:
        """Return the digits in a cell of the matrix on show; None if there are none."""
        score = self.state.shown
        ids = np.zeros(0, np.int64) if score is None else score.members(was, read)
        if score is None or not len(ids):
            return None
        if was != read and len(ids) == score.confusion[~np.eye(10, dtype=bool)].max():
            self.reach("pair")
        return Only(score.name, was, read, ids)

    def followed(self, state: AccuracyState) -> AccuracyState:
        """Show another network where the chosen one is gone."""
        if not state.names or state.chosen in state.names:
            return state
        return replace(state, chosen=state.names[0])

    def _look(self) -> None:
        """Take in which networks there are and how many digits have a label."""
        recognisers = self.context.recognisers
        names, own = recognisers.names(), recognisers.own
        self._mets = {name: Met.from_notes(own.notes(name)) for name in own.names()}
        unrecorded = frozenset(name for name, met in self._mets.items() if not met.whole)
        try:
            store = self.context.notebook.store
            known = sum(counts_by_label(store))
            bare = count(store) > known
        except BadakError as error:
            self.context.report(error)
            self.update(names=names, unrecorded=unrecorded, labelled=0, scores=(), unread=True)
            return
        scores = self.state.scores if known else ()
        stale = self.state.stale or names != self.state.names
        self.update(
            names=names,
            unrecorded=unrecorded,
            labelled=known,
            bare=bare,
            unread=False,
            scores=scores,
            stale=stale,
        )

    def _tell_progress(self) -> None:
        text = translate("AccuracyPresenter", "Testing networks on your digits")
        self.context.progress(self.state.fraction, text)

    @Slot(str, str)
    def _renamed(self, old: str, new: str) -> None:
        if self.state.chosen == old:
            names = tuple(new if name == old else name for name in self.state.names)
            self.update(chosen=new, names=names)

    def outdated(self) -> None:
        """Test again: a network of the same name may be another one now, too."""
        self.update(stale=True)

    @Slot(object)
    def _stepped(self, standing: Standing) -> None:
        self.update(scores=standing.scores, fraction=standing.fraction)
        self._tell_progress()

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        self.update(stale=True)
        self.failed.emit(error)

    @Slot(object)
    def _finished(self, outcome: Outcome) -> None:
        stale = self.state.stale or outcome != Outcome.DONE
        self.update(running=False, fraction=None, stale=stale)
        self.context.progress(1.0)
