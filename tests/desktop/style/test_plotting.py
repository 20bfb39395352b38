"""Plots and the buttons of a mouse."""

from __future__ import annotations

from functools import partial

import pyqtgraph as pg
import pytest
from patient import PatientBot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.style.plotting import CachedPlot, Plot

Button, NONE = Qt.MouseButton, Qt.KeyboardModifier.NoModifier
STRANGE = (Button.BackButton, Button.ForwardButton, Button.TaskButton, Button.ExtraButton24)


@pytest.fixture(autouse=True)
def every_move_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pg.CONFIG_OPTIONS, "mouseRateLimit", -1)


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
