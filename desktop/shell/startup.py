"""Imports slow modules after the first paint, in steps that don't block the event loop.

What is free of Qt is imported by a thread. What makes classes of Qt is imported in the GUI thread,
one module a turn of the event loop: the binding's table of types has no lock, and Qt reads it at
any time (decisions 0088 and 0089).
"""

from __future__ import annotations

import importlib
import logging
import threading
from collections.abc import Generator, Iterable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Slot

WAIT_MS = 10
"""How often the event loop looks whether a thread has ended."""

Turns = Generator[int | None, None, None]
"""Does something between two turns of the event loop; yields the milliseconds to the next."""


class Steps(QObject):
    """Runs a generator, one step a turn of the event loop."""

    def __init__(self, steps: Turns, parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    @Slot()
    def _step(self) -> None:
        try:
            self._timer.setInterval(next(self._steps) or 0)
        except StopIteration:
            self._timer.stop()

    def stop(self) -> None:
        """Leave out the steps that remain; a thread's imports are waited for."""
        self._timer.stop()
        with suppress(ValueError):  # the step that is running now has closed the window
            self._steps.close()


def in_thread(*names: str) -> Turns:
    """Import modules that are free of Qt in a thread, and wait for them."""
    thread = threading.Thread(target=lambda: list(by_turns(names)), name="imports")
    thread.start()
    try:
        while thread.is_alive():
            yield WAIT_MS
    finally:
        thread.join()


def by_turns(names: Iterable[str]) -> Turns:
    """Import one module a turn."""
    for name in names:
        import_one(name)
        yield None


def qt_classes() -> Turns:
    """Make one of the binding's classes a turn.

    They are made when they are first asked for. pyqtgraph asks for all of them when it is imported,
    which is half of the time that takes.
    """
    from PySide6 import QtCore, QtGui, QtWidgets

    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            getattr(module, name, None)
            yield None


def import_one(name: str) -> None:
    """Import a module; an error occurs again, and is reported, where the module is used."""
    try:
        importlib.import_module(name)
    except Exception as error:
        logging.getLogger(__name__).info("not imported ahead: %s (%s)", name, error)
