from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread, Signal, Slot

from desktop.services import jobs
from desktop.services.jobs import MAX_RATE, JobRunner, Outcome

ROOT = Path(__file__).resolve().parents[3]


class Ear(QObject):
    """Writes down everything a runner says, and in which thread it was heard."""

    def __init__(self, runner: JobRunner) -> None:
        super().__init__()
        self.items: list[object] = []
        self.errors: list[BaseException] = []
        self.outcomes: list[Outcome] = []
        self.threads: set[QThread] = set()
        runner.yielded.connect(self.hear)
        runner.failed.connect(self.errors.append)
        runner.finished.connect(self.outcomes.append)

    @Slot(object)
    def hear(self, item: object) -> None:
        self.items.append(item)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def runner(qapp):
    made = JobRunner()
    yield made
    made.shutdown()


@pytest.fixture
def ear(runner):
    return Ear(runner)


def forever(started: threading.Event):
    def work():
        for number in range(sys.maxsize):
            started.set()
            yield number
            time.sleep(0.001)

    return work


def test_a_run_delivers_its_items_in_the_gui_thread(runner, ear, qtbot):
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda: iter([7]))
    assert ear.items == [7]
    assert ear.outcomes == [Outcome.DONE]
    assert ear.threads == {QThread.currentThread()}
    assert not runner.running


def test_the_work_is_done_elsewhere(runner, qtbot):
    seen = []

    def work():
        seen.append(threading.current_thread())
        yield 1

    with qtbot.waitSignal(runner.finished):
        runner.start(work)
    assert seen[0] is not threading.current_thread()


def test_items_do_not_pile_up_while_the_window_is_busy(runner, ear, qtbot):
    enough = threading.Event()

    def work():
        for number in range(20):
            time.sleep(1.2 / MAX_RATE)
            yield number
        enough.set()

    with qtbot.waitSignal(runner.finished):
        runner.start(work)
        assert enough.wait(5)  # no event is delivered meanwhile
    assert ear.items in ([0, 19], [19])


def test_a_worker_that_is_not_heard_stands_back(monkeypatch):
    """The window heard nothing for seconds while many short steps were done in a worker."""
    now, rests, posted = [0.0], [], []
    monkeypatch.setattr(jobs.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(jobs.time, "sleep", lambda seconds: rests.append((now[0], seconds)))

    def steps():
        for number in range(1000):
            now[0] += 0.0001
            if number == 800:
                run.unheard = False
            yield number

    run = jobs._Run(1, steps, posted.append)
    run()
    assert [item for item in (one.item for one in posted) if item is not None] == [0, 800, 999]
    assert len(rests) == pytest.approx(1000 * (0.08 - jobs.PATIENCE) / 0.1, abs=2)
    assert all(jobs.PATIENCE < at < 0.0802 and seconds > 0 for at, seconds in rests)


def test_items_are_throttled_and_the_last_always_arrives(runner, ear, qtbot):
    begin = time.monotonic()
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda: iter(range(200_000)))
    took = time.monotonic() - begin
    assert ear.items[-1] == 199_999
    assert ear.items == sorted(ear.items)
    assert len(ear.items) <= took * MAX_RATE + 2


def test_slow_items_all_arrive(runner, ear, qtbot):
    def work():
        for number in range(3):
            yield number
            time.sleep(1.2 / MAX_RATE)

    with qtbot.waitSignal(runner.finished):
        runner.start(work)
    assert ear.items == [0, 1, 2]


def test_cancel_stops_at_the_next_yield_and_closes_the_generator(runner, ear, qtbot):
    started, closed = threading.Event(), threading.Event()

    def work():
        try:
            yield from forever(started)()
        finally:
            closed.set()

    runner.start(work)
    assert started.wait(30)
    begin = time.monotonic()
    with qtbot.waitSignal(runner.finished):
        runner.cancel()
    assert time.monotonic() - begin < 10
    assert ear.outcomes == [Outcome.CANCELLED]
    assert closed.is_set()


