"""The list of all tabs: in View > Tabs, and beside the tabs where they don't all fit."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.services.i18n import translate
from desktop.shell.tab_host import NUMBERED, TabHost


class TabList(QObject):
    """One entry for each tab, with its key.

    Parameters
    ----------
    menu : QMenu
        Takes the entries; a button at the end of the tabs opens it too.
    """

    def __init__(self, tabs: TabHost, menu: QMenu) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._group = QActionGroup(self)
        self.entries = [self._entry(index) for index in range(tabs.count())]
        menu.addActions(self.entries)
        self.button = QToolButton()
        self.button.setObjectName("allTabs")
        self.button.setArrowType(Qt.ArrowType.DownArrow)
        self.button.setAutoRaise(True)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setMenu(menu)
        tabs.strip.set_corner(self.button)
        tabs.strip.crowded_changed.connect(self.button.setVisible)
        tabs.currentChanged.connect(self._mark)
        tabs.named.connect(self._name)
        self._group.triggered.connect(self._go)
        self.button.setVisible(tabs.strip.crowded)
        self._mark(tabs.currentIndex())
        self._name()

    def _entry(self, index: int) -> QAction:
        entry = QAction(self)
        entry.setCheckable(True)
        entry.setMenuRole(QAction.MenuRole.NoRole)
        entry.setData(index)
        if index < NUMBERED:
            entry.setShortcut(f"Ctrl+{index + 1}")
        self._group.addAction(entry)
        return entry

    @Slot()
    def _name(self) -> None:
        for index, entry in enumerate(self.entries):
            entry.setText(self._tabs.strip.bar.tabText(index))
            entry.setVisible(self._tabs.strip.bar.isTabVisible(index))
        name = translate("TabHost", "All tabs")
        self.button.setToolTip(name)
        self.button.setAccessibleName(name)

    @Slot(int)
    def _mark(self, index: int) -> None:
        if 0 <= index < len(self.entries):
            with QSignalBlocker(self._group):
                self.entries[index].setChecked(True)

    @Slot(QAction)
    def _go(self, entry: QAction) -> None:
        self._tabs.setCurrentIndex(entry.data())
