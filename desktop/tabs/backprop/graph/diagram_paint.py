"""Paints a graph: values above its edges, gradients in a frame below, "?" for what isn't known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.services import numbers
from desktop.style.theme import Theme
from desktop.tabs.backprop.graph.geometry import Edge, Geometry
from desktop.tabs.backprop.graph.state import GraphState
from desktop.widgets.painted.labels import Labels, labels
from nn_core.graph.ops import CONST, COPY, INPUT, Value

UNKNOWN = "?"
AROUND = 5
"""Pixels that a number and its frame need more than the number."""
FINE = (4, 3, 2)
"""Digits a number is written with, as many as there is room for."""


@dataclass(frozen=True)
class Scene:
    """What is painted, where, and in which colours."""

    state: GraphState
    geometry: Geometry
    tokens: Theme

    @cached_property
    def small(self) -> Labels:
        return labels(self.tokens.font("small"))


def paint_all(painter: QPainter, scene: Scene, seen: QRectF) -> None:
    """Paint what stands still, as far as it lies in ``seen``."""
    geometry, tokens = scene.geometry, scene.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(tokens.font("small"))
    lines = QPainterPath()
    for edge, path in geometry.edges.items():
        if geometry.rooms[edge].intersects(seen):
            lines.addPath(path)
    painter.setPen(QPen(tokens.colour("border"), tokens.px(1.2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(lines)
    for node in range(len(scene.state.graph.nodes)):
        if geometry.boxes[node].intersects(seen):
            paint_node(painter, scene, node, over=False)
    if geometry.lettered:
        for edge, box in geometry.numbers.items():
            if box.intersects(seen):
                paint_numbers(painter, scene, edge)


def repaint_step(painter: QPainter, scene: Scene, place: int) -> None:
    """Paint again what one step, the one that leads to ``place`` or away from it, may change."""
    state, geometry = scene.state, scene.geometry
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(scene.tokens.font("small"))
    node = node_of_step(state, place)
    edges = [(user, slot) for user, slot in state.graph.users[node]]
    edges += [(node, slot) for slot in range(len(state.graph.nodes[node].args))]
    if node == state.graph.output:
        edges.append((node, -1))
    for near in {node, *state.graph.nodes[node].args}:
        paint_node(painter, scene, near)
    if geometry.lettered:
        for edge in edges:
            paint_numbers(painter, scene, edge)


def node_of_step(state: GraphState, place: int) -> int:
    """Return the node at which the step to a place happens."""
    work, turn = state.graph.work, state.turn
    if not work:
        return state.graph.output
    if place <= turn:
        return work[max(place, 1) - 1]
    return work[min(2 * turn + 1 - place, turn - 1)]


def paint_node(painter: QPainter, scene: Scene, place: int, over: bool = True) -> None:
    """Paint one node as it stands now, ``over`` what stood there a step ago."""
    state, tokens = scene.state, scene.tokens
    node, box = state.graph.nodes[place], scene.geometry.boxes[place]
    known = state.has_value(place) and state.worked.node_values[place] is not None
    back = state.graph.moves[place] and state.has_gradient(place)
    fill, edge = tokens.colour("paper"), tokens.colour("border")
    if known:
        edge = tokens.colour("muted")
        if node.args:
            fill = tokens.colour("surface")
    if back:
        edge = tokens.colour("ink")
    wrong = _wrong(state, place)
    if wrong:
        fill, edge = tokens.colour("negative_soft"), tokens.colour("negative_text")
    if node.op is CONST:
        edge = tokens.colour("paper")
    corner = min(box.height(), box.width()) / 2 if node.args else 6.0
    # What stood here shines through the smooth edge unless it is painted over first.
    paper = tokens.colour("paper")
    for brush, pen in ((paper, paper), (fill, edge))[0 if over else 1 :]:
        painter.setBrush(brush)
        painter.setPen(QPen(pen, tokens.px(1.6)))
        painter.drawRoundedRect(box, corner, corner)
    if not scene.geometry.lettered:
        return
    painter.setPen(tokens.colour("ink" if known else "muted"))
    if node.op is INPUT:
        _paint_input(painter, scene, place, box)
    elif node.op is CONST:
        text = node.name or numbers.significant(node.value, 5)
        scene.small.draw(painter, box, _elided(scene, text, box.width()))
    elif node.op is not COPY:
        scene.small.draw(painter, box, node.op.sign)
    if state.broken == place:
        painter.setPen(QPen(tokens.colour("negative_text"), tokens.px(2.5)))
        painter.drawLine(box.topLeft(), box.bottomRight())


def _paint_input(painter: QPainter, scene: Scene, place: int, box: QRectF) -> None:
    """Write the name and, below, the numbers that can be dragged."""
    node, state, tokens = scene.state.graph.nodes[place], scene.state, scene.tokens
    index = state.graph.inputs.index(place)
    rows = [node.name, *(numbers.significant(number, 6) for number in state.values[index])]
    high = (box.height() - 4) / len(rows)
    for row, text in enumerate(rows):
        painter.setPen(tokens.colour("muted" if row == 0 else "ink"))
        line = QRectF(box.left() + 3, box.top() + 2 + row * high, box.width() - 6, high)
        scene.small.draw(painter, line, _elided(scene, text, line.width()))


def _wrong(state: GraphState, place: int) -> bool:
    problem = state.problem
    return problem is not None and problem.place == place


def paint_numbers(painter: QPainter, scene: Scene, edge: Edge) -> None:
    """Write an edge's value above it and its gradient, in a frame, below."""
    state, tokens = scene.state, scene.tokens
    box, of = scene.geometry.numbers[edge], scene.geometry.source(edge)
    node = state.graph.nodes[of]
    upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2 - 2)
    lower = upper.translated(0, box.height() / 2 + 3)
    if node.op is not INPUT and node.op is not CONST:
        value = state.worked.node_values[of]
        ground = _cleared(painter, scene, upper, value)
        known = value is not None and state.has_value(of)
        # Behind a node without a value nothing is asked: it stays grey.
        colour = tokens.colour("ink" if known else "muted")
        _write(painter, scene, ground, value if known else None, [colour] * 3)
    if state.graph.moves[of] and state.result is not None:
        value, known = gradient_of(state, edge)
        ground = _cleared(painter, scene, lower, value)
        if known and value is not None:
            _frame(painter, scene, ground)
            signs = [_sign(tokens, one) for one in np.ravel(value)]
            _write(painter, scene, ground, value, signs)
        else:
            _write(painter, scene, ground, None, [tokens.colour("muted")])


