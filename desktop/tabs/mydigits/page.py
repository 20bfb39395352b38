"""The base of the tab's pages, whose edits can be undone, and what the dock shows on them."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.tabs.kit.page import Page
from desktop.tabs.mydigits.notebook_presenter import NotebookPresenter, unread_title
from desktop.tabs.mydigits.presenter import MyDigitsPresenter
from nn_core.arrays import Labels
from nn_core.digits.confusion import accuracy, interval, worst_pair

P = TypeVar("P", bound=NotebookPresenter[Any])


class NotebookPage(Page[P]):
    """One thing to do with one's digits.

    - ``empty``: stands in place of the picture as long as there is nothing to show.
    """

    rest = 0
    empty: QWidget

    def __init__(self, tab: MyDigitsPresenter, presenter: P, context: TabContext) -> None:
        super().__init__(presenter, context)
        self.tab = tab
        presenter.prepare()

    def add_picture(self, picture: QWidget) -> None:
        """Show a picture or, in its place, what to do first."""
        self._title, self._places = QLabel(), QStackedWidget()
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setWordWrap(True)
        self._title.setProperty("role", "title")
        self.empty = self._title
        for place in (picture, self.empty):
            self._places.addWidget(place)
        self.stage.addWidget(self._places)

    def show_picture(self, wanted: bool, invitation: str) -> None:
        """Show the picture or, as long as there is none, an invitation."""
        self._title.setText(unread_title() if self.presenter.state.unread else invitation)
        self._places.setCurrentIndex(0 if wanted else 1)

    def undo_stack(self) -> QUndoStack:
        return self.tab.edits.stack


LESSON = "mydigits"
BOOK = ("pictures.accuracy",)
SYMBOLS = r"\text{accuracy} = \frac{1}{N} \sum_{n=1}^{N} [\, y_n = t_n \,]"
MATRIX = r"\text{accuracy} = \frac{\sum_k C_{kk}}{\sum_{i} \sum_{j} C_{ij}}"
CALL = """\
print("right", np.trace(C), "of", C.sum())
print("accuracy", accuracy(C))
print("between, at 95 %", interval(C))
print("most frequent mistake: was, read, times", worst_pair(C))
"""


def browse_reading(right: int, wrong: int, done: frozenset[str]) -> Reading:
    """Return the share of right answers when the digits were drawn, and the lesson."""
    read = right + wrong
    line = FormulaLine(SYMBOLS, _numbers(right, read) if read else "", "accuracy")
    return Reading((line,), None, LESSON, done, book=BOOK)


def confusion_reading(matrix: Labels | None, done: frozenset[str]) -> Reading:
    """Return accuracy from the matrix on show, the code that found it, and the lesson."""
    if matrix is None or not matrix.any():
        empty = FormulaLine(MATRIX, about="confusion")
        return Reading((empty,), None, LESSON, done, book=BOOK)
    line = FormulaLine(MATRIX, _numbers(int(np.trace(matrix)), int(matrix.sum())), "confusion")
    code = CodeSnapshot((accuracy, interval, worst_pair), {"C": matrix}, CALL)
    return Reading((line,), code, LESSON, done, book=BOOK)


def _numbers(right: int, total: int) -> str:
    return rf"\frac{{{right}}}{{{total}}} = {right / total:.3f}"
