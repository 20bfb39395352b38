"""Shows the filters tab: the feature maps of a picture, or a window that slides over it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.services.context import TabContext
from desktop.tabs.filters.maps.page import MapsPage
from desktop.tabs.filters.page import PicturePage
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.sliding_window.page import WalkPage
from desktop.tabs.paged import PagedView
from desktop.widgets.controls.fixed_label import StillPlace

PAGE_KEY = "filters/page"
PAGES: dict[str, type[PicturePage]] = {"maps": MapsPage, "walk": WalkPage}


class FiltersView(PagedView):
    """Two pages: "Feature maps" and "Patch by patch"."""

    controls_width = 256
    rest = 60

    def __init__(
        self, presenter: FiltersPresenter, context: TabContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, tuple(PAGES), PAGE_KEY, parent)
        presenter.setParent(self)
        self.presenter = presenter
        self._sentence_place = StillPlace(self.sentence)
        self.picture.addWidget(self._sentence_place)
        presenter.walk_wanted.connect(self._show_walk)
        self.open()

    def build(self, name: str) -> PicturePage:
        """Return a new page."""
        return PAGES[name](self.presenter)

    def title(self, name: str) -> tuple[str, str]:
        """Return the text of a page's button and its tool tip, translated."""
        texts = {
            "maps": (self.tr("Feature maps"), self.tr("What each filter finds in the picture")),
            "walk": (
                self.tr("Patch by patch"),
                self.tr("Convolution and pooling walked through, every product"),
            ),
        }
        return texts[name]

    def say(self, sentence: str) -> None:
        """Show the sentence without having the window laid out anew in every frame."""
        self._sentence_place.set_text(sentence)

    def show_example(self) -> None:
        """Look at a bundled digit where nothing is drawn."""
        if self.presenter.pictures.seen.blank:
            self.presenter.pictures.take_sample()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the drawing once the tab has been painted."""
        super().showEvent(event)
        QTimer.singleShot(0, self._look)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is worked out where nobody looks."""
        self.presenter.pictures.set_active(False)
        super().hideEvent(event)

    @Slot()
    def _look(self) -> None:
        if self.isVisible():
            self.presenter.pictures.set_active(True)

    @Slot()
    def _show_walk(self) -> None:
        self.show_page("walk")
