"""The page Teach as a user has it: clicked, typed into, and read off the widgets."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from cut_texts import clipped
from lending import given_back
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from teach_help import FEW, lend, write_digits

from desktop.reading.lesson_view import lesson_text, tries
from desktop.services import i18n
from desktop.style import theme
from desktop.tabs.kit.tab import Tab
from desktop.tabs.mydigits import TAB
from desktop.tabs.mydigits.teach import dialogs
from desktop.widgets.controls import file_dialogs
from nn_core.util.generators import finished

LEFT = Qt.MouseButton.LeftButton
TEACH = {"en": "Teach", "ko": "가르치기"}


@pytest.fixture
def context(qapp, tmp_path, monkeypatch):
    yield from given_back(lend(tmp_path, monkeypatch))


@pytest.fixture
def view(context, qtbot):
    made = Tab(TAB, context)
    qtbot.addWidget(made)
    made.resize(704, 620)
    made.show_page("teach")
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.presenter.teach.seen)
    return made


@pytest.fixture
def page(view):
    return view.page()


def click(button):
    assert button.isEnabled()
    QTest.mouseClick(button, LEFT)


def teach(page, qtbot):
    page.presenter.set_steps(FEW)
    click(page.panel.start)
    qtbot.waitUntil(lambda: not page.presenter.state.running)


def test_the_empty_page_offers_an_example(view, page):
    assert page.empty.isVisible()
    assert not page.panel.start.isEnabled()
    click(page.example)
    assert not page.empty.isVisible()
    assert page.panel.hand.currentData() == "odd"
    assert [cell.count for cell in page.cells.cells] == ["4"] * 10
    assert "wrong way round" in view.sentence.text()


def test_a_run_by_mouse_from_teach_to_keep(view, page, context, qtbot):
    write_digits(context)
    teach(page, qtbot)
    rows = page.table.texts()
    assert [row[1] for row in rows[1:]] == ["20", "40", "40"]
    assert all(row[2].endswith("%") and row[3].endswith("%") for row in rows[1:])
    result = page.presenter.state.result
    x, y = page.curve.mine.getData()
    assert x[0] == 0
    assert x[-1] == FEW
    assert y[-1] == pytest.approx(100 * result.after.held_out.share)
    assert page.cells.cells[3].count.endswith(f"→ {result.after.held_out.of_digit(3)[0]}")
    click(page.panel.name)
    page.panel.name.selectAll()
    QTest.keyClicks(page.panel.name, "my hand")
    click(page.panel.keep)
    assert context.recognisers.names()[-1] == "my hand"
    assert page.more.own.currentText() == "my hand"
    assert "my hand" in view.sentence.text()


def test_the_keys_go_where_they_are_of_use(view, page, context, qtbot):
    write_digits(context)
    held = view.window().focusWidget
    page.panel.start.setFocus()
    page.presenter.set_steps(600)
    QTest.keyClick(page.panel.start, Qt.Key.Key_Space)
    assert held() is page.panel.cancel
    QTest.keyClick(page.panel.cancel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.presenter.state.running)
    assert held() is page.panel.start
    page.presenter.set_steps(FEW)
    QTest.keyClick(page.panel.start, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.presenter.state.result is not None)
    qtbot.waitUntil(lambda: not page.presenter.state.running)
    assert held() is page.panel.keep
    QTest.keyClick(page.panel.name, Qt.Key.Key_Return)
    assert page.presenter.state.kept == "my-cnn"
    assert held() is page.panel.start


def test_cancel_stops_and_nothing_is_left(view, page, context, qtbot):
    write_digits(context)
    page.presenter.set_steps(600)
    click(page.panel.start)
    assert not page.panel.start.isEnabled()
    qtbot.waitUntil(lambda: page.presenter.state.step is not None)
    click(page.panel.cancel)
    qtbot.waitUntil(lambda: not page.presenter.state.running)
    assert not page.panel.keep.isEnabled()
    assert "Nothing was kept" in view.sentence.text()


def test_a_refused_name_says_why_beside_the_field(page, context, qtbot):
    write_digits(context)
    teach(page, qtbot)
    page.panel.name.selectAll()
    QTest.keyClicks(page.panel.name, "cnn")
    assert "already" in page.panel.why.text()
    assert not page.panel.keep.isEnabled()
    click(page.panel.throw_away)
    assert not page.panel.throw_away.isEnabled()


def test_sliders_by_keys(page):
    slider = page.panel.rehearsal.slider
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert page.presenter.state.settings.mine == 32
    assert page.panel.rehearsal.value() == 0
    assert "Only the new ones" in page.panel.mine_note.text()
    steps = page.panel.steps.slider
    steps.setFocus()
    QTest.keyClick(steps, Qt.Key.Key_End)
    assert page.presenter.state.settings.steps == 600


def test_own_networks_by_mouse(page, context, qtbot, monkeypatch):
    write_digits(context)
    teach(page, qtbot)
    click(page.panel.keep)
    monkeypatch.setattr(dialogs, "ask_for_name", lambda *_: "hand")
    click(page.more.rename)
    assert page.more.own.currentText() == "hand"
    assert page.sentence().startswith("“hand” is kept")
    monkeypatch.setattr(dialogs, "confirmed", lambda *_: False)
    click(page.more.delete)
    assert context.recognisers.own.names() == ("hand",)
    monkeypatch.setattr(dialogs, "confirmed", lambda *_: True)
    click(page.more.delete)
    assert context.recognisers.own.names() == ()
    assert not page.more.own.isVisible()
    assert "is kept" not in page.sentence()


def test_a_network_is_not_deleted_by_enter(page, qtbot):
    for button, done in (("Leave", False), ("Act", True)):
        QTimer.singleShot(0, partial(answer, button))
        assert dialogs.confirmed(page.form, "Delete?", "Act", "Leave") is done
    QTimer.singleShot(0, press_enter)
    assert dialogs.confirmed(page.form, "Delete?", "Act", "Leave") is False


def answer(text):
    box = QApplication.activeModalWidget()
    next(button for button in box.buttons() if button.text() == text).click()


def press_enter():
    QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return)


def test_another_hand_is_another_matter(view, page, context, qtbot):
    write_digits(context)
    teach(page, qtbot)
    page.presenter.set_hand("odd")
    assert page.presenter.state.result is not None  # it waits to be kept
    click(page.panel.keep)
    page.presenter.set_hand("mine")
    assert page.presenter.state.step is None
    assert "kept back, so that" in view.sentence.text()


def test_the_test_set_is_measured_on_where_there_is_one(page, context, qtbot, monkeypatch):
    from desktop.tabs.mydigits.teach import presenter, work

    monkeypatch.setattr(file_dialogs, "folder_to_open", lambda *_: Path("somewhere"))
    monkeypatch.setattr(presenter, "find", lambda *_: None)
    monkeypatch.setattr(
        work,
        "test_set",
        lambda _folder: finished(work.loading(work.package_files.path("digits"))),
    )
    write_digits(context)
    click(page.more.test)
    assert context.settings.text("teach/mnist") == "somewhere"
    teach(page, qtbot)
    assert page.table.texts()[4][:2] == ["MNIST test set", "200"]
    click(page.more.no_test)
    assert context.settings.text("teach/mnist") == ""


@pytest.mark.parametrize("language", ["en", "ko"])
def test_nothing_is_clipped(view, context, qtbot, language):
    write_digits(context)
    i18n.install(language)
    qtbot.waitUntil(lambda: view.page().panel.start.text() == TEACH[language])
    page = view.page()
    teach(page, qtbot)
    qtbot.waitEqual(lambda: clipped(page.picture) + clipped(page.form), [])
    assert page.form.minimumSizeHint().width() <= 256


def test_every_control_says_what_it_is_for(page):
    for kind in (QPushButton, QComboBox):
        assert all(widget.toolTip() for widget in page.form.findChildren(kind))


def test_it_follows_theme_and_language(view, page, qtbot):
    click(page.example)
    light = page.picture.grab().toImage()
    theme.manager().set_appearance("dark")
    assert page.picture.grab().toImage() != light
    i18n.install("ko")
    qtbot.waitUntil(lambda: view.page().panel.start.text() == TEACH["ko"])
    assert "뒤집어" in view.sentence.text()
    theme.manager().set_appearance("light")


def test_the_lesson_has_the_things_that_are_noticed():
    english, korean = (list(tries(lesson_text("teach", code))) for code in ("en", "ko"))
    assert list(english) == list(korean) == ["odd", "forget", "keep"]
