"""The base of the pages' presenters: each looks into the notebook while somebody looks at it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.tabs.kit.presenter import Goals, Presenter

S = TypeVar("S")


class NotebookPresenter(Presenter[S]):
    """A full notebook is not looked through for each new digit while nobody looks.

    Undo goes through what was done to the notebook, not through these states.

    Attributes
    ----------
    seen : bool
        Somebody looks at the page.
    looked : bool
        The notebook has been looked into.
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
