"""A teacher's file: tasks that are ticked, controls that are put away, a language that is fixed."""

import json
import re
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QTableWidgetItem

from desktop.reading.lesson_view import lesson_text, tries
from desktop.services import classroom, course, i18n, links
from desktop.services.classroom import Task, Tasks
from desktop.shell import session as sessions
from desktop.shell.session import Session
from desktop.shell.session_keeper import session_file
from desktop.shell.task_dialog import TaskDialog, catalogue, goals, place_name
from desktop.style import theme
from desktop.tabs import registered
from desktop.tabs.gates.state import GATE
from nn_core.errors import DataFileError
from nn_core.perceptron.model import PRESETS

SPECS = {spec.id: spec for spec in registered()}
LEFT = Qt.MouseButton.LeftButton
TASKS = Tasks(
    "Week 2",
    "ko",
    ("gates/perceptron#presets", "gates/perceptron#numbers", "gates/learning#rate"),
    (
        Task("Make a NAND.", "gates/perceptron?gate=AND#table"),
        Task("Find another XOR.", "gates/composer", "gates#another"),
    ),
)


def window_of(open_window, *names):
    window = open_window(*(SPECS[name] for name in names or ("gates", "softmax")))
    window.tabs.select("gates")
    return window


def teachers_file(tmp_path, tasks=TASKS, **tabs):
    path = tmp_path / "week2.badak"
    sessions.write(Session(tabs, "gates", None, tasks), path)
    return path


def test_what_is_written_is_read():
    assert classroom.from_data(json.loads(json.dumps(classroom.to_data(TASKS)))) == TASKS
    again = sessions.from_text(sessions.to_text(Session(tasks=TASKS)))
    assert again.tasks == TASKS
    assert sessions.from_text(sessions.to_text(Session())).tasks is None


def test_a_program_that_knows_no_tasks_is_told_that_it_is_too_old():
    assert json.loads(sessions.to_text(Session(tasks=TASKS)))["version"] == 2
    assert json.loads(sessions.to_text(Session()))["version"] == 1
    newer = sessions.to_text(Session(tasks=TASKS)).replace('"version": 2', '"version": 3')
    with pytest.raises(DataFileError, match="newer"):
        sessions.from_text(newer)


