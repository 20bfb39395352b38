"""Things in columns keep apart, and wires bend where they pass."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from nn_core.util.columns import Columns

CROSSED = [(0, 3, 0), (1, 2, 0)]
"""Two wires that cross unless one of the two columns changes its order."""


@given(st.lists(st.integers(0, 4), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_things_of_a_column_have_room_of_a_row(later: list[int], random: Random) -> None:
    column = [0, 1, *(1 + at for at in later)]
    pairs = ((of, to) for to in range(len(column)) for of in range(to) if column[of] < column[to])
    edges = [(of, to, of) for of, to in pairs if random.random() < 0.4]
    places, bends = Columns(column, edges).placed()
    assert min(places + [y for ones in bends.values() for _, y in ones]) == 0
    for at in set(column):
        down = sorted(y for y, where in zip(places, column, strict=True) if where == at)
        assert all(b - a >= 1 - 1e-9 for a, b in pairwise(down))


def test_wires_are_uncrossed_unless_the_column_is_fixed() -> None:
    free, _ = Columns([0, 0, 1, 1], CROSSED).placed()
    assert (free[0] < free[1]) == (free[3] < free[2])
    fixed, _ = Columns([0, 0, 1, 1], CROSSED, fixed=(0, 1)).placed()
    assert fixed[0] < fixed[1]
    assert fixed[2] < fixed[3]


def test_wires_of_one_thing_bend_together_where_they_share_their_way() -> None:
    column, edges = [0, 2, 3], [(0, 1, 0), (0, 2, 0)]
    _, apart = Columns(column, edges).placed()
    assert apart[1, 0][0] != apart[2, 0][0]
    _, together = Columns(column, edges, shared=True).placed()
    assert together[1, 0][0] == together[2, 0][0]
    _, none = Columns(column, edges, straight=True).placed()
    assert none == {(1, 0): (), (2, 0): ()}
