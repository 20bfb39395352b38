"""The base of widgets that paint themselves: follows the theme, tells what is where."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.services.number_list import NumberList
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.input import Hold, Listener


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


class HeldWidget(PaintedWidget):
    """A subclass moves what is held in ``move_to``, and may say in ``grip`` what that is."""

    released = Signal()
    """What was held is let go."""

    def __init__(self) -> None:
        super().__init__()
        self._hold = Hold[Any]()

    def grip(self, at: QPointF) -> object | None:
        """Return what a press takes hold of; it is moved there at once."""
        return True

    def move_to(self, at: QPointF) -> None:
        """Move what is held."""

    def hover(self, at: QPointF) -> None:
        """Show what could be held."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._hold.thing = self.grip(event.position())
            if self._hold.thing is not None:
                self._pull(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hold.thing is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._pull(event.position())
        else:
            self._let_go()  # its release went elsewhere
            self.hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._let_go()

    def _pull(self, at: QPointF) -> None:
        with self._hold:
            self.move_to(at)

    def _let_go(self) -> None:
        if self._hold.drop():
            self.released.emit()
            self.update()
