"""Undo for states that are immutable: the stack keeps the names of the edits, a list the states."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

REMEMBERED = 200
"""Edits that can be undone."""


class History(QObject):
    """The states an editor has been in, and the undo stack that goes through them.

    A Python ``QUndoCommand`` on a ``QUndoStack`` is freed twice when the garbage collector meets
    both in one cycle, which ends the process. Here the stack holds empty macros, which are made in
    C++, and so there is nothing for Python to free.
    """

    went_to = Signal(object)
    """The state that undo, redo or a new edit has led to."""

    def __init__(self, state: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(REMEMBERED)
        self._states = [state]
        self._present = state
        self._drag = ""
        self.stack.indexChanged.connect(self._index_changed)

    @property
    def present(self) -> object:
        return self._present

    def restart(self, state: object) -> None:
        """Begin with a state that nothing leads back from."""
        self._states, self._present, self._drag = [state], state, ""
        self.stack.clear()

    def push(self, state: object, text: str = "", drag: str = "", before: object = None) -> None:
        """Go to a new state by an edit.

        - ``text``: what the edit is called, a translated noun ("stroke").
        - ``drag``: edits that follow each other with the same text here are one step of undo; empty
          for an edit by itself.
        - ``before``: the state the edit was made in, where it is another than the last there was
          here: undo leads back to it.
        """
        index = self.stack.index()
        if drag and drag == self._drag and index == len(self._states) - 1:
            self._states[index] = state
        else:
            last = self._states[index] if before is None else before
            self._states = [*self._states[:index], last, state][-REMEMBERED - 1 :]
            self.stack.beginMacro(text)
            self.stack.endMacro()
        self._drag = drag
        # Where the index stays what it was, no signal has come.
        self._go(state)

    @Slot(int)
    def _index_changed(self, index: int) -> None:
        self._drag = ""
        self._go(self._states[index])

    def _go(self, state: object) -> None:
        if state is not self._present:
            self._present = state
            self.went_to.emit(state)
