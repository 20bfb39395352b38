"""Draws on the canvas by mouse, as a user does."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.drawing_editor import DrawingEditor

SEVEN = [(0.2, 0.2), (0.5, 0.18), (0.8, 0.2), (0.6, 0.5), (0.45, 0.85)]
ONE = [(0.5, 0.15), (0.5, 0.5), (0.5, 0.85)]
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def blank_canvas(qtbot):
    """Return a canvas on the screen, 300 pixels wide."""
    return qtbot.shown(DigitCanvas(DrawingEditor()), 300, 300)


def pixel(canvas, place):
    """Return the widget's pixel at a place of the sheet."""
    sheet = canvas.sheet()
    return QPoint(
        round(sheet.x() + place[0] * sheet.width()), round(sheet.y() + place[1] * sheet.height())
    )


def drag(canvas, places, button=LEFT):
    """Draw one stroke by the mouse."""
    QTest.mousePress(canvas, button, NONE, pixel(canvas, places[0]))
    for place in places[1:]:
        QTest.mouseMove(canvas, pixel(canvas, place))
    QTest.mouseRelease(canvas, button, NONE, pixel(canvas, places[-1]))
