from __future__ import annotations

import itertools
import time

import pytest
from PySide6.QtCore import QObject, Slot

from desktop.services.frame_runner import LEAST, PICTURE_MS, ROOM, SLICE, FrameRunner, OneAPicture
from desktop.services.jobs import JobRunner, Outcome
from nn_core.errors import ValueRefused


class Ear(QObject):
    """Writes down what a runner says."""

    def __init__(self, runner: FrameRunner) -> None:
        super().__init__()
        self.items: list[object] = []
        self.errors: list[BaseException] = []
        self.outcomes: list[Outcome] = []
        runner.yielded.connect(self.hear)
        runner.failed.connect(self.errors.append)
        runner.finished.connect(self.outcomes.append)

    @Slot(object)
    def hear(self, item: object) -> None:
        self.items.append(item)


@pytest.fixture
def runner(qapp):
    made = FrameRunner()
    yield made
    made.shutdown()


@pytest.fixture
def ear(runner):
    return Ear(runner)


def test_it_has_what_a_job_runner_has():
    public = {name for name in vars(JobRunner) if not name.startswith("_")}
    assert public <= set(vars(FrameRunner))


def test_all_items_are_taken_and_the_last_of_each_slice_is_told(runner, ear, qtbot):
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda: iter(range(200_000)))
    assert ear.items[-1] == 199_999
    assert ear.items == sorted(ear.items)
    assert ear.outcomes == [Outcome.DONE]
    assert not runner.running


def test_a_slice_is_short_but_has_one_item_at_least(runner, ear, qtbot):
    def work():
        for number in itertools.count():
            time.sleep(SLICE * 2)
            yield number

    runner.start(work)
    qtbot.waitUntil(lambda: len(ear.items) >= 3)
    assert ear.items[:3] == [0, 1, 2]


@pytest.mark.parametrize(
    ("painting", "slice_"), [(0.0, SLICE), (ROOM - SLICE / 2, SLICE / 2), (2 * ROOM, LEAST)]
)
def test_a_slice_is_what_painting_leaves_of_a_picture(runner, monkeypatch, painting, slice_):
    runner.start(itertools.count)
    worked = runner._worked
    monkeypatch.setattr("desktop.services.frame_runner.time.thread_time", lambda: worked + painting)
    assert runner._length(1.0) == pytest.approx(slice_)


def test_cancelled_it_takes_no_further_item(runner, ear, qtbot):
    taken = itertools.count()
    runner.start(lambda: taken)
    qtbot.waitUntil(lambda: bool(ear.items))
    runner.cancel()
    then = next(taken)
    with qtbot.waitSignal(runner.finished):
        pass
    assert next(taken) == then + 1
    assert ear.outcomes == [Outcome.CANCELLED]


def test_the_latest_run_wins(runner, ear, qtbot):
    runner.start(lambda: itertools.repeat("first"))
    qtbot.waitUntil(lambda: bool(ear.items))
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda: iter(["second"]))
    assert ear.items[-1] == "second"
    assert ear.outcomes == [Outcome.DONE]


def test_a_failure_is_told_and_ends_the_run(runner, ear, qtbot):
    def work():
        yield 1
        raise ValueRefused("No.")

    with qtbot.waitSignal(runner.finished):
        runner.start(work)
    assert ear.items == [1]
    assert ear.outcomes == [Outcome.FAILED]
    assert isinstance(ear.errors[0], ValueRefused)


def test_who_hears_an_item_may_start_another_run(runner, ear, qtbot):
    class Restarts(QObject):
        @Slot(object)
        def hear(self, item: object) -> None:
            if item == "first":
                runner.start(lambda: iter(["second"]))

    restarts = Restarts()
    runner.yielded.connect(restarts.hear)
    with qtbot.waitSignal(runner.finished):
        runner.start(lambda: iter(["first"]))
    assert ear.items == ["first", "second"]


def test_after_shutdown_nothing_starts(runner, ear):
    runner.start(itertools.count)
    runner.shutdown()
    runner.start(lambda: iter([1]))
    assert not runner.running
    assert not ear.items


@pytest.fixture
def in_turn(qapp, monkeypatch):
    """Return turns whose clock the test turns, and the clock."""
    made, clock = OneAPicture(), [100.0]
    monkeypatch.setattr("desktop.services.frame_runner.time.perf_counter", lambda: clock[0])
    made._clock.setInterval(1_000_000)
    return made, clock


def turns(in_turn, count, seconds=PICTURE_MS / 1000):
    made, clock = in_turn
    for _ in range(count):
        clock[0] += seconds
        made._tick()


def test_a_picture_has_one_piece_and_each_has_its_turn(in_turn):
    made, seen = in_turn[0], []
    for name in "abc":
        made.add(lambda name=name: seen.append(name), 0)
    made.ask()
    for count in (1, 2, 3):
        turns(in_turn, 1)
        assert len(seen) == count
    assert sorted(seen) == ["a", "b", "c"]
    turns(in_turn, 5)
    assert len(seen) == 3


def test_a_piece_comes_no_sooner_than_it_may_and_none_is_forgotten(in_turn):
    made, seen = in_turn[0], []
    made.add(lambda: seen.append("often"), PICTURE_MS)
    made.add(lambda: seen.append("seldom"), 10 * PICTURE_MS)
    for _ in range(100):
        made.ask()
        turns(in_turn, 1)
    assert 8 <= seen.count("seldom") <= 11
    assert seen.count("often") >= 80


def test_the_second_half_of_a_piece_has_the_next_turn(in_turn):
    made, seen = in_turn[0], []
    made.add(lambda: seen.append("a"), 0, then=lambda: seen.append("rest of a"))
    made.add(lambda: seen.append("b"), 0)
    made.ask()
    turns(in_turn, 1)
    assert seen == ["a"]
    made.ask()
    turns(in_turn, 5)
    assert seen[:3] == ["a", "rest of a", "b"]
    assert seen[3:] == ["a", "rest of a"]  # though nothing else was wanted any more


def test_what_comes_too_late_leaves_every_other_picture_free(in_turn):
    made, seen = in_turn[0], []
    made.add(lambda: seen.append(0), 0)
    for _ in range(20):
        made.ask()
        turns(in_turn, 1, seconds=0.1)
    assert len(seen) == 10


def test_the_clock_rests_when_nothing_is_wanted(qapp, qtbot):
    made, seen = OneAPicture(), []
    made.add(lambda: seen.append(0), 0)
    made.add(lambda: seen.append(1), 0)
    made.ask()
    qtbot.waitUntil(lambda: len(seen) == 2 and not made._clock.isActive())
