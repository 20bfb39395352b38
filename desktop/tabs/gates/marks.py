"""The marks that mean the same in every picture: 1 is a blue triangle, 0 a vermillion circle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.style.theme import Theme


def sign(value: float) -> str:
    """Return the token of the colour of 1 or 0."""
    return "positive" if value else "negative"


def draw_mark(painter: QPainter, tokens: Theme, at: QPointF, value: int, wrong: bool) -> None:
    """Draw a point whose target is ``value``; a wrong one gets a ring of ink and a cross."""
    radius = tokens.px(8)
    if wrong:
        _ring(painter, tokens, at, radius)
    painter.setPen(QPen(tokens.colour("paper"), tokens.px(1.5)))
    painter.setBrush(tokens.colour(sign(value)))
    if value:
        height = radius * 1.15
        side = height * 0.95
        painter.drawPolygon(
            QPolygonF(
                [
                    at + QPointF(0, -height),
                    at + QPointF(side, height * 0.72),
                    at + QPointF(-side, height * 0.72),
                ]
            )
        )
    else:
        painter.drawEllipse(at, radius * 0.92, radius * 0.92)


def _ring(painter: QPainter, tokens: Theme, at: QPointF, radius: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tokens.colour("ink"), tokens.px(2)))
    painter.drawEllipse(at, radius * 1.75, radius * 1.75)
    arm, centre = radius * 0.6, at + QPointF(radius * 1.75, -radius * 1.75)
    painter.setPen(QPen(tokens.colour("ink"), tokens.px(2.4), c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm))
    painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm))


def draw_handle(painter: QPainter, tokens: Theme, at: QPointF, held: bool, radius: float) -> None:
    """Draw something that can be dragged: a ring, filled while it is held or pointed at."""
    painter.setPen(QPen(tokens.colour("accent" if held else "ink"), tokens.px(2)))
    painter.setBrush(tokens.colour("accent" if held else "paper"))
    painter.drawEllipse(at, radius, radius)
