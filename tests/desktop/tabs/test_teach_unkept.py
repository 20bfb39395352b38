"""A taught network that nobody has kept is not lost: by another run, by closing, or by a signal."""

from __future__ import annotations

from functools import partial

import pytest
from lending import given_back
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from teach_help import FEW, lend, open_page, run

from desktop.services import i18n
from desktop.tabs.mydigits.teach import dialogs
from desktop.tabs.mydigits.teach.dialogs import Choice


@pytest.fixture
def context(qapp, tmp_path, monkeypatch):
    yield from given_back(lend(tmp_path, monkeypatch))


@pytest.fixture
def view(context, qtbot):
    return open_page(context, qtbot)


@pytest.fixture
def page(view):
    return view.page()


@pytest.fixture
def asked(monkeypatch):
    """Answer every question with the next of the choices, and note what was asked."""
    texts, choices = [], []

    def ask(_parent, text):
        texts.append(text)
        return choices.pop(0)

    monkeypatch.setattr(dialogs, "ask", ask)
    texts.append(choices)
    return texts


def own(context):
    return context.recognisers.own.names()


def answers(asked, *choices):
    asked[0].extend(choices)


def again(page, qtbot):
    """Press Teach while a network waits."""
    page.presenter.set_steps(FEW)
    QTest.mouseClick(page.panel.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.presenter.state.running)


def test_another_run_asks_first_and_cancel_leaves_everything(page, context, qtbot, asked):
    run(page.presenter, qtbot)
    first = page.presenter.state.result
    answers(asked, Choice.CANCEL)
    again(page, qtbot)
    assert "my-cnn" in asked[1]
    assert page.presenter.state.result is first
    assert own(context) == ()


def test_another_run_after_keeping(page, context, qtbot, asked):
    run(page.presenter, qtbot)
    first = page.presenter.state.result
    answers(asked, Choice.KEEP)
    again(page, qtbot)
    assert own(context) == ("my-cnn",)
    assert page.presenter.state.result not in (None, first)


def test_another_run_after_throwing_away(page, context, qtbot, asked):
    run(page.presenter, qtbot)
    first = page.presenter.state.result
    answers(asked, Choice.THROW_AWAY)
    again(page, qtbot)
    assert own(context) == ()
    assert page.presenter.state.result not in (None, first)


def test_nothing_is_asked_where_nothing_is_lost(view, page, qtbot, asked):
    assert view.may_close()
    again(page, qtbot)
    page.presenter.keep()
    again(page, qtbot)
    page.presenter.throw_away()
    assert view.may_close()
    assert len(asked) == 1


def test_a_presenter_never_drops_what_waits(page, context, qtbot):
    run(page.presenter, qtbot)
    first = page.presenter.state.result
    page.presenter.start()
    assert not page.presenter.state.running
    assert page.presenter.state.result is first


def test_closing_shows_the_page_and_asks(view, page, context, qtbot, asked):
    run(page.presenter, qtbot)
    view.show_page("browse")
    answers(asked, Choice.CANCEL, Choice.KEEP)
    assert not view.may_close()
    assert view.page() is page
    assert own(context) == ()
    assert view.may_close()
    assert own(context) == ("my-cnn",)


def test_closing_after_throwing_away(view, page, context, qtbot, asked):
    run(page.presenter, qtbot)
    answers(asked, Choice.THROW_AWAY)
    assert view.may_close()
    assert own(context) == ()


def test_a_name_that_is_refused_does_not_stand_in_the_way(view, page, context, qtbot, asked):
    run(page.presenter, qtbot)
    page.presenter.set_name("cnn")
    answers(asked, Choice.KEEP)
    assert view.may_close()
    assert "my-cnn" in asked[1]
    assert own(context) == ("my-cnn",)


def test_where_keeping_fails_the_window_stays(view, page, context, qtbot, asked):
    run(page.presenter, qtbot)
    context.recognisers.own.folder.parent.mkdir(parents=True, exist_ok=True)
    context.recognisers.own.folder.write_text("a file in the way", encoding="utf-8")
    told = []
    context.reported.connect(told.append)
    answers(asked, Choice.KEEP)
    assert not view.may_close()
    assert page.presenter.state.result is not None
    assert len(told) == 1


def test_without_time_to_ask_it_is_kept(view, page, context, qtbot, asked):
    run(page.presenter, qtbot)
    page.presenter.set_name("my hand")
    view.rescue()
    assert own(context) == ("my hand",)
    assert view.may_close()
    view.rescue()
    assert own(context) == ("my hand",)
    assert len(asked) == 1


def test_another_language_keeps_what_waits(view, page, context, qtbot, asked):
    run(page.presenter, qtbot)
    counts = [row[1] for row in page.table.texts()[1:]]
    view.show_page("browse")
    i18n.install("ko")
    qtbot.waitUntil(lambda: view.buttons["teach"].text() == "가르치기")
    assert view.unkept()
    answers(asked, Choice.CANCEL)
    assert not view.may_close()
    assert [row[1] for row in view.page().table.texts()[1:]] == counts
    view.page().panel.keep.click()
    assert own(context) == ("my-cnn",)


def test_enter_keeps_and_escape_stays(page, qtbot):
    for key, choice in (
        (Qt.Key.Key_Return, Choice.KEEP),
        (Qt.Key.Key_Escape, Choice.CANCEL),
    ):
        QTimer.singleShot(0, partial(press, key))
        assert dialogs.ask(page.picture, "Keep it?") is choice


def press(key):
    QTest.keyClick(QApplication.activeModalWidget(), key)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_buttons_say_what_they_do(page, language):
    i18n.install(language)
    words = {"en": "Throw away", "ko": "버리기"}
    QTimer.singleShot(0, partial(click, words[language]))
    assert dialogs.ask(page.picture, "Keep it?") is Choice.THROW_AWAY


def click(text):
    box = QApplication.activeModalWidget()
    next(button for button in box.buttons() if button.text() == text).click()
