"""What stands before a formula, what its symbols are, and what is folded away."""

from __future__ import annotations

import re

import pytest
from patient import PatientBot
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QToolButton

from desktop.reading.content import FormulaLine, Reading
from desktop.reading.formula_page import FormulaPage, entries, words_of
from desktop.reading.formula_view import FormulaView
from desktop.services import i18n

HANGUL = re.compile("[가-힣]")
LINES = (
    FormulaLine("a = b", about="softmax"),
    FormulaLine("c = d"),
    FormulaLine("e = f", about="energy", more=True),
)


@pytest.mark.parametrize("name", entries())
def test_every_entry_speaks_both_languages(name: str) -> None:
    entry = entries()[name]
    assert not HANGUL.search(entry["en"])
    assert HANGUL.search(entry["ko"])
    assert entry["en"].endswith((".", "!", "?"))
    assert entry["ko"].endswith(("요.", "값."))
    assert entry["symbols"]
    for sign, english, korean in entry["symbols"]:
        assert sign
        assert not HANGUL.search(english)
        assert korean


@pytest.fixture
def view(qtbot: PatientBot) -> FormulaView:
    widget = FormulaView()
    qtbot.shown(widget, 320, 500)
    widget.show_reading(Reading(LINES))
    qtbot.waitUntil(widget.settled)
    return widget


def test_the_symbols_are_said_where_the_mouse_rests(view: FormulaView) -> None:
    page = view.findChild(FormulaPage)
    assert "y_k: probability of class k" in page.tip_at(QPointF(30, 30))
    assert page.tip_at(QPointF(30, 480)) == ""
    assert words_of("softmax").sentence in page.accessibleDescription()


def test_what_goes_beyond_the_chapter_is_asked_for(view: FormulaView, qtbot: PatientBot) -> None:
    more = view.findChild(QToolButton)
    assert [line.symbols for line in view.shown()] == ["a = b", "c = d"]
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.settled)
    assert [line.symbols for line in view.shown()] == ["a = b", "c = d", "e = f"]
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(view.shown()) == 2
    view.show_reading(Reading(LINES[:1]))
    assert not more.isVisible()


def test_words_are_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "language", lambda: "ko")
    assert "확률" in words_of("softmax").sentence
