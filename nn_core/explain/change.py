"""What would make it another digit: a small change of the drawing, made of marks of the pen.

The smallest change of the pixels is a grey haze that no hand would draw. So the change is put
together from straight marks of a pen as wide as the drawing's, and of an eraser. In each round the
gradient says which of some thousands of marks promise most; the network reads the best of them;
the few that need least ink for what they gain are carried on (a beam search). What is found is
then made smaller, as long as the other digit stays ahead: marks left out, shortened, moved,
thinned. Nothing proves that it is the smallest change; it is the smallest one found.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

import numpy as np

from nn_core.arrays import FloatArray, frozen
from nn_core.explain.inference_network import input_gradients
from nn_core.explain.marks import Mark, drawn, first_ends, pen_radius, stencils
from nn_core.network import Network

MARGIN = 1.1
"""How far the logit of the new digit must lie above all others: three times as probable."""
MOST_MARKS = 6
BEAM = 3
TRIED = 48
"""Marks that the network reads for each change that is carried on."""
ROUNDS = 8
"""Rounds in which what was found is made smaller."""
MOST_INK = 1.5
"""The change may be this many times the ink of the drawing; then it would be another drawing."""
LIFT = 4.0
"""Pixels of ink that a mark counts beside its own: a stroke is less of a change than many dots."""
APART = 3.0
"""Pixels of ink by which changes that are carried on must differ, or all would be the same one."""
LEAST = 1.5
"""Pixels of ink that a mark must change to be tried."""


@dataclass(frozen=True, eq=False)
class Change:
    """A change after which a network reads another digit.

    Attributes
    ----------
    image, changed : array, shape (28, 28)
        Before and after.
    target : int
        What is read afterwards.
    marks : tuple of Mark
        In the order in which they are made.
    margin : float
        How far the logit of ``target`` lies above all others afterwards.
    """

    image: FloatArray
    changed: FloatArray
    target: int
    marks: tuple[Mark, ...]
    margin: float

    @property
    def added(self) -> float:
        """Ink that has come, as a share of the drawing's."""
        return self._share(self.changed - self.image)

    @property
    def removed(self) -> float:
        """Ink that was taken away, as a share of the drawing's."""
        return self._share(self.image - self.changed)

    @property
    def size(self) -> float:
        """Ink that was changed, as a share of the drawing's."""
        return self.added + self.removed

    @property
    def effort(self) -> float:
        """What is to be small: the ink that is changed, in pixels, and a little for every mark."""
        return self.size * float(self.image.sum(dtype=np.float64)) + LIFT * len(self.marks)

    def _share(self, ink: FloatArray) -> float:
        return float(np.maximum(ink, 0).sum(dtype=np.float64) / self.image.sum(dtype=np.float64))


@dataclass(frozen=True, eq=False)
class Search:
    """How far a search is.

    Attributes
    ----------
    target : int
    tried : int
        Pictures the network has read for it.
    best : Change or None
        The smallest change found so far.
    done : bool
    """

    target: int
    tried: int = 0
    best: Change | None = None
    done: bool = False


@dataclass(frozen=True, eq=False)
class _Node:
    """A change on the way: not yet another digit."""

    image: FloatArray
    marks: tuple[Mark, ...]
    margin: float
    ink: float

    @property
    def effort(self) -> float:
        """What is to be small: the ink that is changed, and a little for every mark."""
        return self.ink + LIFT * len(self.marks)


def find_change(network: Network, image: FloatArray, target: int) -> Iterator[Search]:
    """Search the smallest change of pen marks after which ``target`` is read.

    Parameters
    ----------
    network : Network
        At rest; see ``at_rest``.
    image : array, shape (28, 28)
        With some ink.
    target : int
        Not what the network reads now.

    Yields
    ------
    Search
        After every few milliseconds' worth of pictures; the last one is done. It has no ``best``
        if nothing was found within `MOST_MARKS` marks and `MOST_INK`.
    """
    image = np.asarray(image, network.dtype)
    search = Search(target, 1)
    start = _Node(image, (), float(margins(network, image[None], target)[0]), 0.0)
    beam = [start]
    for _ in range(MOST_MARKS):
        grown: list[_Node] = []
        for node in beam:
            children = _children(network, node, start, target)
            search = _noted(search, start, children)
            grown += children
            yield search
        beam = _carried_on(grown, start, search.best)
        if not beam:
            break
    search = yield from _smaller(network, search)
    yield replace(search, done=True)


def margins(network: Network, images: FloatArray, target: int) -> FloatArray:
    """Return how far ``target``'s logit lies above the highest of the others, shape (N,)."""
    logits = network.forward(images).astype(np.float64)
    others = np.delete(logits, target, axis=1).max(axis=1)
    above: FloatArray = logits[:, target] - others
    return above


def projected(ink: FloatArray, gained: FloatArray, needed: float) -> FloatArray:
    """Return the ink a change would take to gain what is needed, if it went on as it began."""
    return np.where(gained > 0, ink * needed / np.maximum(gained, 1e-12), np.inf)


def _children(network: Network, node: _Node, start: _Node, target: int) -> list[_Node]:
    """Return the changes with one mark more that promise most, read by the network."""
    marks = _promising(network, node, start, target)
    images = np.stack([drawn(node.image, [mark]) for mark in marks])
    found = margins(network, images, target)
    inks = np.abs(images - start.image).sum(axis=(1, 2), dtype=np.float64)
    return [
        _Node(picture, (*node.marks, mark), float(margin), float(ink))
        for picture, mark, margin, ink in zip(images, marks, found, inks, strict=True)
    ]


