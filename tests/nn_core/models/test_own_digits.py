"""The user's digits: a quarter of each is kept back, and strokes are written anew."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nn_core.data.digests import digest
from nn_core.data.training_set import PictureSet
from nn_core.digits import Drawing, Stroke
from nn_core.models.own_digits import COPIES, FEWEST, OwnDigits, held_back, held_out, pen_strokes
from nn_core.models.training_history import Met

LINE = np.array([[0.0, 0.0], [0.1, 0.5], [0.0, 1.0]])


LABELS = arrays(np.int64, st.integers(0, 60), elements=st.integers(0, 9))


def some_digests(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).permutation(10_000)[:count]


@given(LABELS, st.integers(0, 9))
def test_a_quarter_of_each_digit_is_kept_back(labels: np.ndarray, seed: int) -> None:
    kept = held_out(labels, some_digests(len(labels), seed))
    for digit in range(10):
        total, back = int((labels == digit).sum()), int(kept[labels == digit].sum())
        assert back == held_back(total)
        assert back == 0 if total < FEWEST else abs(back - total / 4) <= 0.75


@given(LABELS, LABELS, st.integers(0, 9))
def test_what_is_kept_back_stays_so_and_what_was_learnt_never_is(
    first: np.ndarray, later: np.ndarray, seed: int
) -> None:
    labels = np.concatenate([first, later])
    digests = some_digests(len(labels), seed)
    before = held_out(first, digests[: len(first)])
    met = Met.of(digests[: len(first)][~before], digests[: len(first)][before])
    kept = held_out(labels, digests, met)
    assert kept[: len(first)].tolist() == before.tolist()
    for digit in range(10):
        mine = labels == digit
        fresh = int(mine[len(first) :].sum())
        had = int(kept[: len(first)][mine[: len(first)]].sum())
        assert kept[mine].sum() == min(had + fresh, max(had, held_back(int(mine.sum()))))


def test_without_a_record_nearly_the_same_are_kept_back_of_more_digits() -> None:
    digests = some_digests(200, 3)
    some, more = held_out(np.full(100, 4), digests[:100]), held_out(np.full(200, 4), digests)
    assert (some & more[:100]).sum() >= 20


def test_a_digit_is_known_by_its_picture() -> None:
    images = np.arange(3, dtype=np.uint8).repeat(784).reshape(3, 28, 28)
    mine = OwnDigits.of(PictureSet(images[[0, 1, 2, 1]], np.array([1, 1, 1, 7])))
    assert len(set(mine.digests.tolist())) == 3
    assert mine.digests[1] == mine.digests[3] == digest(images[1].tobytes())


def test_of_few_digits_all_are_learnt() -> None:
    assert [held_back(count) for count in (0, 1, 4, 5, 8, 12, 20)] == [0, 0, 0, 1, 2, 3, 5]


def test_both_parts_together_are_everything_once() -> None:
    images = np.arange(40, dtype=np.uint8).repeat(784).reshape(40, 28, 28)
    mine = OwnDigits.of(PictureSet(images, np.arange(40) % 4), list(range(40)))  # type: ignore[arg-type]
    learnt, kept = mine.split()
    assert len(kept) == 8
    numbers = [part.pictures.images[:, 0, 0].tolist() for part in (learnt, kept)]
    assert sorted(numbers[0] + numbers[1]) == list(range(40))
    assert list(learnt.strokes) == numbers[0]
    assert mine.counts().tolist() == [10] * 4 + [0] * 6


def test_strokes_are_written_anew_and_pictures_stay() -> None:
    images = np.full((2, 28, 28), 7, np.uint8)
    mine = OwnDigits.of(PictureSet(images, np.array([1, 1])), [(LINE,), None])
    rng = np.random.default_rng(0)
    written = [mine.written(np.array([0, 1]), rng) for _ in range(COPIES + 3)]
    assert all((pair[1] == 7).all() for pair in written)
    assert len({pair[0].tobytes() for pair in written}) == COPIES
    assert (images == 7).all()


@pytest.mark.parametrize("erase", [False, True])
def test_what_was_erased_is_not_written_again(erase: bool) -> None:
    drawing = Drawing((Stroke(LINE, 0.07), Stroke(LINE, 0.07, erase)))
    assert (pen_strokes(drawing) is None) == erase
    assert pen_strokes(Drawing(image=np.ones((28, 28), np.float32))) is None
