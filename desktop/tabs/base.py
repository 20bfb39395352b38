"""What a tab is: its entry in the list of tabs, what the window lends it, and its frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.reading import Reading

if TYPE_CHECKING:
    from desktop.context import TabContext


class TabView(QWidget):
    """The frame of every tab: controls left, picture in the middle, one sentence under it.

    A tab fills ``controls`` (a narrow column), ``picture`` (the large middle) and ``sentence``; it
    emits ``reading_changed`` whenever the formula, the code or the lesson follow a new state.
    """

    reading_changed = Signal(object)  # Reading

    def reading(self) -> Reading:
        """Return the pages of the reading dock for the present state."""
        raise NotImplementedError

    def undo_stack(self) -> QUndoStack | None:
        """Return the stack that Edit > Undo works on, or None where nothing can be undone."""
        return None

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""

    def shutdown(self) -> None:
        """Stop background work; called once before the window closes."""


@dataclass(frozen=True)
class TabSpec:
    """One entry of the explicit list of tabs; cheap to import, builds its view on demand.

    Attributes
    ----------
    id : str
        Stable name, used for settings and screenshots.
    title : str
        English source text, marked with ``QT_TRANSLATE_NOOP("tabs", …)``.
    tip : str
        One sentence for the tool tip, marked in the same way.
    create : callable
        Imports the tab's modules and returns its view; called when the tab is first shown.
    """

    id: str
    title: str
    tip: str
    create: Callable[[TabContext], TabView]


__all__ = ["QObject", "TabSpec", "TabView"]
