"""Controls of a form that follow a state: lists with other items, and labels beside buttons."""

from __future__ import annotations

from patient import PatientBot
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
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


class Layouts(QObject):
    """Counts how often a widget is asked to lay itself out."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_a_remark_that_changes_often_lays_nothing_out(qtbot: PatientBot) -> None:
    form, layouts = Form(), Layouts()
    note = form.note(lambda state: state, often=True)
    form.add(QLabel("below"))
    qtbot.shown(form, 240, 100)
    form.show_state("0.1")
    QTest.qWait(0)
    form.installEventFilter(layouts)
    for text in ("0.2", "0.3"):
        form.show_state(text)
        QTest.qWait(0)
    assert (note.text(), layouts.count) == ("0.3", 0)
    form.show_state("a remark of several lines, which takes more room " * 3)
    QTest.qWait(0)
    assert layouts.count, "a line more takes its room"
    assert note.height() >= note.heightForWidth(note.width())
    form.show_state("")
    assert not note.isVisible()


def test_labels_without_what_they_name_are_known(qtbot: PatientBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    first = form.heading("First")
    above = form.segments("Above", {"a": "A", "b": "B"}, lambda _: "a", print)
    beside = form.segments("Beside", {"c": "C"}, lambda _: "c", print, beside=True)
    form.heading("Last")
    form.button("Do", "", print)
    assert form.lone_names() == {first}, "a text of its own"
    for button in (*above.values(), *beside.values()):
        button.setParent(None)
        button.deleteLater()
    assert {label.text() for label in form.lone_names()} == {"First", "Above", "Beside"}
