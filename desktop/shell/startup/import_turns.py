"""Lets a thread and the event loop run in turns, so that one of them always stands still."""

from __future__ import annotations

import _imp
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

TURN_S = 0.008
"""Length of a turn: half a frame. A step that has begun is finished first."""


class Closed(ImportError):
    """There will be no more turns; an import that was going on ends with it."""


class Turns:
    """Hands the right to run back and forth between the event loop and one other thread.

    The thread asks for a turn by `held` and gives it back at every `rest` when its time is up; the
    event loop lends one by `lend` and stands still meanwhile.
    """

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._lent = threading.Semaphore(0)
        self._returned = threading.Semaphore(0)
        self._ends = 0.0
        self._closed = False

    @contextmanager
    def held(self) -> Iterator[None]:
        """In the thread: wait for a turn, and give the last one back at the end."""
        self._take()
        try:
            yield
        finally:
            self._returned.release()

    def rest(self) -> None:
        """In the thread: let the event loop run if the turn has lasted its time."""
        if time.monotonic() >= self._ends:
            self._returned.release()
            self._take()

    def lend(self, patience: float = 0.0) -> bool:
        """In the event loop: stand still for one turn if the thread has asked for it.

        Parameters
        ----------
        patience : float
            Seconds to wait for the thread to ask.

        Returns
        -------
        bool
            Whether it had a turn.
        """
        if not self._asked.wait(patience):
            return False
        self._asked.clear()
        self._lent.release()
        self._returned.acquire()
        return True

    def close(self) -> None:
        """In the event loop: end the thread's waiting with `Closed`."""
        self._closed = True
        self._lent.release()

    def _take(self) -> None:
        if not self._closed:
            self._asked.set()
            self._lent.acquire()
        if self._closed:
            raise Closed
        self._ends = time.monotonic() + TURN_S


class _Rests(MetaPathFinder):
    """Finds nothing, but is asked before every import of a package's part: a time to rest."""

    def __init__(self, turns: Turns, package: str) -> None:
        self._turns = turns
        self._prefix = f"{package}."
        self._thread = threading.get_ident()

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Rest if the time is up; only above parts of the package, whose locks nobody waits for."""
        if name.startswith(self._prefix) and threading.get_ident() == self._thread:
            with _imports_free():
                self._turns.rest()
        return None


@contextmanager
def _imports_free() -> Iterator[None]:
    """Let other threads import, though a finder is asked under the lock of all imports.

    Without it the first module that a click needs would keep the event loop waiting for a thread
    that waits for the event loop.
    """
    try:
        _imp.release_lock()
    except RuntimeError:  # it is not held: another Python may ask its finders without it
        yield
        return
    try:
        yield
    finally:
        _imp.acquire_lock()


@contextmanager
def resting_inside(turns: Turns, package: str) -> Iterator[None]:
    """Let this thread, while it imports a package, rest before each of the package's parts.

    The event loop must not import the package meanwhile: it would wait for a thread that waits for
    it. `Warmup.hurry` sees to that.
    """
    rests = _Rests(turns, package)
    sys.meta_path.insert(0, rests)
    try:
        yield
    finally:
        sys.meta_path.remove(rests)
