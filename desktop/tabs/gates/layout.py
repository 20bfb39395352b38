"""Finds places for the gates of a circuit: in layers, with short wires and few crossings."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from statistics import fmean
from typing import TypeAlias

from nn_core.perceptron.circuits import Circuit

Item: TypeAlias = tuple[str, str]
"""Kind ("input", "gate", "output" or "bend") and the name of the signal."""
Slot: TypeAlias = tuple[float, float]
"""The layer, and the place across it from 0 to 1."""
SWEEPS = 24
BEND = 0.4
"""How much room a passing wire needs, compared with a gate."""


@dataclass(frozen=True)
class Layout:
    """Where everything is.

    Attributes
    ----------
    layers : int
        How many layers there are: inputs, gates by depth, outputs.
    items : dict
        The slot of every input, gate and output.
    wires : tuple
        For every wire: the signal, the item where it ends, the number of that item's source, and
        the slots it runs through.
    """

    layers: int
    items: dict[Item, Slot]
    wires: tuple[tuple[str, Item, int, tuple[Slot, ...]], ...]


def lay_out(circuit: Circuit) -> Layout:
    """Return the places of all parts of ``circuit``."""
    ends = _ends(circuit)
    depth = dict(circuit.depths)
    last = 1 + max(depth.values())
    columns, links = _columns(circuit, ends, depth, last)
    places = _relaxed(columns, links)
    slots = {item: (float(k), places[item]) for k, col in enumerate(columns) for item in col}
    items = {item: slot for item, slot in slots.items() if item[0] != "bend"}
    wires = tuple(
        (
            signal,
            end,
            place,
            tuple(slots[item] for item in _route(circuit, signal, end, depth, last)),
        )
        for signal, end, place in ends
    )
    return Layout(last + 1, items, wires)


def _ends(circuit: Circuit) -> list[tuple[str, Item, int]]:
    ends: list[tuple[str, Item, int]] = [
        (source, ("gate", gate.name), place)
        for gate in circuit.gates
        for place, source in enumerate(gate.sources)
    ]
    return ends + [(name, ("output", name), 0) for name in circuit.outputs]


def _route(
    circuit: Circuit, signal: str, end: Item, depth: dict[str, int], last: int
) -> list[Item]:
    """Return the items a wire passes: its start, a bend in every layer between, its end."""
    start: Item = ("input" if signal in circuit.inputs else "gate", signal)
    arrives = last if end[0] == "output" else depth[end[1]]
    bends: list[Item] = [("bend", f"{signal}@{k}") for k in range(depth[signal] + 1, arrives)]
    return [start, *bends, end]


def _columns(
    circuit: Circuit, ends: list[tuple[str, Item, int]], depth: dict[str, int], last: int
) -> tuple[list[list[Item]], dict[Item, list[Item]]]:
    columns: list[list[Item]] = [[] for _ in range(last + 1)]
    columns[0] = [("input", name) for name in circuit.inputs]
    for gate in circuit.gates:
        columns[depth[gate.name]].append(("gate", gate.name))
    columns[last] = [("output", name) for name in circuit.outputs]
    links: dict[Item, list[Item]] = defaultdict(list)
    for signal, end, _place in ends:
        route = _route(circuit, signal, end, depth, last)
        for k, (a, b) in enumerate(itertools.pairwise(route), depth[signal]):
            links[a].append(b)
            links[b].append(a)
            if b[0] == "bend" and b not in columns[k + 1]:
                columns[k + 1].append(b)
    return columns, links


def _relaxed(columns: list[list[Item]], links: dict[Item, list[Item]]) -> dict[Item, float]:
    """Order each layer by its neighbours' places, and pull each item towards them."""
    place = {item: (k + 0.5) / len(column) for column in columns for k, item in enumerate(column)}
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wanted = {item: fmean([place[other] for other in links[item]]) for item in column}
            # The inputs and outputs keep the order in which they are named.
            if column[0][0] not in ("input", "output"):
                column.sort(key=wanted.__getitem__)
            place.update(_spread(column, wanted))
    return place


def _spread(column: list[Item], wanted: dict[Item, float]) -> dict[Item, float]:
    """Give each item the place it wants as far as its neighbours leave room."""
    sizes = [BEND if item[0] == "bend" else 1.0 for item in column]
    unit = 1 / max(sum(sizes), 2)
    placed: list[float] = []
    for k, item in enumerate(column):
        room = unit * (sizes[k] / 2 + (sizes[k - 1] / 2 if k else 0))
        placed.append(max(wanted[item], (placed[-1] if placed else 0) + room))
    most, after = 1.0, 0.0
    for k in range(len(placed) - 1, -1, -1):
        most -= unit * (sizes[k] + after) / 2
        placed[k] = most = min(placed[k], most)
        after = sizes[k]
    return dict(zip(column, placed, strict=True))
