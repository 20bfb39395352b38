"""What a screen reader calls pictures, containers and controls."""

from __future__ import annotations

import gc

import pytest
from patient import PatientBot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.shell import roles
from desktop.style.plotting import Plot
from desktop.widgets.painted.confusion_view import ConfusionView
from desktop.widgets.painted.painted_widget import PaintedWidget

Role = QAccessible.Role


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.fixture(scope="module", autouse=True)
def installed(qapp: object) -> None:
    roles.install()


def test_what_paints_itself_is_a_picture_and_all_else_what_it_was(qtbot: PatientBot) -> None:
    class Painted(QPushButton):
        def paintEvent(self, event: object) -> None: ...

    pictures, ground = [PaintedWidget(), ConfusionView(), Plot()], PaintedWidget()
    for one in pictures:
        one.setAccessibleName("a picture")
    others = {
        QWidget(): Role.Client,
        ground: Role.Client,
        QPushButton(): Role.Button,
        Painted(): Role.Button,
    }
    for widget in (*pictures, *others):
        qtbot.addWidget(widget)
    assert [role(one) for one in pictures] == [Role.Graphic] * 3
    assert {one: role(one) for one in others} == others


def test_a_picture_keeps_its_name_and_goes_without_harm(qtbot: PatientBot) -> None:
    for _ in range(50):
        widget = PaintedWidget()
        widget.setAccessibleName("a map")
        widget.setAccessibleDescription("3 of 4")
        spoken = QAccessible.queryAccessibleInterface(widget)
        assert spoken.text(QAccessible.Text.Name) == "a map"
        assert spoken.text(QAccessible.Text.Description) == "3 of 4"
        del spoken, widget
        gc.collect(0)
