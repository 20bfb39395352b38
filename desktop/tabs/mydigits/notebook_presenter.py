"""What the pages' presenters share: the notebook, seen while somebody looks, and its edits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.history import REMEMBERED, History
from desktop.services.i18n import translate
from desktop.services.notebook import NotebookService
from desktop.tabs.kit.presenter import Goals, Presenter
from nn_core.errors import BadakError

S = TypeVar("S")


class NotebookPresenter(Presenter[S]):
    """A full notebook is not looked through for each new digit while nobody looks.

    Undo goes through what was done to the notebook, not through these states.

    - ``seen``: somebody looks at the page.
    - ``looked``: the notebook has been looked into.
    """

    undoable = ()

    def __init__(
        self, context: TabContext, state: S, goals: Goals[S], parent: QObject | None = None
    ) -> None:
        super().__init__(context, state, goals, parent)
        self.seen = self.looked = self._fresh = False
        context.notebook.changed.connect(self._notebook_changed)

    def prepare(self) -> None:
        """Look before the page is first painted, or it would begin as that of an empty notebook."""
        if not self.looked:
            self.looked = self._fresh = True
            self.look()

    def enter(self) -> None:
        """Somebody looks: take in what has changed."""
        self.seen = self.looked = True
        if not self._fresh:
            self.look()
        self._fresh = False

    def leave(self) -> None:
        self.seen = False

    def look(self) -> None:
        raise NotImplementedError

    def outdated(self) -> None:
        """What is shown may be old now; for presenters that keep something of it."""

    @Slot()
    def _notebook_changed(self) -> None:
        self.outdated()
        self._fresh = False
        if self.seen:
            self.look()


Act = Callable[[NotebookService], object]


@dataclass(frozen=True)
class Edit:
    """A change of the notebook, and what takes it back."""

    make: Act
    take_back: Act


def labelling(ids: Sequence[int], label: int | None) -> Edit:
    """Digits get a label, or lose theirs."""
    before: dict[int, int | None] = {}

    def make(notebook: NotebookService) -> None:
        had = notebook.relabel(dict.fromkeys(ids, label))
        before.clear()
        before.update(had)

    return Edit(make, lambda notebook: notebook.relabel(before))


def deleting(ids: Sequence[int]) -> Edit:
    """Digits are taken out."""
    gone = tuple(ids)
    return Edit(lambda notebook: notebook.delete(gone), lambda notebook: notebook.restore(gone))


def restoring(ids: Sequence[int]) -> Edit:
    """Digits that were deleted, perhaps days ago, or that a job has brought in, are there again.

    Those that are there already are only told of.
    """
    edit = deleting(ids)
    return Edit(edit.take_back, edit.make)


class Edits(QObject):
    """Makes edits; undo and redo go through their numbers, which are the states of a `History`.

    An edit that fails is reported and not remembered.
    """

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._edits: dict[int, Edit] = {}
        self._at = 0
        self._history = History(self._at, self)
        self._history.went_to.connect(self._go_to)
        self.stack = self._history.stack

    def push(self, edit: Edit, text: str) -> None:
        """Make an edit and remember it as ``text``."""
        if not self._attempt(edit.make):
            return
        known = range(self._at - REMEMBERED + 2, self._at + 1)
        self._at += 1
        self._edits = {number: self._edits[number] for number in known if number in self._edits}
        self._edits[self._at] = edit
        self._history.push(self._at, text)

    def clear(self) -> None:
        """Forget everything, without taking it back."""
        self._edits.clear()
        self.stack.clear()

    @Slot(object)
    def _go_to(self, number: int) -> None:
        while self._at > number:
            self._take_step(self._at, back=True)
            self._at -= 1
        while self._at < number:
            self._at += 1
            self._take_step(self._at, back=False)

    def _take_step(self, number: int, back: bool) -> None:
        edit = self._edits.get(number)
        if edit is not None:
            self._attempt(edit.take_back if back else edit.make)

    def _attempt(self, act: Act) -> bool:
        try:
            act(self._context.notebook)
        except BadakError as error:
            self._context.report(error)
            return False
        return True


def unread_sentence() -> str:
    """Return the sentence under the picture; the bar above says why."""
    return translate(
        "MyDigits",
        "Your notebook could not be read, so its digits are not shown; nothing in it was changed. "
        "It is read again when you come back to this page.",
    )


def unread_title() -> str:
    """Return what stands where the digits would be."""
    return translate("MyDigits", "Your digits cannot be shown now.")
