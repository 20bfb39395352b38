"""Owns the page Teach: what is learnt, how, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.jobs import Outcome
from desktop.services.network_choice import READER_KEY, ChosenNetwork
from desktop.services.network_files import NetworkFiles
from desktop.tabs.kit.presenter import Goals
from desktop.tabs.mydigits.notebook_presenter import NotebookPresenter
from desktop.tabs.mydigits.teach.state import (
    FEWEST_STEPS,
    MOST_REHEARSAL,
    MOST_STEPS,
    NONE,
    Hand,
    Origin,
    TeachState,
)
from desktop.tabs.mydigits.teach.work import ODD_COPIES, SEED, Request, newest, work
from nn_core.arrays import Labels
from nn_core.data.mnist import find
from nn_core.digits import Drawing
from nn_core.errors import BadakError
from nn_core.models.lineage import descended, lineage
from nn_core.models.own_digits import held_back, held_out
from nn_core.models.teaching_records import Answers, TeachResult, TeachStep
from nn_core.models.training_history import NOTHING, Met

TEST_KEY = "teach/mnist"
BASE_KEY = "teach/base"
FOLDER_KEY = "teach/folder"
PREFIX = "my-"
STEM = 36
LONGEST_COUNT = 16
"""Figures of a number that a file may name."""
"""Characters of a proposed name, before its number."""


def _odd(before: TeachState, after: TeachState) -> bool:
    taught = after.taught
    return after.waits and not before.waits and taught is not None and taught.hand is Hand.ODD


def _forgot(before: TeachState, after: TeachState) -> bool:
    taught, result = after.taught, after.result
    if taught is None or result is None or taught.settings.rehearsal:
        return False
    return bool(result.before.base.forgotten(result.after.base))


def _kept(_before: TeachState, _after: TeachState) -> bool:
    """Whether a kept network reads a drawing: it does so in another tab, see `_drawn`."""
    return False


class TeachPresenter(NotebookPresenter[TeachState]):
    """The page Teach without any widget; teaching itself runs in the background."""

    ended = Signal()
    """A run is over, one way or another."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        goals: Goals[TeachState] = {"odd": _odd, "forget": _forgot, "keep": _kept}
        state = TeachState(test_folder=context.settings.text(TEST_KEY))
        super().__init__(context, state, goals, parent)
        self._runner = self.runner(self._arrived, self._finished)
        self._base_notes: Mapping[str, str] = {}
        self._kept: set[str] = set()
        context.drawing.changed.connect(self._drawn)
        self._chosen = ChosenNetwork(context, BASE_KEY, parent=self)
        self.update(**self._networks())
        context.models.renamed.connect(self._renamed)
        self.networks = NetworkFiles(context, self)
        self.networks.changed.connect(self._reads_network)
        self.networks.added.connect(self._network_added)
        self._chosen.changed.connect(self._take_networks)

    def look(self) -> None:
        """Count again what there is to learn."""
        self._chosen.refresh()
        self.update(**self._counted(self.state))

    def followed(self, state: TeachState) -> TeachState:
        """Count what another network or hand learns; propose a name and see whether it is free."""
        before = self.state
        if state.base not in (before.base, self._chosen.name):
            self._chosen.choose(state.base)
            state = replace(state, base=self._chosen.name)
        if (state.hand, state.base, state.own) != (before.hand, before.base, before.own):
            state = replace(state, **self._counted(state))
        if _naming(state) != _naming(before):
            name = state.name if state.named else self._free_name(state)
            state = replace(state, name=name, refusal=self._refusal(name))
        return state

    @Slot(str)
    def set_hand(self, hand: str) -> None:
        """Learn the user's own digits, or those of the made-up writer."""
        # What an earlier run came to is of another hand.
        past = {"step": None, "taught": None, "kept": "", "stopped": False}
        self.update(hand=Hand(hand), **({} if self.state.waits else past))

    @Slot(str)
    def set_base(self, name: str) -> None:
        state = self.state
        if name == state.base or name not in state.models:
            return
        past = {} if state.waits or state.running else {"step": None, "taught": None}
        self.update(base=name, kept="", stopped=False, **past)

    @Slot(float)
    def set_steps(self, steps: float) -> None:
        """Learn that many batches."""
        steps = min(max(round(steps), FEWEST_STEPS), MOST_STEPS)
        self.update(settings=replace(self.state.settings, steps=steps))

    @Slot(float)
    def set_rehearsal(self, count: float) -> None:
        """Put that many bundled digits into each batch."""
        settings = self.state.settings
        share = min(max(round(count), 0), MOST_REHEARSAL) / settings.batch_size
        self.update(settings=replace(settings, rehearsal=share))

    @property
    def folder(self) -> Path:
        """Where networks were last read from or written to."""
        return Path(self.context.settings.text(FOLDER_KEY, str(Path.home())))

    def bring_in(self, path: Path) -> None:
        """Add the network of a file to the user's."""
        self.context.settings.set(FOLDER_KEY, str(path.parent))
        self.networks.bring_in(path)

    def write(self, path: Path) -> None:
        self.context.settings.set(FOLDER_KEY, str(path.parent))
        self.networks.write(self.state.base, path)

    @Slot(str)
    def set_name(self, name: str) -> None:
        self.update(name=name, named=True)

    @Slot(str)
    def set_test_folder(self, folder: str) -> None:
        """Measure on the MNIST test files in a folder; an empty one leaves them out."""
        files = ("images", "labels") if folder else ()
        if not self._attempt(lambda: [find(Path(folder), "test", kind) for kind in files]):
            return
        self.context.settings.set(TEST_KEY, folder)
        self.update(test_folder=folder)

    @Slot()
    def start(self) -> None:
        """Begin to teach; not while a network waits to be kept or thrown away."""
        state, context = self.state, self.context
        if not state.ready or state.waits:
            return
        try:
            self._base_notes = context.recognisers.notes(state.base)
        except BadakError as error:
            self.refuse(error)
            return
        met = Met.from_notes(self._base_notes)
        request = Request(state.hand, state.base, state.settings, state.test_folder, met)
        begun = replace(state, step=None, kept="", stopped=False, taught=None, running=True)
        self.update(step=None, kept="", stopped=False, taught=begun, running=True, forsaken=False)
        context.progress(0.0, self._doing())
        self._runner.start(partial(work, request, context.recognisers, context.notebook))

    @Slot()
    def cancel(self) -> None:
        """Stop; nothing is kept."""
        self._runner.cancel()
        self.networks.cancel()

    @Slot()
    def forsake(self) -> None:
        """Let the present run be lost, should the program end before it has come to something."""
        if self.state.running:
            self.update(forsaken=True)

    @Slot()
    def keep(self) -> None:
        """Keep the taught network under the new name."""
        self._keep_as(self.state.name)

    @Slot()
    def keep_anyway(self) -> None:
        """Keep the taught network under the proposed name, which is not refused."""
        self._keep_as(self.proposal)

    @property
    def proposal(self) -> str:
        """The name the network would be kept under: the new one, or a free one if it is refused."""
        name = self.state.name
        return name.strip() if self._refusal(name) is None else self._free_name(self.state)

    def _keep_as(self, name: str) -> None:
        result, taught = self.state.result, self.state.taught
        if result is None or taught is None:
            return
        notes = notes_of(taught, result, self._base_notes)
        try:
            name = self.context.models.keep(name, result.network, notes, result.familiarity)
        except BadakError as error:
            self.refuse(error)
            return
        self._kept.add(name)
        self.update(result=None, kept=name, named=False)

    @Slot(object)
    def _drawn(self, drawing: Drawing | None) -> None:
        """Notice that a network kept here is chosen in the tab Digit and drawn for."""
        reader = self.context.settings.text(READER_KEY)
        if drawing is not None and drawing.strokes and reader in self._kept:
            self.reach("keep")

    @Slot()
    def throw_away(self) -> None:
        self.update(result=None, step=None, taught=None)

    @Slot(bool)
    def _reads_network(self, running: bool) -> None:
        self.update(reading=running)

    @Slot(str)
    def _network_added(self, name: str) -> None:
        """Teach the network that was brought in next, or take it out again."""
        if not (self.state.running or self.state.waits):
            self.set_base(name)

    @Slot(str, str)
    def rename(self, old: str, new: str) -> None:
        self._attempt(lambda: self.context.models.rename(old, new))

    @Slot(str)
    def delete(self, name: str) -> None:
        self._attempt(lambda: self.context.models.delete(name))

    @Slot(object)
    def _arrived(self, step: TeachStep | None) -> None:
        if step is not None:
            self.context.progress(min(step.done, 0.999), self._doing())
            self.update(step=step, result=step.result)

    @Slot(object)
    def _finished(self, outcome: Outcome) -> None:
        self.context.progress(1.0)
        past: dict[str, Any] = {}
        if outcome is not Outcome.DONE:
            stopped = outcome is Outcome.CANCELLED
            past = {"step": None, "taught": None, "result": None, "stopped": stopped}
        self.update(running=False, forsaken=False, **past)
        self.ended.emit()

    @Slot(str, str)
    def _renamed(self, old: str, new: str) -> None:
        if self.state.kept == old:
            self.update(kept=new)

    @Slot()
    def _take_networks(self) -> None:
        self.update(**self._networks())

    def _networks(self) -> dict[str, Any]:
        own, kept = self.context.recognisers.own, self.state.kept
        return {
            "models": self._chosen.names,
            "base": self._chosen.name,
            "own": tuple(origin_of(name, own.notes(name)) for name in own.names()),
            "kept": kept if kept in own.names() else "",
        }

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except BadakError as error:
            self.refuse(error)
            return False
        return True

    def _free_name(self, state: TeachState) -> str:
        store = self.context.recognisers
        # A file that can't be read is no network to choose, but its name is taken all the same.
        used = {name.casefold() for name in (*store.names(), *store.own.taken())}
        return free_name(state.base, state.base in {origin.name for origin in state.own}, used)

    def _refusal(self, name: str) -> BadakError | None:
        """Return why a name can't be used."""
        store = self.context.recognisers
        try:
            store.own.accepted(name, store.names())
        except BadakError as error:
            return error
        return None

    def _counted(self, state: TeachState) -> dict[str, Any]:
        """Return what there is to learn, what is kept back, and what was learnt before."""
        own = self.context.recognisers.own
        taught = state.base in own.names()
        met = Met.from_notes(own.notes(state.base)) if taught else NOTHING
        if state.hand is Hand.ODD:
            kept = (held_back(ODD_COPIES),) * 10
            known = {"counts": (ODD_COPIES,) * 10, "kept_back": kept, "met_before": 0}
            return {**known, "recorded": met.whole, "unread": False}
        return {**self._counted_mine(met), "recorded": met.whole}

    def _counted_mine(self, met: Met) -> dict[str, Any]:
        if not self.looked:
            return {}
        try:
            labels, digests = newest(self.context.notebook.store)
        except BadakError as error:
            self.context.report(error)
            return {"counts": NONE, "kept_back": NONE, "met_before": 0, "unread": True}
        return {
            "unread": False,
            "counts": _each(labels),
            "kept_back": _each(labels[held_out(labels, digests, met)]),
            "met_before": int(met.has_learnt(digests).sum()),
        }

    def _doing(self) -> str:
        return translate("TeachWords", "Teaching a network")


