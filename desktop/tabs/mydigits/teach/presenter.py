"""Owns the page Teach: what is learnt, how, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.jobs import Outcome
from desktop.services.network_choice import ChosenNetwork
from desktop.tabs.mydigits.teach.notes import notes_of
from desktop.tabs.mydigits.teach.origins import free_name, origin_of
from desktop.tabs.mydigits.teach.source import ODD_COPIES, Request, newest, work
from desktop.tabs.mydigits.teach.state import (
    FEWEST_STEPS,
    MOST_REHEARSAL,
    MOST_STEPS,
    Hand,
    TeachState,
)
from nn_core.arrays import Labels
from nn_core.data.mnist import find
from nn_core.errors import BadakError
from nn_core.models.own_digits import held_back, held_out
from nn_core.models.teaching_records import TeachStep
from nn_core.models.training_history import NOTHING, Met

TEST_KEY = "teach/mnist"
BASE_KEY = "teach/base"


class TeachPresenter(QObject):
    """The sole owner of the page's state; teaching itself runs in the background."""

    state_changed = Signal(object)  # TeachState
    ended = Signal()  # a run is over, one way or another

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._runner = context.make_runner(self)
        self._runner.yielded.connect(self._arrived)
        self._runner.failed.connect(self._failed)
        self._runner.finished.connect(self._finished)
        self.state = TeachState(test_folder=context.settings.text(TEST_KEY))
        self._named = False
        self._base_notes: Mapping[str, str] = {}
        self._chosen = ChosenNetwork(context, BASE_KEY, self)
        self._take_models()
        context.models.renamed.connect(self._renamed)
        self._chosen.changed.connect(self._models_changed)
        context.notebook.changed.connect(self._notebook_changed)

    @Slot()
    def refresh(self) -> None:
        """Count again what there is to learn."""
        self._chosen.refresh()
        self._count()
        self._tell()

    @Slot(str)
    def set_hand(self, hand: str) -> None:
        """Learn the user's own digits, or those of the made-up writer."""
        self._change(hand=Hand(hand))
        if self.state.result is None:
            # What an earlier run came to is of another hand.
            self._change(step=None, taught=None, kept="", stopped=False)
        self._count()
        self._tell()

    @Slot(str)
    def set_base(self, name: str) -> None:
        """Teach another network."""
        if self._chosen.choose(name):
            self._change(kept="", stopped=False)
            if self.state.result is None and not self.state.running:
                self._change(step=None, taught=None)
            self._take_models()
            self.check_name()

    @Slot(int)
    def set_steps(self, steps: int) -> None:
        """Learn that many batches."""
        steps = min(max(steps, FEWEST_STEPS), MOST_STEPS)
        self._change(settings=replace(self.state.settings, steps=steps))
        self._tell()

    @Slot(int)
    def set_rehearsal(self, count: int) -> None:
        """Put that many bundled digits into each batch."""
        settings = self.state.settings
        share = min(max(count, 0), MOST_REHEARSAL) / settings.batch_size
        self._change(settings=replace(settings, rehearsal=share))
        self._tell()

    @Slot(str)
    def set_name(self, name: str) -> None:
        """Call the new network so."""
        self._named = True
        self._change(name=name)
        self.check_name()

    @Slot()
    def check_name(self) -> None:
        """See whether the name can be used, and say why not."""
        store = self._context.recognisers
        try:
            store.own.accepted(self.state.name, store.names())
            self._change(refusal=None)
        except BadakError as error:
            self._change(refusal=error)
        self._tell()

    @Slot(str)
    def set_test_folder(self, folder: str) -> None:
        """Measure on the MNIST test files in a folder; an empty one leaves them out."""
        if folder:
            try:
                for kind in ("images", "labels"):
                    find(Path(folder), "test", kind)
            except BadakError as error:
                self._context.report(error)
                return
        self._context.settings.set(TEST_KEY, folder)
        self._change(test_folder=folder)
        self._tell()

    @Slot()
    def start(self) -> None:
        """Begin to teach; not while a network waits to be kept or thrown away."""
        state = self.state
        if not state.ready or state.waits:
            return
        try:
            self._base_notes = self._context.recognisers.notes(state.base)
        except BadakError as error:
            self._context.report(error)
            return
        met = Met.from_notes(self._base_notes)
        request = Request(state.hand, state.base, state.settings, state.test_folder, met)
        self._change(step=None, result=None, kept="", stopped=False, taught=None)
        self._change(running=True, forsaken=False, taught=self.state)
        self._tell()
        self._context.progress(0.0, self._doing())
        context = self._context
        self._runner.start(partial(work, request, context.recognisers, context.notebook))

    @Slot()
    def cancel(self) -> None:
        """Stop; nothing is kept."""
        self._runner.cancel()

    @Slot()
    def forsake(self) -> None:
        """Let the present run be lost, should the program end before it has come to something."""
        if self.state.running:
            self._change(forsaken=True)

    @Slot()
    def keep(self) -> None:
        """Keep the taught network under the new name."""
        self._keep_as(self.state.name)

    @Slot()
    def keep_anyway(self) -> None:
        """Keep the taught network under the proposed name, which is not refused."""
        self.check_name()
        self._keep_as(self.proposal)

    @property
    def proposal(self) -> str:
        """The name the network would be kept under: the new one, or a free one if it is refused."""
        state = self.state
        return state.name.strip() if state.refusal is None else self._free_name(state.base)

    def _keep_as(self, name: str) -> None:
        result, taught = self.state.result, self.state.taught
        if result is None or taught is None:
            return
        notes = notes_of(taught, result, self._base_notes)
        try:
            name = self._context.models.keep(name, result.network, notes, result.familiarity)
        except BadakError as error:
            self._context.report(error)
            return
        self._named = False
        self._change(result=None, kept=name, done=self.state.done | {"keep"})
        self._change(name=self._free_name(self.state.base), refusal=None)
        self._tell()

    @Slot()
    def throw_away(self) -> None:
        """Drop the taught network."""
        self._change(result=None, step=None, taught=None)
        self._tell()

    @Slot(str, str)
    def rename(self, old: str, new: str) -> None:
        """Give one of the user's networks another name."""
        try:
            self._context.models.rename(old, new)
        except BadakError as error:
            self._context.report(error)

    @Slot(str)
    def delete(self, name: str) -> None:
        """Delete one of the user's networks for ever."""
        try:
            self._context.models.delete(name)
        except BadakError as error:
            self._context.report(error)

    @Slot(object)
    def _arrived(self, step: TeachStep | None) -> None:
        if step is None:
            return
        self._change(step=step)
        if step.result is not None:
            self._change(result=step.result, done=self.state.done | self._achieved(step))
        self._context.progress(min(step.done, 0.999), self._doing())
        self._tell()

    def _achieved(self, step: TeachStep) -> set[str]:
        taught, result = self.state.taught, step.result
        if taught is None or result is None:
            return set()
        done = {"odd"} if taught.hand is Hand.ODD else {"mine"}
        if taught.settings.rehearsal == 0 and result.before.base.forgotten(result.after.base):
            done.add("forget")
        return done & {"odd", "forget"}

    @Slot(object)
    def _failed(self, error: BaseException) -> None:
        self._context.report(error)

    @Slot(object)
    def _finished(self, outcome: Outcome) -> None:
        self._context.progress(1.0)
        self._change(running=False, forsaken=False)
        if outcome is not Outcome.DONE:
            stopped = outcome is Outcome.CANCELLED
            self._change(step=None, taught=None, result=None, stopped=stopped)
        self._tell()
        self.ended.emit()

    @Slot(str, str)
    def _renamed(self, old: str, new: str) -> None:
        if self.state.kept == old:
            self._change(kept=new)

    @Slot()
    def _models_changed(self) -> None:
        self._take_models()
        self.check_name()

    @Slot()
    def _notebook_changed(self) -> None:
        self._count()
        self._tell()

    def _take_models(self) -> None:
        own = self._context.recognisers.own
        origins = tuple(origin_of(name, own.notes(name)) for name in own.names())
        self._change(models=self._chosen.names, base=self._chosen.name, own=origins)
        if self.state.kept not in own.names():
            self._change(kept="")
        if not self._named:
            self._change(name=self._free_name(self.state.base))
        self._count()

    def _free_name(self, base: str) -> str:
        store = self._context.recognisers
        # A file that can't be read is no network to choose, but its name is taken all the same.
        used = {name.casefold() for name in (*store.names(), *store.own.taken())}
        return free_name(base, base in {origin.name for origin in self.state.own}, used)

    def _count(self) -> None:
        """Count what there is to learn, what is kept back, and what was learnt before."""
        met = self._met()
        self._change(recorded=met.whole)
        if self.state.hand is Hand.ODD:
            kept = held_back(ODD_COPIES)
            self._change(counts=(ODD_COPIES,) * 10, kept_back=(kept,) * 10)
            self._change(met_before=0, unread=False)
            return
        try:
            labels, digests = newest(self._context.notebook.store)
        except BadakError as error:
            none = TeachState()
            self._change(counts=none.counts, kept_back=none.kept_back, met_before=0, unread=True)
            self._context.report(error)
            return
        kept_back = held_out(labels, digests, met)
        self._change(
            counts=_each(labels),
            unread=False,
            kept_back=_each(labels[kept_back]),
            met_before=int(met.has_learnt(digests).sum()),
        )

    def _met(self) -> Met:
        """Return what the network that is to be taught has met before."""
        own, base = self._context.recognisers.own, self.state.base
        return Met.from_notes(own.notes(base)) if base in own.names() else NOTHING

    def _doing(self) -> str:
        return QCoreApplication.translate("TeachWords", "Teaching a network")

    def _change(self, **values: object) -> None:
        self.state = replace(self.state, **values)  # type: ignore[arg-type]

    def _tell(self) -> None:
        self.state_changed.emit(self.state)


def _each(labels: Labels) -> tuple[int, ...]:
    """Return how many there are of each digit."""
    return tuple(np.bincount(labels, minlength=10).tolist())
