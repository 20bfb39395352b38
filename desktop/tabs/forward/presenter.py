"""Owns the forward tab: which of its two pages is in front, and what has been tried."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.tabs.forward.drawing_presenter import DrawingPresenter
from desktop.tabs.forward.small_presenter import SmallPresenter
from desktop.tabs.forward.state import Page

PAGE_KEY = "forward/page"


class ForwardPresenter(QObject):
    """Holds the two pages' presenters.

    Attributes
    ----------
    small : SmallPresenter
    drawing : DrawingPresenter
    """

    page_changed = Signal(str)

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        remembered = context.settings.text(PAGE_KEY, Page.SMALL)
        self._page = Page(remembered) if remembered in list(Page) else Page.SMALL
        self.small = SmallPresenter(self)
        self.drawing = DrawingPresenter(context, self)
        for part in (self.small, self.drawing):
            part.failed.connect(self._report)

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._page

    @property
    def done(self) -> frozenset[str]:
        """Keys of the lesson's things to try that have been done."""
        return self.small.state.done | self.drawing.done

    @Slot(str)
    def set_page(self, page: str) -> None:
        """Bring a page to the front and remember it."""
        if page != self._page:
            self._page = Page(page)
            self._context.settings.set(PAGE_KEY, page)
            self.small.pause()
            self.page_changed.emit(page)

    @Slot(object)
    def _report(self, error: BaseException) -> None:
        self._context.report(error)
