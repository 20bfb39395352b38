from __future__ import annotations

import pytest

from desktop.services.frame_runner import PICTURE_MS
from desktop.services.one_a_picture import OneAPicture


@pytest.fixture
def in_turn(qapp, monkeypatch):
    """Return turns whose clock the test turns, and the clock."""
    made, clock = OneAPicture(), [100.0]
    monkeypatch.setattr("desktop.services.one_a_picture.time.perf_counter", lambda: clock[0])
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
