"""A painted area of this tab: what its widgets have in common, whatever they paint."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.painted.painted_widget import PaintedWidget


class GridWidget(PaintedWidget):
    """Takes mouse and keys, and is laid out for its state, size and theme.

    A subclass says what it keeps of a theme (`dress`) and how it is laid out (`measure`); it calls
    ``dress`` once in its own construction.

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

    def dress(self, tokens: Theme) -> None:
        """Make anew what is made of colours or fonts."""
        raise NotImplementedError

    def measure(self) -> None:
        """Lay everything out for the present state, size and theme; by default nothing."""

    def restyle(self, tokens: Theme) -> None:
        self.dress(tokens)
        self.measure()
        super().restyle(tokens)

    @staticmethod
    def line() -> float:
        """Return the height of a line of small text."""
        return QFontMetricsF(theme.current().font("small")).lineSpacing()

    def sizeHint(self) -> QSize:
        return self._usual

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.measure()
        super().resizeEvent(event)

    def point_with(self, shape: Qt.CursorShape | None) -> None:
        """Show what the mouse could do here; None where it can do nothing."""
        if shape is None:
            self.unsetCursor()
        else:
            self.setCursor(shape)
