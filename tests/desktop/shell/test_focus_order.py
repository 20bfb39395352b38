"""The order of the Tab key."""

from __future__ import annotations

from pathlib import Path

from patient import PatientBot
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

import desktop
from desktop.shell.focus_order import focus_order, in_rows, neighbour


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
