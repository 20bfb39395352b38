"""The base of widgets that paint themselves: follows the theme, tells what is where."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Slot
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.services.number_list import NumberList
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.input import Listener


class PaintedWidget(QWidget):
    """Asks for its size and paints again when the theme changes; Qt itself does when focus moves.

    A subclass paints in ``draw``, and makes anew in ``restyle`` what it keeps of colours or fonts.
    """

    smooth = False
    """Whether lines are painted smoothly from the first one on."""

    usual_size: tuple[int, int] | None = None
    """Width and height that are asked of a layout, in pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Listener(self)
        theme.manager().changed.connect(self._theme_changed)

    def sizeHint(self) -> QSize:
        return QSize(*self.usual_size) if self.usual_size else super().sizeHint()

    def tip_at(self, place: QPointF) -> str | None:
        """Return what the tool tip says of a place; None for the tip of the whole widget."""
        return None

    def numbers_shown(self) -> NumberList | None:
        """Return the numbers that are painted, for a file; None where there are none."""
        return None

    def hear(self, event: QEvent) -> bool:
        """Tell what the mouse rests on; return whether that was all there is to an event."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.tip_at(event.pos().toPointF())
            if text is not None:
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return False

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        """Paint the whole widget."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self.smooth)
        self.draw(painter, theme.current())
        painter.end()

    def restyle(self, tokens: Theme) -> None:
        self.updateGeometry()
        self.update()

    @Slot(object)
    def _theme_changed(self, tokens: Theme) -> None:
        # The slot itself must not be overridden: PySide would no longer tie the connection to the
        # life of the widget, and call a deleted one.
        self.restyle(tokens)
