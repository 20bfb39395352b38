"""The right side of the window: the reading pages of the current tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.services.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from desktop.reading.content import Reading
    from desktop.reading.dock import ReadingDock
    from desktop.tabs.kit.tab import Tab

WIDTH = 320


class ReadingPanel(QWidget):
    """Follows one tab at a time; empty until the first tab is there.

    - ``settings``: where the pages remember which of them is in front.
    """

    folded = Signal()
    """The pages have been folded to a strip, or opened again."""
    place_wanted = Signal(str)
    """A link of a lesson leads to a tab: its id, or its id and a page's."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._view: Tab | None = None
        self.pages: ReadingDock | None = None
        self._crowded = False
        self._away: Collection[str] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        # Folded pages leave their room to the picture.
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)

    def prepare(self) -> ReadingDock:
        """Make the pages, empty, if there are none yet."""
        if self.pages is None:
            from desktop.reading.dock import ReadingDock

            self.pages = ReadingDock(self._settings)
            self._layout.addWidget(self.pages)
            self.pages.collapsed_changed.connect(self._fold)
            self.pages.lesson.place_wanted.connect(self.place_wanted)
            self.pages.give_way(self._crowded)
            self.pages.lesson.leave_out(self._away)
            self._fold()
        return self.pages

    @Slot(bool)
    def give_way(self, crowded: bool) -> None:
        """Fold the pages while the picture has no room beside them."""
        self._crowded = crowded
        if self.pages is not None:
            self.pages.give_way(crowded)

    def leave_out(self, tabs: Collection[str]) -> None:
        """Let lessons lead on to none of these tabs."""
        self._away = tabs
        if self.pages is not None:
            self.pages.lesson.leave_out(tabs)

    @Slot()
    def _fold(self) -> None:
        self._layout.activate()
        self.folded.emit()

    def follow(self, view: Tab | None) -> None:
        """Show the pages of ``view`` from now on."""
        if self._view is not None:
            self._view.reading_changed.disconnect(self._update)
        if view is not self._view and self.pages is not None:
            self.pages.formula.clear()
        self._view = view
        if view is not None:
            view.reading_changed.connect(self._update)
            self._update(view.reading())
        elif self.pages is not None:
            self._say_nothing(self.pages)

    def _say_nothing(self, pages: ReadingDock) -> None:
        from desktop.reading.content import Reading

        pages.show_reading(Reading())

    def settled(self) -> bool:
        """Return whether the pages show the tab's latest reading."""
        formula = self.pages.formula if self.pages is not None else None
        return formula is None or not formula.isVisible() or formula.settled()

    @Slot(object)
    def _update(self, reading: Reading) -> None:
        self.prepare().show_reading(reading)
