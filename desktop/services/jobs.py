"""Runs a generator on a worker thread; the latest run wins."""

from __future__ import annotations

import math
import threading
import time
import weakref
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

MAX_RATE = 30
"""Results delivered a second at most; the newest wins and the last one always arrives."""
PATIENCE, REST = 0.05, 0.001
"""Seconds until what was posted should have been heard, and of a rest at each yield if it isn't."""


class Outcome(StrEnum):
    """How a run ended."""

    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True)
class _Parcel:
    """A message from the worker to the GUI thread: an item, an error or the outcome."""

    run_id: int
    item: object = None
    error: BaseException | None = None
    outcome: Outcome | None = None


_Address = weakref.WeakMethod[Callable[[_Parcel], None]]


class _Mail(QObject):
    """Carries parcels from any worker to the GUI thread.

    A worker never touches a runner: that may be destroyed together with what it belongs to, in the
    middle of an emission, which ends in a segmentation fault. There is one of these, to the end.
    """

    _posted = Signal(object, object)  # weak method of a runner, _Parcel
    _one: _Mail | None = None

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    @classmethod
    def of_gui_thread(cls) -> _Mail:
        """Return the one there is; asked by runners, which are made in the GUI thread."""
        if cls._one is None:
            cls._one = cls()
        return cls._one

    def post(self, to: _Address, parcel: _Parcel) -> None:
        """Send a parcel; called in the worker."""
        self._posted.emit(to, parcel)

    @Slot(object, object)
    def _hand_over(self, to: _Address, parcel: _Parcel) -> None:
        deliver = to()
        if deliver is not None and shiboken6.isValid(deliver.__self__):  # type: ignore[attr-defined]
            deliver(parcel)


class _Run:
    """One run in the worker: iterates, throttles, and posts parcels.

    - ``unheard``: whether an item was posted that the GUI thread has not come to yet. Another would
      only make it later still: what piles up there is worked off in one picture.
    """

    def __init__(
        self, run_id: int, work: Callable[[], Iterable[object]], post: Callable[[_Parcel], None]
    ) -> None:
        self.cancelled = threading.Event()
        self.unheard = False
        self._id = run_id
        self._work = work
        self._post = post

    def __call__(self) -> None:
        """Iterate to the end; whatever happens, exactly one outcome is posted."""
        try:
            outcome = self._iterate()
        except BaseException as error:
            outcome = Outcome.FAILED
            self._post(_Parcel(self._id, error=error))
        self._post(_Parcel(self._id, outcome=outcome))

    def _iterate(self) -> Outcome:
        if self.cancelled.is_set():
            return Outcome.CANCELLED
        iterator = iter(self._work())
        try:
            return self._drain(iterator)
        finally:
            close = getattr(iterator, "close", None)
            if close is not None:
                close()

    def _drain(self, iterator: Iterable[object]) -> Outcome:
        posted = -math.inf
        kept: list[object] = []
        for item in iterator:
            if self.cancelled.is_set():
                return Outcome.CANCELLED
            now = time.monotonic()
            if now >= posted + 1 / MAX_RATE and not self.unheard:
                posted = now
                kept.clear()
                self.unheard = True
                self._post(_Parcel(self._id, item=item))
                continue
            kept[:] = [item]
            if self.unheard and now > posted + PATIENCE:
                # With many short steps it has Python's lock again before the other thread wakes.
                time.sleep(REST)
        for item in kept:
            self._post(_Parcel(self._id, item=item))
        return Outcome.DONE


class JobRunner(QObject):
    """Runs one generator at a time on its own worker thread.

    All signals come in the thread that made the runner. A yield is where a run can be cancelled,
    so a generator yields every few milliseconds. What it yields is handed over by reference: yield
    frozen records with read-only arrays. Results of a run that was replaced are dropped.
    """

    yielded = Signal(object)  # an item
    failed = Signal(object)  # the exception
    finished = Signal(object)  # Outcome

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._current: _Run | None = None
        self._run_id = 0
        self._closed = False
        self._post = partial(_Mail.of_gui_thread().post, weakref.WeakMethod(self._deliver))

    @property
    def running(self) -> bool:
        """Whether a run was started whose outcome has not been delivered yet."""
        return self._current is not None

    def start(self, work: Callable[[], Iterable[object]]) -> int:
        """Cancel the present run and start another.

        - ``work``: called in the worker; returns the generator to iterate.

        Returns the number of the run.
        """
        if self._closed:
            return self._run_id
        if self._current is not None:
            self._current.cancelled.set()
        self._run_id += 1
        self._current = _Run(self._run_id, work, self._post)
        self._executor().submit(self._current)
        return self._run_id

    @Slot()
    def cancel(self) -> None:
        """Ask the present run to stop at its next yield; ``finished`` follows."""
        if self._current is not None:
            self._current.cancelled.set()

    def shutdown(self) -> None:
        """Cancel, drop what is still queued, and wait for the worker to end; no signal follows."""
        self._closed = True
        self.cancel()
        self._current = None
        self._run_id += 1
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _executor(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        return self._pool

    def _deliver(self, parcel: _Parcel) -> None:
        if parcel.run_id != self._run_id:
            return
        if parcel.outcome is not None:
            self._current = None
            self.finished.emit(parcel.outcome)
        elif parcel.error is not None:
            self.failed.emit(parcel.error)
        elif self._current is not None and not self._current.cancelled.is_set():
            self._current.unheard = False
            self.yielded.emit(parcel.item)


STAND_BACK = 0.0005
"""Seconds a worker stands back at a time while somebody asks."""


class Turns:
    """A lock whose owner gives way: an ordinary one is taken again before others wake."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._asking = 0

    @contextmanager
    def step(self) -> Iterator[None]:
        while self._asking:
            time.sleep(STAND_BACK)
        with self._lock:
            yield

    @contextmanager
    def between(self) -> Iterator[None]:
        """Do something between two steps, which is waited for."""
        self._asking += 1
        try:
            with self._lock:
                yield
        finally:
            self._asking -= 1
