"""The entries of the menus: texts and shortcuts, and one for each tab."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.services.i18n import LANGUAGES, translate
from desktop.shell.tab_host import NUMBERED, TabHost
from desktop.style.theme import Appearance
from nn_core.errors import QT_TRANSLATE_NOOP

Keys = QKeySequence.StandardKey | str | None


@dataclass(frozen=True)
class Entry:
    """One entry of a menu.

    - ``id``: name of the action, and of the method of the window's that it calls.
    - ``text``: English source text; empty for a name that is never translated (given by ``fixed``).
    - ``fixed``: a name that stays as it is in every language.
    - ``role``: where a Mac shows it; without one, Qt would guess that from the text.
    """

    id: str
    text: str
    keys: Keys = None
    checkable: bool = False
    fixed: str = ""
    role: QAction.MenuRole = QAction.MenuRole.NoRole


_S = QKeySequence.StandardKey
_ON_MAC = sys.platform == "darwin"
# There Qt's Ctrl is the Command key, and Command+Tab and F11 belong to the system.
_NEXT, _PREVIOUS = ("Meta+Tab", "Meta+Shift+Tab") if _ON_MAC else ("Ctrl+Tab", "Ctrl+Shift+Tab")
_PRESENT: Keys = _S.FullScreen if _ON_MAC else "F11"
SEPARATOR = Entry("", "")
FILE = (
    Entry("open_session", QT_TRANSLATE_NOOP("Menus", "&Open session…"), "Ctrl+O"),
    Entry("save_session", QT_TRANSLATE_NOOP("Menus", "Save s&ession…"), _S.Save),
    Entry("make_tasks", QT_TRANSLATE_NOOP("Menus", "&Make a task file…")),
    Entry("sheet", QT_TRANSLATE_NOOP("Menus", "S&heet…"), _S.Print),
    Entry("export", QT_TRANSLATE_NOOP("Menus", "E&xport…"), "Ctrl+E"),
    SEPARATOR,
    Entry("close", QT_TRANSLATE_NOOP("Menus", "&Quit"), "Ctrl+Q", role=QAction.MenuRole.QuitRole),
)
EDIT = (
    Entry("undo", QT_TRANSLATE_NOOP("Menus", "&Undo"), _S.Undo),
    Entry("redo", QT_TRANSLATE_NOOP("Menus", "&Redo"), _S.Redo),
    SEPARATOR,
    Entry("copy", QT_TRANSLATE_NOOP("Menus", "&Copy"), _S.Copy),
    Entry("paste", QT_TRANSLATE_NOOP("Menus", "&Paste"), _S.Paste),
    Entry("copy_state", QT_TRANSLATE_NOOP("Menus", "Copy this &tab as text"), "Ctrl+Shift+C"),
    SEPARATOR,
    Entry("reset_tab", QT_TRANSLATE_NOOP("Menus", "Reset t&his tab")),
    Entry("reset_all", QT_TRANSLATE_NOOP("Menus", "Reset &all tabs")),
    Entry("take_back", QT_TRANSLATE_NOOP("Menus", "Bring &back what was there before")),
)
VIEW = (
    Entry("show_reading", QT_TRANSLATE_NOOP("Menus", "&Reading pages"), "F9", checkable=True),
    Entry("show_controls", QT_TRANSLATE_NOOP("Menus", "&Controls"), "F8", checkable=True),
    Entry("present", QT_TRANSLATE_NOOP("Menus", "&Presentation mode"), _PRESENT, checkable=True),
    SEPARATOR,
    Entry("zoom_in", QT_TRANSLATE_NOOP("Menus", "&Larger"), _S.ZoomIn),
    Entry("zoom_out", QT_TRANSLATE_NOOP("Menus", "&Smaller"), _S.ZoomOut),
    Entry("zoom_reset", QT_TRANSLATE_NOOP("Menus", "&Normal size"), "Ctrl+0"),
    SEPARATOR,
)
THEMES = (
    Entry(Appearance.SYSTEM, QT_TRANSLATE_NOOP("Menus", "As the &system has it")),
    Entry(Appearance.LIGHT, QT_TRANSLATE_NOOP("Menus", "&Light")),
    Entry(Appearance.DARK, QT_TRANSLATE_NOOP("Menus", "&Dark")),
)
VIEW_END = (
    Entry("still", QT_TRANSLATE_NOOP("Menus", "Less &motion"), checkable=True),
    SEPARATOR,
    Entry("next_tab", QT_TRANSLATE_NOOP("Menus", "Ne&xt tab"), _NEXT),
    Entry("previous_tab", QT_TRANSLATE_NOOP("Menus", "Pre&vious tab"), _PREVIOUS),
)
HELP = (
    Entry("find", QT_TRANSLATE_NOOP("Menus", "&Find anything…"), "Ctrl+K"),
    Entry("whats_this", QT_TRANSLATE_NOOP("Menus", "&What's this?"), "Shift+F1"),
    Entry("keys", QT_TRANSLATE_NOOP("Menus", "&Keys"), "F1"),
    Entry("open_log", QT_TRANSLATE_NOOP("Menus", "Show the &log file")),
    SEPARATOR,
    Entry("about", QT_TRANSLATE_NOOP("Menus", "&About Badak"), role=QAction.MenuRole.AboutRole),
)
LANGUAGE_CHOICES = (
    Entry("system", QT_TRANSLATE_NOOP("Menus", "As the &system has it")),
    *(Entry(code, "", fixed=name) for code, name in LANGUAGES.items()),
)


class TabList(QObject):
    """One entry for each tab, with its key.

    - ``menu``: takes the entries; a button at the end of the tabs opens it too.
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
