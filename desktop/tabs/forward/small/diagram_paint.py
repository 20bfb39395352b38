"""Paint the diagram: edges by sign and size, neurons with their numbers, signals on their way."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop.services.i18n import translate
from desktop.services.numbers import plain, probability, significant
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.forward.small.geometry import Geometry
from desktop.tabs.forward.small.state import Kind, Part, SmallState, Stage
from desktop.widgets.painted.colormap import mixed
from desktop.widgets.painted.labels import Labels, labels
from nn_core import activations

Paint = Callable[[QPainter], None]


class EdgeCache:
    """One picture for each gap between two layers, painted anew when its key differs."""

    def __init__(self) -> None:
        self._pictures: dict[int, tuple[Hashable, QPixmap]] = {}

    def draw(
        self, painter: QPainter, layer: int, key: Hashable, area: QRectF, paint: Paint
    ) -> None:
        """Draw the gap before ``layer``.

        - ``key``: everything that the picture depends on, the area apart.
        - ``area``: where the edges are, in whole pixels.
        - ``paint``: paints the edges in the coordinates of ``painter``.
        """
        if theme.to_file():
            _paint_at(painter, QPointF(0, 0), paint)
            return
        ratio = painter.device().devicePixelRatio()
        whole = (key, area.getRect(), ratio)
        known = self._pictures.get(layer)
        if known is None or known[0] != whole:
            known = (whole, _painted(area, ratio, paint))
            self._pictures[layer] = known
        painter.drawPixmap(area.topLeft(), known[1])


def _paint_at(painter: QPainter, place: QPointF, paint: Paint) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place)
    paint(painter)
    painter.restore()


def _painted(area: QRectF, ratio: float, paint: Paint) -> QPixmap:
    picture = QPixmap(max(int(area.width() * ratio), 1), max(int(area.height() * ratio), 1))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-QPointF(area.topLeft()))
    paint(painter)
    painter.end()
    return picture


class NodeCache:
    """Outlines of neurons with their fill, each painted once and then copied."""

    MOST = 512

    def __init__(self) -> None:
        self._pictures: dict[Hashable, QPixmap] = {}

    def draw(
        self, painter: QPainter, ratio: float, key: Hashable, box: QRectF, paint: Paint
    ) -> None:
        """Draw a node.

        Parameters
        ----------
        ratio : float
            Pixels of the device for each of the painter; 0 where nothing may be copied.
        key : hashable
            All that the node's picture depends on, the ratio and the size of ``box`` apart.
        paint : callable
            Paints it with its middle at the origin.
        """
        if not ratio:
            _paint_at(painter, box.center(), paint)
            return
        width, height = box.width(), box.height()
        whole = (key, width, height, ratio)
        picture = self._pictures.get(whole)
        across, down = int(width) + 10, int(height) + 10
        if picture is None:
            if len(self._pictures) >= self.MOST:
                self._pictures.clear()
            area = QRectF(-across / 2, -down / 2, across, down)
            picture = self._pictures[whole] = _painted(area, ratio, paint)
        left, top = box.left() + (width - across) / 2, box.top() + (height - down) / 2
        painter.drawPixmap(QPointF(left, top), picture)


THIN, THICK = 0.75, 8.0
"""Width of an edge of almost no weight and of an endless one, in pixels at zoom 1."""
FADED = 0.4
LEVELS = 16
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass
class Scene:
    """All that a frame of the diagram shows.

    - ``focused``: the diagram has the keyboard.
    - ``flow``: how far the signals are on their way into ``flowing``, from 0 to 1.
    - ``flowing``: the layer they are on the way to; 0 while nothing moves.
    - ``headers``: two translated lines a layer.
    - ``edges``, ``nodes``: pictures kept from frame to frame.
    """

    state: SmallState
    geometry: Geometry
    tokens: Theme
    focused: bool = False
    hovered: Part | None = None
    flow: float = 1.0
    flowing: int = 0
    headers: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    edges: EdgeCache = field(default_factory=EdgeCache)
    nodes: NodeCache = field(default_factory=NodeCache)

    def __post_init__(self) -> None:
        self.font = self.tokens.font("small")
        self.texts = labels(self.font)
        layers = self.state.trace.layers
        signals = (layers[0].inputs, *(layer.outputs for layer in layers))
        self.largest = [float(np.abs(values).max()) or 1.0 for values in signals]
        if self.state.probabilities is not None:
            self.largest[-1] = 1.0

    def stage(self, layer: int) -> Stage:
        """Return how far a layer's numbers are, those on their way not counted."""
        return Stage.WAITING if layer and layer == self.flowing else self.state.stage(layer)


