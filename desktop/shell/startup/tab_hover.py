"""Tells when somebody is about to use the tabs, so that what they need can be made ready."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QTabWidget

TURNING = (QEvent.Type.Enter, QEvent.Type.HoverMove, QEvent.Type.FocusIn)
"""What a widget hears before it is used."""


class Approach(QObject):
    """Tells once that somebody turns to the tabs: by pointer, by keyboard, or to another tab.

    Parameters
    ----------
    tabs : QTabWidget
        Its tab bar is watched until then.
    """

    noticed = Signal()

    def __init__(self, tabs: QTabWidget) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        tabs.tabBar().installEventFilter(self)
        tabs.currentChanged.connect(self._notice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the first event that announces a use, and keep none."""
        if event.type() in TURNING:
            self._notice()
        return super().eventFilter(watched, event)

    @Slot()
    def _notice(self) -> None:
        self._tabs.tabBar().removeEventFilter(self)
        self._tabs.currentChanged.disconnect(self._notice)
        self.noticed.emit()
