"""Imports what is slow to import after the window has been painted, beside its event loop."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

SWITCH_S = 0.0005
"""How soon the importing thread lets the event loop in; Python's usual 5 ms add up to a stall."""
PAUSE_MS = 100
"""How long the importing thread rests once the tab can be built: building and painting it take a
fraction of that alone, and several times as long while they wait for another thread's turns."""
HEAVY = ("pyqtgraph",)
"""What most tabs need; one that does without is built before it is imported."""


def warm(modules: Iterable[str]) -> bool:
    """Return whether all these modules have been imported already."""
    return all(name in sys.modules for name in modules)


class Warmup(QObject):
    """Imports modules in a thread; ``ready`` comes in the GUI thread when the needed ones are in.

    ``finished`` follows when the later ones are in too.

    Parameters
    ----------
    needed : iterable of str
        Modules to wait for.
    later : iterable of str
        Modules that may follow; none of them is missed when the program ends before.
    """

    ready = Signal()
    finished = Signal()
    _imported = Signal(bool)

    def __init__(
        self, needed: Iterable[str], later: Iterable[str] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._needed = tuple(needed)
        self._later = tuple(later)
        self._stopping = threading.Event()
        self._rested = threading.Event()
        self._thread = threading.Thread(target=self._run, name="warmup", daemon=True)
        self._imported.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; call once, after the first paint."""
        self._thread.start()

    def stop(self) -> None:
        """Import nothing more and wait for the module that is being imported now."""
        self._stopping.set()
        self._rested.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_S)
        try:
            self._import(self._needed)
            self._tell(False)
            self._rested.wait()
            self._import(self._later)
            self._tell(True)
        finally:
            sys.setswitchinterval(usual)

    def _tell(self, everything: bool) -> None:
        if not self._stopping.is_set():
            self._imported.emit(everything)

    def _import(self, names: Iterable[str]) -> None:
        for name in names:
            if self._stopping.is_set():
                return
            try:
                importlib.import_module(name)
            except ImportError as error:
                # Whoever needs it meets the same error in the GUI thread, where it can be shown.
                import logging

                logging.getLogger(__name__).info("not imported ahead: %s (%s)", name, error)

    @Slot(bool)
    def _announce(self, everything: bool) -> None:
        if everything:
            self.finished.emit()
        else:
            self.ready.emit()
            QTimer.singleShot(PAUSE_MS, self, self._rested.set)
