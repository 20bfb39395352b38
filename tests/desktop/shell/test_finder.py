"""Find anything, the keys of the tab in front, and what's this."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.services import course, i18n
from desktop.services.bundled_digits import three
from desktop.shell.finder import Finder
from desktop.shell.help_dialogs import KeysDialog, keys_of
from desktop.tabs import registered
from desktop.tabs.kit.names import controls, said
from desktop.widgets.controls.controls_column import Frame
from nn_core.data.notebook import Entry

SPECS = {spec.id: spec for spec in registered()}


@pytest.fixture(params=["en", "ko"])
def window(request, qtbot, open_window):
    i18n.install(request.param)
    return open_window(*(SPECS[name] for name in ("gates", "softmax", "training", "digit")))


def found(window):
    window.menus.actions["find"].trigger()
    return next(child for child in window.children() if isinstance(child, Finder))


def search(window, text):
    """Look for a text, go to what is found first, and return what was offered."""
    finder = found(window)
    QTest.keyClicks(finder.field, text) if text.isascii() else finder.field.setText(text)
    offered = [finder.list.item(row).text() for row in range(finder.list.count())]
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    return offered


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("temperature", "softmax/scores"),
        ("온도 T", "softmax/scores"),
        ("dropout", "training/points"),
        ("드롭아웃", "training/points"),
        ("random start", "gates/learning"),
        ("무작위로 시작", "gates/learning"),
    ],
)
def test_a_control_is_found_in_both_languages_and_marked(qtbot, window, text, place):
    assert search(window, text)
    assert window.tabs.page().link().text == place
    qtbot.waitUntil(lambda: any(frame.isVisible() for frame in window.findChildren(Frame)))


def test_a_long_thing_to_try_is_read_whole(window):
    finder = found(window)
    finder.field.setText("손실" if i18n.language() == "ko" else "loss")
    assert finder.list.count() > 10
    assert finder.list.horizontalScrollBar().maximum() == 0
    widths = [finder.list.visualItemRect(finder.list.item(row)) for row in range(10)]
    assert all(place.width() <= finder.list.viewport().width() for place in widths)
    finder.close()


@pytest.mark.parametrize(
    "text", ["weight", "가중치", "threshold", "임계값", "ReLU", "XOR", "손실", "loss"]
)
def test_terms_and_lessons_are_found_in_both_languages(window, text):
    offered = search(window, text)
    assert any(text.casefold() in one.casefold() for one in offered)


def test_a_digit_is_found_and_read(qtbot, window):
    search(window, "mnist 7")
    assert window.tabs.page().link().text == "digit/read"
    presenter = window.tabs.view().presenter.read
    qtbot.waitUntil(lambda: presenter.state.recognition is not None)
    assert presenter.state.recognition.digit == 7


def test_a_network_is_found_and_chosen(qtbot, window):
    search(window, "mlp")
    assert window.tabs.view().presenter.read.state.model.name == "mlp"


def test_a_command_is_found_and_done(window):
    name = "Presentation mode" if i18n.language() == "en" else "발표"
    offered = search(window, name)
    assert offered
    window.commands.end_presentation()


def test_keys_go_through_what_was_found_and_nothing_is_no_harm(window):
    finder = found(window)
    QTest.keyClick(finder.field, Qt.Key.Key_Down)
    assert finder.list.currentRow() == 1
    QTest.keyClick(finder.field, Qt.Key.Key_Up)
    QTest.keyClick(finder.field, Qt.Key.Key_Up)
    assert finder.list.currentRow() == 0
    finder.field.setText("qqqqzzzz")
    assert finder.list.count() == 0
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert finder.isVisible()
    finder.reject()


def test_the_keys_of_the_tab_in_front_are_listed(qtbot, window):
    window.go_to("training/points")
    view = window.tabs.view()
    qtbot.waitUntil(view.page().transport.play.isVisible)
    listed = dict(keys_of(view))
    assert {"←", "→", "Home", "Shift+→"} <= set(listed.values())
    assert any("Alt+2" in keys for keys in listed.values())
    window.menus.actions["keys"].trigger()
    dialog = next(child for child in window.children() if isinstance(child, KeysDialog))
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Shift+→", "Ctrl+K"} <= shown
    room = dialog.screen().availableGeometry()
    assert dialog.height() < room.height(), "the button to close it is below the screen"
    dialog.reject()


def test_every_control_says_what_it_is(qtbot, context):
    for spec in registered():
        tab = spec.build(context)
        qtbot.addWidget(tab)
        for page in spec.pages:
            tab.show_page(page.id)
            for name, widget in controls(tab.page()).items():
                assert widget.whatsThis() or not said(widget), f"{spec.id}/{page.id}#{name}"


def test_a_digit_of_the_notebook_is_found_and_read(qtbot, window):
    for label in (3, None):
        window.shared.notebook.add(Entry.of(three(), label=label))
    mine = "my 3" if i18n.language() == "en" else "내 숫자 3"
    offered = search(window, mine)
    assert sum("3" in one.split(",")[0] for one in offered) >= 1
    assert window.tabs.page().link().text == "digit/read"
    drawn = window.shared.drawing.value
    assert drawn.image is None
    assert len(drawn.strokes) == len(three().strokes)
    presenter = window.tabs.view().presenter.read
    qtbot.waitUntil(lambda: presenter.state.recognition is not None)
    assert presenter.state.recognition.digit == 3


def test_without_a_notebook_none_is_made(window):
    found(window).reject()
    assert not window.shared.notebook.path.exists()


def test_nothing_leads_to_a_tab_that_is_put_away(window):
    away = {"digit", "softmax"}
    every = Finder(window.menus.actions, window.session, ()).offers
    left = Finder(window.menus.actions, window.session, away).offers
    gone = {one.place for one in every} - {one.place for one in left}
    assert {"digit:7", "softmax/scores#temperature"} <= gone
    assert all(course.tab_of(one.place) not in away for one in left)
    terms = {one.text for one in every if one.words not in {o.words for o in left}}
    assert "softmax" not in terms
