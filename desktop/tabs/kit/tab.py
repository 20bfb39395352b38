"""The view of every tab: the row of its pages, and the page in front built from its presenter.

Controls left, the picture in the middle, one sentence under it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QTimer, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QUndoStack,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.services.i18n import keys_text
from desktop.services.links import Link, plain
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs import TabSpec
from desktop.tabs.kit.names import controls, explain, put_away, speak
from desktop.tabs.kit.page import Page
from desktop.tabs.kit.presenter import Presenter
from desktop.widgets.controls.controls_column import ControlsColumn, point_out
from desktop.widgets.controls.layout_helpers import column_in
from desktop.widgets.controls.message_bar import MessageBar
from desktop.widgets.controls.moving_text import FixedLabel, Sentence
from desktop.widgets.controls.page_buttons import PageButtons
from nn_core.errors import BadakError

LONGEST_MS = 1500
"""The dock never shows numbers older than this while something moves without a rest."""
WIDEST, SHARE = 320, 0.3
"""Pixels, or share of the window's width, to which the controls may grow with the zoom: in a
classroom everything is larger, and the picture is what is to be seen."""


class Tab(QWidget):
    """Hosts the pages of a `TabSpec`; its presenter is made once and outlives them.

    - ``presenter``: what ``spec.presenter`` names, made with the context.
    - ``buttons``: the buttons of the pages by their ids; the row is hidden where there is one page
      only.
    - ``messages``: above everything; the window shows typed errors here (``TabContext.report``).
    - ``sentence``: one sentence under the picture that says what is to be seen.
    """

    reading_changed = Signal(object)  # Reading
    edited = Signal()
    """What `to_data` returns may be another one now."""
    undo_changed = Signal(object)
    """Another page is in front, with a stack of its own: QUndoStack or None."""

    def __init__(self, spec: TabSpec, context: TabContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec, self.context = spec, context
        self.presenter = load(spec.presenter)(context)
        self.presenter.setParent(self)
        self._pages: dict[str, Page[Any]] = {}
        self._seen: list[str] = []
        self._seen_before: tuple[Any, ...] = ()
        self._followed: list[Presenter[Any]] = []
        self._stacks: set[QUndoStack] = set()
        self._waiting: dict[str, Any] = {}
        self.page_id = ""
        self._row = PageButtons([page.id for page in spec.pages], filling=False)
        self.buttons = self._row.buttons
        self._controls, self._pictures = QStackedWidget(), QStackedWidget()
        self._controls_width = 0
        self.messages, self.sentence = MessageBar(), Sentence()
        self.column, self._stage = ControlsColumn(self._controls), QWidget()
        several = enumerate(self.buttons, 1) if len(self.buttons) > 1 else ()
        self._keys = {page: f"Alt+{number}" for number, page in several}
        self._sentence_place = FixedLabel(self.sentence)
        self._unread = QElapsedTimer()
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._rested)
        self._lay_out()
        theme.manager().changed.connect(self._resize_column)
        self._name_pages()
        self._row.chosen.connect(self._clicked)
        self.sentence.linkActivated.connect(self._follow_link)
        for page, keys in self._keys.items():
            QShortcut(QKeySequence(keys), self).activated.connect(self.buttons[page].click)
        self.show_page(self._remembered())
        context.classroom.opened.connect(self._class_opened)

    def _lay_out(self) -> None:
        self._row.setContentsMargins(16, 8, 16, 0)
        self._row.setVisible(len(self.buttons) > 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.column)
        middle.addWidget(self._stage, 1)
        outer = column_in(self, self.messages, self._row, spacing=0)
        outer.addLayout(middle, 1)
        self._stage.setObjectName("stage")
        picture = QVBoxLayout(self._stage)
        picture.setContentsMargins(16, 16, 16, 16)
        picture.setSpacing(8)
        # Plots ask for much; they take what there is and leave the dock its width.
        self._pictures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._pictures.setMinimumSize(320, 280)
        picture.addWidget(self._pictures, 1)
        picture.addWidget(self._sentence_place)

    @Slot(object)
    def _resize_column(self, tokens: Theme) -> None:
        width, share = tokens.px(self._controls_width), SHARE * self.window().width()
        self.column.set_wanted(min(round(width), max(WIDEST, round(share))))

    def page(self) -> Page[Any]:
        """Return the page in front."""
        return self._pages[self.page_id]

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Bring a page to the front; it is built when first seen."""
        if name == self.page_id or name not in self.buttons:
            return
        if self.page_id:
            self.page().leave()
            self.page().set_front(False)
        self.page_id = name
        self._row.show_page(name)
        self._bring()
        self.edited.emit()
        if self.isVisible():
            self.page().enter()

    def show_place(self, link: Link) -> None:
        """Bring a page to the front in the state that a link asks for, and mark a control."""
        if link.page:
            self.show_page(link.page)
        self.page().presenter.go(link.wanted)
        if link.control in self.controls_by_name():
            # A page that has just come to the front gives the focus away first.
            QTimer.singleShot(0, self, partial(self._point_out, link.control))
        elif link.wanted and self.page().picture.focusProxy() is not None:
            # The keys that the sentence names are for what the link has brought.
            self.page().picture.setFocus()

    def _point_out(self, control: str) -> None:
        widget = self.controls_by_name().get(control)
        if widget is not None:
            self.column.reveal(widget)
            point_out(widget)

    def controls_by_name(self) -> dict[str, QWidget]:
        """Return the controls of the page in front by the names that links have for them."""
        return controls(self.page())

    @Slot(str)
    def _follow_link(self, to: str) -> None:
        place = f"{self.spec.id}/{self.page_id}{to}" if to.startswith("#") else to
        self.context.place_wanted.emit(place)

    def reading(self) -> Reading:
        return self.page().reading()

    def undo_stack(self) -> QUndoStack | None:
        return self.page().undo_stack()

    def copy(self) -> None:
        """Have the page copy what it is about, or copy its picture.

        A field with selected text keeps its own copy. Don't claim Ctrl+C or Ctrl+V with a shortcut
        in a tab: two claims on one key cancel each other.
        """
        if not self.page().copy():
            QGuiApplication.clipboard().setPixmap(self.snapshot())

    def snapshot(self) -> QPixmap:
        """Return the picture with its sentence, as Edit > Copy gives it."""
        return self._stage.grab()

    def paste(self) -> None:
        self.page().paste()

    def middle(self) -> QWidget:
        return self.page().picture

    def seen_pages(self) -> tuple[tuple[str, ...], str]:
        """Return those of this start and of the session it goes on with."""
        seen = (*self._seen, *self._seen_before)
        return tuple(page.id for page in self.spec.pages if page.id in seen), self.page_id

    def take(self, page: str, network: Any) -> None:
        """Let a page go on with a network from another tab, or report why it can't."""
        self.show_page(page)
        self.messages.clear()
        self.page().attempt(partial(self.page().take, network))

    def drop(self, path: Path) -> bool:
        """Let the page in front open a file that was dropped; return whether it reads such."""
        if not self.page().reads(path):
            return False
        self.messages.clear()
        self.page().attempt(partial(self.page().take, path))
        return True

    def show_example(self) -> None:
        self.page().show_example()

    def presenters(self) -> dict[str, Presenter[Any]]:
        """Return the presenters there are so far, by their names in the tab's own."""
        if isinstance(self.presenter, Presenter):
            return {"": self.presenter}
        parts = vars(self.presenter).items()
        return {name: part for name, part in parts if isinstance(part, Presenter)}

    def to_data(self) -> dict[str, Any]:
        """Return the page in front, and the state of every page that has been seen."""
        made = {name: part.to_data() for name, part in self.presenters().items()}
        seen = list(self.seen_pages()[0])
        return {"page": self.page_id, "seen": seen, "states": {**self._waiting, **made}}

    def from_data(self, data: Mapping[str, Any]) -> None:
        """Go there; a page that was never seen takes its state when it is."""
        states = data.get("states")
        self._waiting = dict(states) if isinstance(states, Mapping) else {}
        self._hand_out()
        seen = data.get("seen")
        self._seen_before = tuple(seen) if isinstance(seen, list) else ()
        page = data.get("page")
        if isinstance(page, str):
            self.show_page(page)

    def reset(self) -> None:
        self._waiting.clear()
        for part in self.presenters().values():
            part.reset()

    def untick(self, keys: Set[str]) -> None:
        for part in self.presenters().values():
            part.untick(keys)

    def _hand_out(self) -> None:
        """Give the presenters that are there what waits for them; what they refuse is reported."""
        for name, part in self.presenters().items():
            if part not in self._followed:
                self._followed.append(part)
                part.state_changed.connect(self.edited)
                part.state_changed.connect(self._tick)
            if (data := self._waiting.pop(name, None)) is not None:
                try:
                    part.begin_with(data if isinstance(data, Mapping) else {})
                except BadakError as error:
                    self.context.report(error)

    @Slot()
    def _tick(self) -> None:
        for name, part in self.presenters().items():
            self.context.ticks.note(self.spec.id, name, part.done)

    def unkept(self) -> bool:
        return any(self._page(name).unkept() for name in self._seen)

    def may_close(self) -> bool:
        """Let each page that holds something ask, in front."""
        for name in tuple(self._seen):
            if self._page(name).unkept():
                self.show_page(name)
                if not self.page().may_close():
                    return False
        return True

    def rescue(self) -> None:
        for name in self._seen:
            self._page(name).rescue()

    def shutdown(self) -> None:
        """Pause what plays; the workers end with the context."""
        for page in self._pages.values():
            page.leave()

    def retranslate(self) -> None:
        """Build the pages again in the new language, from the presenter's state.

        Nobody leaves the page in front: what plays or learns there goes on.
        """
        if not self.page_id:
            return
        focused = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        # Its widgets go before it does, and a state that comes in between is not for it any more.
        self.page().set_front(False)
        for page in self._pages.values():
            for stack, widget in ((self._controls, page.form), (self._pictures, page.picture)):
                stack.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
            page.deleteLater()
        self._pages.clear()
        self._name_pages()
        self._bring()
        if self.isVisible():
            self.page().enter()
        if focused:
            self.page().picture.setFocus()

    @Slot()
    def _class_opened(self) -> None:
        """Build the pages again, with the controls that are put away now."""
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the controls their share of the window."""
        super().resizeEvent(event)
        self._resize_column(theme.current())

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what has changed meanwhile, once the tab has been painted."""
        super().showEvent(event)
        QTimer.singleShot(0, self._enter)

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause what plays while nobody looks."""
        self.page().leave()
        super().hideEvent(event)

    def _remembered(self) -> str:
        first = self.spec.pages[0].id
        chosen = self.context.settings.text(self._key, first)
        return chosen if chosen in self.buttons else first

    @property
    def _key(self) -> str:
        return f"{self.spec.id}/page"

    def _bring(self) -> None:
        if self.page_id not in self._seen:
            self._seen.append(self.page_id)
        page = self._page(self.page_id)
        self._controls_width = page.controls_width
        self._resize_column(theme.current())
        self._controls.setCurrentWidget(page.form)
        # As wide as the widest, so that the picture stays in its place, but no higher than needed.
        for other in self._pages.values():
            own = QSizePolicy.Policy.Preferred if other is page else QSizePolicy.Policy.Ignored
            other.form.setSizePolicy(QSizePolicy.Policy.Preferred, own)
        self._pictures.setCurrentWidget(page.picture)
        self.undo_changed.emit(page.undo_stack())
        self._rest.setInterval(page.rest)
        page.set_front(True)
        explain(page)
        self._say()
        self._rested()

    def _page(self, name: str) -> Page[Any]:
        # Another language drops all pages, but what one of them holds is asked about all the same.
        if name not in self._pages:
            self._pages[name] = self._built(name)
        return self._pages[name]

    def _built(self, name: str) -> Page[Any]:
        spec = next(page for page in self.spec.pages if page.id == name)
        page: Page[Any] = load(spec.page)(self.presenter, self.context)
        page.setParent(self)
        self._hand_out()
        tasks = self.context.classroom.tasks
        hidden = tasks.hides(self.spec.id, name) if tasks is not None else ()
        if hidden:
            put_away(page, hidden)
        self._controls.addWidget(page.form)
        self._pictures.addWidget(page.picture)
        page.changed.connect(self._follow)
        page.other_wanted.connect(self.show_page)
        stack = page.undo_stack()
        if stack is not None and stack not in self._stacks:
            self._stacks.add(stack)
            stack.indexChanged.connect(self.messages.make_good)
        return page

    def _name_pages(self) -> None:
        def said(text: str) -> str:
            return QCoreApplication.translate("tabs", text) if text else ""

        texts = {}
        for page in self.spec.pages:
            tip, keys = said(page.tip), self._keys.get(page.id)
            texts[page.id] = said(page.title), f"{tip} ({keys_text(keys)})" if keys else tip
        self._row.set_texts(texts)

    @Slot()
    def _enter(self) -> None:
        if self.isVisible():
            self.page().enter()

    @Slot(str)
    def _clicked(self, name: str) -> None:
        self.show_page(name)
        self.context.settings.set(self._key, name)

    @Slot()
    def _follow(self) -> None:
        self._say()
        if not self._rest.isActive():
            self._unread.start()
        elif self._unread.hasExpired(LONGEST_MS):
            self._rested()
            return
        self._rest.start()

    def _say(self) -> None:
        page, sentence = self.page(), self.page().sentence()
        self._sentence_place.set_text(sentence)
        title = QCoreApplication.translate("tabs", self.spec.title)
        page.picture.setAccessibleName(self.buttons[self.page_id].text() or title)
        page.picture.setAccessibleDescription(plain(sentence))

    @Slot()
    def _rested(self) -> None:
        self._rest.stop()
        speak(self.page().picture, plain(self.page().sentence()))
        self.reading_changed.emit(self.reading())


def load(place: str) -> Any:
    """Return what "package.module:Name" names."""
    module, _, name = place.partition(":")
    return getattr(import_module(module), name)
