"""What is heavy waits for a sign that the tabs are going to be used."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from desktop.shell.startup.tab_hover import Approach


@pytest.fixture
def tabs(qtbot):
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    for name in ("one", "two"):
        tabs.addTab(QWidget(), name)
    return tabs


@pytest.fixture
def signs(tabs):
    found = []
    Approach(tabs).noticed.connect(lambda: found.append(1))
    return found


def enter(tabs):
    point = QPointF(5, 5)
    QApplication.sendEvent(tabs.tabBar(), QEnterEvent(point, point, point))


def test_the_pointer_is_noticed_once(tabs, signs):
    assert signs == []
    enter(tabs)
    enter(tabs)
    assert signs == [1]


def test_the_focus_is_noticed(tabs, signs):
    event = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(tabs.tabBar(), event)
    assert signs == [1]


def test_another_tab_is_noticed(tabs, signs):
    tabs.setCurrentIndex(1)
    enter(tabs)
    assert signs == [1]


def test_other_events_are_none(tabs, signs):
    QApplication.sendEvent(tabs.tabBar(), QEvent(QEvent.Type.LanguageChange))
    assert signs == []