@pytest.mark.parametrize(
    "part",
    [
        7,
        {"title": 7},
        {"language": "fr"},
        {"language": ["en"]},
        {"hidden": "all"},
        {"hidden": [1]},
        {"hidden": ["x"] * 5000},
        {"tasks": {}},
        {"tasks": [7]},
        {"tasks": [{}]},
        {"tasks": [{"text": "x" * 100_000}]},
        {"tasks": [{"text": "x", "done": "yesterday"}]},
        {"tasks": [{"text": "x", "goal": 1}]},
        {"tasks": [{"text": "x"}] * 200},
    ],
)
def test_damaged_tasks_are_refused_and_left_as_they_are(part, tmp_path, open_window):
    path = teachers_file(tmp_path)
    record = json.loads(path.read_text(encoding="utf-8"))
    record["class"] = part
    path.write_text(json.dumps(record), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(DataFileError):
        sessions.read(path)
    assert path.read_bytes() == before


def test_a_reader_does_the_tasks(qtbot, open_window, tmp_path):
    window = window_of(open_window)
    path = teachers_file(tmp_path)
    before = path.read_bytes()
    assert window.commands.open_session_file(path)
    strip = window.tasks
    assert strip.isVisible()
    assert strip.text.text() == "Make a NAND."
    QTest.mouseClick(strip.place, LEFT)
    assert window.tabs.view().presenter.perceptron.state.gate == PRESETS["AND"]
    assert strip.done.isEnabled()
    strip.done.click()
    tasks = window.shared.classroom.tasks
    assert tasks.count == 1
    assert datetime.fromisoformat(tasks.tasks[0].done).tzinfo is not None
    strip.tasks.setCurrentIndex(1)
    assert not strip.done.isEnabled()
    QTest.mouseClick(strip.place, LEFT)
    window.tabs.view().presenter.composer.reach("another")
    assert strip.done.isChecked()
    assert window.shared.classroom.tasks.count == 2
    strip.name.setText("Kim")
    strip.name.editingFinished.emit()
    assert path.read_bytes() == before


def test_the_teacher_sees_what_was_done_and_when(open_window, tmp_path):
    window = window_of(open_window)
    window.commands.open_session_file(teachers_file(tmp_path))
    window.shared.classroom.tick(0, True)
    window.shared.classroom.sign("Kim")
    assert window.commands.save_session_as(tmp_path / "kim.badak")
    teacher = window_of(open_window)
    assert teacher.commands.open_session_file(tmp_path / "kim.badak")
    strip = teacher.tasks
    assert strip.name.text() == "Kim"
    assert strip.tasks.itemText(0).startswith("✓ 1.")
    assert "(" in strip.tasks.itemText(0)
    assert strip.tasks.itemText(1).startswith("□ 2.")
    assert strip.tasks.currentIndex() == 1
    assert "1" in strip.count.text()
    assert "2" in strip.count.text()


def test_a_tick_from_before_does_not_count(open_window, tmp_path):
    window = window_of(open_window)
    presenter = window.tabs.view().presenter.composer
    presenter.reach("another")
    assert "another" in window.shared.ticks.done("gates")
    done = {"states": {"composer": {"done": ["another"]}}}
    window.commands.open_session_file(teachers_file(tmp_path, gates=done))
    assert window.shared.classroom.tasks.count == 0
    presenter.reach("another")
    assert window.shared.classroom.tasks.count == 1


def test_a_tick_that_waits_for_its_tab_does_not_count_either(open_window, tmp_path):
    window = open_window(SPECS["softmax"], SPECS["gates"])
    done = {"states": {"composer": {"done": ["another", "drag"]}}}
    window.commands.open_session_file(teachers_file(tmp_path, gates=done))
    assert window.shared.classroom.tasks.count == 0


def test_controls_are_put_away_whatever_the_page_shows(qtbot, open_window, tmp_path):
    window = window_of(open_window)
    view = window.tabs.view()
    view.show_page("perceptron")
    qtbot.waitUntil(view.page().presets["OR"].isVisible)
    window.commands.open_session_file(teachers_file(tmp_path))
    page = view.page()
    for widget in (page.presets["OR"], page.numbers, page.numbers.fields["w1"]):
        widget.setVisible(True)
        assert not widget.isVisible()
    qtbot.waitUntil(page.table.isVisible)
    assert not any(label.isVisible() for label in page.form.lone_names())
    view.presenter.perceptron.set_weight(GATE, 0, 0.25)
    view.show_page("learning")
    assert not view.page().rate.isVisible()
    assert not any(
        label.isVisible()
        for label in view.page().form.findChildren(type(window.tasks.title))
        if label.buddy() in (view.page().rate, view.page().rate.box)
    )
    QTest.mouseClick(window.tasks.leave, LEFT)
    assert not window.tasks.isVisible()
    qtbot.waitUntil(view.page().rate.isVisible)
    window.menus.actions["take_back"].trigger()
    assert window.tasks.isVisible()
    assert not view.page().rate.isVisible()


def test_the_language_is_fixed_while_there_are_tasks(open_window, tmp_path):
    i18n.install("en")
    window = window_of(open_window)
    window.commands.open_session_file(teachers_file(tmp_path))
    assert i18n.language() == "ko"
    assert not window.menus.languages.isEnabled()
    assert window.tasks.leave.text() != "End"
    window.commands.leave_class()
    assert i18n.language() == "en"
    assert window.menus.languages.isEnabled()
    assert window.menus.languages.checkedAction().data() == "en"


def test_the_next_start_goes_on_with_the_tasks(open_window, tmp_path):
    window = window_of(open_window)
    window.session.begin(session_file())
    window.commands.open_session_file(teachers_file(tmp_path))
    window.shared.classroom.tick(0, True)
    window.close()
    again = open_window(SPECS["gates"])
    assert again.session.begin(session_file()) is None
    assert again.tasks.isVisible()
    assert again.shared.classroom.tasks.count == 1


def test_reset_all_is_for_the_next_class(open_window, tmp_path):
    window = window_of(open_window)
    window.commands.open_session_file(teachers_file(tmp_path))
    window.shared.classroom.tick(0, True)
    window.shared.classroom.sign("Kim")
    window.menus.actions["reset_all"].trigger()
    assert (window.shared.classroom.tasks.count, window.tasks.name.text()) == (0, "")
    window.menus.actions["take_back"].trigger()
    assert window.shared.classroom.tasks.by == "Kim"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_teacher_makes_a_file(qtbot, open_window, tmp_path, monkeypatch, language):
    i18n.install(language)
    window = window_of(open_window)
    window.tabs.view().show_page("composer")
    path = tmp_path / "mine.badak"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def write(dialog):
        assert not dialog.buttons.buttons()[0].isEnabled() or dialog.tasks.tasks
        dialog.title.setText("Week 3")
        dialog.language.setCurrentIndex(dialog.language.findData("ko"))
        dialog.add.click()
        assert dialog.table.item(0, 1).text() == place_name("gates/composer")
        dialog.table.setItem(0, 0, QTableWidgetItem("Find one"))
        goal = dialog.table.cellWidget(0, 2)
        goal.setCurrentIndex(goal.findData("gates#another"))
        away = dialog.hidden.topLevelItem(0).child(0)
        away.setCheckState(0, Qt.CheckState.Checked)
        return TaskDialog.DialogCode.Accepted

    monkeypatch.setattr(TaskDialog, "exec", write)
    window.menus.actions["make_tasks"].trigger()
    made = sessions.read(path)
    assert made.tasks.tasks == (Task("Find one", "gates/composer", "gates#another"),)
    assert (made.tasks.title, made.tasks.language) == ("Week 3", "ko")
    assert len(made.tasks.hidden) == 1
    assert "gates" in made.tabs
    assert window.shared.classroom.tasks is None


def test_a_dialog_begins_with_the_tasks_there_are(qtbot, qapp):
    dialog = TaskDialog(TASKS, "gates")
    qtbot.addWidget(dialog)
    assert dialog.tasks.tasks == TASKS.tasks
    assert set(dialog.tasks.hidden) == set(TASKS.hidden)
    assert isinstance(dialog.table.cellWidget(0, 2), QComboBox)
    assert {dialog.table.item(row, 1).text() for row in range(len(TASKS.tasks))}.isdisjoint(
        task.place for task in TASKS.tasks if task.place
    )
    dialog.table.setCurrentCell(0, 0)
    dialog.remove.click()
    assert dialog.tasks.tasks == TASKS.tasks[1:]


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("gates/perceptron", "게이트 › 퍼셉트론"),
        ("gates", "게이트"),
        ("softmax/scores?C=3", "소프트맥스"),
        ("training/points#rate", "학습 › 점 › 학습률 η"),
        ("training/pints", "training/pints"),
        ("nowhere", "nowhere"),
        ("", ""),
    ],
)
def test_a_place_is_named_as_in_the_window(qapp, link, name):
    i18n.install("ko")
    assert place_name(link) == name


