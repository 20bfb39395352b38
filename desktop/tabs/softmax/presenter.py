"""Owns the softmax tab's state: takes intentions, refuses what makes no sense, tells of changes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot

from desktop.services.context import TabContext
from desktop.services.i18n import phrase_text
from desktop.tabs.kit.presenter import Goals, Presenter
from desktop.tabs.softmax import texts, work
from desktop.tabs.softmax.state import TABLES, Shift, SoftmaxState
from desktop.tabs.softmax.work import Classes, Preset
from nn_core.data import pasted
from nn_core.data.written_numbers import number
from nn_core.digits import Drawing
from nn_core.errors import QT_TRANSLATE_NOOP, Phrase, Told, ValueRefused
from nn_core.records.softmax_steps import WIDTHS
from nn_core.util.atomic_write import replacing

SURE = 0.99
ALIKE = 0.01


def _thousand(before: SoftmaxState, after: SoftmaxState) -> bool:
    grown = len(after.scores) == len(before.scores) and min(
        new - old for new, old in zip(after.scores, before.scores, strict=True)
    )
    return (
        bool(grown >= 1000)
        and any(steps.broken for steps in after.naive.values())
        and not after.safe.broken
    )


def _hot(before: SoftmaxState, after: SoftmaxState) -> bool:
    shares = after.safe.shares
    alike = bool(shares.max() - shares.min() <= ALIKE)
    return alike and after.temperature != before.temperature


class SoftmaxPresenter(Presenter[SoftmaxState]):
    """The softmax tab without any widget; every change of the scores can be undone."""

    undoable = ("names", "scores", "shift", "constant", "temperature", "width", "source")

    def __init__(self, context: TabContext) -> None:
        goals: Goals[SoftmaxState] = {
            "two": lambda before, after: len(after.names) == 2 != len(before.names),
            "thousand": _thousand,
            "temperature": {
                "cold": lambda before, after: (
                    after.temperature != before.temperature and bool(after.safe.shares.max() > SURE)
                ),
                "hot": _hot,
            },
        }
        super().__init__(context, SoftmaxState(), goals)
        self._seed = 0
        self._runner = self.runner(self._take)

    @Slot(int, float)
    def drag_score(self, row: int, score: float) -> None:
        """Give the class in ``row`` another score; until `end_drag` it is one undo step."""
        self.edit(lambda state: state.with_score(row, score), f"score {row}")

    @Slot(int, str)
    def set_name(self, row: int, name: str) -> None:
        self.edit(lambda state: state.with_name(row, name))

    @Slot(float)
    def set_count(self, count: float) -> None:
        self.edit(lambda state: state.with_count(round(count)))

    @Slot(float)
    def set_temperature(self, temperature: float) -> None:
        """Divide the scores by ``temperature`` first."""
        self.edit(lambda state: state.with_temperature(temperature), "temperature")

    @Slot(float)
    def set_constant(self, constant: float) -> None:
        self.edit(lambda state: state.with_constant(constant), "constant")

    @Slot(str)
    def set_shift(self, shift: str) -> None:
        """Choose which constant is subtracted: none, one of the user's own, or the largest."""
        self.edit(lambda state: replace(state, shift=Shift(shift)))

    @Slot(str)
    def set_width(self, width: str) -> None:
        """Compute the table in another float width."""
        if width in WIDTHS:
            self.edit(lambda state: replace(state, width=width))

    @Slot(str)
    def show_table(self, table: str) -> None:
        """Bring the steps or the float widths to the front."""
        if table in TABLES:
            self.update(table=table)

    @Slot(float)
    def add_to_all(self, amount: float) -> None:
        """Add the same number to every score; the effect shows in the float widths."""
        self.edit(lambda state: replace(state.added(amount), table="widths"))

    @Slot(int, str)
    def type_score(self, row: int, text: str) -> None:
        """Give the class in ``row`` the score that ``text`` spells."""
        self.edit(lambda state: state.with_score(row, number(text)))

    @Slot(int, str)
    def paste(self, row: int, text: str) -> None:
        """Put pasted rows in from ``row`` on; names come along where the text has any."""
        told: list[Phrase] = []

        def put_in(state: SoftmaxState) -> SoftmaxState:
            found = pasted.parse(text)
            told.extend(found.told)
            return state.with_rows(row, found.names, found.scores)

        self.edit(put_in)
        if told:
            said = " ".join(f"{phrase_text(phrase)}." for phrase in told)
            self.context.report(Told("{said}", said=said))

    def save_csv(self, path: Path) -> None:
        """Write the table in UTF-8; a file of that name is replaced only by a whole one.

        Raises `DataFileError` if the folder or the disk refuses it.
        """
        with replacing(path) as (file,):
            file.write(texts.table(self.state).csv())

    @Slot(str)
    def load(self, preset: str) -> None:
        """Take the scores from the book, or let a network give them to a digit."""
        wanted = Preset(preset)
        recognisers = self.context.recognisers
        if wanted in work.BOOK:
            self._take(work.book(wanted))
        elif not recognisers.names():
            self.refuse(
                ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "There is no network yet that could give scores.")
                )
            )
        elif wanted is Preset.DRAWN:
            self._load_drawing()
        else:
            self._seed += 1
            self._runner.start(partial(work.of_mnist, recognisers, self._seed))

    @Slot(object)
    def take_drawing(self, drawing: Drawing) -> None:
        """Let a network give scores to what has just been drawn here."""
        if drawing.strokes and self.context.recognisers.names():
            self._load_drawing()

    def _load_drawing(self) -> None:
        drawing = self.context.drawing.value
        if drawing is None or (not drawing.strokes and drawing.image is None):
            self.refuse(
                ValueRefused(
                    QT_TRANSLATE_NOOP("nn_core", "Nothing has been drawn yet."),
                    QT_TRANSLATE_NOOP("nn_core", "Draw a digit at the left (F8)."),
                )
            )
            return
        self._runner.start(partial(work.drawn, self.context.recognisers, drawing))

    @Slot(object)
    def _take(self, classes: Classes) -> None:
        self.edit(lambda state: state.with_classes(*classes))
