"""The controls of the feature maps: which picture, which layer, and on which scale."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from desktop.tabs.filters.maps import text as wording
from desktop.tabs.filters.maps.state import MapsState
from desktop.tabs.filters.picture_choice import PictureChoice
from desktop.widgets.controls.layout_helpers import column_in, small_label, stack, tip


class MapsControls(QWidget):
    """Shows and changes which maps are seen."""

    layer_chosen = Signal(int)

    def __init__(self, state: MapsState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.picture = PictureChoice()
        self._layer_label, self.layer = QLabel(), QComboBox()
        self._layer_label.setBuddy(self.layer)
        self._layers_note, self._note = small_label(), small_label()
        self.alike, self.walk = QCheckBox(), QPushButton()
        column = column_in(self, self.picture)
        column.addSpacing(8)
        stack(column, self._layer_label, self.layer, self._layers_note, self.alike)
        column.addSpacing(8)
        stack(column, self.walk, self._note)
        self.layer.activated.connect(self.layer_chosen)

    def show_state(self, state: MapsState) -> None:
        """Show a state."""
        self._state = state
        self.picture.show_seen(state.seen)
        titles = [wording.layer_title(n, block) for n, block in enumerate(state.seen.blocks)]
        with QSignalBlocker(self.layer), QSignalBlocker(self.alike):
            if titles != [self.layer.itemText(n) for n in range(self.layer.count())]:
                self.layer.clear()
                self.layer.addItems(titles)
            self.layer.setCurrentIndex(state.layer)
            self.alike.setChecked(state.alike)
        self._layers_note.setText("" if state.block is None else wording.way(state.block))
        for widget in (self._layer_label, self.layer, self._layers_note, self.alike, self._note):
            widget.setVisible(not state.seen.blank)
        self.walk.setVisible(not state.seen.blank)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.picture.set_texts()
        self._layer_label.setText(self.tr("&Layer"))
        tip(self.layer, self.tr("Which convolution's maps are shown"))
        self.alike.setText(self.tr("One scale for all maps"))
        tip(
            self.alike,
            self.tr("Colour all maps of the layer alike; else each map's largest value is full"),
        )
        self.walk.setText(self.tr("Walk this filter"))
        tip(self.walk, self.tr("Slide the chosen map's filter over what it sees, step by step"))
        self._note.setText(
            self.tr(
                "A map is one filter's answer at every place: paper is 0, blue fires. "
                "The box is what one value of it depends on."
            )
        )
        self.show_state(self._state)
