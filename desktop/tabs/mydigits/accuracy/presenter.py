"""Owns the page Accuracy: lets every network read the labelled digits, in the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desktop.context import TabContext
from desktop.jobs import JobRunner, Outcome
from desktop.notebook import NotebookService
from desktop.recognisers import Recognisers
from desktop.tabs.mydigits.accuracy.state import AccuracyState, Score
from desktop.tabs.mydigits.browse.state import Only
from nn_core.arrays import Labels, frozen
from nn_core.data.notebook import Pictures, counts_by_label, labelled
from nn_core.errors import BadakError

BATCH = 50
"""Digits read between two yields."""
AT_ONCE = 3000
"""Up to so many digits the test begins by itself; more take a while, so the user begins it."""


@dataclass(frozen=True, eq=False)
class Standing:
    """What the job has found so far: all of it, since only the newest arrives."""

    scores: tuple[Score, ...]
    fraction: float


class AccuracyPresenter(QObject):
    """The sole owner of the page's state."""

    state_changed = Signal(object)
    """The new `AccuracyState`."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._runner: JobRunner | None = None
        self._state = AccuracyState()
        self._seen = False
        context.notebook.changed.connect(self._changed)
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
        self._runner.start(partial(examine, context.notebook, context.recognisers, names))

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
        names, taught = recognisers.names(), frozenset(recognisers.own.names())
        try:
            known = sum(counts_by_label(self._context.notebook.store))
        except BadakError as error:
            self._context.report(error)
            return
        chosen = self._state.chosen if self._state.chosen in names else next(iter(names), "")
        scores = self._state.scores if known else ()
        stale = self._state.stale or names != self._state.names
        self._set(
            names=names, taught=taught, labelled=known, chosen=chosen, scores=scores, stale=stale
        )

    def _set(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        text = QCoreApplication.translate("AccuracyPresenter", "Testing networks on your digits")
        if self._state.running:
            self._context.progress(self._state.fraction, text)
        self.state_changed.emit(self._state)

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


def examine(
    service: NotebookService, recognisers: Recognisers, names: tuple[str, ...]
) -> Iterator[Standing]:
    """Let networks read all digits with a label; a job.

    Yields
    ------
    Standing
        After every few digits.
    """
    with service.reader() as notebook:
        parts = list(labelled(notebook, BATCH))
    done: list[Score] = []
    for place, name in enumerate(names):
        network = recognisers.get(name).network
        answers: list[Labels] = []
        for number, part in enumerate(parts, 1):
            images = part.images.astype(np.float32) / np.float32(255)
            answers.append(network.predict(images).argmax(axis=1))
            score = _score(name, parts[:number], answers, number == len(parts))
            fraction = (place + number / len(parts)) / len(names)
            yield Standing((*done, score), fraction)
        if parts:
            done.append(score)


def _score(name: str, parts: list[Pictures], answers: list[Labels], whole: bool) -> Score:
    return Score(
        name,
        frozen(np.concatenate([part.ids for part in parts])),
        frozen(np.concatenate([part.labels for part in parts])),
        frozen(np.concatenate(answers).astype(np.int64)),
        whole,
    )
