"""Paint pictures of 28 by 28: ink, evidence laid over it, signs, and ink that has come or gone."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from desktop.style.theme import Theme
from desktop.tabs.why.state import Sign
from desktop.widgets.painted.pixel_reader import SIDE
from nn_core.arrays import FloatArray

SOLID = 0.92
"""Opacity of the strongest colour."""
PALE = 0.16
"""Opacity of the ink under evidence, so that colours can be told."""
EDGE = 0.5
"""Ink at which the outline of a picture without strokes runs."""
SIGN = 0.62
"""Half the length of a sign's line in pixels of the picture."""


def tint(values: FloatArray, strength: float, plus: QColor, minus: QColor) -> QImage:
    """Return values as two colours on nothing, full at ``strength``, shape (28, 28)."""
    share = np.clip(np.abs(values) / strength, 0, 1) * SOLID
    colours = np.where((values > 0)[..., None], _bgr(plus), _bgr(minus))
    pixels = np.empty((*values.shape, 4), np.uint8)
    pixels[..., :3] = np.rint(colours * share[..., None])
    pixels[..., 3] = np.rint(255 * share)
    height, width = values.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)
    return image.copy()


def outline(image: FloatArray) -> list[QLineF]:
    """Return the edges of the pixels between ink and paper, in pixels of the picture."""
    ink = np.pad(image >= EDGE, 1)
    across = np.argwhere(ink[1:, 1:-1] != ink[:-1, 1:-1]).tolist()
    down = np.argwhere(ink[1:-1, 1:] != ink[1:-1, :-1]).tolist()
    return [
        *(QLineF(column, row, column + 1, row) for row, column in across),
        *(QLineF(column, row, column, row + 1) for row, column in down),
    ]


def paint_outline(painter: QPainter, frame: QRectF, image: FloatArray, tokens: Theme) -> None:
    """Paint a thin line round the ink of a picture."""
    scale = frame.width() / SIDE
    painter.setPen(QPen(tokens.colour("ink"), max(1.0, tokens.px(1.0))))
    corner = frame.topLeft()
    lines = [
        QLineF(line.p1() * scale + corner, line.p2() * scale + corner) for line in outline(image)
    ]
    painter.drawLines(lines)


def paint_paths(
    painter: QPainter, frame: QRectF, paths: Iterable[FloatArray], tokens: Theme
) -> None:
    """Paint the lines of the strokes, thin, on a halo of paper."""
    scale = frame.width() / SIDE
    lines = [[frame.topLeft() + QPointF(x, y) * scale for x, y in path.tolist()] for path in paths]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for token, alpha, width in (("paper", 0.7, 3.5), ("ink", 1.0, 1.25)):
        pen = QPen(tokens.colour(token, alpha), tokens.px(width))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in lines:
            if len(line) == 1:
                painter.drawPoint(line[0])
            else:
                painter.drawPolyline(QPolygonF(line))


def paint_signs(painter: QPainter, frame: QRectF, signs: Iterable[Sign], tokens: Theme) -> None:
    """Paint a plus or a minus on each patch."""
    scale = frame.width() / SIDE
    arm = SIGN * scale
    lines: list[QLineF] = []
    for sign in signs:
        middle = frame.topLeft() + QPointF(sign.x, sign.y) * scale
        lines.append(QLineF(middle - QPointF(arm, 0), middle + QPointF(arm, 0)))
        if sign.plus:
            lines.append(QLineF(middle - QPointF(0, arm), middle + QPointF(0, arm)))
    for token, alpha, width in (("paper", 0.85, 3.0), ("ink", 1.0, 1.25)):
        painter.setPen(QPen(tokens.colour(token, alpha), max(1.0, tokens.px(width))))
        painter.drawLines(lines)


def paint_frame(painter: QPainter, frame: QRectF, colour: QColor, width: float = 1.0) -> None:
    """Paint a border round a picture."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    half = width / 2
    painter.drawRect(frame.adjusted(-half, -half, half, half))


def _bgr(colour: QColor) -> FloatArray:
    return np.array([colour.blue(), colour.green(), colour.red()], np.float64)