def gradient_of(state: GraphState, edge: Edge) -> tuple[Value, bool]:
    """Return what comes back along an edge, and whether it has by now."""
    node, slot = edge
    if slot < 0:
        return np.float64(1.0), state.backs > 0
    step = state.worked.back_at.get(node)
    return (None, False) if step is None else (step.passed[slot], state.handed_back(node))


def _cleared(painter: QPainter, scene: Scene, box: QRectF, value: Value) -> QRectF:
    """Clear the ground for a number, whether it is shown or not yet; return where it stands.

    Lines may pass there, and a step ago the other of the two may have stood there.
    """
    ground = _ground(scene, box, value)
    painter.fillRect(ground.adjusted(-1, -1, 1, 1), scene.tokens.colour("paper"))
    return ground


def _ground(scene: Scene, box: QRectF, value: Value) -> QRectF:
    """Return where a number stands in the room there is for it."""
    texts = [UNKNOWN] if value is None else _texts(scene, value, box.width() - AROUND)
    wide = max(scene.small.width(text) for text in texts) + AROUND
    return QRectF(box.center().x() - wide / 2, box.top(), wide, box.height())


def _frame(painter: QPainter, scene: Scene, box: QRectF) -> None:
    painter.setPen(QPen(scene.tokens.colour("muted"), scene.tokens.px(1)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)


def _sign(tokens: Theme, value: float) -> QColor:
    if value == 0:
        return tokens.colour("ink")
    return tokens.colour("positive_text" if value > 0 else "negative_text")


def _write(
    painter: QPainter, scene: Scene, box: QRectF, value: Value, colours: Sequence[QColor]
) -> None:
    """Write the numbers of a value one below the other."""
    texts = [UNKNOWN] if value is None else _texts(scene, value, box.width() - AROUND + 0.5)
    high = box.height() / len(texts)
    for row, text in enumerate(texts):
        painter.setPen(colours[row])
        scene.small.draw(
            painter, QRectF(box.left(), box.top() + row * high, box.width(), high), text
        )


def _texts(scene: Scene, value: Value, room: float) -> list[str]:
    """Return numbers with as many digits as there is room for."""
    flat = np.ravel(value).tolist()
    texts = [""]
    for digits in FINE:
        texts = [numbers.significant(one, digits) for one in flat]
        if all(scene.small.width(text) <= room for text in texts):
            break
    return texts


def _elided(scene: Scene, text: str, room: float) -> str:
    if scene.small.width(text) <= room:
        return text
    while len(text) > 1 and scene.small.width(text + "…") > room:
        text = text[:-1]
    return text + "…"


def paint_current(painter: QPainter, scene: Scene) -> None:
    """Ring the node of the last step, and frame the values that it kept for the way back."""
    state, tokens, geometry = scene.state, scene.tokens, scene.geometry
    step = state.current
    place = state.graph.output if step is None and state.backs == 1 else None
    place = step.place if step is not None else place
    if place is None:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.colour("accent"), tokens.px(2)))
    box = geometry.boxes[place].adjusted(-3, -3, 3, 3)
    corner = min(box.width(), box.height()) / 2
    painter.drawRoundedRect(box, corner, corner)
    if step is None or not step.backward or not geometry.lettered:
        return
    for arg in state.graph.nodes[place].args:
        # Constants, too: what × hands back to one number is the other one.
        _frame_value(painter, scene, arg)


