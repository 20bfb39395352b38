"""What widgets hear and hold: the arrow keys, the mouse, a wheel that passes by, other events."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSlider, QSpinBox, QWidget

Thing = TypeVar("Thing")
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Steps across, to the right, and down."""
AMOUNTS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}
"""Steps of a value, fine and coarse."""


class Hold(Generic[Thing]):
    """One thing or none.

    What is shown changes while something is held, by the drag itself or by something else, such as
    undo, a preset or a finished job; what was held may then be gone, or be another thing under the
    same name. So a widget tells of its own changes inside of ``with hold:``, and calls
    `other_shown` whenever something else is shown: outside of such a block that drops the thing.
    """

    def __init__(self) -> None:
        self.thing: Thing | None = None
        self._moving = 0

    def __enter__(self) -> None:
        self._moving += 1

    def __exit__(self, *_error: object) -> None:
        self._moving -= 1

    def drop(self) -> bool:
        """Hold nothing; return whether something was held."""
        held, self.thing = self.thing, None
        return held is not None

    def other_shown(self) -> bool:
        """Drop the thing, unless it is being moved just now; return whether it was dropped."""
        return not self._moving and self.drop()


class Listener(QObject):
    """Gives each event of a widget to its ``hear`` first, which returns whether that was all.

    So no widget overrides ``event``, in which every handler runs. Were it Python's, then on Python
    3.11 an IndexError, TypeError or ZeroDivisionError in a handler would end the process: shiboken
    stumbles over an exception that is on its way from Qt to a frame of Python. A filter has
    returned by then.

    - ``widget``: has a method ``hear(event: QEvent) -> bool``; keeps the listener as long as it
      lives.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask the widget; one that is being destroyed has lost its Python part already."""
        hear = getattr(watched, "hear", None)
        return bool(hear is not None and hear(event))


def passes(widget: QWidget, event: QWheelEvent) -> bool:
    """Leave the wheel to what scrolls, unless a widget has the focus; return whether it is left."""
    if not widget.hasFocus():
        event.ignore()
    return not widget.hasFocus()


class Menu(QComboBox):
    """A drop-down list that takes no wheel: it has the focus still when one scrolls on from it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Track(QSlider):
    """A level slider that takes the wheel only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not passes(self, event):
            super().wheelEvent(event)


class Count(QSpinBox):
    """A field for a whole number that takes the wheel only while it has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not passes(self, event):
            super().wheelEvent(event)
