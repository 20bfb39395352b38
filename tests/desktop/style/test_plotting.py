"""Plots and the buttons of a mouse."""

from __future__ import annotations

from functools import partial

import pyqtgraph as pg
import pytest
from patient import PatientBot
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.style.plotting import CachedPlot, Plot

Button, NONE = Qt.MouseButton, Qt.KeyboardModifier.NoModifier
STRANGE = (Button.BackButton, Button.ForwardButton, Button.TaskButton, Button.ExtraButton24)


@pytest.fixture(autouse=True)
def every_move_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", -1)


class Paints(QObject):
    """Counts the pictures of the widgets it watches."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[QObject, int] = {}

    def of(self, widget: QWidget) -> int:
        if widget not in self._counts:
            self._counts[widget] = 0
            widget.installEventFilter(self)
            widget.update()
        return self._counts[widget]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._counts[watched] += 1
        return False


@pytest.fixture
def paints(qapp: QApplication) -> Paints:
    return Paints()


def shown(qtbot: PatientBot, made: Plot) -> Plot:
    made.setMouseEnabled(x=True, y=True)
    made.setXRange(0, 10)
    qtbot.shown(made, 300, 300)
    return made


def drag(plot: Plot, button: Button) -> None:
    """Drag to the right across the middle, by the events that the platform gives."""
    window = plot.windowHandle()
    QTest.mousePress(window, button, NONE, QPoint(120, 150))
    for x in range(124, 180, 8):
        QTest.mouseMove(window, QPoint(x, 150))
        QApplication.processEvents()
    QTest.mouseRelease(window, button, NONE, QPoint(180, 150))


@pytest.mark.parametrize("make", [Plot, partial(CachedPlot, 40)])
@pytest.mark.parametrize("strange", STRANGE)
def test_a_drag_while_a_strange_button_is_held_is_a_drag(qtbot, make, strange):
    plot = shown(qtbot, make())
    begin = plot.viewRange()[0][0]
    QTest.mousePress(plot.windowHandle(), strange, NONE, QPoint(100, 150))
    drag(plot, Button.LeftButton)
    QTest.mouseRelease(plot.windowHandle(), strange, NONE, QPoint(180, 150))
    assert plot.viewRange()[0][0] < begin


@pytest.mark.parametrize("strange", STRANGE)
def test_a_strange_button_alone_does_nothing(qtbot, strange):
    plot = shown(qtbot, Plot())
    before = plot.viewRange()
    drag(plot, strange)
    QTest.mouseDClick(plot.windowHandle(), strange, NONE, QPoint(150, 150))
    assert plot.viewRange() == before


def test_a_plot_that_is_behind_is_right_in_a_picture_and_catches_up(qtbot, paints):
    plot = shown(qtbot, CachedPlot(40))
    curve = plot.plot([0, 10], [0, 1])
    qtbot.waitUntil(lambda: paints.of(plot.viewport()) > 0)
    plot.fall_behind()
    before = paints.of(plot.viewport())
    curve.setData([0, 10], [1, 0])
    QApplication.processEvents()
    assert paints.of(plot.viewport()) == before
    asked = plot.grab().toImage()
    plot.catch_up()
    before = paints.of(plot.viewport())
    qtbot.waitUntil(lambda: paints.of(plot.viewport()) > before)
    assert plot.grab().toImage() == asked
    before = paints.of(plot.viewport())
    curve.setData([0, 10], [0.5, 0])
    qtbot.waitUntil(lambda: paints.of(plot.viewport()) > before)
