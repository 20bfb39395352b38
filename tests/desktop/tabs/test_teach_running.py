"""A run that still goes on when the window closes is not lost without a question."""

from __future__ import annotations

import threading
import time
from functools import partial

import pytest
from lending import given_back
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from teach_help import FEW, lend, open_page, teaching, write_digits

from desktop.services import i18n
from desktop.tabs.mydigits import TAB
from desktop.tabs.mydigits.teach import dialogs
from desktop.tabs.mydigits.teach import presenter as presenter_module
from desktop.tabs.mydigits.teach.dialogs import Choice


@pytest.fixture
def goes_on(monkeypatch):
    """Hold every run until the event that this returns is set."""
    event, work = threading.Event(), presenter_module.work

    def held(*arguments):
        while not event.is_set():
            time.sleep(0.002)
            yield None
        yield from work(*arguments)

    monkeypatch.setattr(presenter_module, "work", held)
    return event


@pytest.fixture
def context(qapp, tmp_path, monkeypatch):
    yield from given_back(lend(tmp_path, monkeypatch))


@pytest.fixture
def view(context, qtbot):
    return open_page(context, qtbot)


@pytest.fixture
def page(view, goes_on):
    page = view.page()
    page.presenter.set_steps(FEW)
    QTest.mouseClick(page.panel.start, Qt.MouseButton.LeftButton)
    assert page.presenter.state.running
    return page


@pytest.fixture
def asked(monkeypatch):
    """Answer with the next of the choices whether the run may be lost, and count."""
    choices = []

    def lose_run(_parent, _ended):
        return choices.pop(0)

    monkeypatch.setattr(dialogs, "lose_run", lose_run)
    return choices


def test_a_run_is_at_stake_until_it_may_be_lost(context, goes_on, qtbot):
    presenter = teaching(context)
    write_digits(context)
    presenter.forsake()
    assert not presenter.state.at_stake
    presenter.set_steps(FEW)
    for _ in range(2):
        presenter.start()
        assert presenter.state.at_stake
        presenter.forsake()
        assert presenter.state.running
        assert not presenter.state.at_stake
        with qtbot.waitSignal(presenter.ended):
            presenter.cancel()
        assert not presenter.state.at_stake


def test_a_run_that_might_be_lost_but_was_not_waits_to_be_kept(context, goes_on, qtbot):
    presenter = teaching(context)
    write_digits(context)
    presenter.set_steps(FEW)
    presenter.start()
    presenter.forsake()
    goes_on.set()
    qtbot.waitUntil(lambda: not presenter.state.running)
    assert presenter.state.waits
    assert presenter.state.at_stake


def test_going_on_leaves_the_run_alone(view, page, asked):
    view.show_page("browse")
    asked.append(False)
    assert view.unkept()
    assert not view.may_close()
    assert view.page() is page
    assert page.presenter.state.running


def test_where_it_may_be_lost_it_goes_on_as_long_as_the_window(view, page, asked, goes_on, qtbot):
    asked.append(True)
    assert view.may_close()
    goes_on.set()
    qtbot.waitUntil(lambda: page.presenter.state.waits)


def test_a_run_that_ends_meanwhile_is_asked_about_as_usual(
    view, page, goes_on, context, qtbot, monkeypatch
):
    def ends(_parent, _ended):
        goes_on.set()
        qtbot.waitUntil(lambda: not page.presenter.state.running)
        return False

    monkeypatch.setattr(dialogs, "lose_run", ends)
    monkeypatch.setattr(dialogs, "ask", lambda _parent, _text: Choice.KEEP)
    assert view.may_close()
    assert context.recognisers.own.names() == ("my-cnn",)


def test_a_run_that_stops_meanwhile_leaves_the_window_open(view, page, qtbot, monkeypatch):
    def stops(_parent, _ended):
        page.presenter.cancel()
        qtbot.waitUntil(lambda: not page.presenter.state.running)
        return False

    monkeypatch.setattr(dialogs, "lose_run", stops)
    assert not view.may_close()
    assert view.may_close()


def test_told_to_end_nothing_is_asked(view, page, asked):
    view.rescue()
    assert not view.unkept()
    assert view.may_close()
    assert page.presenter.state.running


def test_the_button_of_a_run_never_asks(page, asked):
    page.panel.start.click()
    page.panel.start.clicked.emit()
    assert page.presenter.state.running


def test_another_language_leaves_the_run_alone(view, page, goes_on, asked, qtbot):
    i18n.install("ko")
    qtbot.waitUntil(lambda: view.page() is not page)
    again = view.page()
    assert again.presenter.state.running
    assert again.panel.cancel.isEnabled()
    asked.append(False)
    assert not view.may_close()
    goes_on.set()
    qtbot.waitUntil(lambda: again.presenter.state.waits)
    qtbot.waitUntil(again.panel.keep.isEnabled)


def press(key):
    QTest.keyClick(QApplication.activeModalWidget(), key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_go_on(page, key):
    QTimer.singleShot(0, partial(press, key))
    assert not dialogs.lose_run(page.picture, page.presenter.ended)


@pytest.mark.parametrize(("language", "text"), [("en", "Close and lose it"), ("ko", "버리고 닫기")])
def test_closing_is_a_click_away(page, language, text):
    i18n.install(language)
    QTimer.singleShot(0, partial(click, text))
    assert dialogs.lose_run(page.picture, page.presenter.ended)


def click(text):
    box = QApplication.activeModalWidget()
    next(button for button in box.buttons() if button.text() == text).click()


def test_the_question_goes_away_with_its_run(page):
    QTimer.singleShot(0, page.presenter.cancel)
    assert not dialogs.lose_run(page.picture, page.presenter.ended)
    assert not page.presenter.state.running


def test_the_window_closes_or_stays_as_answered(open_window, monkeypatch, goes_on, asked):
    window = open_window(TAB)
    view = window.tabs.view()
    view.show_page("teach")
    presenter = view.page().presenter
    presenter.set_hand("odd")
    presenter.start()
    assert presenter.state.running
    asked.append(False)
    assert not window.close()
    assert window.isVisible()
    window.end_now()
    assert window.close()
    assert asked == []
