"""The frame of every tab: what it shows, and what the window may ask of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from typing import Any

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPixmap, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.reading.content import Reading
from desktop.services.links import Link
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.spec import TabSpec
from desktop.widgets.controls.controls_column import ControlsColumn
from desktop.widgets.controls.message_bar import MessageBar
from desktop.widgets.controls.sentence import Sentence

CONTROLS_WIDTH = 288
"""Width of the controls column in pixels at zoom 1, with its margins."""
SHARE = 0.3
"""How much of the window's width the column may always grow to with the zoom."""


class TabView(QWidget):
    """The frame of every tab: controls left, picture in the middle, one sentence under it.

    A tab fills ``controls`` (a narrow column), ``picture`` (the large middle) and ``sentence``; it
    emits ``reading_changed`` whenever the formula, the code or the lesson follow a new state. It
    calls ``retranslate`` once at the end of its own construction.

    Attributes
    ----------
    controls : QVBoxLayout
        The column at the left; scrolls when the window is low. A stretch is at its end already.
    picture : QVBoxLayout
        The large middle.
    sentence : Sentence
        One sentence under the picture that says what is to be seen.
    messages : MessageBar
        Above everything; the window shows typed errors here (``TabContext.report``).
    controls_width : int
        Width of the controls column in pixels at zoom 1, with its margins.
    widest_controls : int or None
        Where the column of a small window ends to grow with the zoom, in pixels: in a classroom
        everything is larger, and the picture is what is to be seen.
    """

    controls_width = CONTROLS_WIDTH
    widest_controls: int | None = None

    reading_changed = Signal(object)  # Reading
    edited = Signal()
    """What `to_data` returns may be another one now."""
    undo_changed = Signal(object)
    """Another page is in front, with a stack of its own: QUndoStack or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.messages = MessageBar()
        self.controls = QVBoxLayout()
        self.picture = QVBoxLayout()
        self.sentence = Sentence()
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self.column = ControlsColumn(self.controls)
        middle.addWidget(self.column)
        self._stage = QWidget()
        self._fill_stage(self._stage)
        middle.addWidget(self._stage, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.messages)
        outer.addLayout(middle, 1)
        theme.manager().changed.connect(self._resize_column)
        self._resize_column(theme.current())
        theme.manager().changed.connect(self._hold_sentence)
        self._hold_sentence(theme.current())

    @Slot(object)
    def _resize_column(self, tokens: Theme) -> None:
        width = round(tokens.px(self.controls_width))
        if self.widest_controls is not None:
            share = round(SHARE * self.window().width())
            width = min(width, max(self.widest_controls, share))
        self.column.set_wanted(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the controls their share of the window."""
        super().resizeEvent(event)
        self._resize_column(theme.current())

    @Slot(object)
    def _hold_sentence(self, tokens: Theme) -> None:
        # Room for two lines, or the picture would jump whenever the sentence grows by a word.
        line = QFontMetricsF(tokens.font("body")).lineSpacing()
        self.sentence.setMinimumHeight(math.ceil(2 * line) + 8)

    def _fill_stage(self, stage: QWidget) -> None:
        stage.setObjectName("stage")
        layout = QVBoxLayout(stage)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(self.picture, 1)
        layout.addWidget(self.sentence)

    def reading(self) -> Reading:
        """Return the pages of the reading dock for the present state."""
        raise NotImplementedError

    def undo_stack(self) -> QUndoStack | None:
        """Return the stack that Edit > Undo works on, or None where nothing can be undone."""
        return None

    def copy(self) -> None:
        """Do what Edit > Copy does; by default the picture goes to the clipboard.

        A field with selected text keeps its own copy. Don't claim Ctrl+C or Ctrl+V with a shortcut
        in a tab: two claims on one key cancel each other.
        """
        QGuiApplication.clipboard().setPixmap(self.snapshot())

    def middle(self) -> QWidget:
        """Return what lies between the controls and the reading pages, without the sentence."""
        return self._stage

    def seen_pages(self) -> tuple[tuple[str, ...], str]:
        """Return the ids of the pages that have been seen, and which one is in front."""
        return ("",), ""

    def snapshot(self) -> QPixmap:
        """Return the picture with its sentence, as Edit > Copy gives it."""
        return self._stage.grab()

    @property
    def page_id(self) -> str:
        """The id of the page in front; a tab without pages has none."""
        return ""

    def show_page(self, name: str) -> None:
        """Bring a page to the front by its id; a tab without pages has nothing to do."""

    def show_place(self, link: Link) -> None:
        """Show what a link to this tab asks for: a page, its state, a control."""
        if link.page:
            self.show_page(link.page)

    def take(self, page: str, network: object) -> None:
        """Go on with a network that was carried here from another tab, on one of the pages."""

    def show_example(self) -> None:
        """Go to a state that shows what the tab is about, for pictures; by default as it opens."""

    def paste(self) -> None:
        """Do what Edit > Paste does; by default nothing."""

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""

    def to_data(self) -> dict[str, Any]:
        """Return what a session keeps of the tab, as what JSON can hold."""
        return {}

    def from_data(self, data: Mapping[str, Any]) -> None:
        """Go to what `to_data` wrote; a `BadakError` where something in it can't be."""

    def reset(self) -> None:
        """Go back to how the tab was when it was first opened."""

    def untick(self, keys: Set[str]) -> None:
        """Take ticks of things to try away, so that they can be earned again."""

    def unkept(self) -> bool:
        """Return whether closing would lose something of the user's; by default nothing."""
        return False

    def may_close(self) -> bool:
        """Ask what shall become of it; return whether nothing is at stake any more."""
        return not self.unkept()

    def rescue(self) -> None:
        """Keep what would be lost, without a question: the program has been told to end."""

    def shutdown(self) -> None:
        """Stop background work; called once before the window closes."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


__all__ = ["TabSpec", "TabView"]
