"""Where the nodes, edges and numbers of a graph lie, in pixels, and what is under the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainterPath

from nn_core.graph import Graph
from nn_core.graph.layout import Layout
from nn_core.graph.ops import COPY, INPUT

Edge = tuple[int, int]
"""The node that takes a number, and at which place among its numbers; (output, -1) is the end."""
RADIUS, PILL, HEIGHT = 15.0, 54.0, 36.0
ENDS = 66.0
"""Beside the outermost nodes: a margin, and the result's numbers."""
NARROWEST, WIDEST = 78.0, 250.0
LETTERS = 80.0
"""Most that numbers have: further from where it leaves level, an edge is elsewhere."""
LOWEST, HIGHEST = 62.0, 110.0
VECTOR = 118.0
"""Least distance of rows in which vectors stand."""
NEAR = 7.0
SAMPLES = 9


@dataclass(frozen=True)
class Measures:
    """What sizes depend on: the zoom and the height of a line of numbers."""

    zoom: float
    line: float


class Geometry:
    """A layout in pixels.

    - ``room``: of the widget.
    - ``whole``: all is to be seen; numbers are left out where there is no room for them.
    - ``size``: of the whole picture; where it is larger than the room, one sees a part of it.
    - ``least``: height below which one sees a part of it.
    - ``lettered``: whether there is room for numbers.
    """

    def __init__(
        self,
        graph: Graph,
        layout: Layout,
        room: QSizeF,
        measures: Measures,
        *,
        vector: bool = False,
        whole: bool = False,
    ) -> None:
        self.graph, self.vector = graph, vector
        self._layout, self._measures = layout, measures
        zoom = measures.zoom
        lowest = VECTOR if vector else LOWEST
        across = (room.width() - (PILL + ENDS) * zoom) / max(layout.columns, 1)
        down = (room.height() - (lowest + 8) * zoom) / max(layout.rows, 1)
        self.lettered = not whole or (across >= NARROWEST * zoom and down >= lowest * zoom)
        least = (0.0, 0.0) if whole else (NARROWEST * zoom, lowest * zoom)
        self._across = min(max(across, least[0]), WIDEST * zoom)
        self._down = min(max(down, least[1]), max(HIGHEST, lowest) * zoom)
        self.least = (layout.rows + 1) * least[1] + 8 * zoom
        small = min(self._across, self._down) * 0.35
        self.radius = RADIUS * zoom if self.lettered else max(1.5, min(small, RADIUS * zoom))
        wide = layout.columns * self._across + (PILL + ENDS) * zoom
        high = layout.rows * self._down + (lowest + 8) * zoom
        self.size = QSizeF(max(wide, room.width()), max(high, room.height()))
        self._left = max(0.0, (room.width() - wide) / 2) + (PILL / 2 + 6) * zoom
        self._top = max(0.0, (room.height() - high) / 2) + (lowest / 2 + 4) * zoom

    @cached_property
    def centres(self) -> tuple[QPointF, ...]:
        x = self._left + self._layout.x * self._across
        y = self._top + self._layout.y * self._down
        return tuple(map(QPointF, x.tolist(), y.tolist()))

    @cached_property
    def boxes(self) -> tuple[QRectF, ...]:
        found = []
        for node, centre in zip(self.graph.nodes, self.centres, strict=True):
            wide, high = 2 * self.radius, 2 * self.radius
            if node.op is COPY:
                wide = high = 0.8 * self.radius
            elif not node.args and self.lettered:
                wide, high = PILL * self._measures.zoom, HEIGHT * self._measures.zoom
                if node.op is INPUT and self.vector:
                    high = 4 * self._measures.line + 8
                elif node.op is not INPUT:
                    wide, high = 0.7 * wide, 0.66 * high
            elif len(node.op.sign) > 2 and self.lettered:
                wide = (10 + 7 * len(node.op.sign)) * self._measures.zoom
            box = QRectF(0, 0, wide, high)
            box.moveCenter(centre)
            found.append(box)
        return tuple(found)

    @cached_property
    def edges(self) -> dict[Edge, QPainterPath]:
        """The line of each edge, from the number to the node that takes it."""
        output = self.graph.output
        found = {(to, slot): self._line(of, to, slot) for of, to, slot in self.graph.edges()}
        end = QPainterPath(QPointF(self.boxes[output].right(), self.centres[output].y()))
        end.lineTo(end.currentPosition() + QPointF(self._measures.zoom * 52, 0))
        return {**found, (output, -1): end}

    def source(self, edge: Edge) -> int:
        """Return the node whose number goes along an edge."""
        return edge[0] if edge[1] < 0 else self.graph.nodes[edge[0]].args[edge[1]]

    @cached_property
    def numbers(self) -> dict[Edge, QRectF]:
        """Where an edge's value stands (above the middle) and its gradient (below)."""
        line = self._measures.line * (3 if self.vector else 1)
        found = {}
        for edge, path in self.edges.items():
            of = self.source(edge)
            wide = self._across - self.radius - self.boxes[of].width() / 2 - 4
            wide = min(max(wide, 30 * self._measures.zoom), LETTERS * self._measures.zoom)
            if edge[1] < 0:
                wide = 52 * self._measures.zoom
            if self.graph.nodes[of].op is COPY and edge[1] >= 0:
                middle = path.pointAtPercent(0.5)
                left, y = middle.x() - wide / 2, middle.y()
            else:
                left, y = self.boxes[of].right() + 2, self.centres[of].y()
            found[edge] = QRectF(left, y - line - 3, wide, 2 * line + 6)
        return found

    @cached_property
    def rooms(self) -> dict[Edge, QRectF]:
        """What an edge and its numbers take up."""
        # A level line has no height, and what is empty intersects nothing.
        return {
            edge: path.boundingRect().adjusted(-1, -1, 1, 1).united(self.numbers[edge])
            for edge, path in self.edges.items()
        }

    def node_at(self, place: QPointF) -> int | None:
        for index, box in enumerate(self.boxes):
            if box.adjusted(-2, -2, 2, 2).contains(place):
                return index
        return None

    def edge_at(self, place: QPointF) -> Edge | None:
        if self.lettered:
            for edge, box in self.numbers.items():
                if box.contains(place):
                    return edge
        keys, points = self._samples
        away = np.hypot(points[:, :, 0] - place.x(), points[:, :, 1] - place.y()).min(axis=1)
        nearest = int(away.argmin())
        return keys[nearest] if away[nearest] <= NEAR * self._measures.zoom else None

    def component_at(self, node: int, place: QPointF) -> int:
        """Return which number of a vector is under a point."""
        box = self.boxes[node]
        row = int((place.y() - box.top() - self._measures.line) / self._measures.line)
        return min(max(row, 0), 2) if self.vector else 0

    def next_node(self, node: int, across: int, down: int) -> int:
        """Return the nearest node in a direction, or the same one where there is none."""
        here = self.centres[node]
        best, least = node, float("inf")
        for other, centre in enumerate(self.centres):
            along = (centre.x() - here.x()) * across + (centre.y() - here.y()) * down
            aside = abs((centre.x() - here.x()) * down) + abs((centre.y() - here.y()) * across)
            if along > 1 and along + 2 * aside < least:
                best, least = other, along + 2 * aside
        return best

    @cached_property
    def _samples(self) -> tuple[list[Edge], np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
        keys = list(self.edges)
        points = [
            [
                (at.x(), at.y())
                for at in (path.pointAtPercent(k / (SAMPLES - 1)) for k in range(SAMPLES))
            ]
            for path in self.edges.values()
        ]
        return keys, np.array(points)

    def _line(self, of: int, to: int, slot: int) -> QPainterPath:
        graph, start = self.graph, self.boxes[of]
        count = len(graph.nodes[to].args)
        box = self.boxes[to]
        port = (slot - (count - 1) / 2) * 0.5 * box.height()
        end = QPointF(box.left() + (1 if count > 1 else 0), box.center().y() + port)
        path = QPainterPath(QPointF(start.right(), start.center().y()))
        # Where one number goes to both places of a node, its two edges would lie on each other.
        twice = graph.nodes[to].args.count(of) > 1
        bends = self._layout.bends.get((to, slot), ())
        for x, y in bends:
            _curve(path, QPointF(self._left + x * self._across, self._top + y * self._down))
        if twice:
            middle = (path.currentPosition() + end) / 2
            _curve(path, middle + QPointF(0, (slot - 0.5) * 0.9 * self._down))
        _curve(path, end)
        return path


def _curve(path: QPainterPath, to: QPointF) -> None:
    """Go on to a point, leaving and arriving level."""
    start = path.currentPosition()
    middle = (start.x() + to.x()) / 2
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, to.y()), to)
