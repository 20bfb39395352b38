"""The window's menus: their titles at once, their entries after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.services.i18n import translate
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QActionGroup

    from desktop.shell.menu_entries import Entry

TITLES = {
    "file": QT_TRANSLATE_NOOP("Menus", "&File"),
    "edit": QT_TRANSLATE_NOOP("Menus", "&Edit"),
    "view": QT_TRANSLATE_NOOP("Menus", "&View"),
    "help": QT_TRANSLATE_NOOP("Menus", "&Help"),
    "theme": QT_TRANSLATE_NOOP("Menus", "&Theme"),
    "language": QT_TRANSLATE_NOOP("Menus", "Lan&guage"),
    "tabs": QT_TRANSLATE_NOOP("Menus", "T&abs"),
}


class Menus(QObject):
    """Builds the menus and keeps their actions by name.

    - ``bar``: takes the menus and owns the actions.
    """

    themes: QActionGroup
    languages: QActionGroup

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._menus: dict[str, QMenu] = {}
        self._texts: list[tuple[QAction, Entry]] = []
        self.actions: dict[str, QAction] = {}
        for name in ("file", "edit", "view", "help"):
            self._menu(name, bar)
        self.retranslate()

    def fill(self, slots: object) -> None:
        """Make the entries.

        - ``slots``: has a method for the id of every entry.
        """
        from PySide6.QtGui import QActionGroup

        from desktop.shell import menu_entries as entries

        self._slots = slots
        self.themes, self.languages = QActionGroup(self), QActionGroup(self)
        view = self._menus["view"]
        self._fill(self._menus["file"], entries.FILE)
        self._fill(self._menus["edit"], entries.EDIT)
        self._fill(view, entries.VIEW)
        self._choices(self._menu("theme", view), entries.THEMES, self.themes)
        self._choices(self._menu("language", view), entries.LANGUAGE_CHOICES, self.languages)
        self._fill(view, entries.VIEW_END)
        self._menu("tabs", view)
        self._fill(self._menus["help"], entries.HELP)
        # The plus that is written on the key needs no Shift on most layouts; and hands know two
        # ways to redo, wherever they learnt them.
        self._also("zoom_in", "Ctrl+=")
        self._also("export", "Ctrl+Shift+S")  # as it was while pictures had an entry of their own
        self._also("redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self.retranslate()

    def menu(self, name: str) -> QMenu:
        return self._menus[name]

    def retranslate(self) -> None:
        for name, menu in self._menus.items():
            menu.setTitle(translate("Menus", TITLES[name]))
        for action, entry in self._texts:
            action.setText(entry.fixed or translate("Menus", entry.text))

    def check(self, group: QActionGroup, choice: str) -> None:
        """Mark one choice of a group without acting on it."""
        for action in group.actions():
            if action.data() == choice:
                action.setChecked(True)

    def _also(self, name: str, *keys: str) -> None:
        from PySide6.QtGui import QKeySequence

        action = self.actions[name]
        known = action.shortcuts()
        more = [made for text in keys if (made := QKeySequence(text)) not in known]
        action.setShortcuts([*known, *more])

    def _menu(self, name: str, parent: QMenuBar | QMenu) -> QMenu:
        menu = parent.addMenu("")
        self._menus[name] = menu
        return menu

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            if not entry.id:
                menu.addSeparator()
            else:
                self._connect(self._action(menu, entry), entry)

    def _action(self, menu: QMenu, entry: Entry) -> QAction:
        from PySide6.QtGui import QKeySequence

        action = menu.addAction("")
        if entry.keys is not None:
            action.setShortcut(QKeySequence(entry.keys))
        action.setCheckable(entry.checkable)
        action.setMenuRole(entry.role)
        self._texts.append((action, entry))
        return action

    def _connect(self, action: QAction, entry: Entry) -> None:
        slot: Callable[..., object] = getattr(self._slots, entry.id)
        (action.toggled if entry.checkable else action.triggered).connect(slot)
        self.actions[entry.id] = action

    def _choices(self, menu: QMenu, entries: tuple[Entry, ...], group: QActionGroup) -> None:
        for entry in entries:
            action = self._action(menu, entry)
            action.setCheckable(True)
            action.setData(str(entry.id))
            group.addAction(action)
