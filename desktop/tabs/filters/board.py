"""A painted area of this tab: what its widgets have in common, whatever they paint."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop import theme
from desktop.theme import Theme

MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""Rows and columns that an arrow key goes."""


class Board(QWidget):
    """Takes mouse and keys, and follows size, theme and language.

    A subclass says how it takes another theme (`restyle`), how it is laid out (`measure`), what
    its texts are (`retranslate`) and what lies at a point (`reading`); it calls ``restyle`` once
    at the end of its own construction.

    Parameters
    ----------
    smallest, usual : (int, int)
        Width and height.
    """

    def __init__(
        self, smallest: tuple[int, int], usual: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._usual = QSize(*usual)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(*smallest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.manager().changed.connect(self._theme_changed)

    def restyle(self, tokens: Theme) -> None:
        """Take another theme; ``measure`` follows."""
        raise NotImplementedError

    def measure(self) -> None:
        """Lay everything out for the present state, size and theme; by default nothing."""

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        raise NotImplementedError

    def reading(self, point: QPointF) -> str:
        """Return what lies at a point, for a tool tip."""
        raise NotImplementedError

    @staticmethod
    def line() -> float:
        """Return the height of a line of small text."""
        return QFontMetricsF(theme.current().font("small")).lineSpacing()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        return self._usual

    def event(self, event: QEvent) -> bool:
        """Say what the mouse rests on; follow the language."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.reading(QPointF(event.pos())), self)
            return True
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        self.measure()
        super().resizeEvent(event)

    def point_with(self, shape: Qt.CursorShape | None) -> None:
        """Show what the mouse could do here; None where it can do nothing."""
        if shape is None:
            self.unsetCursor()
        else:
            self.setCursor(shape)

    @Slot(object)
    def _theme_changed(self, tokens: Theme) -> None:
        self.restyle(tokens)
        self.measure()
        self.update()