def test_every_goal_is_a_try_of_a_lesson():
    for language in ("en", "ko"):
        i18n.install(language)
        known = goals()
        assert len(known) == sum(len(idea.keys) for idea in course.IDEAS)
        for idea in course.IDEAS:
            texts = tries(lesson_text(idea.lesson, language))
            assert set(idea.keys) <= texts.keys()
            for text in texts.values():
                assert text == links.plain(text)
                assert "**" not in text


def test_the_list_of_controls_is_up_to_date(qapp):
    """Else run ``python tools/controls.py``."""
    sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))
    import controls as tool

    assert tool.FILE.read_text(encoding="utf-8") == tool.catalogue()
    korean = [text for names in catalogue().values() for _, text in names.values()]
    assert [text for text in korean if re.search(r"\(&?[A-Z]\)", text)] == [], "keys are no names"
    assert catalogue()["training/points"]["rate"][0] == "Rate η"


WITHOUT_TABS = Tasks("Week 4", "", ("gates", "softmax"), (Task("Draw.", "gates/perceptron#table"),))


def test_a_tab_that_is_put_away_is_nowhere(open_window, tmp_path):
    window = window_of(open_window, "gates", "start", "softmax", "activations")
    assert window.commands.open_session_file(teachers_file(tmp_path, WITHOUT_TABS))
    bar, entries = window.tabs.strip.bar, window.commands.tab_list.entries
    assert window.tabs.page().spec.id == "start"
    for index, there in enumerate((False, True, False, True)):
        assert bar.isTabVisible(index) is there
        assert bar.tabRect(index).x() <= sum(bar.tabRect(n).width() for n in range(index)), "gap"
        assert entries[index].isVisible() is there
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.page().spec.id == "start"
    for expected in ("activations", "start", "activations"):
        window.menus.actions["next_tab"].trigger()
        assert window.tabs.page().spec.id == expected
    QTest.mouseClick(window.tasks.place, LEFT)
    assert window.tabs.page().spec.id == "activations"
    assert window.statusBar().currentMessage()
    window.tabs.select("start")
    page = window.tabs.view().page()
    assert {row.idea.tab for row in page.course.rows if not row.isHidden()}.isdisjoint(
        WITHOUT_TABS.away
    )
    assert page.course.headings[2].isHidden()
    assert not page.course.headings[3].isHidden()
    assert "activations" in course.IDEAS[window.tabs.view().presenter.state.here].place
    assert course.after("activations-linear", WITHOUT_TABS.away).tab == "forward"
    window.commands.leave_class()
    assert all(bar.isTabVisible(index) for index in range(4))
    assert not page.course.headings[2].isHidden()


