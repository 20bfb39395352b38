"""A tab of two toy pages: switching, language, and what happens to a page that is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from weakref import ref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from desktop.reading.content import Reading
from desktop.services import i18n
from desktop.tabs import PageSpec, TabSpec
from desktop.tabs.kit.page import Page
from desktop.tabs.kit.presenter import Presenter
from desktop.tabs.kit.tab import Tab
from desktop.widgets.controls import message_bar
from nn_core.errors import ValueRefused


@dataclass(frozen=True)
class Toy:
    number: float = 1.0
    word: str = "a"


class ToyPresenter(Presenter[Toy]):
    def __init__(self, context):
        super().__init__(context, Toy())

    def set_number(self, number):
        self.edit(lambda state: Toy(number, state.word), "number")


class ToyPage(Page):
    def __init__(self, presenter, context):
        super().__init__(presenter, context)
        self.calls = []
        self.slider = self.form.slider(
            "Number",
            lambda state: state.number,
            presenter.set_number,
            0,
            10,
        )

    def sentence(self):
        return f"{type(self).__name__} {self.presenter.state.number:g} {i18n.language()}"

    def reading(self):
        return Reading()

    def enter(self):
        self.calls.append("enter")

    def leave(self):
        self.calls.append("leave")


class OtherPage(ToyPage):
    def copy(self):
        QGuiApplication.clipboard().setText("copied")
        return True


class TwoPresenters(QObject):
    def __init__(self, context):
        super().__init__()
        self.first, self.second = ToyPresenter(context), ToyPresenter(context)


class FirstPage(ToyPage):
    def __init__(self, owner, context):
        super().__init__(owner.first, context)


class SecondPage(ToyPage):
    def __init__(self, owner, context):
        super().__init__(owner.second, context)


SPEC = TabSpec(
    id="toy",
    title="Toy",
    tip="A toy",
    presenter=f"{__name__}:ToyPresenter",
    pages=(
        PageSpec("one", "One", "The first", f"{__name__}:ToyPage"),
        PageSpec("two", "Two", "The second", f"{__name__}:OtherPage"),
    ),
)


APART = TabSpec(
    id="apart",
    title="Apart",
    tip="Pages with an undo of their own",
    presenter=f"{__name__}:TwoPresenters",
    pages=(
        PageSpec("one", "One", "The first", f"{__name__}:FirstPage"),
        PageSpec("two", "Two", "The second", f"{__name__}:SecondPage"),
    ),
)


@pytest.fixture
def tab(qtbot, context):
    return qtbot.shown(Tab(SPEC, context), 704, 560)


def test_a_click_on_a_page_brings_it_and_is_remembered(tab, context, qtbot):
    qtbot.mouseClick(tab.buttons["two"], Qt.MouseButton.LeftButton)
    assert isinstance(tab.page(), OtherPage)
    assert tab.sentence.text().startswith("OtherPage")
    again = Tab(SPEC, context)
    qtbot.addWidget(again)
    assert isinstance(again.page(), OtherPage)


def test_alt_and_a_number_bring_a_page_and_its_tip_says_so(tab, qtbot):
    assert tab.buttons["two"].toolTip() == "The second (Alt+2)"
    qtbot.keyClick(tab, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert isinstance(tab.page(), OtherPage)
    qtbot.keyClick(tab, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not isinstance(tab.page(), OtherPage)


def test_undo_in_the_menu_is_that_of_the_page_in_front(open_window, qtbot):
    window = open_window(APART)
    tab, undo = window.tabs.view(), window.menus.actions["undo"]
    tab.presenter.first.set_number(7.0)
    assert undo.isEnabled()
    qtbot.mouseClick(tab.buttons["two"], Qt.MouseButton.LeftButton)
    assert not undo.isEnabled()
    tab.presenter.second.set_number(5.0)
    undo.trigger()
    assert tab.presenter.second.state.number == 1
    assert tab.presenter.first.state.number == 7


def test_the_slider_the_state_and_the_sentence_agree(tab, qtbot):
    tab.page().slider.slider.setFocus()
    qtbot.keyClick(tab.page().slider.slider, Qt.Key.Key_Right)
    assert tab.presenter.state.number > 1
    assert f"{tab.presenter.state.number:g}" in tab.sentence.text()
    tab.undo_stack().undo()
    assert tab.page().slider.value() == 1


def test_each_number_that_is_typed_is_a_step_of_undo(tab, qtbot):
    box = tab.page().slider.field.box
    for text in ("2", "3"):
        box.selectAll()
        qtbot.keyClicks(box, text)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert tab.presenter.state.number == 3
    tab.undo_stack().undo()
    assert tab.presenter.state.number == 2


def test_what_was_refused_is_past_once_the_user_has_gone_on(tab, monkeypatch):
    tab.messages.show_error(ValueRefused("No.", "Try again."))
    tab.page().presenter.set_number(3)
    assert tab.messages.text(), "there was no time to read it"
    monkeypatch.setattr(message_bar, "READ_MS", 0)
    tab.page().presenter.set_number(3)
    assert tab.messages.text(), "nothing has changed"
    tab.page().presenter.end_drag()
    tab.page().presenter.set_number(4)
    assert tab.messages.text() == ""
    assert tab.messages.isHidden()


def test_a_short_form_keeps_to_the_top(tab):
    tab.resize(704, 900)
    form = tab.page().form
    form.parentWidget().setMinimumHeight(700)
    tab.grab()
    assert form.height() >= 700
    assert tab.page().slider.geometry().bottom() < 200


def test_a_page_at_the_back_catches_up(tab):
    tab.show_page("two")
    tab.presenter.set_number(7.0)
    tab.show_page("one")
    assert tab.page().slider.value() == 7


def test_another_language_builds_the_pages_from_the_state(tab, qtbot):
    tab.presenter.set_number(7.0)
    first = tab.page()
    gone = ref(first)
    first.calls.clear()
    i18n.install("ko")
    qtbot.waitUntil(lambda: tab.sentence.text() == "ToyPage 7 ko")
    assert first.calls == []  # nobody has left it: what plays there goes on
    assert tab.page() is not first
    assert tab.page().slider.value() == 7
    assert tab.undo_stack().canUndo()
    del first
    qtbot.waitUntil(lambda: gone() is None)


def test_a_page_that_is_left_for_another_language_hears_no_more(tab, qtbot, monkeypatch):
    old = tab.page()
    heard = []
    monkeypatch.setattr(old, "show_state", heard.append)
    tab.retranslate()
    # Its widgets may be gone already while it still waits to be deleted.
    old.presenter.state_changed.emit(old.presenter.state)
    assert heard == []
    assert tab.page() is not old


def test_a_page_goes_on_in_another_language(tab, qtbot):
    i18n.install("ko")
    qtbot.waitUntil(lambda: tab.page().calls == ["enter"])


def test_the_dock_follows_what_a_page_tells_only(tab, qtbot, monkeypatch):
    monkeypatch.setattr(ToyPage, "telling", lambda page, state: state.word)
    tab.presenter.update(word="b")
    readings = []
    tab.page().changed.connect(lambda: readings.append(tab.presenter.state))
    tab.presenter.set_number(7.0)
    assert readings == []
    tab.presenter.update(word="c")
    assert len(readings) == 1


def test_the_dock_follows_also_what_never_rests(tab, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.tabs.kit.tab.LONGEST_MS", 100)
    tab._rest.setInterval(60_000)
    read = []
    tab.reading_changed.connect(read.append)
    tab.presenter.set_number(5.0)
    assert read == []
    qtbot.waitUntil(lambda: tab._unread.hasExpired(100))
    tab.presenter.set_number(6.0)
    assert len(read) == 1


def test_pages_enter_and_leave_with_the_tab(tab, qtbot):
    qtbot.waitUntil(lambda: "enter" in tab.page().calls)
    tab.page().calls.clear()
    tab.hide()
    assert tab.page().calls == ["leave"]


def test_copy_takes_what_the_page_gives_or_the_picture(tab):
    tab.show_page("two")
    tab.copy()
    assert QGuiApplication.clipboard().text() == "copied"
    tab.show_page("one")
    tab.copy()
    assert not QGuiApplication.clipboard().pixmap().isNull()


class HoldingPage(ToyPage):
    """Holds something for as long as the number is not 1, as a network that nobody has kept."""

    def unkept(self):
        return self.presenter.state.number != 1

    def rescue(self):
        self.presenter.set_number(1.0)


def holding():
    first, second = SPEC.pages
    return replace(SPEC, pages=(first, replace(second, page=f"{__name__}:HoldingPage")))


@pytest.fixture
def held(qtbot, context):
    made = qtbot.shown(Tab(holding(), context), 704, 560)
    made.show_page("two")
    made.presenter.set_number(7.0)
    made.show_page("one")
    return made


def test_what_a_page_holds_outlives_another_language(held, qtbot):
    i18n.install("ko")
    qtbot.waitUntil(lambda: held.sentence.text().endswith("ko"))
    assert held.unkept()
    assert not held.may_close()
    assert isinstance(held.page(), HoldingPage)


def test_without_time_to_ask_it_is_kept_all_the_same(held, qtbot):
    i18n.install("ko")
    qtbot.waitUntil(lambda: held.sentence.text().endswith("ko"))
    held.rescue()
    assert held.presenter.state.number == 1


def test_a_page_may_ask_for_another_one(tab):
    tab.page().other_wanted.emit("two")
    assert isinstance(tab.page(), OtherPage)
    assert tab.buttons["two"].isChecked()


def test_a_page_built_for_another_language_is_looked_at(tab, qtbot):
    qtbot.waitUntil(lambda: "enter" in tab.page().calls)
    i18n.install("ko")
    qtbot.waitUntil(lambda: tab.sentence.text().endswith("ko"))
    assert tab.page().calls == ["enter"]
