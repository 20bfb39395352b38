"""Owns the filters tab: the picture both pages look at, and the presenters of the pages."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from desktop.services.context import TabContext
from desktop.services.network_choice import convolutional
from desktop.services.picture_network import PictureNetwork, Subject
from desktop.tabs.filters.maps.presenter import MapsPresenter
from desktop.tabs.filters.sliding_window.presenter import WindowPresenter
from desktop.tabs.filters.state import SubjectRecord

MODEL = "cnn"


class FiltersPresenter(QObject):
    """Holds the picture and the two pages' presenters."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        offers = partial(convolutional, MODEL)
        self.pictures = PictureNetwork(context, "filters/model", offers, parent=self)
        self.seen = SubjectRecord(self.pictures.subject)
        self.maps = MapsPresenter(context, self.seen, self)
        self.window = WindowPresenter(context, self.seen, self)
        self.maps.looks_at = self.pictures.picture  # of both pages
        self.pictures.changed.connect(self._look)
        self.pictures.failed.connect(context.report)

    @property
    def done(self) -> frozenset[str]:
        return self.maps.done | self.window.done

    def slide_over_chosen(self) -> bool:
        """Walk through the chosen map's convolution, beginning where its value came from."""
        state = self.maps.state
        if state.block is None:
            return False
        layer = state.seen.steps.index(state.block.steps[0])
        index = None if state.cause is None else state.cause.index
        self.window.slide_over_map(layer, state.map, index)
        return True

    @Slot(object)
    def _look(self, subject: Subject) -> None:
        self.seen = self.seen.followed(subject)
        self.maps.look(self.seen)
        self.window.look(self.seen)
