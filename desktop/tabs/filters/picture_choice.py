"""What is looked at: the user's drawing or a bundled digit, and through which network."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.network_menu import NetworkMenu
from desktop.shown_picture import Source
from desktop.tabs.filters.parts import small_label, stack, tip
from desktop.tabs.filters.seen import Seen


class PictureChoice(QWidget):
    """Says what is shown; ``sample`` and ``mine`` are its buttons, ``model`` its menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = Seen()
        self._model_label, self.model = QLabel(), NetworkMenu()
        self._model_label.setBuddy(self.model)
        self._says = small_label()
        self.sample, self.mine = QPushButton(), QPushButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        stack(column, self._model_label, self.model, self._says, self.sample, self.mine)

    def show_seen(self, seen: Seen) -> None:
        """Show where the picture comes from."""
        self._seen = seen
        self.model.show_networks(seen.models, seen.model)
        for widget in (self._model_label, self.model):
            # There is nothing to choose before a network was taught.
            widget.setVisible(len(seen.models) > 1)
        self._says.setText(source_text(seen))
        self.mine.setEnabled(seen.source is Source.SAMPLE)
        self.sample.setEnabled(seen.able)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._model_label.setText(self.tr("&Network"))
        tip(self.model, self.tr("The network that comes with the program, or one you have taught"))
        self.model.retranslate()
        self.sample.setText(self.tr("A digit of MNIST"))
        tip(self.sample, self.tr("Look at one of the digits that come with the program"))
        self.mine.setText(self.tr("My drawing"))
        tip(self.mine, self.tr("Look at what you have drawn in the first tab"))
        self.show_seen(self._seen)


def source_text(seen: Seen) -> str:
    """Return where the picture comes from."""
    if seen.source is Source.DRAWING:
        return QCoreApplication.translate("FiltersTab", "Shown: your drawing")
    if seen.source is Source.SAMPLE:
        text = QCoreApplication.translate("FiltersTab", "Shown: a bundled digit, a {digit}")
        return text.format(digit=seen.label)
    return QCoreApplication.translate("FiltersTab", "Shown: nothing yet")
