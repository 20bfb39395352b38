"""Where the neurons, edges and numbers of the diagram lie, and what is under a point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import mul

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF

from desktop.tabs.forward.small.state import Kind, Part

REACH = 6.0
"""How far from an edge a click still means it, in pixels at zoom 1."""
STATIONS = tuple(0.5 + side * 0.04 * step for step in range(10) for side in (-1, 1))
"""Places along an edge that are tried for its number, the middle first."""
CROWD = 25
"""So many weights between two layers are never all numbered."""
MOST_COVERED = 0.25
"""How much of the room between two layers the numbers of all its weights may cover."""
WIDEST_GAP = 280.0
"""Layers lie no further apart than this, in pixels at zoom 1."""


@dataclass(frozen=True)
class Measures:
    """Sizes of text that the layout needs, in pixels.

    - ``label``: room for one number.
    - ``line``: height of a line of small text.
    - ``unit``: pixels at zoom 1.
    """

    label: QSizeF
    line: float
    unit: float = 1.0


class Geometry:
    """The layout of a network of ``sizes`` in a picture of ``area``.

    - ``roomy``: there is room for every sum and bias; else only the selected neuron shows its own.
    - ``labelled``: there is room for the number of every weight; else only those at the selected
      neuron show.
    """

    def __init__(self, sizes: tuple[int, ...], area: QSizeF, measures: Measures) -> None:
        self.sizes = sizes
        self._measures = measures
        unit, label = measures.unit, measures.label
        self._top = 2 * measures.line + 8 * unit
        height = max(area.height() - self._top, 40 * unit)
        spacing = height / max(sizes)
        self._height = height
        self._middle = self._top + height / 2
        gap = area.width() / len(sizes)
        self.roomy = spacing >= 28 * unit + 2 * measures.line and gap >= 88 * unit
        if self.roomy:
            side = min(44 * unit, spacing - 2 * measures.line - 6 * unit)
            self.node = QSizeF(max(side, label.width() + 4 * unit), side)
        else:
            self.node = QSizeF(
                min(label.width() + 4 * unit, 0.7 * gap),
                min(label.height() + 4 * unit, 0.86 * spacing),
            )
        self._spacings = [min(height / size, 1.5 * spacing, 128 * unit) for size in sizes]
        inset = self.node.width() / 2 + 10 * unit
        steps = len(sizes) - 1
        across = min(area.width() - 2 * inset, steps * WIDEST_GAP * unit)
        left = (area.width() - across) / 2
        self._xs = [left + across * layer / steps for layer in range(len(sizes))]
        free = gap - self.node.width()
        most = max(map(mul, sizes[1:], sizes))
        covered = most * label.width() * label.height() / (max(free, 1.0) * height)
        self.labelled = most <= CROWD and free >= 1.5 * label.width() and covered <= MOST_COVERED
        self._labels = dict(self._place_labels()) if free >= 1.1 * label.width() else {}

    def centre(self, layer: int, neuron: int) -> QPointF:
        offset = neuron - (self.sizes[layer] - 1) / 2
        return QPointF(self._xs[layer], self._middle + offset * self._spacings[layer])

    def box(self, layer: int, neuron: int) -> QRectF:
        rect = QRectF(QPointF(), self.node)
        rect.moveCenter(self.centre(layer, neuron))
        return rect

    def edge(self, layer: int, source: int, neuron: int) -> QLineF:
        half = QPointF(self.node.width() / 2, 0)
        return QLineF(self.centre(layer - 1, source) + half, self.centre(layer, neuron) - half)

    def gap(self, layer: int) -> QRectF:
        """Return the whole pixels in which the edges to ``layer`` lie."""
        rect = QRectF(
            self._xs[layer - 1], self._top, self._xs[layer] - self._xs[layer - 1], self._height
        )
        return QRectF(rect.toAlignedRect())

    def header(self, layer: int) -> QRectF:
        width = self._xs[1] - self._xs[0]
        left = max(self._xs[layer] - width / 2, 0.0)
        right = min(self._xs[layer] + width / 2, 2 * self._xs[layer] - left)
        right = max(right, self._xs[layer] + self.node.width() / 2 + 10 * self._measures.unit)
        left = min(left, 2 * self._xs[layer] - right)
        return QRectF(left, 0, right - left, 2 * self._measures.line)

    def above(self, layer: int, neuron: int) -> QRectF:
        """Return the room for the neuron's sum."""
        return self._beside(layer, neuron, -1)

    def below(self, layer: int, neuron: int) -> QRectF:
        """Return the room for the neuron's bias."""
        return self._beside(layer, neuron, 1)

    def label(self, part: Part) -> QRectF | None:
        """Return where a weight's number stands if there is room for it."""
        return self._labels.get((part.layer, part.source, part.neuron))

    def labels(self) -> Iterable[tuple[int, int, int]]:
        """Return layer, source and neuron of every weight whose number has a place."""
        return self._labels

    def anchor(self, part: Part) -> QPointF:
        """Return the place where a part is edited."""
        if part.kind is Kind.NEURON:
            return self.centre(part.layer, part.neuron)
        if part.kind is Kind.BIAS:
            return self.below(part.layer, part.neuron).center()
        label = self.label(part)
        if label is not None:
            return label.center()
        return self.edge(part.layer, part.source, part.neuron).pointAt(0.5)

    def at(self, point: QPointF, favoured: Part) -> Part | None:
        """Return what lies under a point; edges of the ``favoured`` neuron win over others."""
        for layer, neuron in self._neurons():
            if self.box(layer, neuron).contains(point):
                return Part(Kind.NEURON, layer, neuron)
        for layer, neuron in self._neurons():
            shown = layer > 0 and self._shows_bias(layer, neuron, favoured)
            if shown and self.below(layer, neuron).contains(point):
                return Part(Kind.BIAS, layer, neuron)
        for (layer, source, neuron), rect in self._labels.items():
            shown = self.labelled or touches(favoured, layer, source, neuron)
            if shown and rect.contains(point):
                return Part(Kind.WEIGHT, layer, neuron, source)
        for layer in range(len(self.sizes)):
            if self.header(layer).contains(point):
                return Part(Kind.NEURON, layer, 0)
        return self._edge_at(point, favoured)

    def edges(self) -> Iterator[tuple[int, int, int]]:
        """Yield layer, source and neuron of every weight."""
        for layer in range(1, len(self.sizes)):
            for neuron in range(self.sizes[layer]):
                for source in range(self.sizes[layer - 1]):
                    yield layer, source, neuron

    def _neurons(self) -> Iterator[tuple[int, int]]:
        for layer, size in enumerate(self.sizes):
            for neuron in range(size):
                yield layer, neuron

    def _shows_bias(self, layer: int, neuron: int, favoured: Part) -> bool:
        return self.roomy or (favoured.layer, favoured.neuron) == (layer, neuron)

    def _beside(self, layer: int, neuron: int, side: int) -> QRectF:
        width = max(self._measures.label.width() * 1.5, self.node.width())
        rect = QRectF(0, 0, width, self._measures.line)
        away = (self.node.height() + self._measures.line) / 2 + self._measures.unit
        rect.moveCenter(self.centre(layer, neuron) + QPointF(0, side * away))
        return rect

    def _edge_at(self, point: QPointF, favoured: Part) -> Part | None:
        best, found = REACH * self._measures.unit, None
        for layer, source, neuron in self.edges():
            line = self.edge(layer, source, neuron)
            if not line.x1() <= point.x() <= line.x2():
                continue
            share = (point.x() - line.x1()) / max(line.dx(), 1e-9)
            away = abs(point.y() - line.pointAt(share).y()) * abs(line.dx()) / line.length()
            if touches(favoured, layer, source, neuron):
                away /= 100
            if away <= best:
                best, found = away, Part(Kind.WEIGHT, layer, neuron, source)
        return found

    def _place_labels(self) -> Iterator[tuple[tuple[int, int, int], QRectF]]:
        """Yield a place for the number of every edge that has one free of other numbers.

        Of those places, the one that the fewest other edges run through.
        """
        for layer in range(1, len(self.sizes)):
            taken: list[QRectF] = []
            lines = {edge: self.edge(*edge) for edge in self.edges() if edge[0] == layer}
            if len(lines) > CROWD:
                # Only those at one neuron are shown together, and halfway they lie well apart.
                yield from ((edge, self._at(line, 0.5)) for edge, line in lines.items())
                continue
            for edge, line in lines.items():
                others = [other for other in lines.values() if other is not line]
                free = [rect for rect in self._stations(line) if not _any_meets(rect, taken)]
                if free:
                    best = min(free, key=lambda rect: _crossed_by(rect, others))
                    taken.append(best)
                    yield edge, best

    def _stations(self, line: QLineF) -> Iterator[QRectF]:
        for station in STATIONS:
            rect = self._at(line, station)
            if line.x1() <= rect.left() and rect.right() <= line.x2():
                yield rect

    def _at(self, line: QLineF, station: float) -> QRectF:
        rect = QRectF(QPointF(), self._measures.label)
        rect.moveCenter(line.pointAt(station))
        return rect


def touches(part: Part, layer: int, source: int, neuron: int) -> bool:
    """Whether an edge belongs to a part: it leads to its neuron, or on from it if an input."""
    if part.layer == 0:
        return layer == 1 and source == part.neuron
    return (layer, neuron) == (part.layer, part.neuron)


def _any_meets(rect: QRectF, others: list[QRectF]) -> bool:
    return any(rect.intersects(other) for other in others)


def _crossed_by(rect: QRectF, lines: list[QLineF]) -> int:
    """Return how many lines run through the rectangle; all of them go from left to right."""
    count = 0
    for line in lines:
        slope = line.dy() / line.dx()
        heights = [line.y1() + slope * (x - line.x1()) for x in (rect.left(), rect.right())]
        count += min(heights) < rect.bottom() and max(heights) > rect.top()
    return count
