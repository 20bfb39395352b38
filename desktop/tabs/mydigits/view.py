"""Shows the tab of one's own digits: a row of pages above, the chosen one below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.context import TabContext
from desktop.reading import Reading
from desktop.tabs.base import CONTROLS_WIDTH, TabView
from desktop.tabs.mydigits.browse.page import BrowsePage
from desktop.tabs.mydigits.browse.state import Only
from desktop.tabs.mydigits.edits import Edits
from desktop.tabs.mydigits.page import Page
from desktop.tabs.mydigits.pages import PAGES, SHOWN_KEY, title
from desktop.theme import Theme

WIDEST_CONTROLS = 320


class MyDigitsView(TabView):
    """The pages of `desktop.tabs.mydigits.pages`, each built when it is first seen."""

    def __init__(self, context: TabContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._edits = Edits(context, self)
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._group = QButtonGroup(self)
        self.buttons = {name: self._button(index) for index, name in enumerate(PAGES)}
        self._controls, self._pictures = QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._group.idClicked.connect(self._clicked)
        context.notebook.noticed.connect(context.report)
        self.retranslate()
        chosen = context.settings.text(SHOWN_KEY, "browse")
        self.show_page(chosen if chosen in PAGES else "browse")

    def _button(self, index: int) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setAutoRaise(True)
        # A click takes the focus along, or its frame stays at another page's button.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button, index)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertLayout(1, row)
        self.controls.addWidget(self._controls)
        self._pictures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._pictures.setMinimumSize(320, 280)
        self.picture.addWidget(self._pictures, 1)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    @Slot(object)
    def _resize_column(self, tokens: Theme) -> None:
        # In a classroom everything is larger, and the digits are what is to be seen.
        self._column.setFixedWidth(min(WIDEST_CONTROLS, round(tokens.px(CONTROLS_WIDTH))))

    def page(self) -> Page:
        """Return the page in front."""
        return self._pages[self._current]

    def show_page(self, name: str) -> None:
        """Bring a page to the front; it is built when first seen."""
        if name == self._current:
            return
        if self._current:
            self.page().leave()
        if name not in self._pages:
            self._pages[name] = self._build(name)
        self._current = name
        self.buttons[name].setChecked(True)
        page = self.page()
        self._controls.setCurrentWidget(page.controls)
        self._pictures.setCurrentWidget(page.picture)
        if self.isVisible():
            page.enter()
        self._follow()

    def reading(self) -> Reading:
        """Return what the page in front has for the dock."""
        return self.page().reading()

    def undo_stack(self) -> QUndoStack:
        """Return the stack of labels given and digits deleted."""
        return self._edits.stack

    def retranslate(self) -> None:
        """Set every text again."""
        for name, button in self.buttons.items():
            text, tip = title(name)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)
        for page in self._pages.values():
            page.retranslate()
        if self._current:
            self._follow()

    def shutdown(self) -> None:
        """Leave the page in front; the workers end with the context."""
        self.page().leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what was drawn meanwhile."""
        super().showEvent(event)
        self.page().enter()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        self.page().leave()
        super().hideEvent(event)

    def _build(self, name: str) -> Page:
        page = PAGES[name](self._context, self._edits)
        page.setParent(self)
        self._controls.addWidget(page.controls)
        self._pictures.addWidget(page.picture)
        page.retranslate()
        page.changed.connect(self._follow)
        page.digits_wanted.connect(self.show_digits)
        return page

    @Slot(object)
    def show_digits(self, only: Only) -> None:
        """Look at a set of digits on the page Browse."""
        self.show_page("browse")
        page = self.page()
        if isinstance(page, BrowsePage):
            page.show_only(only)

    @Slot(int)
    def _clicked(self, index: int) -> None:
        name = list(PAGES)[index]
        self.show_page(name)
        self._context.settings.set(SHOWN_KEY, name)

    @Slot()
    def _follow(self) -> None:
        page, sentence = self.page(), self.page().sentence()
        self.sentence.setText(sentence)
        page.picture.setAccessibleName(self.buttons[self._current].text())
        page.picture.setAccessibleDescription(sentence)
        self.reading_changed.emit(self.reading())
