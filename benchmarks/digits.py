"""How evenly the page Training > Digits is painted while a network learns on it.

Each 16 ms a picture is asked for, as a pen does that draws; what is judged is the time from one to
the next. What the window's thread spends in it, and how long it stood in the queue for a core
because of whatever else the machine does, are told apart (Linux). A worker that stands in the queue
may have Python's lock; so on a busy machine the truth lies between two numbers.
"""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as in the program, and before numpy is there

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from benchmarks.frames import application, percentile
from desktop.services.context import TabContext
from desktop.services.training_run import Speed
from desktop.tabs.kit.tab import Tab
from desktop.tabs.training import TAB
from desktop.tabs.training.digits.page import DigitsPage
from desktop.tabs.training.digits.presenter import DigitsPresenter

NETWORKS = ("784-50-10", "784-256-128-10", "SimpleConvNet")
SECONDS = 5.0
WISHED = 20.0
"""Milliseconds from picture to picture, at the 95th percentile, without those in queues."""
TASKS = Path("/proc/self/task")
_files: dict[str, int] = {}
"""Of each thread, kept open: with each that is opened a worker may take Python's lock away."""


class Pictures(QObject):
    """Asks a widget for a picture each 16 ms, and notes when it is painted.

    Attributes
    ----------
    moments : list of (float, float, float, float)
        Of each picture: seconds of the clock, of this thread at work, of its wait for a core, and
        of the waits of the other threads.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.moments: list[tuple[float, float, float, float]] = []
        widget.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(widget.update)
        self._timer.start(16)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a picture."""
        if event.type() == QEvent.Type.Paint:
            self.moments.append((time.perf_counter(), time.thread_time(), *queued()))
        return False

    def gaps(self) -> tuple[np.ndarray, ...]:
        """Return milliseconds from picture to picture, of them at work, queued, others queued."""
        return tuple(1000 * np.diff(np.array(self.moments).reshape(-1, 4), axis=0).T)


def queued() -> tuple[float, float]:
    """Return the seconds for which this thread, and others, were ready but without a core."""
    if not TASKS.exists():
        return 0.0, 0.0
    waits = dict.fromkeys(os.listdir(TASKS), 0.0)  # noqa: PTH208 - a path each takes its time
    for name in waits:
        with suppress(OSError):  # a thread that has just ended
            if name not in _files:
                _files[name] = os.open(TASKS / name / "schedstat", os.O_RDONLY)
            waits[name] = int(os.pread(_files[name], 100, 0).split()[1]) / 1e9
    mine = waits.get(str(threading.get_native_id()), 0.0)
    return mine, sum(waits.values()) - mine


def run(argv: list[str]) -> int:
    """Print gaps between pictures, and the same of a timer that does nothing, for each network."""
    app = application()
    context = TabContext()
    view = TAB.build(context)
    assert isinstance(view, Tab)
    view.resize(704, 620)
    view.show()
    view.show_page("digits")
    presenter = view.presenter.digits
    presenter.enter()
    while not presenter.state.learnt:
        _wait(20)
    print(f"a timer of 16 ms that does nothing: {_bare()}")
    page = view.page()
    assert isinstance(page, DigitsPage)
    pictures = Pictures(page.bars)
    worst = 0.0
    for network in NETWORKS:
        presenter.set_network(network)
        for speed in (Speed.PICTURE, Speed.FULL):
            worst = max(worst, _measured(presenter, pictures, speed))
    view.close()
    context.shutdown()
    app.processEvents()
    return int(worst > WISHED)


def _measured(presenter: DigitsPresenter, pictures: Pictures, speed: Speed) -> float:
    run = presenter.run
    run.set_speed(str(speed))
    run.run()
    _wait(1000)  # until it is known where the steps are done
    pictures.moments.clear()
    first, begin = run.state.step, time.perf_counter()
    _wait(round(1000 * SECONDS))
    took, steps = time.perf_counter() - begin, run.state.step - first
    run.pause()
    gaps, work, queue, others = pictures.gaps()
    most = gaps - queue
    # While the window waits for its timer, nobody's queue holds it up.
    least = np.maximum(most - others, np.minimum(most, 16.0))
    low, late = (percentile(row.tolist(), 0.95) for row in (least, most))
    where = "a worker" if run.dear else "slices"
    busy = f"{np.median(work):4.1f}, p95 {percentile(work.tolist(), 0.95):5.1f}"
    print(
        f"{presenter.state.network:16} {speed:8} in {where:8} {_gaps(gaps)}, without the queue "
        f"{low:.1f} to {late:.1f}; at work {busy}; "
        f"{steps / took:5.0f} steps/s"
    )
    _wait(100)
    return low


def _wait(milliseconds: int) -> None:
    """Let events come; ``QTest.qWait`` would keep Python's lock from a worker."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _gaps(gaps: np.ndarray) -> str:
    """Return how many pictures a second there were, and the gaps between them."""
    if not len(gaps):
        return "no pictures"
    middle, late = (percentile(gaps.tolist(), share) for share in (0.5, 0.95))
    return f"{1000 / gaps.mean():4.0f} pictures/s, gap {middle:5.1f} ms, p95 {late:5.1f} ms"


def _bare() -> str:
    times: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: times.append(time.perf_counter()))
    timer.start(16)
    _wait(2000)
    timer.stop()
    return _gaps(1000 * np.diff(times))