def titles(state: SmallState) -> tuple[tuple[str, str], ...]:
    """Return each layer's name and its activation, translated."""
    names = state.setup.network.names
    rows = [(translate("ForwardTab", "Input"), "x")]
    for layer, name in enumerate(names, start=1):
        if layer == len(names):
            title = translate("ForwardTab", "Output")
        else:
            title = translate("ForwardTab", "Hidden {number}").format(number=layer)
        activation = activations.get(name).title
        rows.append((title, translate("nn_core", activation)))
    if state.probabilities is not None:
        title, activation = rows[-1]
        softmax = translate("ForwardTab", "softmax")
        identity = names[-1] == "identity"
        rows[-1] = title, softmax if identity else f"{activation} → {softmax}"
    return tuple(rows)


def paint(painter: QPainter, scene: Scene) -> None:
    """Paint one frame."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(scene.font)
    _edges(painter, scene)
    _labels(painter, scene)
    if scene.flowing:
        _signals(painter, scene)
    for layer in range(len(scene.geometry.sizes)):
        _header(painter, scene, layer)
        _neurons(painter, scene, layer)


def _edges(painter: QPainter, scene: Scene) -> None:
    """Paint the faded edges from the cache, and those of the selection above them."""
    state = scene.state
    weights = state.setup.network.weights
    for layer, W in enumerate(weights, start=1):
        _far_edges(painter, scene, layer)
        rows = W.tolist()
        for source, neuron in _near(state, layer):
            painter.setPen(_edge_pen(scene.tokens, rows[source][neuron], 1.0))
            painter.drawLine(scene.geometry.edge(layer, source, neuron))
    _marked_edge(painter, scene, scene.state.selected, "accent")


def _near(state: SmallState, layer: int) -> list[tuple[int, int]]:
    """Return source and neuron of the layer's edges that belong to the selection."""
    chosen, sizes = state.selected, state.setup.network.sizes
    if chosen.layer == 0 and layer == 1:
        return [(chosen.neuron, neuron) for neuron in range(sizes[1])]
    if chosen.layer == layer:
        return [(source, chosen.neuron) for source in range(sizes[layer - 1])]
    return []


def _far_edges(painter: QPainter, scene: Scene, layer: int) -> None:
    """Draw the edges beside the selection; while one of those is dragged, they stay a picture."""
    tokens, near = scene.tokens, set(_near(scene.state, layer))
    W = scene.state.setup.network.weights[layer - 1].copy()
    for edge in near:
        W[edge] = 0
    rows = W.tolist()

    def paint_edges(onto: QPainter) -> None:
        for neuron in range(W.shape[1]):
            for source in range(W.shape[0]):
                if (source, neuron) not in near:
                    onto.setPen(_edge_pen(tokens, rows[source][neuron], FADED))
                    onto.drawLine(scene.geometry.edge(layer, source, neuron))

    key = (W.tobytes(), tuple(near), tokens)
    scene.edges.draw(painter, layer, key, scene.geometry.gap(layer), paint_edges)


def _edge_pen(tokens: Theme, weight: float, alpha: float) -> QPen:
    """Return a pen whose width grows with the weight alone: no edge breathes with another."""
    if weight == 0:
        return QPen(tokens.colour("muted", alpha), tokens.px(THIN), Qt.PenStyle.DotLine)
    colour = tokens.colour("positive" if weight > 0 else "negative", alpha)
    size = abs(weight)
    return QPen(colour, tokens.px(THIN + (THICK - THIN) * size / (1 + size)))


