"""Going through steps: by hand, by keys and by the clock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services.playback import Playback


class Walker:
    def __init__(self, last=4):
        self.place, self.last = 0, last
        self.playback = Playback(lambda: self.place, lambda: self.last, self.go_to, pace=5)

    def go_to(self, place):
        assert 0 <= place <= self.last
        self.place = place


@pytest.fixture
def walker(qapp):
    return Walker()


def test_it_stays_within_the_steps(walker):
    walker.playback.back()
    assert walker.place == 0
    for _ in range(9):
        walker.playback.forward()
    assert walker.place == 4
    walker.playback.go_to(99)
    assert walker.place == 4


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_Space, 3),
        (Qt.Key.Key_Backspace, 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 4),
    ],
)
def test_keys_move_it(walker, key, place):
    walker.place = 2
    assert walker.playback.press(key)
    assert walker.place == place
    assert not walker.playback.press(Qt.Key.Key_A)


def test_it_plays_to_the_end_and_begins_again(walker, qtbot):
    told = []
    walker.playback.changed.connect(lambda: told.append(walker.playback.playing))
    walker.playback.toggle()
    qtbot.waitUntil(lambda: walker.place == 4 and not walker.playback.playing)
    assert told == [True, False]
    walker.playback.toggle()
    assert walker.place == 0
    walker.playback.pause()


def test_a_hand_ends_the_playing(walker):
    walker.playback.toggle()
    walker.playback.back()
    assert not walker.playback.playing


def test_one_step_alone_is_not_played(qapp):
    alone = Walker(last=0).playback
    assert alone.press(Qt.Key.Key_P)
    assert not alone.playing


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_End])
def test_a_step_by_hand_ends_the_playing(walker, key):
    walker.playback.toggle()
    walker.playback.press(key)
    assert not walker.playback.playing
