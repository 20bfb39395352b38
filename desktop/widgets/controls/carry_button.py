"""The button "Take it along to …": carries a network to another tab and says what that changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.services.context import TabContext
from desktop.widgets.controls.layout_helpers import tip
from nn_core.errors import BadakError
from nn_core.network import Network


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
