"""Shows the filters tab: the feature maps of a picture, or a window that slides over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.context import TabContext
from desktop.reading import Reading
from desktop.tabs.base import TabView
from desktop.tabs.filters import maps_reading, maps_wording, walk_reading, walk_wording
from desktop.tabs.filters.maps_controls import MapsControls
from desktop.tabs.filters.maps_detail import MapDetail
from desktop.tabs.filters.maps_grid import MapsGrid
from desktop.tabs.filters.maps_state import MapsState
from desktop.tabs.filters.parts import choices, tip
from desktop.tabs.filters.presenter import FiltersPresenter, Page
from desktop.tabs.filters.walk_controls import WalkControls
from desktop.tabs.filters.walk_stage import WalkStage
from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.still_label import StillPlace

REST = 60
"""Milliseconds without a change after which the reading pages follow; setting a formula takes
longer than a frame, and nobody reads one while the window slides."""


class FiltersView(TabView):
    """Two pages: "Feature maps" and "Patch by patch"."""

    controls_width, widest_controls = 256, 320

    def __init__(
        self, presenter: FiltersPresenter, context: TabContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self._presenter, self._context = presenter, context
        self.page_buttons = {page: QPushButton() for page in Page}
        self._group = QButtonGroup(self)
        self.maps_controls = MapsControls(presenter.maps.state)
        self.walk_controls = WalkControls(presenter.walk.state)
        self.grid, self.detail = MapsGrid(presenter.maps.state), MapDetail(presenter.maps.state)
        self.stage = WalkStage(presenter.walk.state)
        self.empty, self.invitation, self.invited = QWidget(), QLabel(), QPushButton()
        self._sentence_place = StillPlace(self.sentence)
        self._drawn: WalkState | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._lay_out()
        self._connect()
        self._show_page(presenter.page)
        self.retranslate()

    def _lay_out(self) -> None:
        self.controls.addLayout(choices(self._group, *self.page_buttons.values()))
        self.controls.addSpacing(8)
        self.controls.addWidget(self.maps_controls)
        self.controls.addWidget(self.walk_controls)
        self.invitation.setWordWrap(True)
        self.invitation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = QVBoxLayout(self.empty)
        middle.addStretch(1)
        middle.addWidget(self.invitation)
        middle.addWidget(self.invited, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self.picture.addWidget(self.empty, 1)
        self.picture.addWidget(self.grid, 13)
        self.picture.addWidget(self.detail, 7)
        self.picture.addWidget(self.stage, 1)
        self.picture.addWidget(self._sentence_place)

    def _connect(self) -> None:
        presenter = self._presenter
        self._rest.timeout.connect(self._rested)
        self._group.idClicked.connect(self._page_clicked)
        self.invited.clicked.connect(presenter.pictures.take_sample)
        presenter.page_changed.connect(self._show_page)
        for choice in (self.maps_controls.picture, self.walk_controls.picture):
            choice.sample.clicked.connect(presenter.pictures.take_sample)
            choice.mine.clicked.connect(presenter.pictures.take_drawing)
            choice.model.picked.connect(presenter.pictures.set_model)
        self._connect_maps()
        self._connect_walk()

    def _connect_maps(self) -> None:
        presenter, panel = self._presenter.maps, self.maps_controls
        presenter.state_changed.connect(self._render_maps)
        panel.layer_chosen.connect(presenter.set_layer)
        panel.alike.toggled.connect(presenter.set_alike)
        panel.walk.clicked.connect(self._presenter.walk_chosen)
        self.grid.map_chosen.connect(presenter.choose_map)
        self.detail.cell_chosen.connect(presenter.choose_cell)
        self.detail.channel_chosen.connect(presenter.follow)

    def _connect_walk(self) -> None:
        presenter, panel = self._presenter.walk, self.walk_controls
        presenter.state_changed.connect(self._render_walk)
        panel.material_chosen.connect(presenter.set_material)
        panel.operation_chosen.connect(presenter.set_operation)
        panel.layer_chosen.connect(presenter.set_layer)
        panel.filter_chosen.connect(presenter.set_filter)
        panel.stride_chosen.connect(presenter.set_stride)
        panel.pad_chosen.connect(presenter.set_pad)
        panel.bias.toggled.connect(presenter.set_bias)
        panel.back.clicked.connect(presenter.back)
        panel.step.clicked.connect(presenter.forward)
        panel.play.clicked.connect(presenter.toggle_play)
        panel.place.valueChanged.connect(presenter.go_to)
        self.stage.patch_wanted.connect(presenter.go_to)
        self.stage.source_wanted.connect(presenter.follow)
        self.stage.moved.connect(presenter.move)
        self.stage.key_wanted.connect(self._key)

    def reading(self) -> Reading:
        """Return the pages of the reading dock for the page in front."""
        presenter = self._presenter
        if presenter.page is Page.MAPS:
            return maps_reading.build(presenter.maps.state, presenter.done)
        return walk_reading.build(presenter.walk.state, presenter.done)

    def show_example(self) -> None:
        """Look at a bundled digit where nothing is drawn."""
        if self._presenter.pictures.seen.blank:
            self._presenter.pictures.take_sample()

    def shutdown(self) -> None:
        """Stop the window."""
        self._presenter.walk.pause()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        texts = {
            Page.MAPS: (self.tr("Feature maps"), self.tr("What each filter finds in the picture")),
            Page.WALK: (
                self.tr("Patch by patch"),
                self.tr("Convolution and pooling walked through, every product"),
            ),
        }
        for page, button in self.page_buttons.items():
            button.setText(texts[page][0])
            tip(button, texts[page][1])
        self.invited.setText(self.tr("Take a digit of MNIST"))
        self.maps_controls.retranslate()
        self.walk_controls.retranslate()
        self.grid.retranslate()
        self.detail.retranslate()
        self.stage.retranslate()
        self._drawn = None
        self._render_maps(self._presenter.maps.state)
        self._render_walk(self._presenter.walk.state)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the drawing once the tab has been painted."""
        super().showEvent(event)
        QTimer.singleShot(0, self._look)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing slides and nothing is worked out where nobody looks."""
        self._presenter.pictures.set_active(False)
        self._presenter.walk.pause()
        super().hideEvent(event)

    @Slot()
    def _look(self) -> None:
        if self.isVisible():
            self._presenter.pictures.set_active(True)

    @Slot(int)
    def _page_clicked(self, number: int) -> None:
        self._presenter.set_page(tuple(Page)[number])

    @Slot(str)
    def _show_page(self, page: str) -> None:
        self.page_buttons[Page(page)].setChecked(True)
        maps = page == Page.MAPS
        self.maps_controls.setVisible(maps)
        self.walk_controls.setVisible(not maps)
        self.setFocusProxy(self.grid if maps else self.stage)
        self._drawn = None
        if maps:
            self._render_maps(self._presenter.maps.state)
        else:
            self._render_walk(self._presenter.walk.state)

    @Slot(object)
    def _render_maps(self, state: MapsState) -> None:
        self.maps_controls.show_state(state)
        self.grid.show_state(state)
        self.detail.show_state(state)
        if self._presenter.page is Page.MAPS:
            self._show_stage(state.seen.blank, state.seen.able)
            self.invitation.setText(maps_wording.invitation(state))
            self._sentence_place.set_text(maps_wording.sentence(state))
            self._rest.start()

    @Slot(object)
    def _render_walk(self, state: WalkState) -> None:
        before, self._drawn = self._drawn, state
        if before is not None and state.slid_from(before):
            self.walk_controls.show_place(state)
        else:
            self.walk_controls.show_state(state)
        self.stage.show_state(state)
        if self._presenter.page is Page.WALK:
            self._show_stage(state.blank, state.seen.able and state.seen.blank)
            self.invitation.setText(walk_wording.invitation(state))
            self._sentence_place.set_text(walk_wording.sentence(state))
            self._rest.start()

    def _show_stage(self, blank: bool, inviting: bool) -> None:
        """Show the page's picture, or what to do first."""
        maps = self._presenter.page is Page.MAPS
        for widget, wanted in (
            (self.empty, blank),
            (self.invited, inviting),
            (self.grid, maps and not blank),
            (self.detail, maps and not blank),
            (self.stage, not maps and not blank),
        ):
            if widget.isHidden() == wanted:
                widget.setVisible(wanted)

    @Slot(str)
    def _key(self, name: str) -> None:
        presenter = self._presenter.walk
        actions = {
            "forward": presenter.forward,
            "back": presenter.back,
            "play": presenter.toggle_play,
            "rewind": presenter.rewind,
            "finish": presenter.finish,
        }
        actions[name]()

    @Slot()
    def _rested(self) -> None:
        self.reading_changed.emit(self.reading())
