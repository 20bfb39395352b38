"""Widgets that paint themselves: tool tips by place, and they follow theme and language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.style import theme
from desktop.widgets.painted.painted_widget import PaintedWidget


class Halves(PaintedWidget):
    """Tells something of its left half only."""

    def __init__(self):
        super().__init__()
        self.painted = 0

    def tip_at(self, place: QPointF) -> str | None:
        return "left" if place.x() < self.width() / 2 else None

    def paintEvent(self, event) -> None:
        self.painted += 1


def rest(widget, x):
    at = QPoint(x, 5)
    return QApplication.sendEvent(
        widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    )


def shown(qtbot):
    return qtbot.shown(Halves(), 100, 20)


def test_the_tip_depends_on_the_place(qtbot):
    widget = shown(qtbot)
    widget.setToolTip("all of it")
    rest(widget, 10)
    assert QToolTip.text() == "left"
    rest(widget, 90)
    assert QToolTip.text() == "all of it"
    QToolTip.hideText()


def test_a_new_theme_paints_it_again(qtbot):
    widget = shown(qtbot)
    QApplication.processEvents()
    before = widget.painted
    theme.manager().set_appearance("dark")
    QApplication.processEvents()
    assert widget.painted > before