def _marked_edge(painter: QPainter, scene: Scene, part: Part, token: str) -> None:
    if part.kind is not Kind.WEIGHT:
        return
    painter.setPen(QPen(scene.tokens.colour(token), scene.tokens.px(2)))
    line = scene.geometry.edge(part.layer, part.source, part.neuron)
    normal = line.normalVector().unitVector()
    away = QPointF(normal.dx(), normal.dy()) * scene.tokens.px(THICK / 2 + 2)
    painter.drawLine(line.translated(away))
    painter.drawLine(line.translated(-away))


def _labels(painter: QPainter, scene: Scene) -> None:
    state, tokens = scene.state, scene.tokens
    near = {layer: set(_near(state, layer)) for layer in range(1, len(scene.geometry.sizes))}
    for layer, source, neuron in scene.geometry.labels():
        part = Part(Kind.WEIGHT, layer, neuron, source)
        rect = scene.geometry.label(part)
        if rect is None:
            continue
        chosen = part == state.selected
        clear = (source, neuron) in near[layer]
        if not clear and not scene.geometry.labelled:
            continue
        painter.setPen(QPen(tokens.colour("accent")) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("paper", 1.0 if clear else 0.8))
        painter.drawRoundedRect(rect, 4, 4)
        weight = state.setup.value(part)
        painter.setPen(_sign_colour(tokens, weight) if clear else tokens.colour("muted"))
        scene.texts.draw(painter, rect, significant(weight))


def _signals(painter: QPainter, scene: Scene) -> None:
    """Paint the products on their way along the edges."""
    layer = scene.flowing
    products = scene.state.trace.layers[layer - 1].products
    largest = float(np.abs(products).max()) or 1.0
    painter.setPen(Qt.PenStyle.NoPen)
    for source in range(scene.geometry.sizes[layer - 1]):
        for neuron in range(scene.geometry.sizes[layer]):
            product = float(products[source, neuron])
            painter.setBrush(_sign_colour(scene.tokens, product))
            size = scene.tokens.px(2 + 4 * abs(product) / largest)
            place = scene.geometry.edge(layer, source, neuron).pointAt(scene.flow)
            painter.drawEllipse(place, size, size)


def _header(painter: QPainter, scene: Scene, layer: int) -> None:
    rect = scene.geometry.header(layer)
    chosen = scene.state.selected.layer == layer
    for line, text in enumerate(scene.headers[layer]):
        half = QRectF(rect.left(), line * rect.height() / 2, rect.width(), rect.height() / 2)
        painter.setPen(scene.tokens.colour("ink" if line == 0 and chosen else "muted"))
        scene.texts.draw(painter, half, scene.texts.elided(text, int(rect.width())))


def _neurons(painter: QPainter, scene: Scene, layer: int) -> None:
    """Paint the neurons of a layer; what they have in common is asked for once."""
    tokens, stage, geometry = scene.tokens, scene.stage(layer), scene.geometry
    chosen, known = scene.state.selected, stage is Stage.OUTPUTS
    values = _outputs(scene.state, layer)
    texts = _texts(scene, layer, values) if known else []
    ratio = 0.0 if theme.to_file() else painter.device().devicePixelRatio()
    ink = tokens.colour("ink")
    for neuron, value in enumerate(values):
        rect = geometry.box(layer, neuron)
        is_chosen = chosen.neuron == neuron and chosen.layer == layer
        level = _level(scene, layer, value) if known else 0
        outline = _outline(scene, Part(Kind.NEURON, layer, neuron), is_chosen, stage)
        _node(painter, scene, rect, level, outline, ratio)
        if known:
            painter.setPen(ink)
            scene.texts.draw(painter, rect, texts[neuron])
        if layer and (geometry.roomy or is_chosen):
            _sum_and_bias(painter, scene, layer, neuron, stage)


Outline = tuple[str, float, Qt.PenStyle]
"""Colour, width at zoom 1 and style of the line round a neuron."""


