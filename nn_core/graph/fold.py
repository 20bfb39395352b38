"""Several nodes as one, and one as several: the sigmoid, softmax with loss (chapter 5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from nn_core.errors import QT_TRANSLATE_NOOP
from nn_core.graph.graph import Graph, Node, constant, named
from nn_core.graph.ops import CONST, OPS, Op, Value

Nodes = Sequence[Node]


@lru_cache(maxsize=16)
def spread(count: int) -> Op:
    """Return the operation that gives one number (1,) to ``count`` places, (count,).

    It is a copy node: what comes back is added.
    """

    def forward(x: Value) -> Value:
        return np.broadcast_to(x, (*np.shape(x)[:-1], count))

    return Op(
        "spread",
        QT_TRANSLATE_NOOP("nn_core", "copy"),
        f"→{count}",
        1,
        forward,
        pull=lambda back, y, x: (np.sum(back, axis=-1, keepdims=True),),
        latex="{0}",
        local_latex=("1",),
    )


@dataclass(frozen=True)
class Fold:
    """Nodes that can be one, in the numbering of the graph's nodes without copies.

    Attributes
    ----------
    key : str
        Of the operation they make together.
    inside : tuple of int
        All of them; the last one becomes the new node.
    args : tuple of int
        What the new node takes.
    """

    key: str
    inside: tuple[int, ...]
    args: tuple[int, ...]


def folds(graph: Graph) -> tuple[Fold, ...]:
    """Return what can be folded, in the order of its last nodes."""
    nodes = graph.bare()
    uses = [0] * len(nodes)
    for node in nodes:
        for arg in node.args:
            uses[arg] += 1
    found = []
    for place in range(len(nodes)):
        for match in (_sigmoid, _softmax_loss):
            fold = match(nodes, place)
            if fold is not None and _closed(nodes, uses, fold):
                found.append(fold)
    return tuple(found)


def folded(graph: Graph) -> Graph:
    """Return the graph with everything folded that can be."""
    while found := folds(graph):
        graph = _fold(graph, found[0])
    return graph


def unfolded(graph: Graph) -> Graph:
    """Return the graph with each sigmoid in its six nodes, and softmax with loss in its parts."""
    nodes: list[Node] = []
    where: list[int] = []
    for node in graph.bare():
        args = tuple(where[arg] for arg in node.args)
        parts = _PARTS.get(node.op.key)
        if parts is None:
            nodes.append(replace(node, args=args))
        else:
            nodes.extend(replace(part, span=node.span) for part in parts(len(nodes), args))
        where.append(len(nodes) - 1)
    return Graph.assembled(nodes, graph.text)


def can_unfold(graph: Graph) -> bool:
    """Return whether `unfolded` would change something."""
    return any(node.op.key in _PARTS for node in graph.nodes)


def softmax_with_loss(count: int = 3) -> Graph:
    """Return −Σ t·log(softmax(a)) for ``count`` classes in its parts; its inputs are a and t."""
    nodes = [named("a"), named("t")]
    return Graph.assembled([*nodes, *_loss_parts(2, (0, 1), count)])


def _sigmoid_parts(start: int, args: tuple[int, ...]) -> list[Node]:
    return [
        constant(1.0),
        Node(OPS["neg"], args),
        Node(OPS["exp"], (start + 1,)),
        Node(OPS["add"], (start, start + 2)),
        Node(OPS["recip"], (start + 3,)),
    ]


def _loss_parts(start: int, args: tuple[int, ...], count: int = 3) -> list[Node]:
    a, t = args
    exp, share = start, start + 4
    return [
        Node(OPS["exp"], (a,)),
        Node(OPS["sum"], (exp,)),
        Node(OPS["recip"], (exp + 1,)),
        Node(spread(count), (exp + 2,)),
        Node(OPS["mul"], (exp, exp + 3)),
        Node(OPS["log"], (share,)),
        Node(OPS["mul"], (t, share + 1)),
        Node(OPS["sum"], (share + 2,)),
        Node(OPS["neg"], (share + 3,)),
    ]


_PARTS: dict[str, Callable[[int, tuple[int, ...]], list[Node]]] = {
    "sigmoid": _sigmoid_parts,
    "softmax_loss": _loss_parts,
}


def _chain(nodes: Nodes, place: int, *keys: str) -> list[int] | None:
    """Return the places that one meets going back by the last argument of these operations."""
    found = []
    for key in keys:
        if nodes[place].op.key != key:
            return None
        found.append(place)
        place = nodes[place].args[-1]
    return [*found, place]


def _sigmoid(nodes: Nodes, place: int) -> Fold | None:
    top = _chain(nodes, place, "recip", "add")
    if top is None:
        return None
    for one, other in (nodes[top[1]].args, nodes[top[1]].args[::-1]):
        rest = _chain(nodes, other, "exp", "neg")
        if rest is not None and nodes[one].op is CONST and nodes[one].value == 1:
            inside = tuple(sorted((one, place, top[1], *rest[:2])))
            return Fold("sigmoid", inside, (rest[2],))
    return None


def _softmax_loss(nodes: Nodes, place: int) -> Fold | None:
    outer = _chain(nodes, place, "neg", "sum", "mul", "log", "mul", "spread", "recip", "sum", "exp")
    if outer is None:
        return None
    target, share, exp, scores = nodes[outer[2]].args[0], outer[4], outer[8], outer[9]
    if nodes[share].args[0] != exp:
        return None
    return Fold("softmax_loss", tuple(sorted(outer[:9])), (scores, target))


def _closed(nodes: Nodes, uses: Sequence[int], fold: Fold) -> bool:
    """Return whether nobody outside uses what is inside, but for the last node."""
    inner = [arg for place in fold.inside for arg in nodes[place].args]
    return all(inner.count(place) == uses[place] for place in fold.inside[:-1])


def _fold(graph: Graph, fold: Fold) -> Graph:
    nodes: list[Node] = []
    where: dict[int, int] = {}
    for place, node in enumerate(graph.bare()):
        if place in fold.inside[:-1]:
            continue
        args = fold.args if place == fold.inside[-1] else node.args
        op = OPS[fold.key] if place == fold.inside[-1] else node.op
        where[place] = len(nodes)
        nodes.append(replace(node, op=op, args=tuple(where[arg] for arg in args)))
    return Graph.assembled(nodes, graph.text)
