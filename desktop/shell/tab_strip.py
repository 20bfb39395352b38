"""The row of tabs over the whole width of the window.

What is imported here counts before the first paint; so the ``Qt`` namespace is left out, whose
hundred enumerations take as long to make as everything else in this file together.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

SAVED = 16
"""Pixels that a tab is narrower in `TIGHT`."""
TIGHT = "QTabBar::tab { padding: 8px 8px 6px 8px; }"
"""The style sheet of tabs that would not fit with the usual padding."""


class TabStrip(QWidget):
    """A tab bar, and at its end a corner for what is offered where the tabs don't all fit."""

    crowded_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QTabBar()
        self.bar.setDocumentMode(True)
        self.bar.setExpanding(False)
        self.corner: QWidget | None = None
        self._crowded = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.bar, 1)

    def set_corner(self, widget: QWidget) -> None:
        """Put a widget at the end of the row."""
        self.corner = widget
        self._layout.addWidget(widget)

    @property
    def crowded(self) -> bool:
        """Whether there is no room for all tabs at once."""
        return self._crowded

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def follow_font(self) -> None:
        """Fit the tabs again, from now on, when their text has another size.

        A ``changeEvent`` of Python's would be called before the first paint already, and make all
        classes of events then.
        """
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the tabs after a change of font; no event is filtered out."""
        if watched is self and event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # The bar gets the event after its parent.
            QTimer.singleShot(0, self, self.fit)
        return super().eventFilter(watched, event)

    @Slot()
    def fit(self) -> None:
        """Set the tabs closer where they would not fit, and tell if that is not enough."""
        saved = SAVED * self.bar.count()
        tight = bool(self.bar.styleSheet())
        loose = self.bar.sizeHint().width() + (saved if tight else 0)
        if tight != (loose > self.width()):
            self.bar.setStyleSheet("" if tight else TIGHT)
        crowded = loose - saved > self.width()
        if crowded != self._crowded:
            self._crowded = crowded
            self.crowded_changed.emit(crowded)
