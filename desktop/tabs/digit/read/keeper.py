"""Keeps drawings in the user's notebook with the label the user gives them, and takes them back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.services.history import REMEMBERED
from desktop.tabs.digit.read.state import ReadState
from desktop.widgets.canvas.drawing_editor import DrawingEditor
from nn_core.digits import Drawing
from nn_core.digits.verdict import State
from nn_core.errors import BadakError

if TYPE_CHECKING:
    from nn_core.data.notebook import Entry

ABSENT = -1
"""Stands for the label of a digit that is not in the notebook."""
Entries = dict[int | None, int]
"""Ids in the notebook, by the place among several digits; None where they are read as one."""


@dataclass(frozen=True)
class Keeping:
    """What can be kept and what has been.

    - ``possible``: there is ink, and the pen is up.
    - ``answer``: what the network reads; None where it reads no digit.
    - ``label``: as what the drawing on the sheet has been kept; None if it has not.
    """

    possible: bool = False
    answer: int | None = None
    label: int | None = None


@dataclass(frozen=True, eq=False)
class _Step:
    """A drawing was kept, called something else, or taken out: the drawing on both sides of it."""

    before: Drawing
    after: Drawing
    entry: int
    was: int | None
    now: int | None


class Keeper(QObject):
    """Stores the drawing on the sheet, each only once: another label takes the place of the first.

    To keep a drawing is an edit of the sheet like a stroke: it changes no ink, but undo takes it
    back. What the notebook says of a drawing is looked up, since it may be mended elsewhere.

    - ``editor``: whose undo stack goes through what was kept, too.
    """

    changed = Signal(object)
    """The new `Keeping`."""

    def __init__(
        self, context: TabContext, editor: DrawingEditor, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._editor = context, editor
        self._state: ReadState | None = None
        self.keeping = Keeping()
        self._at = editor.settled_drawing
        self._kept: dict[Drawing, Entries] = {}
        self._steps: list[_Step] = []
        editor.settled.connect(self._went)
        context.notebook.noticed.connect(context.report)
        context.notebook.changed.connect(self._look)

    def follow(self, state: ReadState) -> None:
        """Take over what is on the sheet."""
        self._state = state
        self._set(Keeping(state.settled and bool(state.ranking), _answer(state), self._found()[1]))

    @Slot(int)
    def keep(self, label: int) -> None:
        """Store the drawing as what it was, or say that it was something else."""
        state, (entry, was) = self._state, self._found()
        if state is None or not self.keeping.possible or (entry and was == label):
            return
        if entry:
            self._change(entry, was, label)
            return
        try:
            entry = self._context.notebook.add(_new_entry(state, label))
        except BadakError as error:
            self._context.report(error)
            return
        self._remember(state, entry, ABSENT, label)

    @Slot()
    def confirm(self) -> None:
        """Store the drawing as what the network read."""
        if self.keeping.answer is not None:
            self.keep(self.keeping.answer)

    @Slot()
    def take_out(self) -> None:
        """Take the drawing out of the notebook again."""
        entry, was = self._found()
        if entry:
            self._change(entry, was, ABSENT)

    def _change(self, entry: int, was: int | None, now: int | None) -> None:
        if self._state is not None and self._attempt(entry, was, now):
            self._remember(self._state, entry, was, now)

    def _remember(self, state: ReadState, entry: int, was: int | None, now: int | None) -> None:
        """Make a change of the notebook an edit of the sheet: the same ink, as another drawing."""
        before, after = state.drawing, replace(state.drawing)
        entries = dict(self._kept.get(before, {}))
        entries.pop(self._place(), None)
        self._kept[after] = entries if now == ABSENT else {**entries, self._place(): entry}
        self._steps = [*self._steps, _Step(before, after, entry, was, now)][-REMEMBERED:]
        while len(self._kept) > REMEMBERED:
            del self._kept[next(iter(self._kept))]
        self._at, self._state = after, replace(state, drawing=after)
        self._editor.replace(after, self.tr("keeping"))
        self._set(replace(self.keeping, label=None if now == ABSENT else now))

    @Slot(object)
    def _went(self, drawing: Drawing) -> None:
        """Follow undo and redo over an edit that has changed the notebook."""
        old, self._at = self._at, drawing
        for step in self._steps:
            if (step.after, step.before) == (old, drawing):
                self._attempt(step.entry, step.now, step.was)
            elif (step.before, step.after) == (old, drawing):
                self._attempt(step.entry, step.was, step.now)

    def _attempt(self, entry: int, was: int | None, now: int | None) -> bool:
        """Change what the notebook says, and return whether that was possible."""
        notebook = self._context.notebook
        try:
            if now == ABSENT:
                notebook.delete([entry])
            else:
                if was == ABSENT:
                    notebook.restore([entry])
                notebook.relabel({entry: now})
        except BadakError as error:
            self._context.report(error)
            return False
        return True

    @Slot()
    def _look(self) -> None:
        """See whether the notebook still says the same of the drawing."""
        self._set(replace(self.keeping, label=self._found()[1]))

    def _found(self) -> tuple[int, int | None]:
        """Return the drawing's id in the notebook, 0 if it has none, and its label."""
        if self._state is None:
            return 0, None
        entry = self._kept.get(self._state.drawing, {}).get(self._place(), 0)
        if not entry:
            return 0, None
        try:
            labels = self._context.notebook.labels([entry])
        except BadakError:
            return 0, None
        return (entry, labels[entry]) if entry in labels else (0, None)

    def _place(self) -> int | None:
        state = self._state
        return state.chosen if state is not None and state.parts else None

    def _set(self, keeping: Keeping) -> None:
        if keeping != self.keeping:
            self.keeping = keeping
            self.changed.emit(keeping)


def _drawing(state: ReadState) -> Drawing:
    """Return what is labelled: of several digits read one by one, the chosen one."""
    return state.digits[state.chosen] if state.parts else state.drawing


def _new_entry(state: ReadState, label: int) -> Entry:
    from nn_core.data.notebook import Entry

    return Entry.of(_drawing(state), label=label, **_facts(state))


def _answer(state: ReadState) -> int | None:
    verdict = state.verdict
    return None if verdict is None or verdict.state is State.NO_DIGIT else verdict.digit


def _facts(state: ReadState) -> dict[str, object]:
    answer, verdict = _answer(state), state.verdict
    return {
        "answer": answer,
        "state": "" if verdict is None else str(verdict.state),
        "model": state.model.name,
        "confidence": None if answer is None else float(state.ranking[0][1]),
    }
