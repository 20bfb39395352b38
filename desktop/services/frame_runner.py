"""Runs a generator in short slices of the GUI thread, between one picture and the next."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.services.jobs import Outcome

PICTURE_MS = 16
"""From one slice to the next: 60 pictures a second."""
SLICE = 0.004
"""Seconds of work in a slice, at most."""
ROOM = 0.013
"""Seconds that this thread may be at work for a picture: a slice is what painting leaves of it."""
LEAST = SLICE / 4
LATE = 0.033
"""Seconds from slice to slice after which the slices are half as long, for ``CAUTION`` seconds."""
CAUTION = 1.0


class FrameRunner(QObject):
    """Has the signals and methods of `JobRunner`, but works where the window lives.

    What a slice yields last is delivered at its end. At least one item is taken in a slice, so that
    whatever a step costs there is some way on. The latest run wins.
    """

    yielded = Signal(object)  # an item
    failed = Signal(object)  # the exception
    finished = Signal(object)  # Outcome

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Callable[[], Iterable[object]] | None = None
        self._iterator: Iterator[object] | None = None
        self._run_id = 0
        self._cancelled = self._closed = False
        self._last = self._careful_until = self._worked = 0.0
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(PICTURE_MS)
        self._clock.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """Whether a run was started whose outcome has not been delivered yet."""
        return self._work is not None

    def start(self, work: Callable[[], Iterable[object]]) -> int:
        """Cancel the present run and start another; return its number.

        - ``work``: called with the first slice; returns the generator to iterate.
        """
        if self._closed:
            return self._run_id
        self._drop()
        self._run_id += 1
        self._work, self._cancelled = work, False
        self._last, self._worked = 0.0, time.thread_time()
        self._clock.start()
        return self._run_id

    @Slot()
    def cancel(self) -> None:
        """Take no further item; ``finished`` follows."""
        self._cancelled = True

    def shutdown(self) -> None:
        """Cancel; no signal follows."""
        self._closed = True
        if shiboken6.isValid(self):  # whoever owned it may be gone by now
            self._drop()

    def _drop(self) -> None:
        self._clock.stop()
        iterator, self._iterator, self._work = self._iterator, None, None
        close = getattr(iterator, "close", None)
        if close is not None:
            close()

    @Slot()
    def _tick(self) -> None:
        run_id = self._run_id
        items, outcome, error = self._slice()
        self._worked = time.thread_time()
        for item in items:
            self.yielded.emit(item)
        # Whoever heard that may have started another run, which goes on.
        if outcome is None or run_id != self._run_id or self._work is None:
            return
        self._drop()
        if error is not None:
            self.failed.emit(error)
        self.finished.emit(outcome)

    def _slice(self) -> tuple[list[object], Outcome | None, BaseException | None]:
        """Return the last item of a slice, if there is one, and how the run ended, if it did."""
        if self._cancelled:
            return [], Outcome.CANCELLED, None
        begin = time.perf_counter()
        due, items = begin + self._length(begin), list[object]()
        try:
            if self._iterator is None:
                assert self._work is not None
                self._iterator = iter(self._work())
            for item in self._iterator:
                items = [item]
                if self._cancelled or time.perf_counter() >= due:
                    return items, None, None
        except Exception as error:
            return items, Outcome.FAILED, error
        return items, Outcome.DONE, None

    def _length(self, now: float) -> float:
        if self._last and now - self._last > LATE:
            self._careful_until = now + CAUTION
        self._last = now
        most = SLICE / 2 if now < self._careful_until else SLICE
        return min(most, max(LEAST, ROOM - (time.thread_time() - self._worked)))


@dataclass
class _Piece:
    show: Callable[[], None]
    apart: float
    then: Callable[[], None] | None
    due: float = 0.0
    wanted: bool = False


class OneAPicture(QObject):
    """Takes turns: of what is wanted and due, the piece that is due for longest, then a picture.

    All pieces at once would make one picture late and leave the next with nothing to do.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: list[_Piece] = []
        self._then: Callable[[], None] | None = None
        self._last = 0.0
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(PICTURE_MS)
        self._clock.timeout.connect(self._tick)

    def add(
        self, show: Callable[[], None], apart_ms: int, then: Callable[[], None] | None = None
    ) -> None:
        """Let ``show`` have a turn, never sooner than ``apart_ms`` after its last one.

        What is too much for one turn has its second half as ``then``, in the turn after.
        """
        self._pieces.append(_Piece(show, apart_ms / 1000, then))

    @Slot()
    def ask(self) -> None:
        """Want every piece once more; while one waits for its turn, that is the same."""
        for piece in self._pieces:
            piece.wanted = True
        if not self._clock.isActive():
            self._last = 0.0
            self._clock.start()

    @Slot()
    def _tick(self) -> None:
        now, last = time.perf_counter(), self._last
        self._last = now
        wanted = [piece for piece in self._pieces if piece.wanted]
        if not wanted and self._then is None:
            self._clock.stop()
            return
        if last and now - last > LATE:
            self._last = 0.0  # a window that can't keep up has every other turn free, not all
            return
        if self._then is not None:
            then, self._then = self._then, None
            then()
            return
        piece = min(wanted, key=lambda one: one.due)
        if piece.due <= now:
            piece.wanted, piece.due, self._then = False, now + piece.apart, piece.then
            piece.show()
