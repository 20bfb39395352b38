"""Owns the softmax tab's state: takes intentions, refuses what makes no sense, tells of changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoStack

from desktop.services.context import TabContext
from desktop.services.history import History
from desktop.tabs.softmax import presets, table_text
from desktop.tabs.softmax.picture import SoftmaxPicture, draw
from desktop.tabs.softmax.presets import Classes, Preset
from desktop.tabs.softmax.state import Shift, SoftmaxState
from nn_core.errors import QT_TRANSLATE_NOOP, BadakError, ValueRefused

SURE = 0.99
ALIKE = 0.01


class SoftmaxPresenter(QObject):
    """The softmax tab without any widget.

    Every change goes through the undo stack. A refused value raises nothing: it is emitted by
    ``failed``, and ``state_changed`` brings the widgets back to the state that still holds.
    """

    state_changed = Signal(object)  # SoftmaxPicture
    failed = Signal(object)  # an exception

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._picture = draw(SoftmaxState())
        self._done: frozenset[str] = frozenset()
        self._extremes: frozenset[str] = frozenset()
        self._drags = 0
        self._seed = 0
        self._history = History(self._state, self)
        self._history.went_to.connect(self._show)
        self._runner = context.make_runner(self)
        self._runner.yielded.connect(self._take)
        self._runner.failed.connect(self.failed)

    @property
    def undo_stack(self) -> QUndoStack:
        """Goes through the states this tab has been in."""
        return self._history.stack

    @property
    def picture(self) -> SoftmaxPicture:
        """The present state with its steps."""
        return self._picture

    @property
    def done(self) -> frozenset[str]:
        """Keys of the lesson's things to try that have been done."""
        return self._done

    @Slot(int, float)
    def drag_score(self, row: int, score: float) -> None:
        """Give the class in ``row`` another score; until `end_drag` it is one undo step."""
        self._apply(partial(self._state.with_score, row, score), f"score {row}")

    @Slot(int, str)
    def set_name(self, row: int, name: str) -> None:
        """Give the class in ``row`` another name."""
        self._apply(partial(self._state.with_name, row, name))

    @Slot(int)
    def set_count(self, count: int) -> None:
        """Show ``count`` classes."""
        if self._apply(partial(self._state.with_count, count)) and count == 2:
            self._finish("two")

    @Slot(float)
    def set_temperature(self, temperature: float) -> None:
        """Divide the scores by ``temperature`` first."""
        if self._apply(partial(self._state.with_temperature, temperature), "temperature"):
            self._note_extremes()

    @Slot(float)
    def set_constant(self, constant: float) -> None:
        """Subtract this constant C."""
        self._apply(partial(self._state.with_constant, constant), "constant")

    @Slot(str)
    def set_shift(self, shift: str) -> None:
        """Choose which constant is subtracted: none, one of the user's own, or the largest."""
        self._apply(lambda: replace(self._state, shift=Shift(shift)))

    @Slot(str)
    def set_width(self, width: str) -> None:
        """Compute the table in another float width."""
        self._apply(lambda: replace(self._state, width=width))

    @Slot(float)
    def add_to_all(self, amount: float) -> None:
        """Add the same number to every score."""
        if self._apply(partial(self._state.added, amount)) and amount >= 1000:
            naive = self._picture.naive.values()
            if any(steps.broken for steps in naive) and not self._picture.safe.broken:
                self._finish("thousand")

    @Slot(int, str)
    def type_score(self, row: int, text: str) -> None:
        """Give the class in ``row`` the score that ``text`` spells."""
        self._apply(lambda: self._state.with_score(row, table_text.number(text)))

    @Slot(int, str)
    def paste(self, row: int, text: str) -> None:
        """Put pasted rows in from ``row`` on; names come along where the text has any."""
        self._apply(lambda: self._pasted(row, text))

    def csv_text(self) -> str:
        """Return the table as CSV."""
        return table_text.csv_text(self._picture)

    def clipboard_text(self) -> str:
        """Return the table for a spreadsheet."""
        return table_text.clipboard_text(self._picture)

    @Slot(str)
    def load(self, preset: str) -> None:
        """Take the scores from the book, or let a network give them to a digit."""
        wanted = Preset(preset)
        if wanted in presets.BOOK:
            self._take(presets.book(wanted))
        elif not self._context.recognisers.names():
            self.failed.emit(
                ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "There is no network yet that could give scores.")
                )
            )
        elif wanted is Preset.DRAWN:
            self._load_drawing()
        else:
            self._seed += 1
            self._runner.start(partial(presets.of_mnist, self._context.recognisers, self._seed))

    @Slot()
    def end_drag(self) -> None:
        """Let the next drag be an undo step of its own."""
        self._drags += 1

    def _load_drawing(self) -> None:
        drawing = self._context.drawing.value
        if drawing is None or (not drawing.strokes and drawing.image is None):
            self.failed.emit(
                ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "Nothing has been drawn yet."),
                    QT_TRANSLATE_NOOP("nn_core", "Draw a digit in the first tab, then come back."),
                )
            )
            return
        self._runner.start(partial(presets.drawn, self._context.recognisers, drawing))

    @property
    def _state(self) -> SoftmaxState:
        return self._picture.state

    @Slot(object)
    def _take(self, classes: Classes) -> None:
        names, scores = classes.names, classes.scores
        self._apply(partial(self._state.with_classes, names, scores, classes.source))

    def _pasted(self, row: int, text: str) -> SoftmaxState:
        names, scores = table_text.parse(text)
        state = self._state
        count = max(len(state.names), row + len(scores))
        state = state.with_count(count)
        all_names, all_scores = list(state.names), list(state.scores)
        for place, (name, score) in enumerate(zip(names, scores, strict=True), row):
            all_names[place] = name or all_names[place]
            all_scores[place] = score
        return state.with_classes(tuple(all_names), tuple(all_scores))

    def _apply(self, change: Callable[[], SoftmaxState], drag: str = "") -> bool:
        """Make the change as an undo step; return whether it was taken."""
        try:
            state = change()
        except BadakError as error:
            self.failed.emit(error)
            self.state_changed.emit(self._picture)
            return False
        if state != self._state:
            key = f"{drag} {self._drags}" if drag else ""
            self._history.push(state, drag=key)
        return True

    @Slot(object)
    def _show(self, state: SoftmaxState) -> None:
        self._picture = draw(state)
        self.state_changed.emit(self._picture)

    def _finish(self, key: str) -> None:
        if key not in self._done:
            self._done |= {key}
            self.state_changed.emit(self._picture)

    def _note_extremes(self) -> None:
        shares = self._picture.safe.shares
        if shares.max() > SURE:
            self._extremes |= {"cold"}
        if shares.max() - shares.min() <= ALIKE:
            self._extremes |= {"hot"}
        if len(self._extremes) == 2:
            self._finish("temperature")
