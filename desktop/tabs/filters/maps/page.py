"""The page "Feature maps": all maps of a layer, and one of them explained."""

from __future__ import annotations

from PySide6.QtCore import Slot

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.filters.maps import reading, texts
from desktop.tabs.filters.maps.detail import MapDetail
from desktop.tabs.filters.maps.grid import MapsGrid
from desktop.tabs.filters.maps.presenter import MapsPresenter
from desktop.tabs.filters.page import PicturePage
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import GAP


class MapsPage(PicturePage[MapsPresenter]):
    """Shows which maps there are and what the chosen one finds."""

    sentence_of = staticmethod(texts.sentence)

    def __init__(self, tab: FiltersPresenter, context: TabContext) -> None:
        super().__init__(tab.maps, tab, context)
        self.grid, self.detail = MapsGrid(self.presenter), MapDetail(self.presenter)
        for widget, share in ((self.grid, 13), (self.detail, 7)):
            self.add_picture(widget, share)
            self.form.follow(widget.show_state)
        self.picture.setFocusProxy(self.grid)
        choice = Form()
        choice.setContentsMargins(0, GAP, 0, 0)
        self._add_choice(choice)
        self.form.add(self.source)
        self.form.add(choice, choice.show_state)
        self.form.shown(lambda state: not state.blank, choice)

    def _add_choice(self, form: Form) -> None:
        presenter = self.presenter
        self.layer = form.choice(
            self.tr("&Layer"),
            lambda state: texts.layer_titles(state.seen.blocks),
            lambda state: str(state.layer),
            lambda layer: presenter.set_layer(int(layer)),
            hint=self.tr("Which convolution's maps are shown"),
        )
        form.note(lambda state: "" if state.block is None else texts.way(state.block))
        self.alike = form.tick(
            self.tr("One scale for all maps"),
            lambda state: state.alike,
            presenter.set_alike,
            hint=self.tr(
                "Colour all maps of the layer alike; else each map's largest value is full"
            ),
        )
        [self.walk] = form.buttons(
            (
                self.tr("Walk this filter"),
                self.tr("Slide the chosen map's filter over what it sees, step by step"),
                self._walk,
            )
        )
        form.note(
            lambda _: self.tr(
                "A map is one filter's answer at every place: paper is 0, blue fires. "
                "The box is what one value of it depends on."
            )
        )

    def reading(self) -> Reading:
        return reading.build(self.presenter.state, self.tab.done)

    @Slot()
    def _walk(self) -> None:
        if self.tab.slide_over_chosen():
            self.other_wanted.emit("walk")
