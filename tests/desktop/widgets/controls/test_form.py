"""Controls of a form that follow a state: lists with other items, and labels beside buttons."""

from __future__ import annotations

from patient import PatientBot
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.widgets.controls.form import Form


def test_a_list_has_the_items_of_the_state(qtbot: PatientBot) -> None:
    form, chosen = Form(), []
    qtbot.addWidget(form)
    made = form.choice(
        "Layer",
        lambda count: {str(n): f"layer {n + 1}" for n in range(count)},
        lambda count: str(count - 1),
        chosen.append,
    )
    for count in (3, 2):
        form.show_state(count)
        assert [made.itemText(n) for n in range(made.count())] == ["layer 1", "layer 2", "layer 3"][
            :count
        ]
        assert made.currentText() == f"layer {count}"
    assert chosen == []
    made.activated.emit(0)
    assert chosen == ["0"]


def test_a_label_beside_short_choices(qtbot: PatientBot) -> None:
    form, chosen = Form(), []
    made = form.segments(
        "Stride", {"1": "1", "2": "2"}, lambda state: state, chosen.append, beside=True
    )
    qtbot.shown(form, 240, 60)
    form.show_state("2")
    assert made["2"].isChecked()
    [label] = form.findChildren(QLabel)
    middle = label.geometry().center().y()
    assert made["1"].geometry().contains(QPoint(made["1"].geometry().center().x(), middle))
    QTest.mouseClick(made["1"], Qt.MouseButton.LeftButton)
    assert chosen == ["1"]