def test_lessons_lead_past_a_tab_that_is_put_away(open_window, tmp_path):
    window = window_of(open_window, "activations", "forward", "softmax", "gates")
    window.reading.prepare().set_page("lesson")
    lesson = window.reading.prepare().lesson
    window.tabs.select("forward")
    after = course.after("forward")
    assert after.tab == "softmax"
    assert after.title in lesson.toPlainText()
    window.commands.open_session_file(teachers_file(tmp_path, WITHOUT_TABS))
    assert after.title not in lesson.toPlainText()
    assert course.after("forward", WITHOUT_TABS.away).title in lesson.toPlainText()


def test_a_file_that_leaves_no_tab_is_refused(open_window, tmp_path):
    window = window_of(open_window)
    path = teachers_file(tmp_path, WITHOUT_TABS)
    before = path.read_bytes()
    assert not window.commands.open_session_file(path)
    assert window.shared.classroom.tasks is None
    assert window.tabs.page().spec.id == "gates"
    assert path.read_bytes() == before


def test_a_teacher_puts_a_tab_away(qtbot, qapp):
    dialog = TaskDialog(TASKS, "gates")
    qtbot.addWidget(dialog)
    tabs = [dialog.hidden.topLevelItem(n) for n in range(dialog.hidden.topLevelItemCount())]
    tabs[-1].setCheckState(0, Qt.CheckState.Checked)
    assert dialog.tasks.away == {registered()[-1].id}
    save = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    assert save.isEnabled()
    for tab in tabs:
        tab.setCheckState(0, Qt.CheckState.Checked)
    assert not save.isEnabled()


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_an_empty_box_of_a_list_is_seen(dressed, qtbot, appearance):
    """In the dark theme the style's own is darker than the list, and looks like nothing."""
    theme.manager().set_appearance(appearance)
    dialog = TaskDialog(TASKS, "gates")
    qtbot.addWidget(dialog)
    dialog.show()
    hidden, tokens = dialog.hidden, theme.current()
    row = hidden.visualItemRect(hidden.topLevelItem(1))
    seen = hidden.viewport().grab(row.adjusted(0, 2, 18 - row.width(), -2)).toImage()
    lights = [
        seen.pixelColor(x, y).lightness() for x in range(seen.width()) for y in range(seen.height())
    ]
    paper = tokens.colour("paper").lightness()
    assert max(abs(light - paper) for light in lights) > 60
