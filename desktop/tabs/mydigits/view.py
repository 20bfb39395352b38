"""Shows the tab of one's own digits: a row of pages above, the chosen one below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from desktop.services.context import TabContext
from desktop.tabs.mydigits.browse.page import BrowsePage
from desktop.tabs.mydigits.browse.state import Only
from desktop.tabs.mydigits.edits import Edits
from desktop.tabs.mydigits.page import Page
from desktop.tabs.mydigits.pages import PAGES, SHOWN_KEY, title
from desktop.tabs.paged import PagedView


class MyDigitsView(PagedView):
    """The pages of `desktop.tabs.mydigits.pages`."""

    def __init__(self, context: TabContext, parent: QWidget | None = None) -> None:
        super().__init__(context, tuple(PAGES), SHOWN_KEY, parent)
        self._edits = Edits(context, self)
        for button in self.buttons.values():
            # A click takes the focus along, or its frame stays at another page's button.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        context.notebook.noticed.connect(context.report)
        self.open()

    def build(self, name: str) -> Page:
        """Return a new page."""
        page = PAGES[name](self._context, self._edits)
        page.digits_wanted.connect(self.show_digits)
        return page

    def title(self, name: str) -> tuple[str, str]:
        """Return the text of a page's button and its tool tip, translated."""
        return title(name)

    def undo_stack(self) -> QUndoStack:
        """Return the stack of labels given and digits deleted."""
        return self._edits.stack

    @Slot(object)
    def show_digits(self, only: Only) -> None:
        """Look at a set of digits on the page Browse."""
        self.show_page("browse")
        page = self.page()
        if isinstance(page, BrowsePage):
            page.show_only(only)
