"""What is looked at: the user's drawing or a bundled digit, and through which network."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.tabs.filters.picture import Seen
from desktop.widgets.controls import picture_choice
from desktop.widgets.controls.layout_helpers import tip
from desktop.widgets.controls.network_menu import NetworkMenu


class PictureChoice(picture_choice.PictureChoice):
    """Has the menu ``model`` of the networks above what all tabs have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model_label, self.model = QLabel(), NetworkMenu()
        self._model_label.setBuddy(self.model)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self._model_label)
        column.insertWidget(1, self.model)

    def show_seen(self, seen: Seen) -> None:
        """Show where the picture comes from, and which network has seen it."""
        self.model.show_networks(seen.models, seen.model)
        for widget in (self._model_label, self.model):
            # There is nothing to choose before a network was taught.
            widget.setVisible(len(seen.models) > 1)
        self.show_source(seen.source, seen.label, seen.able)

    def set_texts(self) -> None:
        """Set every text again after the language has changed."""
        self._model_label.setText(self.tr("&Network"))
        tip(self.model, self.tr("The network that comes with the program, or one you have taught"))
        self.model.retranslate()
        self.retranslate(
            self.tr("Look at one of the digits that come with the program"),
            self.tr("Look at what you have drawn in the first tab"),
        )
