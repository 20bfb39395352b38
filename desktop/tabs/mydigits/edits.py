"""What can be undone: labels given, digits deleted, brought back or imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoStack

from desktop.services.context import TabContext
from desktop.services.notebook import NotebookService
from nn_core.errors import BadakError

REMEMBERED = 200
"""Edits that can be undone."""


class Edit(Protocol):
    """A change of the notebook that can be taken back."""

    def make(self, notebook: NotebookService) -> None:
        """Change the notebook."""

    def take_back(self, notebook: NotebookService) -> None:
        """Change it back."""


class Relabel:
    """Digits get a label, or lose theirs."""

    def __init__(self, ids: Sequence[int], label: int | None) -> None:
        self._labels: dict[int, int | None] = dict.fromkeys(ids, label)
        self._before: dict[int, int | None] = {}

    def make(self, notebook: NotebookService) -> None:
        """Give the labels."""
        self._before = notebook.relabel(self._labels)

    def take_back(self, notebook: NotebookService) -> None:
        """Give the labels that were there."""
        notebook.relabel(self._before)


class Delete:
    """Digits are taken out."""

    def __init__(self, ids: Sequence[int]) -> None:
        self._ids = tuple(ids)

    def make(self, notebook: NotebookService) -> None:
        """Take them out."""
        notebook.delete(self._ids)

    def take_back(self, notebook: NotebookService) -> None:
        """Bring them back."""
        notebook.restore(self._ids)


class Restore:
    """Digits that were deleted, perhaps days ago, or that a job has brought in, are there again."""

    def __init__(self, ids: Sequence[int]) -> None:
        self._ids = tuple(ids)

    def make(self, notebook: NotebookService) -> None:
        """Bring them back; those that are there already are only told of."""
        notebook.restore(self._ids)

    def take_back(self, notebook: NotebookService) -> None:
        """Take them out."""
        notebook.delete(self._ids)


class Edits(QObject):
    """Makes edits and lets an undo stack go through them.

    The stack holds empty macros and a list the edits: see `desktop.services.history.History`, which
    says why no command is made in Python. An edit that fails is reported and not remembered.

    The stack belongs to this object alone: one that ends goes to its beginning, which must not be
    taken for the wish to undo everything. A child ends when nobody listens any more.

    Parameters
    ----------
    context : TabContext
    parent : QObject, optional

    Attributes
    ----------
    stack : QUndoStack
    """

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.stack = QUndoStack(self)
        self._edits: list[Edit] = []
        self._at = 0
        self._following = True
        self.stack.setUndoLimit(REMEMBERED)
        self.stack.indexChanged.connect(self._index_changed)

    def push(self, edit: Edit, text: str) -> None:
        """Make an edit and remember it as ``text``."""
        if not self._attempt(edit.make):
            return
        self._edits = [*self._edits[: self._at], edit][-REMEMBERED:]
        self._following = False
        self.stack.beginMacro(text)
        self.stack.endMacro()
        self._following = True
        self._at = self.stack.index()

    def clear(self) -> None:
        """Forget everything, without taking it back."""
        self._edits, self._at, self._following = [], 0, False
        self.stack.clear()
        self._following = True

    @Slot(int)
    def _index_changed(self, index: int) -> None:
        if not self._following:
            return
        while self._at > index:
            self._at -= 1
            self._attempt(self._edits[self._at].take_back)
        while self._at < index:
            self._attempt(self._edits[self._at].make)
            self._at += 1

    def _attempt(self, act: Callable[[NotebookService], None]) -> bool:
        try:
            act(self._context.notebook)
        except BadakError as error:
            self._context.report(error)
            return False
        return True
