"""One undo step of the small network: what it was before and after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from desktop.tabs.forward.state import Setup

MERGING = 4


class Edit(QUndoCommand):
    """Goes from one network to another; the moves of one drag are a single step.

    Parameters
    ----------
    show : callable
        Takes the setup that holds now.
    before, after : Setup
    drag : str
        Edits that follow each other with the same text are one; empty for an edit by itself.
    """

    def __init__(
        self, show: Callable[[Setup], None], before: Setup, after: Setup, drag: str = ""
    ) -> None:
        super().__init__()
        self._show, self._before, self._after, self._drag = show, before, after, drag

    def undo(self) -> None:
        """Go back to the network before."""
        self._show(self._before)

    def redo(self) -> None:
        """Go to the network after."""
        self._show(self._after)

    def id(self) -> int:
        """Say whether this edit may be joined with the one before."""
        return MERGING if self._drag else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join with a later edit of the same drag."""
        if not isinstance(other, Edit) or other._drag != self._drag:
            return False
        self._after = other._after
        return True
