"""Every key on every widget that takes keys: nothing unforeseen, and Ctrl+C copies."""

from __future__ import annotations

import random

import numpy as np
import pytest
from dressing import wear
from monkey.guard import Guard
from monkey.indoors import indoors
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from tab_pages import pages

from desktop.cli.screenshot import rest
from desktop.reading.dock import PAGES
from desktop.services import i18n
from desktop.services.jobs import JobRunner
from desktop.services.settings import Settings
from desktop.services.training_run import TrainingRun
from desktop.shell.main_window import MainWindow
from desktop.style import theme
from desktop.tabs import registered
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from nn_core.digits import Drawing, Stroke

SPECS = registered()
FIELDS = QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox
NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
EVERYWHERE = (
    *((key, CONTROL) for key in (Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X)),
    *((key, NONE) for key in (Qt.Key.Key_7, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Space)),
)
"""Pressed on every widget; what may start something or go elsewhere comes last."""
OF_A_KIND = (
    *((key, CONTROL) for key in (Qt.Key.Key_A, Qt.Key.Key_Y, Qt.Key.Key_Home, Qt.Key.Key_Z)),
    (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    *((key, NONE) for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)),
    *((key, NONE) for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp)),
    *((key, NONE) for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)),
    *((key, NONE) for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_A, Qt.Key.Key_F2)),
    (Qt.Key.Key_Return, NONE),
)
"""Pressed on one widget of each class on a page: widgets of one class hear the same keys."""


@pytest.fixture(scope="module")
def dressed_application(qapp):
    yield from wear(qapp)


@pytest.fixture(params=SPECS, ids=lambda spec: spec.id, scope="module")
def shared_window(request, dressed_application, tmp_path_factory):
    """Open one window for all tests of a tab."""
    opened = MainWindow(Settings(tmp_path_factory.mktemp("s") / "badak.ini"), (request.param,))
    opened.show()
    opened.open_tabs()
    rest(opened)
    yield opened
    opened.close()
    opened.deleteLater()


@pytest.fixture
def window(shared_window, qtbot, tmp_path):
    shared_window.activateWindow()
    qtbot.waitUntil(shared_window.isActiveWindow)
    draw(shared_window)
    shared_window.tabs.view().show_example()
    with Guard(shared_window) as guard, indoors(tmp_path, random.Random(1)):
        yield shared_window
        end_runs(shared_window)
        rest(shared_window)
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
    assert guard.found == []


def end_runs(window):
    """End what a key has set going, or it would be waited for until patience ends."""
    for run in window.findChildren(TrainingRun):
        run.pause()
    for runner in window.findChildren(JobRunner):
        runner.cancel()


def draw(window):
    """Have a 7 drawn, by whichever way the tab hears of it."""
    points = np.array([[0.3, 0.2], [0.7, 0.2], [0.45, 0.8]])
    drawing = Drawing(strokes=(Stroke(points=points, width=0.07),))
    canvas = window.tabs.findChild(DigitCanvas)
    if canvas is not None:
        canvas.editor.replace(drawing)
    else:
        window.shared.drawing.value = drawing


def scenes(window):
    """Bring every page of the tab and of the reading dock to the front, one after the other."""
    for page in PAGES:
        window.reading.prepare().set_page(page)
        yield f"reading {page}", window.reading
    for number, button in enumerate(pages(window.tabs.view()) or [None]):
        if button is not None:
            button.click()
        rest(window)
        yield f"page {number}", window.tabs


def stops(part):
    """Return what takes the keyboard."""
    return [
        widget
        for widget in part.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
    ]


def usable(widget):
    return widget.isVisible() and widget.isEnabled()


def press(window, widget, key, modifiers):
    """Press a key as a hand does: it goes wherever the focus is."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(window.windowHandle(), key, modifiers)
    QApplication.processEvents()


def keys_of_menus(window):
    """Return the shortcuts of all entries but the one that ends the program."""
    return [
        shortcut[0]
        for name, action in window.menus.actions.items()
        for shortcut in action.shortcuts()
        if name != "close"
    ]


@pytest.mark.long
def test_every_key_everywhere(window):
    menus = [(keys.key(), keys.keyboardModifiers()) for keys in keys_of_menus(window)]
    for _, part in scenes(window):
        seen = set()
        for number, widget in enumerate(stops(part)):
            more = (*(menus if number == 0 else ()), *OF_A_KIND)
            for key, modifiers in (*(more if type(widget) not in seen else ()), *EVERYWHERE):
                if not usable(widget):
                    break
                press(window, widget, key, modifiers)
            seen.add(type(widget))
    theme.manager().reset()
    i18n.remove()


def test_ctrl_c_copies(window):
    silent = []
    for name, part in scenes(window):
        for widget in stops(part):
            if not usable(widget):
                continue
            QGuiApplication.clipboard().setText("before")
            expected = selected(widget)
            if expected == "":
                continue
            press(window, widget, Qt.Key.Key_C, CONTROL)
            now = QGuiApplication.clipboard().text()
            if now == "before" or (expected is not None and now != expected):
                silent.append((name, widget))
    assert silent == []


def selected(widget):
    """Select a field's whole text and return it; None for what is no field."""
    if not isinstance(widget, FIELDS):
        return None
    widget.selectAll()
    field = widget.lineEdit() if isinstance(widget, QAbstractSpinBox) else widget
    if isinstance(field, QLineEdit):
        return field.selectedText()
    return field.textCursor().selection().toPlainText()
