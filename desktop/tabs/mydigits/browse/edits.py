"""What can be undone: labels given, digits deleted, digits imported."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QUndoCommand

from desktop.context import TabContext
from nn_core.errors import BadakError


class Edit(QUndoCommand):
    """A change of the notebook; one that fails is reported and then forgotten.

    Parameters
    ----------
    context : TabContext
    text : str
        What the menu calls it, translated.
    """

    def __init__(self, context: TabContext, text: str) -> None:
        super().__init__(text)
        self._context = context

    def redo(self) -> None:
        """Make the change."""
        self._attempt(undo=False)

    def undo(self) -> None:
        """Take it back."""
        self._attempt(undo=True)

    def _attempt(self, undo: bool) -> None:
        try:
            if undo:
                self.take_back()
            else:
                self.make()
        except BadakError as error:
            self.setObsolete(True)
            self._context.report(error)

    def make(self) -> None:
        """Change the notebook."""
        raise NotImplementedError

    def take_back(self) -> None:
        """Change it back."""
        raise NotImplementedError


class Relabel(Edit):
    """Digits get a label, or lose theirs."""

    def __init__(
        self, context: TabContext, text: str, ids: Sequence[int], label: int | None
    ) -> None:
        super().__init__(context, text)
        self._labels: dict[int, int | None] = dict.fromkeys(ids, label)
        self._before: dict[int, int | None] = {}

    def make(self) -> None:
        """Give the labels."""
        self._before = self._context.notebook.relabel(self._labels)

    def take_back(self) -> None:
        """Give the labels that were there."""
        self._context.notebook.relabel(self._before)


class Delete(Edit):
    """Digits are taken out."""

    def __init__(self, context: TabContext, text: str, ids: Sequence[int]) -> None:
        super().__init__(context, text)
        self._ids = tuple(ids)

    def make(self) -> None:
        """Take them out."""
        self._context.notebook.delete(self._ids)

    def take_back(self) -> None:
        """Bring them back."""
        self._context.notebook.restore(self._ids)


class Import(Delete):
    """Digits that a job has brought in; pushed when they are there already."""

    def make(self) -> None:
        """Bring them back after an undo; the first time there is nothing to do."""
        if self._undone:
            self._context.notebook.restore(self._ids)

    def take_back(self) -> None:
        """Take them out."""
        self._undone = True
        self._context.notebook.delete(self._ids)

    _undone = False
