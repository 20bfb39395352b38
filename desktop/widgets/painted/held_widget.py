"""A painted widget in which the left mouse button takes hold of something and moves it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from desktop.widgets.input import Hold
from desktop.widgets.painted.painted_widget import PaintedWidget


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
