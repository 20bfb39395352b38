"""The dock: pages, folding, memory, lessons with ticks, code that follows the state."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from patient import PatientBot
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton

from desktop.platform import package_files
from desktop.reading.code_view import CodeText, call_text
from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.reading.dock import COLLAPSED_KEY, ReadingDock
from desktop.reading.lesson_view import LessonView, joined, lesson_text, ticked, tries
from desktop.services import i18n
from desktop.services.settings import Settings
from desktop.style import theme
from nn_core.softmax import softmax

LESSON = "# Title\n\n- [ ] {one-thing} Try this.\n- [ ] {other} Try that.\n"
CODE = CodeSnapshot((softmax,), {"a": np.array([0.3, 2.9, 4.0])}, "print(softmax(a))")
READING = Reading((FormulaLine("a = b"),), CODE, "softmax", frozenset())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "badak.ini")


@pytest.fixture
def dock(qtbot: PatientBot, settings: Settings) -> ReadingDock:
    widget = ReadingDock(settings)
    qtbot.addWidget(widget)
    widget.resize(320, 500)
    widget.show()
    widget.show_reading(READING)
    return widget


def button(dock: ReadingDock, name: str) -> QToolButton:
    return next(b for b in dock.findChildren(QToolButton) if b.accessibleName() == name)


def click(qtbot: PatientBot, widget: QToolButton | QPushButton) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def code_texts(dock: ReadingDock) -> list[str]:
    return [text.toPlainText() for text in dock.code.findChildren(CodeText)]


def test_pages_are_chosen_by_click_and_remembered(
    dock: ReadingDock, settings: Settings, qtbot: PatientBot
) -> None:
    click(qtbot, button(dock, "Code"))
    assert dock.page() == "code"
    other = ReadingDock(settings)
    qtbot.addWidget(other)
    assert other.page() == "code"


def test_folding_leaves_a_strip_and_is_remembered(
    dock: ReadingDock, settings: Settings, qtbot: PatientBot
) -> None:
    with qtbot.waitSignal(dock.collapsed_changed):
        click(qtbot, button(dock, "Fold the reading pages"))
    assert dock.maximumWidth() < 60
    other = ReadingDock(settings)
    qtbot.addWidget(other)
    assert other.collapsed()
    click(qtbot, button(dock, "Open the reading pages"))
    assert dock.maximumWidth() > 1000
    assert dock.formula.isVisible()


def test_a_damaged_setting_means_the_first_page(settings: Settings, qtbot: PatientBot) -> None:
    settings.set("reading/page", "nonsense")
    widget = ReadingDock(settings)
    qtbot.addWidget(widget)
    assert widget.page() == "formula"


def test_the_code_page_shows_arguments_and_source(dock: ReadingDock, qtbot: PatientBot) -> None:
    click(qtbot, button(dock, "Code"))
    _, call, source = code_texts(dock)
    assert call == "a = np.array([0.3, 2.9, 4], dtype=np.float64)\n\nprint(softmax(a))"
    assert source.startswith("def softmax(a")


def test_the_code_page_follows_the_state(dock: ReadingDock, qtbot: PatientBot) -> None:
    dock.set_page("code")
    for value in range(50):
        dock.show_reading(Reading(code=CodeSnapshot((softmax,), {"a": value}, "softmax(a)")))
    qtbot.waitUntil(lambda: code_texts(dock)[1].startswith("a = 49"))


def test_copy_as_script(dock: ReadingDock, qtbot: PatientBot) -> None:
    dock.set_page("code")
    copy = dock.code.findChild(QPushButton)
    click(qtbot, copy)
    assert "import numpy as np" in QGuiApplication.clipboard().text()
    dock.show_reading(Reading(code=CodeSnapshot((softmax,), {"a": object()}, "1")))
    QGuiApplication.clipboard().setText("as it was")
    click(qtbot, copy)
    assert QGuiApplication.clipboard().text() == "as it was"


def test_without_code_or_formula_the_pages_say_so(dock: ReadingDock, qtbot: PatientBot) -> None:
    dock.show_reading(Reading())
    assert dock.grab().width() > 0
    dock.set_page("code")
    assert not any(text.isVisible() for text in dock.code.findChildren(CodeText))


def test_large_arguments_are_shown_by_their_shape() -> None:
    snapshot = CodeSnapshot((softmax,), {"x": np.zeros((28, 28), np.float32), "f": softmax}, "f(x)")
    assert call_text(snapshot).splitlines()[:2] == [
        *("x = ...  # array of float32, shape (28, 28)", "f = softmax")
    ]


def test_ticks_follow_what_is_done() -> None:
    assert list(tries(LESSON)) == ["one-thing", "other"]
    text = ticked(LESSON, frozenset({"other"}))
    assert "- [ ] Try this." in text
    assert "- [x] Try that." in text


def test_ticks_can_be_seen_and_read(dock: ReadingDock) -> None:
    dock.show_reading(Reading(lesson="softmax", done=frozenset({"two"})))
    dock.set_page("lesson")
    lines = dock.lesson.toPlainText().splitlines()
    assert [line[0] for line in lines if "\t" in line] == ["□", "□", "✓"]
    dock.show_reading(Reading(lesson="softmax", done=frozenset({"two", "thousand"})))
    lines = dock.lesson.toPlainText().splitlines()
    assert [line[0] for line in lines if "\t" in line] == ["✓", "□", "✓"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*h(x)*가", "<em>h(x)</em>가"),
        ("**(굵게)**를", "<b>(굵게)</b>를"),
        ("*x*를 *h(x)* 가", "*x*를 *h(x)* 가"),
        ("2 * 3 * 4)가", "2 * 3 * 4)가"),
        ("이 *틀린* 값, *x*와 *h(x)*가", "이 **틀린** 값, *x*와 <em>h(x)</em>가"),
        ("**굵게** 쓴 *a*와 **b**", "**굵게** 쓴 *a*와 **b**"),
        ("**굵게**를 [**링크**](x)에서", "**굵게**를 [**링크**](x)에서"),
        ("*h(a)*예요. 하나, *A = B*예요", "<em>h(a)</em>예요. 하나, *A = B*예요"),
        ("**앞**마다 (**뒤**) 또", "**앞**마다 (**뒤**) 또"),
    ],
)
def test_emphasis_before_a_particle(text: str, html: str) -> None:
    assert joined(text) == html


@pytest.mark.parametrize("language", ["en", "ko"])
def test_no_lesson_shows_the_stars_of_its_emphasis(qtbot: PatientBot, language: str) -> None:
    i18n.install(language)
    view = LessonView()
    qtbot.addWidget(view)
    for folder in package_files.path("lessons").iterdir():
        view.show_reading(Reading(lesson=folder.name))
        shown = view.toPlainText()
        assert "**" not in shown, folder.name
        assert not re.search(r"[가-힣]\*|\*[가-힣]", shown), folder.name
        assert "](" not in shown, folder.name


def test_every_lesson_has_three_things_in_both_languages() -> None:
    english, korean = lesson_text("softmax", "en"), lesson_text("softmax", "ko")
    assert len(tries(english)) == 3
    assert list(tries(english)) == list(tries(korean))
    assert english != korean


def test_a_missing_lesson_is_an_empty_text() -> None:
    assert lesson_text("no-such-lesson", "ko") == ""


def test_the_lesson_page_shows_the_lesson(dock: ReadingDock, qtbot: PatientBot) -> None:
    click(qtbot, button(dock, "Lesson"))
    assert "softmax" in dock.lesson.toPlainText().lower()


def test_it_gives_way_and_comes_back_but_not_against_the_user(qtbot, tmp_path):
    settings = Settings(tmp_path / "s.ini")
    dock = ReadingDock(settings)
    qtbot.addWidget(dock)
    dock.give_way(True)
    assert dock.collapsed()
    assert not settings.flag(COLLAPSED_KEY)
    dock.give_way(False)
    assert not dock.collapsed()
    dock.give_way(True)
    dock.set_collapsed(False)  # the user wants to read all the same
    dock.give_way(False)
    assert not dock.collapsed()
    dock.set_collapsed(True)
    dock.give_way(True)
    dock.give_way(False)
    assert dock.collapsed()


def test_what_is_bold_in_a_lesson_has_the_bold_face(dock: ReadingDock) -> None:
    dock.show_reading(Reading(lesson="softmax"))
    dock.set_page("lesson")
    document = dock.lesson.document()
    found = document.find("+1000")
    assert found.charFormat().fontFamilies()[0] == theme.BOLD
    assert document.find("overflow").charFormat().fontWeight() < 500
