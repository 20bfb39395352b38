"""The page "Feature maps": all maps of a layer, and one of them explained."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from desktop.reading.content import Reading
from desktop.tabs.filters.maps import reading, text
from desktop.tabs.filters.maps.controls import MapsControls
from desktop.tabs.filters.maps.detail import MapDetail
from desktop.tabs.filters.maps.grid import MapsGrid
from desktop.tabs.filters.maps.state import MapsState
from desktop.tabs.filters.page import PicturePage
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.text import invitation


class MapsPage(PicturePage):
    """Shows the state of the presenter's ``maps``."""

    def __init__(self, presenter: FiltersPresenter, parent: QObject | None = None) -> None:
        super().__init__(presenter, parent)
        maps = self._presenter = presenter.maps
        self.panel = MapsControls(maps.state)
        self.grid, self.detail = MapsGrid(maps.state), MapDetail(maps.state)
        self.column.addWidget(self.panel)
        self.fill(self.panel.picture, (self.grid, 13), (self.detail, 7))
        maps.state_changed.connect(self._render)
        self.panel.layer_chosen.connect(maps.set_layer)
        self.panel.alike.toggled.connect(maps.set_alike)
        self.panel.walk.clicked.connect(presenter.walk_chosen)
        self.grid.map_chosen.connect(maps.choose_map)
        self.detail.cell_chosen.connect(maps.choose_cell)
        self.detail.channel_chosen.connect(maps.follow)
        self._render(maps.state)

    def sentence(self) -> str:
        """Return what is to be seen, translated."""
        return text.sentence(self._presenter.state)

    def reading(self) -> Reading:
        """Return how the explained value came about."""
        return reading.build(self._presenter.state, self.owner.done)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        super().retranslate()
        self.panel.retranslate()
        self.grid.retranslate()
        self.detail.retranslate()
        self._render(self._presenter.state)

    @Slot(object)
    def _render(self, state: MapsState) -> None:
        self.panel.show_state(state)
        self.grid.show_state(state)
        self.detail.show_state(state)
        self.show_picture(state.seen.blank, state.seen.able)
        self.invitation.set_text(invitation(state.seen.able))
        self.changed.emit()
