"""Owns the filters tab: its two pages, and the picture both look at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from desktop.services.context import TabContext
from desktop.tabs.filters.maps.presenter import MapsPresenter
from desktop.tabs.filters.picture import PictureSource
from desktop.tabs.filters.sliding_window.presenter import WalkPresenter


class FiltersPresenter(QObject):
    """Holds the two pages' presenters.

    Attributes
    ----------
    pictures : PictureSource
    maps : MapsPresenter
    walk : WalkPresenter
    """

    walk_wanted = Signal()
    """The chosen map's filter is ready to be walked: bring that page to the front."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.pictures = PictureSource(context, self)
        self.maps, self.walk = MapsPresenter(self), WalkPresenter(self)
        self.pictures.changed.connect(self.maps.look)
        self.pictures.changed.connect(self.walk.look)
        self.pictures.failed.connect(self._report)

    @property
    def done(self) -> frozenset[str]:
        """Keys of the lesson's things to try that have been done."""
        return self.maps.done | self.walk.done

    @Slot()
    def walk_chosen(self) -> None:
        """Walk through the chosen map's convolution, beginning where its value came from."""
        state = self.maps.state
        if state.block is not None:
            layer = state.seen.steps.index(state.block.steps[0])
            self.walk.walk_map(layer, state.map, None if state.cause is None else state.cause.index)
            self.walk_wanted.emit()

    @Slot(object)
    def _report(self, error: BaseException) -> None:
        self._context.report(error)
