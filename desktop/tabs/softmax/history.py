"""One undo step of the softmax tab: the state before and after."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from desktop.tabs.softmax.state import SoftmaxState

MERGING = 1


class Change(QUndoCommand):
    """Goes from one state to another; the steps of one drag become a single change.

    Parameters
    ----------
    show : callable
        Takes the state that holds now.
    before, after : SoftmaxState
    drag : str
        Changes that follow each other with the same text are one; empty for a change by itself.
    """

    def __init__(
        self,
        show: Callable[[SoftmaxState], None],
        before: SoftmaxState,
        after: SoftmaxState,
        drag: str = "",
    ) -> None:
        super().__init__()
        self._show, self._before, self._after, self._drag = show, before, after, drag

    def undo(self) -> None:
        """Go back to the state before."""
        self._show(self._before)

    def redo(self) -> None:
        """Go to the state after."""
        self._show(self._after)

    def id(self) -> int:
        """Say whether this change may be joined with the one before."""
        return MERGING if self._drag else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join with a later change of the same drag."""
        if not isinstance(other, Change) or other._drag != self._drag:
            return False
        self._after = other._after
        return True
