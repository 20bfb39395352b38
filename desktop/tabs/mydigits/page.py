"""The base of the tab's pages: Edit > Undo takes back what was done to the notebook."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from desktop.services.context import TabContext
from desktop.tabs.kit.page import Page
from desktop.tabs.mydigits.notebook_presenter import NotebookPresenter, unread_title
from desktop.tabs.mydigits.presenter import MyDigitsPresenter

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
