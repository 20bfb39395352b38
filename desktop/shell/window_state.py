"""Remembers where the window was, which tab was in front, and how the user likes to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QSize, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.services import i18n
from desktop.services.settings import Settings
from desktop.shell.reading_panel import WIDTH
from desktop.shell.tab_host import TabHost
from desktop.style import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMainWindow

NARROWEST, WIDEST = 160, 1200
"""Between these widths, in pixels at zoom 1, a remembered one is taken."""
LEAST, NEEDED = 800, 836
"""There is no room for controls, picture and reading below a width in pixels at zoom 1, and below
another at any zoom."""
SHARE = 0.3
"""How much of the window the reading pages may always grow to with the zoom."""


class WindowSplit(QSplitter):
    """The tabs at the left, the reading pages at the right."""

    crowded_changed = Signal(bool)

    def __init__(self, tabs: QWidget, reading: QWidget) -> None:
        super().__init__()
        self._reading = reading
        self.usual = float(WIDTH)
        self._crowded = False
        self.addWidget(tabs)
        self.addWidget(reading)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._moved)
        theme.manager().changed.connect(self.distribute)

    def set_usual(self, width: float) -> None:
        """Take over a remembered width."""
        if NARROWEST <= width <= WIDEST:
            self.usual = width
            self.distribute()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the reading pages their width; the tabs take the rest."""
        super().resizeEvent(event)
        self.distribute()

    @Slot()
    def distribute(self) -> None:
        """Give the reading pages their width at the present zoom, but never more than half."""
        total = self.width() - self.handleWidth()
        wanted = theme.current().px(self.usual)
        if wanted > self.usual:
            wanted = min(wanted, max(self.usual, SHARE * total))
        width = min(round(wanted), self._reading.maximumWidth())
        self.setSizes([total - width, width])
        crowded = self.width() < max(int(theme.current().px(LEAST)), NEEDED)
        if crowded != self._crowded:
            self._crowded = crowded
            self.crowded_changed.emit(crowded)

    @Slot()
    def _moved(self) -> None:
        self.usual = self.sizes()[1] / theme.current().zoom


GEOMETRY, READING = "window/geometry", "window/reading_width"
HIDDEN, TAB = "window/reading_hidden", "window/tab"
THEME, LANGUAGE, ZOOM, STILL = "look/theme", "look/language", "look/zoom", "look/less_motion"


TITLE_BAR = 32
"""Pixels above the window that its frame takes; nobody knows how many before it is shown."""


def room(window: QWidget) -> QRect:
    """Return where the window may be on its screen, without its frame's title bar."""
    return window.screen().availableGeometry().adjusted(0, TITLE_BAR, 0, 0)


def fitting(wanted: QRect, room: QRect) -> QRect:
    """Return the place next to ``wanted`` that lies wholly in ``room``, as large as it may be."""
    size = wanted.size().boundedTo(room.size())
    last_left, last_top = room.right() + 1 - size.width(), room.bottom() + 1 - size.height()
    left = min(max(wanted.left(), room.left()), last_left)
    top = min(max(wanted.top(), room.top()), last_top)
    return QRect(left, top, size.width(), size.height())


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
    """Restores and saves the window's place, its parts' widths and the tab in front.

    - ``split``: holds the next two.
    - ``reading``: the reading pages at the right.
    """

    def __init__(
        self,
        window: QMainWindow,
        split: WindowSplit,
        tabs: TabHost,
        reading: QWidget,
        settings: Settings,
    ) -> None:
        self._window = window
        self._split = split
        self._tabs = tabs
        self._reading = reading
        self._settings = settings

    def place(self, usual: QSize, smallest: QSize) -> None:
        """Give the window its usual size; a screen that is smaller has all of it all the same."""
        available = room(self._window).size()
        self._window.setMinimumSize(smallest.boundedTo(available))
        self._window.resize(usual.boundedTo(available))

    def restore(self) -> None:
        """Put the window where it was, or where this screen has room for it.

        Damaged settings leave the usual place.
        """
        geometry = self._settings.blob(GEOMETRY)
        if not geometry.isEmpty() and self._window.restoreGeometry(geometry):
            # A presentation isn't gone on with: full screen without one has no way out to be seen.
            if self._window.isFullScreen():
                from PySide6.QtCore import Qt  # dear, and hardly ever needed before the first paint

                state = self._window.windowState() & ~Qt.WindowState.WindowFullScreen
                self._window.setWindowState(state)
            self._fit()
        self._split.set_usual(self._settings.number(READING, self._split.usual))
        self._reading.setHidden(self._settings.flag(HIDDEN))
        self._tabs.select(self._settings.text(TAB))

    def _fit(self) -> None:
        """Bring back what lies outside of the screen: the last one may have been larger."""
        if self._window.isMaximized():
            return
        place = self._window.geometry()
        fitted = fitting(place, room(self._window))
        if fitted != place:
            self._window.setGeometry(fitted)

    def save(self, geometry: QByteArray) -> None:
        self._settings.set(GEOMETRY, geometry)
        self._settings.set(READING, self._split.usual)
        self._settings.set(HIDDEN, self._reading.isHidden())
        page = self._tabs.page()
        if page is not None:
            self._settings.set(TAB, page.spec.id)
        self._settings.sync()