def _frame_value(painter: QPainter, scene: Scene, place: int) -> None:
    geometry = scene.geometry
    if not scene.state.graph.nodes[place].args:
        painter.drawRoundedRect(geometry.boxes[place].adjusted(-2, -2, 2, 2), 6, 6)
        return
    box = geometry.numbers[scene.state.graph.users[place][0]]
    upper = QRectF(box.left(), box.top(), box.width(), box.height() / 2 - 1)
    ground = _ground(scene, upper, scene.state.worked.node_values[place])
    painter.drawRoundedRect(ground.adjusted(-1, -1, 1, 0), 4, 4)


def paint_paths(painter: QPainter, scene: Scene, edges: set[Edge]) -> None:
    """Light up the edges of paths."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(scene.tokens.colour("accent"), scene.tokens.px(3)))
    for edge in edges:
        painter.drawPath(scene.geometry.edges[edge])
    if scene.geometry.lettered:
        # The thick line would run through the numbers beside it.
        painter.setFont(scene.tokens.font("small"))
        for edge in edges:
            paint_numbers(painter, scene, edge)


def paint_selected(painter: QPainter, scene: Scene, place: int, focus: bool) -> None:
    """Mark what is selected: a broken line round it, and an arrow where it can be dragged."""
    tokens, box = scene.tokens, scene.geometry.boxes[place]
    pen = QPen(tokens.colour("accent" if focus else "muted"), tokens.px(1.5), Qt.PenStyle.DotLine)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawRoundedRect(box.adjusted(-5, -5, 5, 5), 8, 8)
    if scene.state.graph.nodes[place].op is INPUT and scene.geometry.lettered:
        painter.setPen(QPen(tokens.colour("accent"), tokens.px(1.5)))
        x, y = box.left() + 3, box.center().y()
        for way in (-1, 1):
            tip = QPointF(x + 3, y + way * 7)
            painter.drawPolyline([tip + QPointF(-3, -3 * way), tip, tip + QPointF(3, -3 * way)])
