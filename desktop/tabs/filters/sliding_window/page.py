"""The page "Patch by patch": a window that slides over a picture or its maps."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from desktop.reading.content import Reading
from desktop.tabs.filters.page import PicturePage
from desktop.tabs.filters.presenter import FiltersPresenter
from desktop.tabs.filters.sliding_window import reading, text
from desktop.tabs.filters.sliding_window.controls import WalkControls
from desktop.tabs.filters.sliding_window.stage import WalkStage
from desktop.tabs.filters.sliding_window.state import WalkState
from desktop.tabs.filters.text import invitation


class WalkPage(PicturePage):
    """Shows the state of the presenter's ``walk``."""

    def __init__(self, presenter: FiltersPresenter, parent: QObject | None = None) -> None:
        super().__init__(presenter, parent)
        walk = self._presenter = presenter.walk
        self.panel, self.stage = WalkControls(walk.state), WalkStage(walk.state)
        self._drawn: WalkState | None = None
        self.column.addWidget(self.panel)
        self.fill(self.panel.picture, (self.stage, 1))
        walk.state_changed.connect(self._render)
        self._connect_panel()
        self.stage.patch_wanted.connect(walk.go_to)
        self.stage.source_wanted.connect(walk.follow)
        self.stage.moved.connect(walk.move)
        self.stage.key_wanted.connect(self._key)
        self._render(walk.state)

    def _connect_panel(self) -> None:
        walk, panel = self._presenter, self.panel
        panel.material_chosen.connect(walk.set_material)
        panel.operation_chosen.connect(walk.set_operation)
        panel.layer_chosen.connect(walk.set_layer)
        panel.filter_chosen.connect(walk.set_filter)
        panel.stride_chosen.connect(walk.set_stride)
        panel.pad_chosen.connect(walk.set_pad)
        panel.bias.toggled.connect(walk.set_bias)
        panel.back.clicked.connect(walk.back)
        panel.step.clicked.connect(walk.forward)
        panel.play.clicked.connect(walk.toggle_play)
        panel.place.valueChanged.connect(walk.go_to)

    def sentence(self) -> str:
        """Return what is to be seen, translated."""
        return text.sentence(self._presenter.state)

    def reading(self) -> Reading:
        """Return the formulas of the patch under the window."""
        return reading.build(self._presenter.state, self.owner.done)

    def leave(self) -> None:
        """Stop the window."""
        self._presenter.pause()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        super().retranslate()
        self.panel.retranslate()
        self.stage.retranslate()
        self._drawn = None
        self._render(self._presenter.state)

    @Slot(object)
    def _render(self, state: WalkState) -> None:
        before, self._drawn = self._drawn, state
        if before is not None and state.slid_from(before):
            self.panel.show_place(state)
        else:
            self.panel.show_state(state)
            self.invitation.set_text(invitation(state.seen.able, example=True))
            self.show_picture(state.blank, state.seen.able and state.seen.blank)
        self.stage.show_state(state)
        self.changed.emit()

    @Slot(str)
    def _key(self, name: str) -> None:
        walk = self._presenter
        actions = {
            "forward": walk.forward,
            "back": walk.back,
            "play": walk.toggle_play,
            "rewind": walk.rewind,
            "finish": walk.finish,
        }
        actions[name]()
