"""Owns the filters tab: which of its two pages is in front, and the picture both look at."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal, Slot

from desktop.context import TabContext
from desktop.tabs.filters.maps_presenter import MapsPresenter
from desktop.tabs.filters.picture_source import PictureSource
from desktop.tabs.filters.walk_presenter import WalkPresenter

PAGE_KEY = "filters/page"


class Page(StrEnum):
    """The two pages of the tab."""

    MAPS = "maps"
    WALK = "walk"


class FiltersPresenter(QObject):
    """Holds the two pages' presenters.

    Attributes
    ----------
    pictures : PictureSource
    maps : MapsPresenter
    walk : WalkPresenter
    """

    page_changed = Signal(str)

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        remembered = context.settings.text(PAGE_KEY, Page.MAPS)
        self._page = Page(remembered) if remembered in list(Page) else Page.MAPS
        self.pictures = PictureSource(context, self)
        self.maps, self.walk = MapsPresenter(self), WalkPresenter(self)
        self.pictures.changed.connect(self.maps.look)
        self.pictures.changed.connect(self.walk.look)
        self.pictures.failed.connect(self._report)

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._page

    @property
    def done(self) -> frozenset[str]:
        """Keys of the lesson's things to try that have been done."""
        return self.maps.done | self.walk.done

    @Slot(str)
    def set_page(self, page: str) -> None:
        """Bring a page to the front and remember it."""
        if page != self._page:
            self._page = Page(page)
            self._context.settings.set(PAGE_KEY, page)
            self.walk.pause()
            self.page_changed.emit(page)

    @Slot()
    def walk_chosen(self) -> None:
        """Walk through the chosen map's convolution, beginning where its value came from."""
        state = self.maps.state
        if state.block is not None:
            layer = state.seen.steps.index(state.block.steps[0])
            self.walk.walk_map(layer, state.map, None if state.cause is None else state.cause.index)
            self.set_page(Page.WALK)

    @Slot(object)
    def _report(self, error: BaseException) -> None:
        self._context.report(error)
