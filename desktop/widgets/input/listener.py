"""Lets a widget hear of events that have no handler of their own, without overriding ``event``.

Every handler of a widget runs inside its ``event``. Were that Python's, then on Python 3.11 an
IndexError, TypeError or ZeroDivisionError in a handler would end the process: shiboken stumbles
over an exception that is on its way from Qt to a frame of Python. A filter has returned by then.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Listener(QObject):
    """Gives each event of a widget to its ``hear`` first, which returns whether that was all.

    Parameters
    ----------
    widget : QWidget
        Has a method ``hear(event: QEvent) -> bool``; keeps the listener as long as it lives.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask the widget; one that is being destroyed has lost its Python part already."""
        hear = getattr(watched, "hear", None)
        return bool(hear is not None and hear(event))
