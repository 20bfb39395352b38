"""A small picture for each idea of the course, drawn as the place itself draws it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import theme

SIDE = 44
"""Of a picture in pixels at zoom 1."""
Points = Sequence[tuple[float, float]]
"""Places from 0 to 1, x to the right and y down."""


class Pencil:
    """Draws with the theme's colours, in a square from 0 to 1."""

    def __init__(self, painter: QPainter, side: float) -> None:
        self._painter, self._side = painter, side

    def line(self, colour: str, points: Points, width: float = 1.6) -> None:
        """Draw from point to point."""
        pen = QPen(_colour(colour), width * self._side / SIDE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.drawPolyline(QPolygonF([self._place(*point) for point in points]))

    def curve(self, colour: str, f: Callable[[float], float]) -> None:
        """Draw y = f(x) for x from 0 to 1, upwards."""
        steps = [place / 24 for place in range(25)]
        self.line(colour, [(0.08 + 0.84 * x, 0.92 - 0.84 * f(x)) for x in steps])

    def dots(self, colour: str, points: Points, radius: float = 0.07) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(_colour(colour))
        for point in points:
            self._painter.drawEllipse(self._place(*point), radius * self._side, radius * self._side)

    def boxes(self, colour: str, *boxes: tuple[float, float, float, float]) -> None:
        """Fill rectangles: left, top, width, height."""
        for x, y, wide, high in boxes:
            corner, side = self._place(x, y), self._side
            box = QRectF(corner.x(), corner.y(), wide * side, high * side)
            self._painter.fillRect(box, _colour(colour))

    def net(self, *sizes: int) -> None:
        """Draw a network's layers of neurons, and a line between any two."""
        layers = [
            [(0.1 + 0.8 * n / (len(sizes) - 1), (k + 1) / (size + 1)) for k in range(size)]
            for n, size in enumerate(sizes)
        ]
        for left, right in pairwise(layers):
            for a in left:
                for b in right:
                    self.line("muted", [a, b], 0.8)
        for layer in layers:
            self.dots("accent", layer, 0.075)

    def _place(self, x: float, y: float) -> QPointF:
        return QPointF(x * self._side, y * self._side)


def _colour(name: str) -> QColor:
    return theme.current().colour(name)


CORNERS = [(0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)]
TWO = [(0.28, 0.3), (0.4, 0.16), (0.62, 0.18), (0.68, 0.38), (0.3, 0.82), (0.74, 0.82)]
FOUR = [(0.62, 0.85), (0.62, 0.15), (0.24, 0.62), (0.8, 0.62)]


def _perceptron(pencil: Pencil) -> None:
    pencil.dots("negative", CORNERS[:1] + CORNERS[2:])
    pencil.dots("positive", CORNERS[1:2])
    pencil.line("ink", [(0.32, 0.05), (0.95, 0.62)])


def _xor(pencil: Pencil) -> None:
    pencil.dots("positive", [CORNERS[0], CORNERS[3]])
    pencil.dots("negative", CORNERS[1:3])
    pencil.line("ink", [(0.05, 0.6), (0.95, 0.4)])


def _two_layers(pencil: Pencil) -> None:
    pencil.dots("positive", [CORNERS[0], CORNERS[3]])
    pencil.dots("negative", CORNERS[1:3])
    pencil.line("ink", [(0.4, 0.02), (0.98, 0.6)])
    pencil.line("ink", [(0.02, 0.4), (0.6, 0.98)])


def _curves(pencil: Pencil) -> None:
    pencil.curve("positive", lambda x: 1 / (1 + math.exp(8 - 16 * x)))
    pencil.curve("negative", lambda x: max(0.0, 1.6 * x - 0.8))


def _straight(pencil: Pencil) -> None:
    for place in range(3):
        pencil.line("muted", [(0.1, 0.75 - 0.12 * place), (0.9, 0.55 - 0.2 * place)])
    pencil.line("ink", [(0.1, 0.9), (0.9, 0.1)])


def _shares(pencil: Pencil) -> None:
    pencil.boxes("muted", (0.12, 0.76, 0.2, 0.14), (0.4, 0.56, 0.2, 0.34))
    pencil.boxes("positive", (0.68, 0.12, 0.2, 0.78))


def _read(pencil: Pencil) -> None:
    pencil.line("ink", TWO, 4)


def _loss(pencil: Pencil) -> None:
    pencil.curve("negative", lambda x: min(1.0, -math.log(max(x, 0.02)) / 3.9))
    pencil.dots("accent", [(0.36, 0.68)])


def _slope(pencil: Pencil) -> None:
    pencil.curve("muted", lambda x: x * x)
    pencil.line("ink", [(0.3, 0.95), (0.95, 0.2)])
    pencil.dots("accent", [(0.42, 0.8), (0.78, 0.4)], 0.06)


def _valley(pencil: Pencil) -> None:
    for size in (1.0, 0.66, 0.34):
        turns = [(math.cos(n / 4), math.sin(n / 4)) for n in range(26)]
        pencil.line("muted", [(0.5 + 0.45 * size * x, 0.5 + 0.28 * size * y) for x, y in turns], 1)
    pencil.line("accent", [(0.1, 0.3), (0.24, 0.66), (0.36, 0.38), (0.46, 0.56), (0.5, 0.5)])


def _learns(pencil: Pencil) -> None:
    pencil.curve("accent", lambda x: 0.95 * math.exp(-4 * x) + 0.05)


def _reads(pencil: Pencil) -> None:
    pencil.line("ink", [(0.35 * x + 0.06, 0.5 * y + 0.25) for x, y in TWO], 2.4)
    pencil.boxes("muted", (0.5, 0.2, 0.12, 0.1), (0.5, 0.68, 0.16, 0.1))
    pencil.boxes("positive", (0.5, 0.44, 0.42, 0.1))


def _graph(pencil: Pencil) -> None:
    pencil.line("muted", [(0.1, 0.25), (0.5, 0.5), (0.9, 0.5)])
    pencil.line("muted", [(0.1, 0.75), (0.5, 0.5)])
    pencil.dots("accent", [(0.5, 0.5)], 0.14)
    pencil.line("negative", [(0.85, 0.7), (0.6, 0.7), (0.66, 0.63)])


def _layers(pencil: Pencil) -> None:
    cells = [(0.14 + 0.25 * n, 0.14 + 0.25 * k, 0.22, 0.22) for n in range(3) for k in range(3)]
    pencil.boxes("positive", *cells[::2])
    pencil.boxes("negative", *cells[1::2])


def _check(pencil: Pencil) -> None:
    pencil.line("muted", [(0.1, 0.9), (0.9, 0.1)], 1)
    pencil.dots("accent", [(0.25, 0.75), (0.4, 0.6), (0.55, 0.45), (0.7, 0.3)], 0.05)
    pencil.dots("negative", [(0.72, 0.72)], 0.06)


def _filters(pencil: Pencil) -> None:
    pencil.line("muted", TWO, 3)
    box = [(0.5, 0.1), (0.86, 0.1), (0.86, 0.46), (0.5, 0.46), (0.5, 0.1)]
    pencil.line("accent", box)


def _why(pencil: Pencil) -> None:
    pencil.line("ink", FOUR, 3)
    pencil.line("negative", [FOUR[1], FOUR[2]], 3)


def _teach(pencil: Pencil) -> None:
    pencil.line("ink", [(0.5 * x + 0.02, 0.6 * y + 0.2) for x, y in FOUR], 2.4)
    pencil.line("accent", [(0.6, 0.55), (0.72, 0.7), (0.94, 0.32)], 2.4)


PICTURES: dict[str, Callable[[Pencil], None]] = {
    "gates/perceptron": _perceptron,
    "gates/learning": _xor,
    "gates/composer": _two_layers,
    "activations/curves": _curves,
    "activations/linear": _straight,
    "forward/small": lambda pencil: pencil.net(2, 3, 2),
    "softmax": _shares,
    "digit/read": _read,
    "descent/loss": _loss,
    "descent/slope": _slope,
    "descent/valley": _valley,
    "training/points": _learns,
    "training/digits": _reads,
    "backprop/graph": _graph,
    "backprop/layers": _layers,
    "backprop/check": _check,
    "filters/maps": _filters,
    "digit/why": _why,
    "mydigits/teach": _teach,
}
"""By the place of an idea."""


class IdeaPicture(QWidget):
    """Paints one; it follows the theme and the zoom, and says nothing that the words don't."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._draw = PICTURES[place]
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return its side, which grows with the zoom."""
        side = round(theme.current().px(SIDE))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(Pencil(painter, min(self.width(), self.height())))
        painter.end()