def _naming(state: TeachState) -> tuple[object, ...]:
    """Return what the name and its refusal follow from."""
    return state.name, state.named, state.base, state.models, state.own


def _each(labels: Labels) -> tuple[int, ...]:
    """Return how many there are of each digit."""
    return tuple(np.bincount(labels, minlength=10).tolist())


def free_name(base: str, taught: bool, used: Set[str]) -> str:
    """Return a name for what ``base`` learns that is not ``used``; those are in small letters."""
    first = base if taught else f"{PREFIX}{base.lstrip('●') or 'net'}"
    first = re.sub(r"-\d+$", "", first)[:STEM]
    numbers = (f"{first}-{number}" for number in range(2, 10_000))
    return next(name for name in (first, *numbers) if name.casefold() not in used)


def origin_of(name: str, notes: Mapping[str, str]) -> Origin:
    """Return where one of the user's networks comes from, as its file says."""
    met, steps = Met.from_notes(notes), notes.get("steps", "")
    trained = "setup" in notes and steps.isdecimal() and len(steps) < LONGEST_COUNT
    return Origin(
        *(name, lineage(notes), len(met.learnt), met.whole, notes.get("source", "")),
        steps=int(steps) if trained else 0,
    )


def notes_of(
    state: TeachState, result: TeachResult, base_notes: Mapping[str, str]
) -> dict[str, str]:
    """Return the metadata of the file; see ``descended`` for what its base's file says.

    - ``state``: as it was when the run was started.
    - ``base_notes``: what the file of the network that was taught says.
    """
    before, after = result.before, result.after
    figures = {
        "my_digits": str(state.total),
        "my_digits_learnt": str(len(after.learnt)),
        "my_held_out_before": _figure(before.held_out),
        "my_held_out_after": _figure(after.held_out),
        "mnist_training_digits_not_learnt_again_before": _figure(before.base),
        "mnist_training_digits_not_learnt_again_after": _figure(after.base),
    }
    if before.test is not None and after.test is not None:
        figures["mnist_test_before"] = _figure(before.test)
        figures["mnist_test_after"] = _figure(after.test)
    return {
        "taught": datetime.now(UTC).isoformat(timespec="seconds"),
        "hand": str(state.hand),
        "steps": str(state.settings.steps),
        "mine_in_a_batch": f"{state.settings.mine} of {state.settings.batch_size}",
        "seed": str(SEED),
        **figures,
        **result.met.notes(),
        **descended(state.base, base_notes),
    }


def _figure(answers: Answers) -> str:
    return f"{answers.hits} of {len(answers)}"
