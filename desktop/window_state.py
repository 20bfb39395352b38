"""Remembers where the window was, which tab was in front, and how the user likes to read."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from desktop import i18n, theme
from desktop.settings import Settings
from desktop.tab_host import TabHost

GEOMETRY, LAYOUT, TAB = "window/geometry", "window/layout", "window/tab"
THEME, LANGUAGE, ZOOM, STILL = "look/theme", "look/language", "look/zoom", "look/less_motion"
LAYOUT_VERSION = 1


def apply_preferences(settings: Settings, language: str = "", appearance: str = "") -> None:
    """Put on the remembered language and look, unless others are given for this time only."""
    manager = theme.manager()
    wanted = appearance or settings.text(THEME, theme.Appearance.SYSTEM)
    if wanted not in list(theme.Appearance):
        wanted = theme.Appearance.SYSTEM
    manager.set_appearance(wanted)
    manager.set_zoom(settings.number(ZOOM, 1.0))
    manager.set_still(settings.flag(STILL))
    i18n.install(language or settings.text(LANGUAGE, i18n.SYSTEM))


class WindowState:
    """Restores and saves the window's place, its dock and the tab in front.

    Parameters
    ----------
    window : QMainWindow
    tabs : TabHost
    settings : Settings
    """

    def __init__(self, window: QMainWindow, tabs: TabHost, settings: Settings) -> None:
        self._window = window
        self._tabs = tabs
        self._settings = settings

    def restore(self) -> None:
        """Put the window where it was; damaged settings leave the usual place."""
        geometry = self._settings.blob(GEOMETRY)
        if not geometry.isEmpty():
            self._window.restoreGeometry(geometry)
        layout = self._settings.blob(LAYOUT)
        if not layout.isEmpty():
            self._window.restoreState(layout, LAYOUT_VERSION)
        self._tabs.select(self._settings.text(TAB))

    def save(self) -> None:
        """Remember everything now."""
        place: QByteArray = self._window.saveGeometry()
        self._settings.set(GEOMETRY, place)
        self._settings.set(LAYOUT, self._window.saveState(LAYOUT_VERSION))
        page = self._tabs.page()
        if page is not None:
            self._settings.set(TAB, page.spec.id)
        self._settings.sync()
