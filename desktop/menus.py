"""The window's menus: what each entry is called, its keys, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.i18n import LANGUAGES
from desktop.theme import Appearance
from nn_core.errors import QT_TRANSLATE_NOOP

Keys = QKeySequence.StandardKey | str | None


@dataclass(frozen=True)
class Entry:
    """One entry of a menu.

    Attributes
    ----------
    id : str
        Name of the action, and of the method of the window's that it calls.
    text : str
        English source text; empty for a name that is never translated (given by ``fixed``).
    keys : StandardKey, str or None
    checkable : bool
    fixed : str
        A name that stays as it is in every language.
    """

    id: str
    text: str
    keys: Keys = None
    checkable: bool = False
    fixed: str = ""


_S = QKeySequence.StandardKey
SEPARATOR = Entry("", "")
FILE = (
    Entry("save_picture", QT_TRANSLATE_NOOP("Menus", "&Save picture…"), "Ctrl+Shift+S"),
    SEPARATOR,
    Entry("close", QT_TRANSLATE_NOOP("Menus", "&Quit"), "Ctrl+Q"),
)
EDIT = (
    Entry("undo", QT_TRANSLATE_NOOP("Menus", "&Undo"), _S.Undo),
    Entry("redo", QT_TRANSLATE_NOOP("Menus", "&Redo"), _S.Redo),
    SEPARATOR,
    Entry("copy", QT_TRANSLATE_NOOP("Menus", "&Copy"), _S.Copy),
    Entry("paste", QT_TRANSLATE_NOOP("Menus", "&Paste"), _S.Paste),
)
VIEW = (
    Entry("show_reading", QT_TRANSLATE_NOOP("Menus", "&Reading pages"), "F9", checkable=True),
    Entry("present", QT_TRANSLATE_NOOP("Menus", "&Presentation mode"), "F11", checkable=True),
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
    Entry("next_tab", QT_TRANSLATE_NOOP("Menus", "Ne&xt tab"), "Ctrl+Tab"),
    Entry("previous_tab", QT_TRANSLATE_NOOP("Menus", "Pre&vious tab"), "Ctrl+Shift+Tab"),
)
HELP = (
    Entry("keys", QT_TRANSLATE_NOOP("Menus", "&Keys"), "F1"),
    Entry("open_log", QT_TRANSLATE_NOOP("Menus", "Show the &log file")),
    SEPARATOR,
    Entry("about", QT_TRANSLATE_NOOP("Menus", "&About Badak")),
)
LANGUAGE_CHOICES = (
    Entry("system", QT_TRANSLATE_NOOP("Menus", "As the &system has it")),
    *(Entry(code, "", fixed=name) for code, name in LANGUAGES.items()),
)
TITLES = {
    "file": QT_TRANSLATE_NOOP("Menus", "&File"),
    "edit": QT_TRANSLATE_NOOP("Menus", "&Edit"),
    "view": QT_TRANSLATE_NOOP("Menus", "&View"),
    "help": QT_TRANSLATE_NOOP("Menus", "&Help"),
    "theme": QT_TRANSLATE_NOOP("Menus", "&Theme"),
    "language": QT_TRANSLATE_NOOP("Menus", "Lan&guage"),
}


class Menus(QObject):
    """Builds the menus and keeps their actions by name.

    Parameters
    ----------
    bar : QMenuBar
        Takes the menus and owns the actions.
    slots : object
        Has a method for the id of every entry.
    """

    def __init__(self, bar: QMenuBar, slots: object) -> None:
        super().__init__(bar)
        self._slots = slots
        self._menus: dict[str, QMenu] = {}
        self._texts: list[tuple[QAction, Entry]] = []
        self.actions: dict[str, QAction] = {}
        self.themes = QActionGroup(self)
        self.languages = QActionGroup(self)
        self._fill(self._menu("file", bar), FILE)
        self._fill(self._menu("edit", bar), EDIT)
        view = self._menu("view", bar)
        self._fill(view, VIEW)
        self._choices(self._menu("theme", view), THEMES, self.themes)
        self._choices(self._menu("language", view), LANGUAGE_CHOICES, self.languages)
        self._fill(view, VIEW_END)
        self._fill(self._menu("help", bar), HELP)
        # The plus that is written on the key needs no Shift on most layouts; and hands know two
        # ways to redo, wherever they learnt them.
        self._also("zoom_in", "Ctrl+=")
        self._also("redo", "Ctrl+Y", "Ctrl+Shift+Z")
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        for name, menu in self._menus.items():
            menu.setTitle(QCoreApplication.translate("Menus", TITLES[name]))
        for action, entry in self._texts:
            action.setText(entry.fixed or QCoreApplication.translate("Menus", entry.text))

    def check(self, group: QActionGroup, choice: str) -> None:
        """Mark one choice of a group without acting on it."""
        for action in group.actions():
            if action.data() == choice:
                action.setChecked(True)

    def _also(self, name: str, *keys: str) -> None:
        action = self.actions[name]
        known = action.shortcuts()
        more = [made for text in keys if (made := QKeySequence(text)) not in known]
        action.setShortcuts([*known, *more])

    def _menu(self, name: str, parent: QMenuBar | QMenu) -> QMenu:
        menu = parent.addMenu("")
        menu.setToolTipsVisible(True)
        self._menus[name] = menu
        return menu

    def _fill(self, menu: QMenu, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            if entry is SEPARATOR:
                menu.addSeparator()
            else:
                self._connect(self._action(menu, entry), entry)

    def _action(self, menu: QMenu, entry: Entry) -> QAction:
        action = menu.addAction("")
        if entry.keys is not None:
            action.setShortcut(QKeySequence(entry.keys))
        action.setCheckable(entry.checkable)
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
