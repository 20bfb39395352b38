"""The splitter between the tabs and the reading pages, which scale with the zoom.

What is imported here counts before the first paint.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.shell.reading_panel import WIDTH
from desktop.style import theme

NARROWEST, WIDEST = 160, 1200
"""Between these widths, in pixels at zoom 1, a remembered one is taken."""
LEAST = 800
"""Below this width, in pixels at zoom 1, there is no room for controls, picture and reading."""
SHARE = 0.3
"""How much of the window the reading pages may always grow to with the zoom."""


class WindowSplit(QSplitter):
    """The tabs at the left, the reading pages at the right.

    Parameters
    ----------
    tabs, reading : QWidget
    """

    crowded_changed = Signal(bool)

    def __init__(self, tabs: QWidget, reading: QWidget) -> None:
        super().__init__()
        self._reading = reading
        self._usual = float(WIDTH)
        self._crowded = False
        self.addWidget(tabs)
        self.addWidget(reading)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._moved)
        theme.manager().changed.connect(self.distribute)

    @property
    def usual(self) -> float:
        """Width of the reading pages at zoom 1, as the user last pulled them."""
        return self._usual

    def set_usual(self, width: float) -> None:
        """Take over a remembered width."""
        if NARROWEST <= width <= WIDEST:
            self._usual = width
            self.distribute()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the reading pages their width; the tabs take the rest."""
        super().resizeEvent(event)
        self.distribute()

    @Slot()
    def distribute(self) -> None:
        """Give the reading pages their width at the present zoom, but never more than half."""
        total = self.width() - self.handleWidth()
        wanted = theme.current().px(self._usual)
        if wanted > self._usual:
            wanted = min(wanted, max(self._usual, SHARE * total))
        width = min(round(wanted), self._reading.maximumWidth())
        self.setSizes([total - width, width])
        crowded = self.width() < int(theme.current().px(LEAST))
        if crowded != self._crowded:
            self._crowded = crowded
            self.crowded_changed.emit(crowded)

    @Slot()
    def _moved(self) -> None:
        self._usual = self.sizes()[1] / theme.current().zoom
