"""A tab of two toy pages: switching, language, and what happens to a page that is left."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.reading.content import Reading
from desktop.services import i18n
from desktop.tabs.kit.page import Page
from desktop.tabs.kit.presenter import Presenter
from desktop.tabs.kit.tab import Tab
from desktop.tabs.spec import PageSpec, TabSpec


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
            released=presenter.end_drag,
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


def test_the_slider_the_state_and_the_sentence_agree(tab, qtbot):
    tab.page().slider.slider.setFocus()
    qtbot.keyClick(tab.page().slider.slider, Qt.Key.Key_Right)
    assert tab.presenter.state.number > 1
    assert f"{tab.presenter.state.number:g}" in tab.sentence.text()
    tab.undo_stack().undo()
    assert tab.page().slider.value() == 1


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
    assert first.calls == ["leave"]
    assert tab.page() is not first
    assert tab.page().slider.value() == 7
    assert tab.undo_stack().canUndo()
    del first
    qtbot.waitUntil(lambda: gone() is None)


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
