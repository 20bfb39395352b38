"""The recogniser as pictures: what each neuron looks for, what it finds, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy

from desktop.services.number_list import NumberList, stacked
from desktop.services.numbers import probability
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.forward.drawing import texts
from desktop.tabs.forward.drawing.presenter import DrawingPresenter, DrawingState, Show
from desktop.widgets.input import ARROWS
from desktop.widgets.painted.colormap import Mosaic, arrange, colormap, picture
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray
from nn_core.records.paths import Path, contribution_maps, weight_maps

SINGLE = Mosaic(1, 28, 28, 1, 0)
CENTRE = Qt.AlignmentFlag.AlignCenter
THIN, THICK = 1.0, 5.0
SMALLEST = 0.01
"""A smaller probability gets no number: ten of them side by side would run into each other."""
TILE = 28


class NetworkPictures(PaintedWidget):
    """Shows a `DrawingState`; a click or the arrow keys choose a neuron, figures an output.

    Keys: arrows go through the first layer's neurons, 0 to 9 choose an output, Escape follows the
    answer again, the space bar changes between weights and contributions.
    """

    usual_size = (520, 520)

    def __init__(self, presenter: DrawingPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = presenter.state
        self._images = Images()
        self.places = self._measured()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The recogniser, layer by layer"))
        self._keys = self.tr(
            "Arrow keys: neurons of layer 1; 0 to 9: an output; Escape: the answer; "
            "space bar: weights or contributions"
        )
        self._describe()

    def show_state(self, state: DrawingState) -> None:
        """Show another state; pictures are made anew only where they differ."""
        before, self._state = self._state, state
        if state.trace is not before.trace or state.show is not before.show:
            self.places = self._measured()
            self._make_mosaics()
        if state.trace is not before.trace or state.neuron != before.neuron:
            self._make_large()
        self._describe()
        self.update()

    def tip_at(self, place: QPointF) -> str:
        """Return what the mouse rests on; between pictures, the keys."""
        found = self.places.at(place)
        return self._keys if found is None else texts.hint(self._state, *found)

    def numbers_shown(self) -> NumberList | None:
        state = self._state
        if state.trace is None or state.first is None:
            return None
        layers = enumerate(state.trace.layers, 1)
        outputs = ((f"z{place}", layer.outputs) for place, layer in layers)
        return stacked((("x", state.first.inputs.reshape(28, 28)), *outputs))

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.fillRect(self.rect(), tokens.colour("paper"))
        paint(painter, self._state, self.places, self._images, self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.places = self._measured()
        self._make_mosaics()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.places.at(event.position())
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if found[0] == "first":
            self._presenter.choose_neuron(found[1])
        elif found[0] == "output":
            self._presenter.choose_output(found[1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.places.at(event.position())
        if found is not None and found[0] != "second":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns, first = self.places.first_mosaic.columns, self._state.first
        key, text = Qt.Key(event.key()), event.text()
        if key in ARROWS and first is not None:
            across, down = ARROWS[key]
            neuron = self._state.neuron + across + columns * down
            self._presenter.choose_neuron(min(max(neuron, 0), len(first.sums) - 1))
        elif text and text in "0123456789":
            self._presenter.choose_output(int(text))
        elif key == Qt.Key.Key_Escape:
            self._presenter.choose_output(-1)
        elif key == Qt.Key.Key_Space:
            weights = self._state.show is Show.CONTRIBUTIONS
            self._presenter.set_show(Show.WEIGHTS if weights else Show.CONTRIBUTIONS)
        else:
            super().keyPressEvent(event)

    def _measured(self) -> PicturesLayout:
        tokens = theme.current()
        line = QFontMetricsF(tokens.font("small")).height()
        sizes = (50, 100)
        if self._state.trace is not None:
            layers = self._state.trace.layers
            sizes = (len(layers[0].sums), len(layers[1].sums))
        return PicturesLayout(QSizeF(self.size()), line, tokens.px(1), sizes)

    def _make_mosaics(self) -> None:
        first = self._state.first
        if first is None or self._state.trace is None:
            self._images = Images()
            return
        weights = self._state.show is Show.WEIGHTS or self._state.blank
        maps = weight_maps(first) if weights else contribution_maps(first)
        self._images.first = _coloured(_evened(maps), self.places.first_mosaic)
        second = self._state.trace.layers[1].outputs
        mosaic = self.places.second_mosaic
        self._images.second = None if self._state.blank else _coloured(second, mosaic)

    def _make_large(self) -> None:
        first = self._state.first
        if first is None:
            return
        neuron = self._state.neuron
        self._images.large = (
            picture(first.inputs.reshape(1, 28, 28), SINGLE, colormap(theme.current(), "ink")),
            _coloured(_evened(weight_maps(first)[neuron][None]), SINGLE),
            _coloured(_evened(contribution_maps(first)[neuron][None]), SINGLE),
        )

    def _describe(self) -> None:
        self.setAccessibleDescription(texts.hint(self._state, "first", self._state.neuron))

    def restyle(self, _tokens: Theme) -> None:
        self.places = self._measured()
        self._make_mosaics()
        self._make_large()
        self.update()


def _evened(maps: FloatArray) -> FloatArray:
    """Cut off the largest half per cent, so that single pixels don't pale all others."""
    sizes = np.abs(maps)
    most = float(np.quantile(sizes[sizes > 0], 0.995)) if sizes.any() else 1.0
    return np.clip(maps, -most, most)


