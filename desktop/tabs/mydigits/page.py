"""The base of the tab's pages: Edit > Undo takes back what was done to the notebook."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtGui import QUndoStack

from desktop.services.context import TabContext
from desktop.tabs.kit.page import Page
from desktop.tabs.mydigits.notebook_presenter import NotebookPresenter
from desktop.tabs.mydigits.presenter import MyDigitsPresenter

P = TypeVar("P", bound=NotebookPresenter[Any])


class NotebookPage(Page[P]):
    """One thing to do with one's digits."""

    rest = 0

    def __init__(self, tab: MyDigitsPresenter, presenter: P, context: TabContext) -> None:
        super().__init__(presenter, context)
        self.tab = tab

    def undo_stack(self) -> QUndoStack:
        """Return the stack of labels given and digits deleted."""
        return self.tab.edits.stack

    def enter(self) -> None:
        """Take in what was drawn meanwhile."""
        self.presenter.enter()

    def leave(self) -> None:
        """Rest while nobody looks."""
        self.presenter.leave()
