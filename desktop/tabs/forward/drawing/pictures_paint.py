"""Paint the drawing's page: pictures, captions, the strongest paths and the outputs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from desktop.services.numbers import probability
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.forward.drawing import texts
from desktop.tabs.forward.drawing.pictures_layout import PicturesLayout
from desktop.tabs.forward.drawing.state import DrawingState
from nn_core.records.paths import Path

CENTRE = Qt.AlignmentFlag.AlignCenter
THIN, THICK = 1.0, 5.0
SMALLEST = 0.01
"""A smaller probability gets no number: ten of them side by side would run into each other."""


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
