"""One undo step of the gates tab."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from desktop.tabs.gates.state import GatesState, Page


class Edit(QUndoCommand):
    """Goes from one state to another on one page; the moves of one drag become a single edit.

    Parameters
    ----------
    show : callable
        Takes the state that holds now and the page on which it was edited.
    before, after : GatesState
    page : Page
    gesture : str
        Edits that follow each other with the same text are one; empty for an edit by itself.
    """

    def __init__(
        self,
        show: Callable[[GatesState, Page], None],
        before: GatesState,
        after: GatesState,
        page: Page,
        gesture: str,
    ) -> None:
        super().__init__()
        self._show, self._page, self._gesture = show, page, gesture
        self._before, self._after = before, after

    def undo(self) -> None:
        """Show the state before."""
        self._show(self._before, self._page)

    def redo(self) -> None:
        """Show the state after."""
        self._show(self._after, self._page)

    def id(self) -> int:
        """Allow merging where there is a gesture."""
        return 1 if self._gesture else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later edit of the same gesture."""
        if not isinstance(other, Edit) or other._gesture != self._gesture:
            return False
        self._after = other._after
        return True
