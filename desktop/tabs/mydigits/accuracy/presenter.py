"""Owns the page Accuracy: lets every network read the labelled digits, in the background."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.jobs import Outcome
from desktop.services.notebook import NotebookService
from desktop.services.recognisers import Recognisers
from desktop.tabs.kit.presenter import never
from desktop.tabs.kit.saved import transient
from desktop.tabs.mydigits.browse.presenter import Only
from desktop.tabs.mydigits.notebook_presenter import NotebookPresenter
from nn_core.arrays import Array, Labels, frozen
from nn_core.data.digests import digests
from nn_core.data.notebook import Pictures, count, counts_by_label, labelled
from nn_core.digits.confusion import accuracy, confusion_matrix, interval
from nn_core.errors import BadakError
from nn_core.models.training_history import Met


@dataclass(frozen=True, eq=False)
class Score:
    """What one network read.

    - ``ids``, ``labels``, ``answers``: array of int64, shape (N,). Of the digits it has read so
      far.
    - ``learnt``, ``learnt_by_any``: array of bool, shape (N,). Which of them it was taught with,
      and which of them any network was.
    - ``whole``: it has read all of them.
    - ``left_out``: digits that don't count any more, since they were learnt.
    """

    name: str
    ids: Labels
    labels: Labels
    answers: Labels
    learnt: Array
    learnt_by_any: Array
    whole: bool = True
    left_out: int = 0

    def fair(self, same: bool) -> Score:
        """Return the score on what the network has not learnt; or on what none of them has.

        - ``same``: leave out what any network has learnt, so that all are tested on the same
          digits.
        """
        out = self.learnt_by_any if same else self.learnt
        arrays = {
            name: frozen(getattr(self, name)[~out])
            for name in ("ids", "labels", "answers", "learnt", "learnt_by_any")
        }
        return replace(self, **arrays, left_out=int(out.sum()))

    @cached_property
    def confusion(self) -> Labels:
        """How often each digit was read as each, shape (10, 10)."""
        return frozen(confusion_matrix(self.labels, self.answers))

    @property
    def total(self) -> int:
        return len(self.ids)

    @property
    def wrong(self) -> int:
        """Digits it took for others."""
        return self.total - int(np.trace(self.confusion))

    @property
    def accuracy(self) -> float:
        """Share of right answers; NaN before the first."""
        return accuracy(self.confusion)

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies at 95 %."""
        return interval(self.confusion)

    def members(self, was: int, read: int) -> Labels:
        """Return the ids of the digits that were one thing and were read as another."""
        return frozen(self.ids[(self.labels == was) & (self.answers == read)])


@dataclass(frozen=True, eq=False)
class AccuracyState:
    """One moment of the page.

    - ``same``: all are compared on the same digits, those that none of them has learnt.
    - ``chosen``: whose matrix is shown.
    - ``unrecorded``: those of them of which it isn't known what they have learnt.
    - ``scores``: of those that were tested on all digits, in that order; the last may still be at
      it.
    - ``labelled``: digits with a label in the notebook.
    - ``bare``: there are others in it.
    - ``unread``: the notebook could not be read: nothing is known of what is in it.
    - ``fraction``: how far the test is.
    - ``stale``: the notebook or the networks have changed since the test.
    """

    same: bool = False
    chosen: str = ""
    names: tuple[str, ...] = transient(default=())
    unrecorded: frozenset[str] = transient(default=frozenset())
    scores: tuple[Score, ...] = transient(default=())
    labelled: int = transient(default=0)
    bare: bool = transient(default=False)
    unread: bool = transient(default=False)
    running: bool = transient(default=False)
    fraction: float | None = transient(default=None)
    stale: bool = transient(default=True)

    @cached_property
    def fair(self) -> dict[str, Score]:
        """Of each network that was tested the score on digits it has not learnt."""
        return {score.name: score.fair(self.same) for score in self.scores}

    @property
    def overlapping(self) -> bool:
        """Whether some of the digits have been learnt, so that the choice of them matters."""
        return any(score.learnt_by_any.any() for score in self.scores)

    @property
    def alike(self) -> bool:
        """Whether all networks were tested on the same digits."""
        scores = [score for score in self.fair.values() if score.whole]
        return all(np.array_equal(score.ids, scores[0].ids) for score in scores)

    def score(self, name: str) -> Score | None:
        """Return what a network read of the digits that count for it, if it was asked."""
        return self.fair.get(name)

    @property
    def shown(self) -> Score | None:
        return self.score(self.chosen)


BATCH = 50
"""Digits read between two yields."""


@dataclass(frozen=True, eq=False)
class Standing:
    """What the job has found so far: all of it, since only the newest arrives."""

    scores: tuple[Score, ...]
    fraction: float


@dataclass(frozen=True, eq=False)
class Part:
    """Some labelled digits, and who has learnt which of them: arrays (N,) of bool by name."""

    pictures: Pictures
    learnt: dict[str, Array]

    @classmethod
    def of(cls, pictures: Pictures, mets: Mapping[str, Met]) -> Part:
        """Find out what was learnt of some pictures."""
        known = digests(pictures.images)
        return cls(pictures, {name: met.has_learnt(known) for name, met in mets.items()})

    def learnt_by(self, name: str) -> Array:
        """Return which of them a network has learnt."""
        return self.learnt.get(name, np.zeros(len(self.pictures), bool))

    def learnt_by_any(self) -> Array:
        """Return which of them any network has learnt."""
        any_: Array = np.any([*self.learnt.values(), self.learnt_by("")], axis=0)
        return any_


def examine(
    service: NotebookService,
    recognisers: Recognisers,
    names: tuple[str, ...],
    mets: Mapping[str, Met],
) -> Iterator[Standing]:
    """Let networks read all digits with a label; a job.

    ``mets`` says what those that were taught have learnt.

    Yields after every few digits.
    """
    with service.reader() as notebook:
        parts = [Part.of(pictures, mets) for pictures in labelled(notebook, BATCH)]
    done: list[Score] = []
    for place, name in enumerate(names):
        # A copy, since the window's thread may read with the network meanwhile.
        network = recognisers.get(name).network.copy()
        answers: list[Labels] = []
        for number, part in enumerate(parts, 1):
            images = part.pictures.images.astype(np.float32) / np.float32(255)
            answers.append(network.predict(images).argmax(axis=1))
            score = _score(name, parts[:number], answers, number == len(parts))
            fraction = (place + number / len(parts)) / len(names)
            yield Standing((*done, score), fraction)
        if parts:
            done.append(score)


def _score(name: str, parts: list[Part], answers: list[Labels], whole: bool) -> Score:
    return Score(
        name,
        frozen(np.concatenate([part.pictures.ids for part in parts])),
        frozen(np.concatenate([part.pictures.labels for part in parts])),
        frozen(np.concatenate(answers).astype(np.int64)),
        frozen(np.concatenate([part.learnt_by(name) for part in parts])),
        frozen(np.concatenate([part.learnt_by_any() for part in parts])),
        whole,
    )


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
