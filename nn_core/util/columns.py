"""Where things stand that are drawn in columns and joined by wires, with few crossings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import partial

SWEEPS = 4
Bends = dict[tuple[int, int], tuple[tuple[float, float], ...]]
"""For the wire to a thing's slot: the places it passes on its way."""


class Columns:
    """Things and the bends of long wires; bends are numbered behind the things.

    What stands in one column is sorted by the mean of its neighbours on one side, column after
    column and to and fro (Sugiyama et al., 1981). The same wires give the same places.

    Parameters
    ----------
    column : sequence of int
        The column of each thing, from 0.
    edges : iterable of (int, int, int)
        From which thing to which, further right, and to which of its slots.
    fixed : collection of int
        Columns whose things keep their order.
    bend : float
        How much room a passing wire needs, compared with a thing.
    shared : bool
        Whether wires from the same thing go one way as long as they can.
    straight : bool
        Whether wires have no bends.
    """

    def __init__(
        self,
        column: Sequence[int],
        edges: Iterable[tuple[int, int, int]],
        *,
        fixed: Collection[int] = (),
        bend: float = 1.0,
        shared: bool = False,
        straight: bool = False,
    ) -> None:
        self._count, self._column = len(column), list(column)
        self._fixed, self._bend, self._shared = fixed, bend, shared
        self._before: list[list[int]] = [[] for _ in column]
        self._after: list[list[int]] = [[] for _ in column]
        self._on_the_way: dict[tuple[int, int], int] = {}
        self._bends = {(to, slot): self._join(of, to, straight) for of, to, slot in edges}
        self._ranks: list[list[int]] = [[] for _ in range(max(self._column) + 1)]
        for place, at in enumerate(self._column):
            self._ranks[at].append(place)
        self._y = [0.0] * len(self._column)
        self._number(self._ranks)

    def placed(self) -> tuple[list[float], Bends]:
        """Return how far down each thing stands, from 0, and where the wires bend.

        Each has room of one row, and is as near to its neighbours as that allows.
        """
        for turn in range(SWEEPS):
            for near, rank, number in self._sweep(turn):
                if number not in self._fixed:
                    # Sorting is stable, so equal ones stay as they are.
                    rank.sort(key=partial(self._wanted, near))
                self._number([rank])
        for turn in range(2 * SWEEPS):
            for near, rank, _ in self._sweep(turn):
                wanted = [self._wanted(near, place) for place in rank]
                sizes = [1.0 if place < self._count else self._bend for place in rank]
                for place, at in zip(rank, _apart(wanted, sizes), strict=True):
                    self._y[place] = at
        low = min(self._y)
        y = [at - low for at in self._y]
        bends = {
            edge: tuple((float(self._column[one]), y[one]) for one in ones)
            for edge, ones in self._bends.items()
        }
        return y[: self._count], bends

    @property
    def rows(self) -> float:
        """How far down the lowest stands."""
        return max(self._y) - min(self._y)

    def _join(self, of: int, to: int, straight: bool) -> list[int]:
        last, bends = of, []
        for column in () if straight else range(self._column[of] + 1, self._column[to]):
            known = self._on_the_way.get((of, column)) if self._shared else None
            bends.append(self._new(last, column) if known is None else known)
            self._on_the_way[of, column] = last = bends[-1]
        self._after[last].append(to)
        self._before[to].append(last)
        return bends

    def _new(self, last: int, column: int) -> int:
        bend = len(self._column)
        self._column.append(column)
        self._before.append([last])
        self._after.append([])
        self._after[last].append(bend)
        return bend

    def _sweep(self, turn: int) -> Iterable[tuple[list[list[int]], list[int], int]]:
        """Yield each column with the neighbours on one side: to the right, and then back."""
        numbered = list(enumerate(self._ranks))
        near = self._after if turn % 2 else self._before
        return [(near, rank, number) for number, rank in (numbered[::-1] if turn % 2 else numbered)]

    def _wanted(self, near: list[list[int]], place: int) -> float:
        places = near[place]
        if not places:
            return self._y[place]
        return sum([self._y[other] for other in places]) / len(places)

    def _number(self, ranks: Iterable[list[int]]) -> None:
        for rank in ranks:
            for index, place in enumerate(rank):
                self._y[place] = float(index)


def _apart(wanted: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Return rising places with room for their sizes and as near to the wanted ones as can be.

    Those that would collide share their mean (pool adjacent violators).
    """
    offsets, at = [], 0.0
    for place, size in enumerate(sizes):
        at += (size + sizes[place - 1]) / 2 if place else 0.0
        offsets.append(at)
    pools: list[list[float]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        pools.append([want - offset, 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (low, n), (high, m) = pools[-2:]
            pools[-2:] = [[(low * n + high * m) / (n + m), n + m]]
    base = [mean for mean, n in pools for _ in range(int(n))]
    return [mean + offset for mean, offset in zip(base, offsets, strict=True)]
