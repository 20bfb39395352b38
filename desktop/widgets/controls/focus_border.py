"""The edge of a field in the dark theme, where the style's own is as dark as the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop.style import theme

CORNER = 2.0
"""Radius of Fusion's corners in pixels."""


def paint_edge(field: QWidget) -> None:
    """Draw the edge over a field that has just painted itself; the focus has one of its own.

    The style sheet can't do it: a border there takes the arrows of a spin box away.
    """
    tokens = theme.current()
    if not tokens.dark or field.hasFocus():
        return
    painter = QPainter(field)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tokens.colour("border"), 1.0))
    edge = QRectF(field.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, CORNER, CORNER)
    painter.end()


class SpinBox(QSpinBox):
    """A spin box whose edge can be seen in the dark."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_edge(self)
