"""Keeps drawings in the user's notebook with the label the user gives them, and takes them back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from desktop.context import TabContext
from desktop.tabs.digit.state import DigitState
from nn_core.digits import Drawing
from nn_core.digits.segment import segment
from nn_core.digits.verdict import State
from nn_core.errors import BadakError


@dataclass(frozen=True)
class Keeping:
    """What can be kept and what has been.

    Attributes
    ----------
    possible : bool
        There is ink, and the pen is up.
    answer : int or None
        What the network reads; None where it reads no digit.
    label : int or None
        As what the drawing on the sheet has been kept; None if it has not.
    """

    possible: bool = False
    answer: int | None = None
    label: int | None = None


class Keeper(QObject):
    """Stores the drawing on the sheet, each only once: another label takes the place of the first.

    Parameters
    ----------
    context : TabContext
    parent : QObject, optional
    """

    changed = Signal(object)
    """The new `Keeping`."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._state: DigitState | None = None
        self._keeping = Keeping()
        self._id = 0
        context.notebook.noticed.connect(context.report)

    @property
    def keeping(self) -> Keeping:
        """What can be kept and what has been."""
        return self._keeping

    def follow(self, state: DigitState) -> None:
        """Take over what is on the sheet; another drawing has not been kept yet."""
        old, self._state = self._state, state
        same = (
            old is not None
            and old.drawing is state.drawing
            and (old.chosen, bool(old.parts)) == (state.chosen, bool(state.parts))
        )
        label = self._keeping.label if same else None
        self._set(Keeping(state.settled and bool(state.ranking), _answer(state), label))

    @Slot(int)
    def keep(self, label: int) -> None:
        """Store the drawing as what it was, or say that it was something else."""
        if self._state is None or not self._keeping.possible:
            return
        notebook = self._context.notebook
        try:
            if self._keeping.label is None:
                from nn_core.data.notebook import Entry

                entry = Entry.of(_drawing(self._state), label=label, **_facts(self._state))
                self._id = notebook.add(entry)
            else:
                notebook.relabel({self._id: label})
        except BadakError as error:
            self._context.report(error)
            return
        self._set(replace(self._keeping, label=label))

    @Slot()
    def confirm(self) -> None:
        """Store the drawing as what the network read."""
        if self._keeping.answer is not None:
            self.keep(self._keeping.answer)

    @Slot()
    def undo(self) -> None:
        """Take the drawing out of the notebook again."""
        if self._keeping.label is None:
            return
        try:
            self._context.notebook.delete([self._id])
        except BadakError as error:
            self._context.report(error)
            return
        self._set(replace(self._keeping, label=None))

    def _set(self, keeping: Keeping) -> None:
        if keeping != self._keeping:
            self._keeping = keeping
            self.changed.emit(keeping)


def _drawing(state: DigitState) -> Drawing:
    """Return what is labelled: of several digits read one by one, the chosen one."""
    return segment(state.drawing)[state.chosen] if state.parts else state.drawing


def _answer(state: DigitState) -> int | None:
    verdict = state.verdict
    return None if verdict is None or verdict.state is State.NO_DIGIT else verdict.digit


def _facts(state: DigitState) -> dict[str, object]:
    answer, verdict = _answer(state), state.verdict
    return {
        "answer": answer,
        "state": "" if verdict is None else str(verdict.state),
        "model": state.model.name,
        "confidence": None if answer is None else float(state.ranking[0][1]),
    }
