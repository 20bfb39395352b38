"""Every page of every tab by ear and by keys: names, values, and the keys that F1 lists."""

from __future__ import annotations

import re

import pytest
from dressing import wear
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView

from desktop.cli.screenshot import rest
from desktop.services import i18n
from desktop.shell.exhibits import found
from desktop.shell.keys_dialog import keys_of
from desktop.tabs import registered
from desktop.widgets.painted.painted_widget import PaintedWidget

PAGES = [(spec, page.id) for spec in registered() for page in spec.pages]


@pytest.fixture(scope="module")
def dressed_application(qapp):
    yield from wear(qapp)


@pytest.fixture(params=PAGES, ids=lambda page: f"{page[0].id}/{page[1]}")
def view(request, dressed_application, open_window):
    spec, page = request.param
    window = open_window(spec)
    window.tabs.view().show_page(page)
    window.tabs.view().show_example()
    rest(window)
    return window.tabs.view()


def painted(view):
    inside = (view.middle(), view.column)
    return {*(one for part in inside for one in found(part)), *view.findChildren(PaintedWidget)}


SILENT = {"BesideBoard", "CachedPlot", "EvidenceBoard", "PictureGrid", "Scatter"}
"""Kinds that say a value once a place in them is chosen, or are read by their axes."""


def test_a_screen_reader_hears_what_is_painted_and_f1_lists_its_keys(view):
    check_names(view)
    for language in i18n.LANGUAGES:
        i18n.install(language)
        check_keys(view)


def check_names(view):
    for widget in painted(view):
        if not widget.isVisible() or isinstance(widget, QAbstractButton | QAbstractItemView):
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            heard = QAccessible.queryAccessibleInterface(widget)
            kind = type(widget).__name__
            assert heard.text(QAccessible.Text.Name), kind
            assert kind in SILENT or heard.text(QAccessible.Text.Description), kind


def check_keys(view):
    listed = keys_of(view)
    assert listed
    assert all(does and not re.match(r"\d+ |\w [−-]", keys) for does, keys in listed)
    names = [does for does, _ in listed]
    for widget in painted(view):
        speaks = re.search(r"Keys: |rrow keys|키보드: |키: ", widget.toolTip())
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and speaks:
            assert widget.accessibleName() in names
