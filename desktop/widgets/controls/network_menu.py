"""The menu in which one of the networks is chosen: the shipped ones, then the user's own."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot

from desktop.services import network_names
from desktop.services.recognisers import HELD
from desktop.widgets.controls.layout_helpers import narrow
from desktop.widgets.input import Menu

NARROW = 10
"""Characters that are always seen; a longer name doesn't widen the column."""


class NetworkMenu(Menu):
    """Lists networks by their names; the data of an item is the name it is kept by."""

    picked = Signal(str)
    """The user has picked a network, by the name it is kept by."""

    def __init__(self) -> None:
        super().__init__()
        narrow(self, NARROW)
        self.activated.connect(self._activated)

    def names(self) -> tuple[str, ...]:
        """Return the networks that are listed."""
        return tuple(self.itemData(index) for index in range(self.count()))

    def show_networks(self, names: tuple[str, ...], chosen: str) -> None:
        """List networks, one of them chosen."""
        with QSignalBlocker(self):
            if self.names() != names:
                self.clear()
                for name in names:
                    self.addItem("", name)
                self.retranslate()
            elif HELD in names:
                self.retranslate()
            self.setCurrentIndex(self.findData(chosen))
        self.setEnabled(bool(names))

    def retranslate(self) -> None:
        for index, name in enumerate(self.names()):
            self.setItemText(index, network_names.title(name))
            self.setItemData(index, network_names.tip(name), Qt.ItemDataRole.ToolTipRole)

    def showPopup(self) -> None:
        self.retranslate()
        super().showPopup()

    @Slot(int)
    def _activated(self, index: int) -> None:
        self.picked.emit(self.itemData(index))
