"""Menus of what is registered elsewhere: the activation functions, and the networks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent

from desktop.services import network_names
from desktop.services.i18n import translate
from desktop.services.recognisers import HELD
from desktop.widgets.controls.layout_helpers import narrow
from desktop.widgets.input import Menu
from nn_core import activations


class ActivationMenu(Menu):
    """Lists the registry; the data of an item is the function's name there.

    - ``chosen``: called with the name the user has chosen.
    """

    def __init__(self, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self._offered: object = None
        narrow(self, 8)
        self.setMaxVisibleItems(16)
        self.activated.connect(lambda index: chosen(self.itemData(index)))

    def show_name(self, name: str) -> None:
        """Show which one is chosen; an empty name shows none."""
        with QSignalBlocker(self):
            self._offer(name)
            self.setCurrentIndex(self.findData(name))

    def showEvent(self, event: QShowEvent) -> None:
        self.show_name(self.currentData() or "")
        super().showEvent(event)

    def _offer(self, shown: str) -> None:
        names = activations.names()
        if shown and shown not in names:
            names = (*names, shown)  # a function of one's own that was there before another one
        titles = [activations.get(name).title for name in names]
        if self._offered == (names, titles):
            return
        self._offered = (names, titles)
        self.clear()
        for index, name in enumerate(names):
            activation = activations.get(name)
            self.addItem(translate("nn_core", activation.title), name)
            meaning = translate("nn_core", activation.meaning)
            self.setItemData(index, meaning, Qt.ItemDataRole.ToolTipRole)


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