def _promising(network: Network, node: _Node, start: _Node, target: int) -> list[Mark]:
    """Choose marks by the gradient: half by gain for their ink, half by gain alone."""
    logits = network.forward(node.image[None])[0].copy()
    logits[target] = -np.inf
    direction = np.zeros((1, len(logits)))
    direction[0, target], direction[0, int(np.argmax(logits))] = 1, -1
    slope = input_gradients(network, node.image, direction).reshape(-1)
    radius = pen_radius(start.image)
    laid = stencils(radius)
    ink, slope = node.image.reshape(-1)[laid.pixels], slope[laid.pixels]
    # Pen marks first, then those of the eraser, each as the change of the pixels it covers.
    changes = (np.maximum(laid.covered - ink, 0), np.minimum(1 - laid.covered - ink, 0))
    gains = np.concatenate([(change * slope).sum(axis=1) for change in changes])
    inks = np.concatenate([np.abs(change).sum(axis=1) for change in changes])
    gains[inks < LEAST] = -np.inf
    dear = projected(inks + LIFT, gains, 1.0)
    chosen = [*np.argsort(dear)[: TRIED // 2], *np.argsort(-gains)[: TRIED // 2]]
    ends = first_ends()
    return [
        Mark(*_ends_of(ends[k % len(ends)]), radius, erase=bool(k >= len(ends)))
        for k in dict.fromkeys(chosen)
    ]


def _ends_of(row: FloatArray) -> tuple[tuple[float, float], tuple[float, float]]:
    x0, y0, x1, y1 = (float(value) for value in row)
    return (x0, y0), (x1, y1)


def _noted(search: Search, start: _Node, nodes: list[_Node]) -> Search:
    """Return the search after ``nodes``, with the smallest change that is another digit."""
    best = search.best
    for node in nodes:
        if node.margin >= MARGIN and node.ink <= MOST_INK * float(start.image.sum()):
            change = _as_change(start, node, search.target)
            if best is None or node.effort < best.effort:
                best = change
    return replace(search, tried=search.tried + len(nodes), best=best)


def _as_change(start: _Node, node: _Node, target: int) -> Change:
    return Change(frozen(start.image), frozen(node.image), target, node.marks, node.margin)


def _carried_on(nodes: list[_Node], start: _Node, best: Change | None) -> list[_Node]:
    """Return the changes that would take least effort in the end, none as large as the best."""
    needed = MARGIN - start.margin
    limit = MOST_INK * float(start.image.sum(dtype=np.float64))
    gained = np.array([node.margin - start.margin for node in nodes])
    costs = projected(np.array([node.effort for node in nodes]), gained, needed)
    kept: list[_Node] = []
    for k in np.argsort(costs, kind="stable"):
        node = nodes[k]
        if len(kept) == BEAM or not np.isfinite(costs[k]):
            break
        if node.margin >= MARGIN or node.ink > limit:
            continue
        if best is not None and node.effort + LIFT >= best.effort:
            continue
        if all(np.abs(node.image - other.image).sum() >= APART for other in kept):
            kept.append(node)
    return kept


def _smaller(network: Network, search: Search) -> Generator[Search, None, Search]:
    """Make the change that was found smaller, one step a round, until nothing helps."""
    for _ in range(ROUNDS):
        best = search.best
        if best is None:
            break
        start = _Node(best.image, (), 0.0, 0.0)
        nodes = [_redrawn(start, marks) for marks in _variants(best.marks)]
        # Only what takes less effort is worth reading.
        nodes = sorted((n for n in nodes if n.effort < best.effort - 0.01), key=_effort)[:TRIED]
        if not nodes:
            break
        found = margins(network, np.stack([node.image for node in nodes]), search.target)
        nodes = [replace(node, margin=float(m)) for node, m in zip(nodes, found, strict=True)]
        search = _noted(search, start, nodes)
        yield search
        if search.best is best:
            break
    return search


def _redrawn(start: _Node, marks: tuple[Mark, ...]) -> _Node:
    image = drawn(start.image, marks)
    return _Node(image, marks, -np.inf, float(np.abs(image - start.image).sum(dtype=np.float64)))


def _effort(node: _Node) -> float:
    return node.effort


def _variants(marks: tuple[Mark, ...]) -> Iterator[tuple[Mark, ...]]:
    """Yield changes near to ``marks``: one mark left out, shortened, moved or thinned."""
    for index, mark in enumerate(marks):
        before, after = marks[:index], marks[index + 1 :]
        if len(marks) > 1:
            yield (*before, *after)
        for other in _neighbours(mark):
            yield (*before, other, *after)


def _neighbours(mark: Mark) -> Iterator[Mark]:
    (x, y), (u, v) = mark.start, mark.end
    for share in (0.1, 0.25):
        dx, dy = share * (u - x), share * (v - y)
        yield replace(mark, start=(x + dx, y + dy))
        yield replace(mark, end=(u - dx, v - dy))
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        yield replace(mark, start=(x + dx / 2, y + dy / 2))
        yield replace(mark, end=(u + dx / 2, v + dy / 2))
        yield replace(mark, start=(x + dx, y + dy), end=(u + dx, v + dy))
    if mark.radius > 0.8:
        yield replace(mark, radius=0.85 * mark.radius)
