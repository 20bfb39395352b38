"""The order of the Tab key."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from patient import PatientBot
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

import desktop
from desktop.shell import accessibility
from desktop.shell.accessibility import focus_order, in_rows, neighbour
from desktop.style.plotting import Plot
from desktop.widgets.painted.confusion_view import ConfusionView
from desktop.widgets.painted.painted_widget import PaintedWidget


def field(place: tuple[int, int, int, int], parent: QWidget) -> QLineEdit:
    made = QLineEdit(parent)
    made.setGeometry(QRect(*place))
    return made


def test_rows_are_read_from_the_left(qtbot: PatientBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    places = {
        "below": (0, 60, 40, 20),
        "right, a little higher": (50, 8, 40, 24),
        "left": (0, 10, 40, 20),
        "tall, at the far right": (100, 0, 40, 100),
    }
    made = {name: field(place, part) for name, place in places.items()}
    order = in_rows(made.values())
    names = ["left", "right, a little higher", "tall, at the far right", "below"]
    assert order == [made[name] for name in names]


def test_only_what_can_be_used_is_a_stop(qtbot: PatientBot) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    first, hidden, off, passed, last = (field((0, 30 * k, 40, 20), part) for k in range(5))
    part.show()
    hidden.hide()
    off.setEnabled(False)
    passed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    order = focus_order((None, part))
    assert order == [first, last]
    assert neighbour(order, first, forwards=True) is last
    assert neighbour(order, last, forwards=True) is first
    assert neighbour(order, first, forwards=False) is last
    assert neighbour(order, None, forwards=False) is last
    assert neighbour([], first, forwards=True) is None


def test_qts_own_chain_is_not_walked() -> None:
    # PySide takes what it returns for a parent; the program then crashed when it ended.
    for path in Path(desktop.__file__).parent.rglob("*.py"):
        assert "nextInFocusChain(" not in path.read_text(encoding="utf-8"), path


Role = QAccessible.Role


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.fixture(scope="module", autouse=True)
def installed(qapp: object) -> None:
    accessibility.install()


def test_what_paints_itself_is_a_picture_and_all_else_what_it_was(qtbot: PatientBot) -> None:
    class Painted(QPushButton):
        def paintEvent(self, event: object) -> None: ...

    # The plane of Gates paints nothing itself, but takes the keys for its plot.
    around, row = QWidget(), QWidget()
    around.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    pictures, ground = [PaintedWidget(), ConfusionView(), Plot(), around], PaintedWidget()
    for one in (*pictures, row):
        one.setAccessibleName("a picture")
    others = {
        QWidget(): Role.Client,
        row: Role.Client,
        ground: Role.Client,
        QPushButton(): Role.Button,
        Painted(): Role.Button,
    }
    for widget in (*pictures, *others):
        qtbot.addWidget(widget)
    assert [role(one) for one in pictures] == [Role.Graphic] * 4
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
