"""Menus: the activation functions, the networks, and where a network can be taken along to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.services import network_names
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.recognisers import HELD
from desktop.widgets.controls.layout_helpers import narrow, tip
from desktop.widgets.input import Menu
from nn_core import activations
from nn_core.errors import BadakError
from nn_core.network import Network


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


@dataclass(frozen=True)
class Way:
    """Where a network can be taken.

    - ``target``: ids of tab and page: "gates/perceptron".
    - ``text``: the place, and what the way there changes, translated.
    - ``network``: returns the network as it arrives, or raises a `BadakError` that says why it
      can't go there.
    """

    target: str
    text: str
    network: Callable[[], Network]


class CarryButton(QPushButton):
    """Opens a menu of ways; what can't go is refused here, before the tab changes."""

    def __init__(self, context: TabContext, ways: Sequence[Way]) -> None:
        super().__init__()
        self._context, self._ways = context, tuple(ways)
        self.setText(self.tr("Take it along to…"))
        tip(self, self.tr("Go on with this network in another tab"))
        menu = QMenu(self)
        self.entries: dict[str, QAction] = {}
        for way in self._ways:
            action = menu.addAction(way.text)
            action.setData(way.target)
            action.triggered.connect(self._go)
            self.entries[way.target] = action
        self.setMenu(menu)

    @Slot()
    def _go(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        target = action.data()
        way = next(way for way in self._ways if way.target == target)
        try:
            network = way.network()
        except BadakError as error:
            self._context.report(error)
            return
        self._context.carried.emit(target, network)
