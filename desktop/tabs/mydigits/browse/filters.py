"""The controls that choose which digits are looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from desktop.services import network_names
from desktop.tabs.mydigits.browse.state import BrowseState, Deleted, Period
from desktop.tabs.mydigits.browse.wording import what
from desktop.widgets.controls.layout_helpers import column_in, narrow
from desktop.widgets.controls.number_text import grouped
from nn_core.data.notebook import Filter

UNLABELLED = "unlabelled"
"""Entry of the first list for digits without a label."""
DELETED = "deleted"
"""Entry of the first list for digits that can be brought back."""


class Filters(QWidget):
    """Five lists: what it was, what was read, right or wrong, by which network, and when."""

    where_changed = Signal(object)
    """The new `Filter`."""
    period_changed = Signal(str)
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._where = Filter()
        self._counts: tuple[int, ...] = (0,) * 10
        self._deleted = 0
        self.label, self.answer, self.right = QComboBox(), QComboBox(), QComboBox()
        self.model, self.period = QComboBox(), QComboBox()
        self._names = {box: QLabel() for box in self._boxes()}
        self.only, self.everything = QLabel(), QPushButton()
        self._models: tuple[str, ...] = ()
        self._lay_out()
        for box in (self.label, self.answer, self.right, self.model):
            box.activated.connect(self._activated)
        self.period.activated.connect(self._period_activated)
        self.everything.clicked.connect(self.all_wanted)

    def _boxes(self) -> tuple[QComboBox, ...]:
        return self.label, self.answer, self.right, self.model, self.period

    def _lay_out(self) -> None:
        column = column_in(self)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (box, name) in enumerate(self._names.items()):
            name.setBuddy(box)
            narrow(box, 6)
            grid.addWidget(name, row, 0)
            grid.addWidget(box, row, 1)
        self.only.setWordWrap(True)
        self.only.setTextFormat(Qt.TextFormat.PlainText)
        column.addLayout(grid)
        column.addWidget(self.only)
        column.addWidget(self.everything)

    def render_state(self, state: BrowseState) -> None:
        """Show what is looked for."""
        self._where = state.where
        known = (self._models, self._counts, self._deleted)
        if known != (state.models, state.counts, state.deleted):
            self._models, self._counts = state.models, state.counts
            self._deleted = state.deleted
            self._fill()
        where = state.where
        label: Any = UNLABELLED if where.labelled is False else where.label
        if isinstance(where, Deleted):
            label = DELETED
        values = (label, where.answer, where.right, where.model, str(state.period))
        for box, value in zip(self._boxes(), values, strict=True):
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, _find(box, value)))
        self.only.setVisible(state.only is not None)
        self.only.setText("" if state.only is None else what(state.only))
        self.everything.setVisible(state.narrowed)

    def retranslate(self) -> None:
        """Set every text again."""
        texts = (
            *(self.tr("It was"), self.tr("Read as"), self.tr("Answer")),
            *(self.tr("Network"), self.tr("Drawn")),
        )
        tips = (
            self.tr("t: the label, what the digit really was"),
            self.tr("y: the answer of the network when it was drawn"),
            self.tr("Whether the answer was the label"),
            self.tr("The network that answered when it was drawn"),
            self.tr("When it was drawn"),
        )
        for (box, name), text, tip in zip(self._names.items(), texts, tips, strict=True):
            name.setText(text)
            box.setAccessibleName(text)
            box.setToolTip(tip)
        self.everything.setText(self.tr("Show all"))
        self.everything.setToolTip(self.tr("Look at all digits again"))
        self._fill()

    def _fill(self) -> None:
        any_digit = self.tr("any digit")
        digits = [(str(digit), digit) for digit in range(10)]
        counted = [
            (self.tr("{digit} ({count})").format(digit=digit, count=grouped(count)), digit)
            for digit, count in enumerate(self._counts)
        ]
        others = [(self.tr("not labelled"), UNLABELLED)]
        if self._deleted or isinstance(self._where, Deleted):
            text = self.tr("deleted ({count})").format(count=grouped(self._deleted))
            others.append((text, DELETED))
        _refill(self.label, [(any_digit, None), *counted, *others])
        _refill(self.answer, [(any_digit, None), *digits])
        rights = [(self.tr("all"), None), (self.tr("right"), True), (self.tr("wrong"), False)]
        _refill(self.right, rights)
        models = [(network_names.short(name), name) for name in self._models]
        _refill(self.model, [(self.tr("any"), None), *models])
        periods = {
            Period.EVER: self.tr("at any time"),
            Period.TODAY: self.tr("today"),
            Period.WEEK: self.tr("in the last 7 days"),
            Period.MONTH: self.tr("in the last 30 days"),
        }
        _refill(self.period, [(text, str(period)) for period, text in periods.items()])

    @Slot()
    def _activated(self) -> None:
        label = self.label.currentData()
        self.where_changed.emit(
            replace(
                Deleted() if label == DELETED else Filter(),
                label=None if label in (UNLABELLED, DELETED) else label,
                labelled=False if label == UNLABELLED else None,
                answer=self.answer.currentData(),
                right=self.right.currentData(),
                model=self.model.currentData(),
            )
        )

    @Slot()
    def _period_activated(self) -> None:
        self.period_changed.emit(self.period.currentData())


def _refill(box: QComboBox, items: list[tuple[str, Any]]) -> None:
    with QSignalBlocker(box):
        chosen = box.currentData()
        box.clear()
        for text, value in items:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, _find(box, chosen)))


def _find(box: QComboBox, value: Any) -> int:
    # Qt takes 0 and False for the same.
    for place in range(box.count()):
        found = box.itemData(place)
        if found == value and isinstance(found, type(value)):
            return place
    return -1
