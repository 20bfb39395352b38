"""A menu of the activation functions there are; one that is registered later appears by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QShowEvent

from desktop.services.i18n import translate
from desktop.widgets.controls.layout_helpers import narrow
from desktop.widgets.input import Menu
from nn_core import activations


class ActivationMenu(Menu):
    """Lists the registry; the data of an item is the function's name there.

    Parameters
    ----------
    chosen : callable
        Called with the name the user has chosen.
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