def _node(
    painter: QPainter, scene: Scene, rect: QRectF, level: int, outline: Outline, ratio: float
) -> None:
    tokens = scene.tokens

    def paint_node(onto: QPainter) -> None:
        token, width, style = outline
        onto.setBrush(_fill(tokens, level))
        onto.setPen(QPen(tokens.colour(token), tokens.px(width), style))
        corner = min(rect.width(), rect.height()) / 2
        half = QPointF(rect.width() / 2, rect.height() / 2)
        onto.drawRoundedRect(QRectF(-half, half), corner, corner)

    scene.nodes.draw(painter, ratio, (level, outline, tokens), rect, paint_node)


def _outline(scene: Scene, part: Part, chosen: bool, stage: Stage) -> Outline:
    style = Qt.PenStyle.DashLine if stage is Stage.WAITING else Qt.PenStyle.SolidLine
    if chosen:
        return "accent", 3 if scene.focused else 2, style
    return "ink" if part == scene.hovered else "muted", 1, style


def _texts(scene: Scene, layer: int, values: Sequence[float]) -> list[str]:
    """Return what stands in the neurons of a layer."""
    state, roomy = scene.state, scene.geometry.roomy
    if state.probabilities is not None and layer == state.setup.network.depth:
        return [probability(value, 1 if roomy else 0) for value in values]
    if roomy:
        return [significant(value) for value in values]
    room = scene.geometry.node.width() - 2
    return [_fitting(value, room, scene.texts) for value in values]


def _sum_and_bias(painter: QPainter, scene: Scene, layer: int, neuron: int, stage: Stage) -> None:
    tokens, geometry, state = scene.tokens, scene.geometry, scene.state
    part = Part(Kind.BIAS, layer, neuron)
    chosen = state.selected == part
    texts = []
    if stage is not Stage.WAITING:
        total = float(state.trace.layers[layer - 1].sums[neuron])
        texts.append((geometry.above(layer, neuron), f"a {significant(total)}", "ink"))
    token = "accent" if chosen else ("ink" if scene.hovered == part else "muted")
    texts.append(
        (geometry.below(layer, neuron), f"b {significant(state.setup.value(part))}", token)
    )
    for rect, text, colour in texts:
        bounds = painter.boundingRect(rect, CENTRE, text).adjusted(-3, 0, 3, 0)
        painter.setPen(
            QPen(tokens.colour("accent")) if chosen and colour == "accent" else Qt.PenStyle.NoPen
        )
        painter.setBrush(tokens.colour("paper", 0.85))
        painter.drawRoundedRect(bounds, 4, 4)
        painter.setPen(tokens.colour(colour))
        scene.texts.draw(painter, rect, text)


def _outputs(state: SmallState, layer: int) -> list[float]:
    if layer == 0:
        found = state.setup.x
    elif state.probabilities is not None and layer == state.setup.network.depth:
        found = state.probabilities
    else:
        found = state.trace.layers[layer - 1].outputs
    return [float(value) for value in found]


def _level(scene: Scene, layer: int, value: float) -> int:
    """Return how strong the fill is: from 0 to LEVELS for the largest of its layer, with sign."""
    return round(LEVELS * value / scene.largest[layer])


def _fill(tokens: Theme, level: int) -> QColor:
    """Return the soft colour of the sign in the strength of ``level``."""
    soft = tokens.colour("positive_soft" if level > 0 else "negative_soft")
    return mixed(soft, tokens.colour("paper"), abs(level) / LEVELS)


def _sign_colour(tokens: Theme, value: float) -> QColor:
    if value == 0:
        return tokens.colour("muted")
    return tokens.colour("positive_text" if value > 0 else "negative_text")


def _fitting(value: float, width: float, written: Labels) -> str:
    """Return the number with as many of its digits as ``width`` pixels have room for."""
    text = significant(value)
    if written.width(text) > width:
        text = plain(value, 2)
    return text if written.width(text) <= width else plain(value, 1)
