"""Imports what is slow to import after the window has been painted, beside its event loop.

What is free of Qt is imported in a thread that runs freely. What makes classes of Qt is imported by
the same thread in turns with the event loop, a few milliseconds each: the binding keeps its classes
in a table without a lock and looks them up whenever Qt asks an object for its type, so a class that
is made at that moment ends the process (decision 0088).
"""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.shell.startup.import_turns import Closed, Turns, resting_inside

SWITCH_S = 0.0005
"""How soon the importing thread lets the event loop in; Python's usual 5 ms add up to a stall."""
GAP_MS = 4
"""How long the event loop runs between two turns, at least."""
PAUSE_MS = 100
"""How long the importing thread rests once the tab can be built."""
HEAVY = ("pyqtgraph",)
"""What is imported in parts; whatever tab may import it, now or later, names it in its needs."""
OF_QT = ("desktop", "PySide6", *HEAVY)
"""Packages whose modules make classes of Qt; nothing else that is imported here does."""


def warm(modules: Iterable[str]) -> bool:
    """Return whether all these modules have been imported already."""
    return all(name in sys.modules for name in modules)


def of_qt(module: str) -> bool:
    """Return whether a module may make classes of Qt when it is imported."""
    return module.partition(".")[0] in OF_QT


class Warmup(QObject):
    """Imports modules in a thread; ``ready`` comes in the GUI thread when the needed ones are in.

    ``finished`` follows when the later ones are in too.

    Parameters
    ----------
    needed : iterable of str
        Modules to wait for.
    later : iterable of str
        Modules that may follow; none of them is missed when the program ends before. A package
        with parts that others import comes before these others.
    """

    ready = Signal()
    finished = Signal()
    _imported = Signal(bool)

    def __init__(
        self, needed: Iterable[str], later: Iterable[str] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        # What is free of Qt goes first: while the thread runs freely, so does the event loop.
        self._needed = sorted(needed, key=of_qt)
        self._later = sorted(later, key=of_qt)
        self._turns = Turns()
        self._halfway = self._over = False
        self._stopping = threading.Event()
        self._rested = threading.Event()
        self._thread = threading.Thread(target=self._run, name="warmup", daemon=True)
        self._clock = QTimer(self, interval=GAP_MS, singleShot=True)
        self._clock.timeout.connect(self._lend)
        self._imported.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; call once, after the first paint."""
        self._thread.start()
        self._clock.start()

    def hurry(self, modules: Iterable[str]) -> None:
        """Have these modules imported now; call before anything is imported outside of turns."""
        names = tuple(modules)
        while self._missing(names):
            self._rested.set()
            self._turns.lend(0.01)
        with suppress(ImportError):
            for name in names:
                importlib.import_module(name)

    def _missing(self, names: tuple[str, ...]) -> bool:
        """Return whether the thread is still to import some of these, or is in the midst of it."""
        halfway = self._halfway and not set(HEAVY).isdisjoint(names)
        return self._thread.is_alive() and (halfway or not warm(names))

    def stop(self) -> None:
        """Import nothing more and wait for the module that is being imported now."""
        self._over = True
        self._clock.stop()
        self._stopping.set()
        self._rested.set()
        self._turns.close()
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
        except Closed:
            pass
        finally:
            sys.setswitchinterval(usual)

    def _tell(self, everything: bool) -> None:
        if not self._stopping.is_set():
            self._imported.emit(everything)

    def _import(self, names: list[str]) -> None:
        free = [name for name in names if not of_qt(name)]
        for name in free:
            self._import_one(name)
        with self._turns.held():
            for name in names[len(free) :]:
                if name not in sys.modules:
                    self._turns.rest()
                    self._import_one(name)

    def _import_one(self, name: str) -> None:
        if self._stopping.is_set():
            raise Closed
        try:
            if name in HEAVY:
                self._import_in_parts(name)
            else:
                importlib.import_module(name)
        except Closed:
            raise
        except ImportError as error:
            # Whoever needs it meets the same error in the GUI thread, where it can be shown.
            import logging

            logging.getLogger(__name__).info("not imported ahead: %s (%s)", name, error)

    def _import_in_parts(self, package: str) -> None:
        self._halfway = True
        try:
            self._make_classes()
            with resting_inside(self._turns, package):
                importlib.import_module(package)
        finally:
            self._halfway = False

    def _make_classes(self) -> None:
        """Have the binding make what pyqtgraph asks for in one go: every class of three modules."""
        from PySide6 import QtCore, QtGui, QtWidgets

        for module in (QtCore, QtGui, QtWidgets):
            for name in dir(module):
                getattr(module, name, None)
                self._turns.rest()

    @Slot()
    def _lend(self) -> None:
        self._turns.lend()
        if not self._over:
            self._clock.start()

    @Slot(bool)
    def _announce(self, everything: bool) -> None:
        if everything:
            self._over = True
            self.finished.emit()
        else:
            self.ready.emit()
            QTimer.singleShot(PAUSE_MS, self, self._rested.set)
