"""The dock at the right of the window that holds the reading pages of the tab in front."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

from desktop.reading import Reading
from desktop.settings import Settings
from desktop.tabs.base import TabView

MODULES = ("desktop.widgets.reading.dock",)
"""What it imports when it is filled."""


class ReadingPanel(QDockWidget):
    """Follows one tab at a time; its pages are made when the first tab is there.

    Parameters
    ----------
    settings : Settings
        Where the pages remember which of them is in front.
    parent : QWidget or None
    """

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setAllowedAreas(Qt.DockWidgetArea.RightDockWidgetArea)
        self.setTitleBarWidget(QWidget())
        self._settings = settings
        self._view: TabView | None = None
        self._place = QWidget()
        self._place.setMinimumWidth(240)
        self.setWidget(self._place)
        self.retranslate()

    def follow(self, view: TabView | None) -> None:
        """Show the pages of ``view`` from now on."""
        if self._view is not None:
            self._view.reading_changed.disconnect(self._update)
        self._view = view
        if view is not None:
            view.reading_changed.connect(self._update)
            self._update(view.reading())

    @Slot(object)
    def _update(self, reading: Reading) -> None:
        from desktop.widgets.reading.dock import ReadingDock

        pages = self.widget()
        if not isinstance(pages, ReadingDock):
            pages = ReadingDock(self._settings)
            self.setWidget(pages)
            self._place.deleteLater()
        pages.show_reading(reading)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.setWindowTitle(QCoreApplication.translate("ReadingPanel", "Reading"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
