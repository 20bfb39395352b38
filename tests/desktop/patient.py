"""A bot that waits long, since a test that passes never does: two cores may be busy elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partialmethod
from typing import TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

Shown = TypeVar("Shown", bound=QWidget)

LONGEST = 60_000
"""Milliseconds after which what has not happened won't happen any more."""


class PatientBot(QtBot):
    """Waits up to a minute where the usual bot gives up after five seconds."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=LONGEST)  # noqa: N815
    waitSignal = partialmethod(QtBot.waitSignal, timeout=LONGEST)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=LONGEST)  # noqa: N815

    def shown(self, widget: Shown, width: int, height: int) -> Shown:
        """Show a widget in a size, wait until it is on the screen, and return it."""
        self.addWidget(widget)
        widget.resize(width, height)
        with self.waitExposed(widget):
            widget.show()
        return widget

    def turns(self, count: int = 10) -> None:
        """Let the event loop go round, so that what was put off until it does is done."""
        for _ in range(count):
            QCoreApplication.processEvents()

    def waitEqual(self, read: Callable[[], object], expected: object, *, ms: int = LONGEST) -> None:
        """Wait until something reads as expected; a failure shows what it was at the end."""

        def check() -> None:
            assert read() == expected

        self.waitUntil(check, timeout=ms)