def _coloured(values: FloatArray, mosaic: Mosaic) -> QImage:
    return picture(values, mosaic, colormap(theme.current(), "positive", "negative"))


@dataclass
class Images:
    """The pictures that were made of the present numbers; null before there are any."""

    large: tuple[QImage, ...] = ()
    first: QImage | None = None
    second: QImage | None = None


def paint(
    painter: QPainter, state: DrawingState, layout: PicturesLayout, images: Images, focused: bool
) -> None:
    """Paint one frame."""
    tokens = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(tokens.font("small"))
    if state.trace is None:
        painter.setPen(tokens.colour("muted"))
        return
    _large(painter, tokens, state, layout, images)
    for rect, image in ((layout.first, images.first), (layout.second, images.second)):
        if image is not None:
            painter.drawImage(rect, image)
    _frames(painter, tokens, state, layout, focused)
    _paths(painter, tokens, state, layout)
    _captions(painter, tokens, state, layout)
    _outputs(painter, tokens, state, layout)


def _large(
    painter: QPainter, tokens: Theme, state: DrawingState, layout: PicturesLayout, images: Images
) -> None:
    captions = texts.large_captions(state)
    for rect, image, text in zip(layout.large, images.large, captions, strict=False):
        painter.drawImage(rect, image)
        painter.setPen(QPen(tokens.colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        painter.setPen(tokens.colour("ink"))
        painter.drawText(_caption_place(painter, rect, layout.line, text), CENTRE, text)
    painter.setFont(tokens.font("title"))
    painter.setPen(tokens.colour("muted"))
    for (left, right), sign in zip(pairwise(layout.large), "×=", strict=True):
        between = QRectF(left.right(), left.top(), right.left() - left.right(), left.height())
        painter.drawText(between, CENTRE, sign)
    painter.setFont(tokens.font("small"))


def _caption_place(painter: QPainter, below: QRectF, height: float, text: str) -> QRectF:
    """Return room for a text over a picture: in its middle, but nowhere beyond the edges."""
    width = painter.fontMetrics().horizontalAdvance(text) + 4
    most = painter.window().width() - width
    return QRectF(max(0.0, min(below.center().x() - width / 2, most)), 0, width, height)


def _frames(
    painter: QPainter, tokens: Theme, state: DrawingState, layout: PicturesLayout, focused: bool
) -> None:
    """Frame the tiles, the neurons of the paths, and in the accent the chosen neuron."""
    assert state.trace is not None
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.colour("grid"), 1))
    for neuron in range(len(state.trace.layers[0].sums)):
        painter.drawRect(layout.tile(neuron))
    painter.drawRect(layout.second)
    painter.setPen(QPen(tokens.colour("ink"), tokens.px(1.25)))
    for path in state.paths:
        painter.drawRect(layout.tile(path.neurons[0]))
        painter.drawRect(layout.square(path.neurons[1]))
    painter.setPen(QPen(tokens.colour("accent"), tokens.px(3 if focused else 2)))
    painter.drawRect(layout.tile(state.neuron))


