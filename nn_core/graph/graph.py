"""A computational graph: nodes in the order they are worked out, one operation each (chapter 5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.graph.ops import CONST, COPY, INPUT, Op
from nn_core.graph.refusal import FormulaError

MOST_NODES = 500
"""Nodes of a graph, copies among them: what can be shown and stepped through at once."""


@dataclass(frozen=True)
class Node:
    """One operation with the nodes that its numbers come from.

    Attributes
    ----------
    op : Op
    args : tuple of int
        Places of those nodes, all of them before this one.
    name : str
        Of an input, or of a constant that has one (pi).
    value : float
        Of a constant.
    span : tuple of int
        Where it was written: first character of its sign and the one behind it.
    """

    op: Op
    args: tuple[int, ...] = ()
    name: str = ""
    value: float = 0.0
    span: tuple[int, int] = field(default=(0, 0), compare=False)

    def taking(self, args: tuple[int, ...]) -> Node:
        """Return the node with other numbers going in."""
        return self if args == self.args else replace(self, args=args)


@dataclass(frozen=True)
class Graph:
    """Nodes in an order in which each stands behind what it needs; the last one is the result.

    A number that goes to several places passes a copy node, so that every node but the last has
    at most one user, or is followed by a copy that has the users.

    Attributes
    ----------
    nodes : tuple of Node
    text : str
        The formula as typed, if one was.
    """

    nodes: tuple[Node, ...]
    text: str = field(default="", compare=False)

    @classmethod
    def assembled(cls, nodes: Iterable[Node], text: str = "") -> Graph:
        """Return the graph of nodes without copies: these are put in where one has several users.

        Raises
        ------
        FormulaError
            If it has more than `MOST_NODES` nodes.
        """
        given = tuple(nodes)
        uses = [0] * len(given)
        for node in given:
            for arg in node.args:
                uses[arg] += 1
        placed: list[Node] = []
        where: list[int] = []
        for node, count in zip(given, uses, strict=True):
            placed.append(node.taking(tuple(where[arg] for arg in node.args)))
            if count > 1:
                placed.append(Node(COPY, (len(placed) - 1,), span=node.span))
            where.append(len(placed) - 1)
        if len(placed) > MOST_NODES:
            raise FormulaError(
                placed[MOST_NODES].span[0],
                QT_TRANSLATE_NOOP(
                    "nn_core", "The formula has {count} parts, {most} are the limit."
                ),
                QT_TRANSLATE_NOOP("nn_core", "Write a shorter one."),
                count=len(placed),
                most=MOST_NODES,
            )
        return cls(tuple(placed), text)

    def bare(self) -> tuple[Node, ...]:
        """Return the nodes without copies: what `assembled` takes."""
        kept: list[Node] = []
        where: list[int] = []
        for node in self.nodes:
            if node.op is COPY:
                where.append(where[node.args[0]])
                continue
            kept.append(node.taking(tuple(where[arg] for arg in node.args)))
            where.append(len(kept) - 1)
        return tuple(kept)

    @property
    def output(self) -> int:
        """The place of the result."""
        return len(self.nodes) - 1

    @cached_property
    def inputs(self) -> tuple[int, ...]:
        """The places of the inputs, in the order in which they are first written."""
        return tuple(place for place, node in enumerate(self.nodes) if node.op is INPUT)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the inputs, in the same order."""
        return tuple(self.nodes[place].name for place in self.inputs)

    @cached_property
    def users(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """For each node where its number goes: the user and the place among the user's numbers."""
        found: list[list[tuple[int, int]]] = [[] for _ in self.nodes]
        for place, node in enumerate(self.nodes):
            for slot, arg in enumerate(node.args):
                found[arg].append((place, slot))
        return tuple(map(tuple, found))

    @cached_property
    def work(self) -> tuple[int, ...]:
        """The places of the nodes at which something is done: all but inputs and constants."""
        return tuple(place for place, node in enumerate(self.nodes) if node.args)

    @cached_property
    def moves(self) -> tuple[bool, ...]:
        """For each node whether an input moves it: a constant has no use for a gradient."""
        found: list[bool] = []
        for node in self.nodes:
            found.append(node.op is INPUT or any(found[arg] for arg in node.args))
        return tuple(found)

    def edges(self) -> Iterator[tuple[int, int, int]]:
        """Yield from which node to which, and at which place among its numbers."""
        for place, node in enumerate(self.nodes):
            for slot, arg in enumerate(node.args):
                yield arg, place, slot

    def place_of(self, name: str) -> int:
        """Return the place of an input."""
        return self.inputs[self.names.index(name)]


def constant(value: float, name: str = "", span: tuple[int, int] = (0, 0)) -> Node:
    """Return the node of a constant."""
    return Node(CONST, name=name, value=value, span=span)


def named(name: str, span: tuple[int, int] = (0, 0)) -> Node:
    """Return the node of an input."""
    return Node(INPUT, name=name, span=span)
