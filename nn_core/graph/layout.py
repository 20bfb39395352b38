"""Where the nodes of a graph stand when it is drawn: inputs left, the result right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nn_core.arrays import FloatArray
from nn_core.graph.graph import Graph
from nn_core.graph.ops import CONST

SWEEPS = 4
MOST_BENDS = 1500
"""Bends of long edges; in a graph that would need more, nodes stand beside their users."""


@dataclass(frozen=True)
class Layout:
    """Places in columns and rows, from 0.

    Attributes
    ----------
    x, y : array, shape (nodes,)
    bends : dict of (int, int) to tuple of (x, y)
        For the edge of a user and one of its numbers: the places it passes on its way.
    columns, rows : float
        How far the places go.
    """

    x: FloatArray
    y: FloatArray
    bends: dict[tuple[int, int], tuple[tuple[float, float], ...]]
    columns: float
    rows: float


def layout(graph: Graph) -> Layout:
    """Return the places of a graph's nodes, the same for equal graphs.

    Each node stands one column right of the last of what it needs, nodes in one column in the
    order of the mean of their neighbours (Sugiyama et al., 1981).
    """
    column = _columns(graph)
    if sum(column[to] - column[of] - 1 for of, to, _ in graph.edges()) > MOST_BENDS:
        column = _columns(graph, late=True)
    wires = _Wires(graph, column)
    for sweep in range(SWEEPS):
        wires.sweep(forward=sweep % 2 == 0)
    return wires.placed()


def _columns(graph: Graph, late: bool = False) -> list[int]:
    found = [0] * len(graph.nodes)
    for place in graph.work:
        found[place] = 1 + max(found[arg] for arg in graph.nodes[place].args)
    for place in range(len(graph.nodes) - 2, -1, -1):
        if late or graph.nodes[place].op is CONST:
            found[place] = min(found[user] for user, _ in graph.users[place]) - 1
    return found


class _Wires:
    """Nodes and the bends of long edges, in columns; bends are numbered behind the nodes."""

    def __init__(self, graph: Graph, column: Sequence[int]) -> None:
        self._graph, self._column = graph, list(column)
        self._before: list[list[int]] = [[] for _ in graph.nodes]
        self._after: list[list[int]] = [[] for _ in graph.nodes]
        self._bends: dict[tuple[int, int], list[int]] = {}
        straight = sum(column[to] - column[of] - 1 for of, to, _ in graph.edges()) > MOST_BENDS
        for of, to, slot in graph.edges():
            self._join(of, to, slot, straight)
        self._ranks: list[list[int]] = [[] for _ in range(max(self._column) + 1)]
        for place in range(len(self._column)):
            self._ranks[self._column[place]].append(place)
        self._y = [0.0] * len(self._column)
        self._number()

    def _join(self, of: int, to: int, slot: int, straight: bool) -> None:
        last, bends = of, []
        for column in range(self._column[of] + 1, self._column[to]):
            if straight:
                break
            bends.append(len(self._column))
            self._column.append(column)
            self._before.append([last])
            self._after.append([])
            self._after[last].append(bends[-1])
            last = bends[-1]
        self._after[last].append(to)
        self._before[to].append(last)
        self._bends[to, slot] = bends

    def sweep(self, forward: bool) -> None:
        """Sort each column by the mean of its neighbours on one side."""
        near = self._before if forward else self._after
        for rank in self._ranks if forward else reversed(self._ranks):
            # Sorting is stable, so equal ones stay as they are.
            rank.sort(key=lambda place: self._mean(near[place], self._y[place]))
            self._number(rank)

    def placed(self) -> Layout:
        """Give each column's nodes room of one row, as near to their neighbours as that allows."""
        for turn in range(2 * SWEEPS):
            near = self._before if turn % 2 == 0 else self._after
            for rank in self._ranks if turn % 2 == 0 else reversed(self._ranks):
                wanted = [self._mean(near[place], self._y[place]) for place in rank]
                for place, at in zip(rank, _apart(wanted), strict=True):
                    self._y[place] = at
        count, y = len(self._graph.nodes), np.array(self._y) - min(self._y)
        bends = {
            edge: tuple((float(self._column[one]), float(y[one])) for one in ones)
            for edge, ones in self._bends.items()
        }
        x = np.array(self._column[:count], float)
        return Layout(x, y[:count].copy(), bends, float(x.max()), float(y.max()))

    def _mean(self, places: Sequence[int], otherwise: float) -> float:
        return sum([self._y[place] for place in places]) / len(places) if places else otherwise

    def _number(self, *ranks: list[int]) -> None:
        for rank in ranks or self._ranks:
            for index, place in enumerate(rank):
                self._y[place] = float(index)


def _apart(wanted: Sequence[float]) -> list[float]:
    """Return rising places at least 1 apart and as near to the wanted ones as can be.

    Those that would collide share their mean (pool adjacent violators).
    """
    pools: list[list[float]] = []
    for index, want in enumerate(wanted):
        pools.append([want - index, 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (low, n), (high, m) = pools[-2:]
            pools[-2:] = [[(low * n + high * m) / (n + m), n + m]]
    base = [mean for mean, n in pools for _ in range(int(n))]
    return [mean + index for index, mean in enumerate(base)]