def test_nothing_is_shown_after_cancel(runner, ear, qtbot):
    started = threading.Event()
    runner.start(forever(started))
    assert started.wait(30)
    time.sleep(0.05)  # items are on their way, undelivered
    runner.cancel()
    with qtbot.waitSignal(runner.finished):
        pass
    assert ear.items == []


def test_a_failure_is_delivered_once_with_what_came_before(runner, ear, qtbot):
    def work():
        yield 1
        raise ValueError("no")

    with qtbot.waitSignal(runner.finished):
        runner.start(work)
    assert ear.items == [1]
    assert [str(error) for error in ear.errors] == ["no"]
    assert ear.outcomes == [Outcome.FAILED]


def test_a_failure_to_begin_is_delivered(runner, ear, qtbot):
    def work():
        raise OSError("not even begun")

    with qtbot.waitSignal(runner.finished):
        runner.start(work)
    assert ear.outcomes == [Outcome.FAILED]


def test_results_of_a_replaced_run_are_dropped(runner, ear, qtbot):
    started = threading.Event()
    runner.start(forever(started))
    assert started.wait(30)
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda: iter(["new"]))
    assert ear.items == ["new"]
    assert ear.outcomes == [Outcome.DONE]


def test_many_starts_in_a_row_leave_the_last(runner, ear, qtbot):
    for number in range(50):
        runner.start(lambda number=number: iter([number]))
    qtbot.waitUntil(lambda: not runner.running)
    qtbot.turns()
    assert ear.items == [49]
    assert ear.outcomes == [Outcome.DONE]


def test_a_runner_can_be_used_again_after_a_failure(runner, ear, qtbot):
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda: 1 / 0)
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda: iter(["well"]))
    assert ear.items == ["well"]


def test_shutdown_while_running_waits_and_stays_silent(qapp, qtbot):
    runner = JobRunner()
    ear = Ear(runner)
    started = threading.Event()
    runner.start(forever(started))
    assert started.wait(30)
    runner.shutdown()
    qtbot.turns()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]
    assert ear.items == [] and ear.outcomes == []
    runner.start(lambda: iter([1]))  # too late: ignored
    qtbot.turns()
    assert ear.items == []
    runner.shutdown()


def test_an_idle_runner_has_no_thread(runner):
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]


def test_the_context_ends_its_runners(context):
    runner = context.make_runner()
    started = threading.Event()
    runner.start(forever(started))
    assert started.wait(30)
    context.shutdown()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]


def test_the_gui_thread_keeps_ticking_while_work_runs(runner, qtbot):
    started = threading.Event()
    runner.start(forever(started))
    assert started.wait(30)
    gaps, last = [], time.monotonic()
    while len(gaps) < 50:
        qtbot.wait(5)
        gaps.append(time.monotonic() - last)
        last = time.monotonic()
    gaps.sort()
    assert gaps[25] < 0.1


class Beacon(QObject):
    lit = Signal(bool)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="True is immortal")
def test_emitting_loses_no_reference_to_true(qapp):
    beacon = Beacon()
    heard = []
    beacon.lit.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(1000):
        beacon.lit.emit(True)
    heard.clear()
    assert abs(sys.getrefcount(True) - before) < 100


DESTROYED_WHILE_IT_POSTS = """
import sys, time
from PySide6.QtCore import QCoreApplication, QObject
from desktop.services import jobs

app = QCoreApplication([])
jobs.MAX_RATE = 1e9
kept = []
for number in range(300):
    owner = QObject()
    kept.append(jobs.JobRunner(owner))
    kept[-1].start(lambda: iter(range(300)))
    time.sleep(0.0002 * (number % 7))
    del owner  # and the runner with it, in the middle of an emission
    app.processEvents()
    if len(kept) > 20:
        kept.pop(0).shutdown()
for runner in kept:
    runner.shutdown()
"""


def test_a_runner_may_be_destroyed_while_its_worker_posts() -> None:
    """It ended in a segmentation fault, once in some hundred times."""
    ended = subprocess.run(
        [sys.executable, "-c", DESTROYED_WHILE_IT_POSTS], cwd=ROOT, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()
