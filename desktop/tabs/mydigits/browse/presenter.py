"""Owns the page Browse: which digits are looked at."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from desktop.context import TabContext
from nn_core.data.notebook import count, counts_by_label
from nn_core.errors import BadakError


@dataclass(frozen=True)
class BrowseState:
    """What is looked at."""

    total: int = 0
    counts: tuple[int, ...] = (0,) * 10


class BrowsePresenter(QObject):
    """The sole owner of the page's state."""

    state_changed = Signal(object)  # BrowseState

    def __init__(
        self, context: TabContext, stack: QUndoStack, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self.stack = context, stack
        self.state = BrowseState()
        context.notebook.changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Look again what is in the notebook."""
        try:
            store = self._context.notebook.store
            self.state = BrowseState(count(store), counts_by_label(store))
        except BadakError as error:
            self._context.report(error)
            return
        self.state_changed.emit(self.state)
