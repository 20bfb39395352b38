"""Every page of every tab by ear and by keys: names, values, and the keys that F1 lists."""

from __future__ import annotations

import re
from functools import partial

import pytest
from dressing import wear
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QWidget,
)

from desktop.cli.screenshot import rest
from desktop.services import i18n
from desktop.services.links import plain
from desktop.shell.exhibits import found
from desktop.shell.help_dialogs import keys_of
from desktop.tabs import registered
from desktop.tabs.kit.names import GIVEN, SPEAKING, curves
from desktop.widgets.painted.painted_widget import PaintedWidget

MOST_CHANGES = 3
"""Of a page's controls that are tried."""
PAGES = [(spec, page.id) for spec in registered() for page in spec.pages]


@pytest.fixture(scope="module")
def dressed_application(qapp):
    yield from wear(qapp)


@pytest.fixture(params=PAGES, ids=lambda page: f"{page[0].id}/{page[1]}")
def view(request, dressed_application, open_window):
    spec, page = request.param
    window = open_window(spec)
    window.tabs.view().show_page(page)
    rest(window)
    return window.tabs.view()


def painted(view):
    inside = (view.middle(), view.column)
    return {*(one for part in inside for one in found(part)), *view.findChildren(PaintedWidget)}


def named(view):
    """Return what has a name in the picture and no value of Qt's own, as it is seen now."""
    widgets = view.middle().findChildren(QWidget)
    named = [one for one in widgets if one.isVisible() and one.accessibleName()]
    return [one for one in named if not isinstance(one, SPEAKING)]


def heard(view):
    return {(type(one).__name__, one.accessibleName()): value(one) for one in named(view)}


def value(widget):
    spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)
    assert spoken == widget.accessibleDescription(), (type(widget).__name__, "a tip is no value")
    return spoken


def test_a_screen_reader_hears_what_is_painted_and_f1_lists_its_keys(view, qtbot):
    check_values(view)
    view.show_example()
    rest(view.window())
    check_names(view)
    check_values(view)
    before, changed = heard(view), not ways(view)
    for language in i18n.LANGUAGES:
        i18n.install(language)
        QApplication.processEvents()
        for place in range(min(MOST_CHANGES, len(ways(view)))):
            change(view, place)
            qtbot.waitUntil(lambda: not view._rest.isActive())
            check_values(view)
            changed = changed or heard(view) != before
        check_values(view)
        check_keys(view)
    assert changed or not before, "it says the same of everything"


def check_names(view):
    every = [view.middle(), *view.middle().findChildren(QWidget)]
    told = [(one, QAccessible.queryAccessibleInterface(one)) for one in every if one.isVisible()]
    for widget, says in told:
        if says.state().focusable or widget is view.middle():
            assert says.text(QAccessible.Text.Name), type(widget).__name__


def check_values(view):
    for (kind, name), says in heard(view).items():
        assert says, (kind, name)
    sentence = plain(view.page().sentence())
    for widget in named(view):
        given = widget.property(GIVEN)
        if given == widget.accessibleDescription():
            assert given == (curves(widget) or sentence), type(widget).__name__


def change(view, place):
    """Change what a page shows; the controls are other ones after each change."""
    there = ways(view)
    if there:
        there[place % len(there)]()


def ways(view):
    """Return ways to change what is shown: a slider to its end, another choice, a tick."""
    shown = [one for one in view.column.findChildren(QWidget) if one.isVisible()]
    usable = [one for one in shown if one.isEnabled()]
    return list(filter(None, map(way, usable)))


def way(control):
    if isinstance(control, QAbstractSlider) and control.accessibleName():
        return partial(control.setValue, control.maximum())
    if isinstance(control, QComboBox) and control.count() > 1:
        return partial(control.activated.emit, (control.currentIndex() + 1) % control.count())
    checkable = isinstance(control, QAbstractButton) and control.isCheckable()
    return control.click if checkable else None


def check_keys(view):
    listed = keys_of(view)
    assert listed
    odd = [row for row in listed if not row[0] or re.match(r"\d+ (?!키$)|\w [−-]", row[1])]
    assert not odd
    names = [does for does, _ in listed]
    for widget in painted(view):
        speaks = re.search(r"Keys: |rrow keys|키보드: |키: ", widget.toolTip())
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and speaks:
            assert widget.accessibleName() in names
