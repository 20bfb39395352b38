"""The table of before and after, with how many digits each figure stands on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.tabs.mydigits.teach.texts import share
from desktop.widgets.controls.number_text import grouped
from nn_core.models.teaching_records import Answers, Marks

COLUMNS = 5
NAME_WIDTH = 100
"""Least width of a row's name in pixels at zoom 1; a longer name takes two lines."""


class BeforeAfter(QWidget):
    """One row for each set of digits that is measured on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.labels = [[self._label(row, column) for column in range(COLUMNS)] for row in range(5)]
        self._name()

    def _label(self, row: int, column: int) -> QLabel:
        label = QLabel()
        if row == 0:
            label.setProperty("role", "small")
        if column:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        elif row:
            label.setWordWrap(True)
            label.setMinimumWidth(NAME_WIDTH)
        self._grid.addWidget(label, row, column)
        return label

    def texts(self) -> list[list[str]]:
        """Return what is shown, row by row."""
        return [[label.text() for label in row] for row in self.labels if row[0].isVisibleTo(self)]

    def _name(self) -> None:
        heads = ("", self.tr("digits"), self.tr("before"), self.tr("now"), self.tr("forgot"))
        for label, text in zip(self.labels[0], heads, strict=True):
            label.setText(text)
        names = (
            (
                self.tr("Digits kept back"),
                self.tr("Digits of this hand that are never learnt: what counts"),
            ),
            (
                self.tr("Digits learnt"),
                self.tr("Digits of this hand that are learnt: it may know them by heart"),
            ),
            (
                self.tr("MNIST training digits, not learnt again here"),
                self.tr("The network has met them before: they show forgetting, not skill"),
            ),
            (
                self.tr("MNIST test set"),
                self.tr("Digits that no shipped network has ever learnt"),
            ),
        )
        for row, (name, tip) in zip(self.labels[1:], names, strict=True):
            row[0].setText(name)
            row[0].setToolTip(tip)

    def show_marks(self, before: Marks | None, after: Marks | None) -> None:
        """Show what is known; None where it isn't yet."""
        pairs = (
            [_parts(before)[row] if before is not None else None for row in range(4)],
            [_parts(after)[row] if after is not None else None for row in range(4)],
        )
        for row, (was, now) in enumerate(zip(*pairs, strict=True), 1):
            for label, text in zip(self.labels[row][1:], row_texts(was, now), strict=True):
                label.setText(text)
        for label in self.labels[4]:
            label.setVisible(before is not None and before.test is not None)


def _parts(marks: Marks) -> tuple[Answers | None, ...]:
    return marks.held_out, marks.learnt, marks.base, marks.test


def row_texts(was: Answers | None, now: Answers | None) -> tuple[str, str, str, str]:
    """Return how many digits, the shares before and now, and how many were forgotten."""
    lost = grouped(was.forgotten(now)) if was is not None and now is not None and len(was) else "–"
    return grouped(len(was)) if was is not None else "–", share(was), share(now), lost