def _paths(painter: QPainter, tokens: Theme, state: DrawingState, layout: PicturesLayout) -> None:
    """Paint the paths, the strongest last and thickest; each step in the colour of its term."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path in reversed(state.paths):
        width = THIN + (THICK - THIN) * path.share / state.paths[0].share
        points = _stations(path, layout, state)
        for (start, end), term in zip(pairwise(points), path.contributions, strict=True):
            token = "positive" if term > 0 else "negative"
            painter.setPen(QPen(tokens.colour(token, 0.85), tokens.px(width)))
            painter.drawPath(_curve(start, end))


def _stations(path: Path, layout: PicturesLayout, state: DrawingState) -> list[QPointF]:
    tile, square = layout.tile(path.neurons[0]), layout.square(path.neurons[1])
    output = path.neurons[2]
    bar = layout.bar(output, float(state.probabilities[output]))
    below = QPointF(tile.center().x(), tile.bottom())
    return [below, square.center(), QPointF(bar.center().x(), bar.top() - layout.line)]


def _curve(start: QPointF, end: QPointF) -> QPainterPath:
    middle = (start.y() + end.y()) / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
    return path


def _captions(
    painter: QPainter, tokens: Theme, state: DrawingState, layout: PicturesLayout
) -> None:
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for rect, text in zip(layout.captions, texts.row_captions(state), strict=True):
        bounds = painter.boundingRect(rect, flags, text).adjusted(0, 0, 8, 0)
        painter.fillRect(bounds, tokens.colour("paper", 0.9))
        painter.setPen(tokens.colour("muted"))
        painter.drawText(rect, flags, text)


def _outputs(painter: QPainter, tokens: Theme, state: DrawingState, layout: PicturesLayout) -> None:
    probabilities = state.probabilities
    for digit in range(10):
        chosen, share = digit == state.output and not state.blank, float(probabilities[digit])
        label, bar = layout.name(digit), layout.bar(digit, share)
        painter.fillRect(bar, tokens.colour("positive"))
        painter.setPen(QPen(tokens.colour("grid"), 1))
        painter.drawLine(label.topLeft(), label.topRight())
        painter.setPen(tokens.colour("accent" if chosen else "ink"))
        painter.drawText(label, CENTRE, str(digit))
        if not state.blank and (share >= SMALLEST or chosen):
            above = QRectF(bar.left() - 6, bar.top() - layout.line, bar.width() + 12, layout.line)
            bounds = painter.boundingRect(above, CENTRE, probability(share, 0))
            painter.fillRect(bounds.adjusted(-2, 0, 2, 0), tokens.colour("paper", 0.85))
            painter.setPen(tokens.colour("ink"))
            painter.drawText(above, CENTRE, probability(share, 0))
        if chosen:
            painter.setPen(QPen(tokens.colour("accent"), tokens.px(2)))
            painter.drawLine(label.bottomLeft(), label.bottomRight())


class PicturesLayout:
    """The rows of the page in a picture of ``area``, from top to bottom.

    - ``large``: the input, the chosen neuron's weights, and their products.
    - ``first``, ``second``: the mosaic of the first layer's pictures, and that of the second
      layer's neurons.
    - ``outputs``: ten columns.
    - ``captions``: room for a line above the mosaics and the outputs.
    """

    def __init__(
        self, area: QSizeF, line: float, unit: float, neurons: tuple[int, int] = (50, 100)
    ) -> None:
        width, height = area.width(), area.height()
        gap = max(12 * unit, 0.045 * height)
        free = height - 4 * (line + 4 * unit) - 2 * gap - 8 * unit
        side = min(0.34 * free, (width - 2 * 40 * unit) / 3) - 1
        self.line = line
        top = line + 4 * unit
        self.large = self._three(width, top, side, unit)
        top += side + 8 * unit
        self.captions: list[QRectF] = []
        self.first_mosaic = arrange((neurons[0], TILE, TILE), width, 0.38 * free)
        self.first, top = self._fitted(self.first_mosaic, width, top, 0.38 * free, unit)
        self.second_mosaic = arrange((neurons[1],), width, 0.14 * free)
        self.second, top = self._fitted(self.second_mosaic, width, top + gap, 0.14 * free, unit)
        top += gap
        self.captions.append(QRectF(0, top, width, line))
        top += line + 4 * unit
        self.outputs = QRectF(0, top, width, max(height - top, 2 * line))

    def tile(self, neuron: int) -> QRectF:
        mosaic = self.first_mosaic
        row, column = divmod(neuron, mosaic.columns)
        cell = self.first.width() / mosaic.size[0]
        step = (TILE + mosaic.gap) * cell
        return QRectF(
            self.first.left() + column * step,
            self.first.top() + row * step,
            TILE * cell,
            TILE * cell,
        )

    def square(self, neuron: int) -> QRectF:
        mosaic = self.second_mosaic
        row, column = divmod(neuron, mosaic.columns)
        cell = self.second.width() / mosaic.size[0]
        return QRectF(
            self.second.left() + column * cell, self.second.top() + row * cell, cell, cell
        )

    def output(self, digit: int) -> QRectF:
        width = self.outputs.width() / 10
        return QRectF(
            self.outputs.left() + digit * width, self.outputs.top(), width, self.outputs.height()
        )

    def name(self, digit: int) -> QRectF:
        rect = self.output(digit).adjusted(2, 0, -2, 0)
        return QRectF(rect.left(), rect.bottom() - self.line, rect.width(), self.line)

    def bar(self, digit: int, share: float) -> QRectF:
        """Return an output's bar; a line of text has room above even the longest."""
        name = self.name(digit)
        height = share * (self.outputs.height() - 2 * self.line)
        return QRectF(name.left(), name.top() - height, name.width(), height)

    def at(self, point: QPointF) -> tuple[str, int] | None:
        """Return what is under a point: "first", "second" or "output", and which of them."""
        if self.outputs.contains(point):
            return "output", min(int((point.x() - self.outputs.left()) / self._column()), 9)
        for name, rect, mosaic in (
            ("first", self.first, self.first_mosaic),
            ("second", self.second, self.second_mosaic),
        ):
            cell = rect.width() / mosaic.size[0]
            inside = point - rect.topLeft()
            found = mosaic.at(int(inside.x() // cell), int(inside.y() // cell))
            if found is not None and rect.contains(point):
                return name, found[0]
        return None

    def _column(self) -> float:
        return self.outputs.width() / 10

    def _three(self, width: float, top: float, side: float, unit: float) -> tuple[QRectF, ...]:
        space = min(56 * unit, (width - 2 - 3 * side) / 2)
        left = (width - 3 * side - 2 * space) / 2
        return tuple(QRectF(left + k * (side + space), top, side, side) for k in range(3))

    def _fitted(
        self, mosaic: Mosaic, width: float, top: float, height: float, unit: float
    ) -> tuple[QRectF, float]:
        """Return the largest place of a mosaic's shape below its caption, and where it ends."""
        self.captions.append(QRectF(0, top, width, self.line))
        top += self.line + 4 * unit
        across, down = mosaic.size
        scale = min(width / across, height / down)
        rect = QRectF((width - across * scale) / 2, top, across * scale, down * scale)
        return rect, rect.bottom()
