"""The mouse cursor over a canvas: a ring as large as the pen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

SMALLEST = 5.0
LARGEST = 120.0
"""Larger cursors are refused by some systems."""


def pen_cursor(diameter: float, ratio: float, ink: QColor, paper: QColor, erase: bool) -> QCursor:
    """Return a ring of ``diameter`` pixels, dashed for the eraser.

    Parameters
    ----------
    diameter : float
        In device-independent pixels.
    ratio : float
        Device pixels to one of them.
    ink, paper : QColor
        The ring is drawn in both, so that it shows on either.
    erase : bool
        Whether the cursor is an eraser.
    """
    diameter = min(max(diameter, SMALLEST), LARGEST)
    side = int(diameter) + 4
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre, radius = QPointF(side / 2, side / 2), diameter / 2
    style = Qt.PenStyle.DashLine if erase else Qt.PenStyle.SolidLine
    for pen in (QPen(paper, 2.5), QPen(ink, 1.0, style)):
        painter.setPen(pen)
        painter.drawEllipse(centre, radius, radius)
    painter.end()
    return QCursor(pixmap, side // 2, side // 2)
