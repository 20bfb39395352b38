"""A tab of several pages behind one row of buttons, each built when it is first seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.base import TabView
from desktop.widgets.controls.page_buttons import PageButtons


class Page(QObject):
    """Controls, a picture, one sentence, and what the dock shows; with a presenter of its own.

    Attributes
    ----------
    controls, picture : QWidget
        Go into the tab's column and into its middle.
    column : QVBoxLayout
        Where a page puts its controls, one under the other.
    changed : Signal
        The sentence and the reading follow a new state.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.controls, self.picture = QWidget(), QWidget()
        outer = QVBoxLayout(self.controls)
        outer.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self.column.setSpacing(8)
        outer.addLayout(self.column)
        outer.addStretch(1)

    def sentence(self) -> str:
        """Return what is to be seen, translated."""
        raise NotImplementedError

    def reading(self) -> Reading:
        """Return the pages of the reading dock."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every text again; called once after the page was built, too."""
        raise NotImplementedError

    def enter(self) -> None:
        """The page comes to the front; what it looks at may have changed meanwhile."""

    def leave(self) -> None:
        """The page goes to the back: what plays is paused."""

    def unkept(self) -> bool:
        """Return whether something of the user's would be lost now; by default nothing is."""
        return False

    def may_close(self) -> bool:
        """Ask what shall become of it; return whether nothing is at stake any more."""
        return not self.unkept()

    def rescue(self) -> None:
        """Keep it without a question."""


class PagedView(TabView):
    """The row of pages above, the chosen page's controls and picture below.

    A tab says how a page is built (`build`) and what its button reads (`title`), and calls `open`
    once at the end of its own construction.

    Parameters
    ----------
    context : TabContext
    names : sequence of str
        The pages in the order of their buttons; the first is shown where none is remembered.
    key : str
        The setting that remembers the page.

    Attributes
    ----------
    rest : int
        Milliseconds without a change after which the dock follows; setting a formula takes longer
        than a frame, and nobody reads one while something plays. 0: at once.
    """

    widest_controls = 320
    rest = 0

    def __init__(
        self, context: TabContext, names: Sequence[str], key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._key = context, key
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._row = PageButtons(names, filling=False)
        self.buttons = self._row.buttons
        self._controls, self._pictures = QStackedWidget(), QStackedWidget()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(self.rest)
        self._rest.timeout.connect(self._rested)
        self._lay_out()
        self._row.chosen.connect(self._clicked)

    def _lay_out(self) -> None:
        self._row.setContentsMargins(16, 8, 16, 8)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(1, self._row)
        self.controls.addWidget(self._controls)
        # Plots ask for much; they take what there is and leave the dock its width.
        self._pictures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._pictures.setMinimumSize(320, 280)
        self.picture.addWidget(self._pictures, 1)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def open(self) -> None:
        """Set every text and show the remembered page."""
        self.retranslate()
        first = next(iter(self.buttons))
        chosen = self._context.settings.text(self._key, first)
        self.show_page(chosen if chosen in self.buttons else first)

    def build(self, name: str) -> Page:
        """Return a new page."""
        raise NotImplementedError

    def title(self, name: str) -> tuple[str, str]:
        """Return the text of a page's button and its tool tip, translated."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        """Show the sentence of the page in front."""
        self.sentence.setText(sentence)

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
            self._pages[name] = self._built(name)
        self._current = name
        self._row.show_page(name)
        page = self.page()
        self._controls.setCurrentWidget(page.controls)
        self._pictures.setCurrentWidget(page.picture)
        if self.isVisible():
            page.enter()
        self._follow()

    def reading(self) -> Reading:
        """Return what the page in front has for the dock."""
        return self.page().reading()

    def retranslate(self) -> None:
        """Set every text again."""
        self._row.set_texts({name: self.title(name) for name in self.buttons})
        for page in self._pages.values():
            page.retranslate()
        if self._current:
            self._follow()

    def unkept(self) -> bool:
        """Return whether a page holds something."""
        return any(page.unkept() for page in self._pages.values())

    def may_close(self) -> bool:
        """Let each page that holds something ask, in front."""
        for name, page in self._pages.items():
            if page.unkept():
                self.show_page(name)
                if not page.may_close():
                    return False
        return True

    def rescue(self) -> None:
        """Keep what the pages hold."""
        for page in self._pages.values():
            page.rescue()

    def shutdown(self) -> None:
        """Pause what plays; the workers end with the context."""
        for page in self._pages.values():
            page.leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what has changed meanwhile."""
        super().showEvent(event)
        self.page().enter()

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause what plays while nobody looks."""
        self.page().leave()
        super().hideEvent(event)

    def _built(self, name: str) -> Page:
        page = self.build(name)
        page.setParent(self)
        self._controls.addWidget(page.controls)
        self._pictures.addWidget(page.picture)
        page.retranslate()
        page.changed.connect(self._follow)
        return page

    @Slot(str)
    def _clicked(self, name: str) -> None:
        self.show_page(name)
        self._context.settings.set(self._key, name)

    @Slot()
    def _follow(self) -> None:
        page, sentence = self.page(), self.page().sentence()
        self.say(sentence)
        page.picture.setAccessibleName(self.buttons[self._current].text())
        page.picture.setAccessibleDescription(sentence)
        if self.rest:
            self._rest.start()
        else:
            self._rested()

    @Slot()
    def _rested(self) -> None:
        self.reading_changed.emit(self.reading())
