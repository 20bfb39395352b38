"""What comes again and again is told at first and then ever more seldom."""

from __future__ import annotations

from desktop.platform.qt_messages import KINDS, SAME, Repeats, kind_of, times, worth_telling


class Mute(Exception):
    def __str__(self):
        raise RuntimeError("no words")


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def test_a_flood_is_told_a_handful_of_times():
    told = [count for count in range(1, 100_001) if worth_telling(count)]
    assert told == [*range(1, SAME + 1), 10, 100, 1000, 10_000, 100_000]


def test_later_ones_say_how_many_they_are():
    assert times(SAME) == ""
    assert "100" in times(100)


def test_errors_are_the_same_by_type_place_and_words():
    kinds = {kind_of(raised(ValueError("a"))) for _ in range(3)}
    assert len(kinds) == 1
    kinds |= {kind_of(raised(ValueError("b"))), kind_of(ValueError("a")), kind_of(TypeError("a"))}
    assert len(kinds) == 4


def test_an_error_without_words_is_one_too():
    assert "Mute" in kind_of(raised(Mute()))


def test_kinds_without_end_take_no_memory_without_end():
    repeats = Repeats()
    counts = [repeats.count(str(number)) for number in range(KINDS + 100)]
    assert counts[KINDS:] == list(range(1, 101))
    assert repeats.count("0") == 2
