"""A drop-down list of the registry's functions."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.tabs.activations.wording import core
from nn_core import activations


class FunctionChoice(QComboBox):
    """One function of the registry; new ones appear by themselves."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(10)
        self.setMaxVisibleItems(16)
        self.activated.connect(self._activated)

    def render_name(self, name: str) -> None:
        """Show which one is chosen."""
        with QSignalBlocker(self):
            if tuple(self.itemData(i) for i in range(self.count())) != activations.names():
                self.retranslate()
            self.setCurrentIndex(self.findData(name))

    def retranslate(self) -> None:
        """Set every text again."""
        with QSignalBlocker(self):
            name = self.currentData()
            self.clear()
            for known in activations.names():
                self.addItem(core(activations.get(known).title), known)
            self.setCurrentIndex(max(0, self.findData(name)))

    @Slot(int)
    def _activated(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))
