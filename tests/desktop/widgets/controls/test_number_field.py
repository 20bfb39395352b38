"""A number field is used by keyboard, and what it shows and emits is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QGuiApplication,
    QKeySequence,
    QRawFont,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.services.numbers import plain, thousands
from desktop.style import app_style, theme
from desktop.widgets.controls.number_field import NumberField, parse_number
from nn_core.errors import ValueRefused


@pytest.fixture
def field(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = NumberField(-10, 10, parent=window)
    QVBoxLayout(window).addWidget(made)
    window.layout().addWidget(QLineEdit())
    made.set_value(0.5)
    made.kept, made.got = window, []
    made.value_changed.connect(made.got.append)
    window.show()
    made.setFocus()
    return made


def enter(qtbot, field, text: str) -> None:
    field.box.selectAll()
    if text.isascii():
        qtbot.keyClicks(field.box, text)
    else:
        QGuiApplication.clipboard().setText(text)
        qtbot.keySequence(field.box, "Ctrl+V")
    qtbot.keyClick(field.box, Qt.Key.Key_Return)


@pytest.mark.parametrize("locale", ["C", "de_DE", "ko_KR", "en_US"])
@pytest.mark.parametrize(
    ("text", "value"),
    [("0,25", 0.25), ("0.25", 0.25), ("−3", -3), ("-,5", -0.5), ("+2.", 2), ("1e-1", 0.1)],
)
def test_comma_and_point_mean_the_same(qtbot, field, locale, text, value) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        enter(qtbot, field, text)
    finally:
        QLocale.setDefault(before)
    assert field.got == [value]
    assert field.value() == value
    assert field.reason() == ""
    assert field.box.text() == plain(value)


@pytest.mark.parametrize(
    "text", ["nan", "NaN", "inf", "-Infinity", "∞", "1e308", "-1e308", "1e999"]
)
def test_numbers_without_meaning_are_refused(qtbot, field, text) -> None:
    enter(qtbot, field, text)
    assert field.got == []
    assert field.value() == 0.5
    reason = field.findChild(QLabel)
    assert reason.isVisible()
    assert reason.text()
    assert field.box.text() == text


@pytest.mark.parametrize("text", ["", "abc", "1_0", "1,000.5", "--1", "0x10", "1 2", "10.5"])
def test_other_texts_are_refused_with_a_reason(qtbot, field, text) -> None:
    field.box.selectAll()
    qtbot.keyClick(field.box, Qt.Key.Key_Backspace)
    qtbot.keyClicks(field.box, text)
    qtbot.keyClick(field.box, Qt.Key.Key_Tab)
    assert (field.got, field.value()) == ([], 0.5)
    assert field.reason()


def test_a_good_number_takes_the_reason_away(qtbot, field) -> None:
    enter(qtbot, field, "nan")
    assert field.reason() == "nan is not a finite number."
    enter(qtbot, field, "1")
    assert field.reason() == ""
    assert not field.findChild(QLabel).isVisible()


def test_escape_takes_back_what_was_typed(qtbot, field) -> None:
    enter(qtbot, field, "1e308")
    assert field.reason() == "Must lie between −10 and 10."
    qtbot.keyClick(field.box, Qt.Key.Key_Escape)
    assert (field.box.text(), field.reason(), field.got) == ("0.5", "", [])


def test_arrows_step_and_stop_at_the_end(qtbot, field) -> None:
    qtbot.keyClick(field.box, Qt.Key.Key_Up)
    qtbot.keyClick(field.box, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field.box, Qt.Key.Key_PageDown)
    assert field.got == [0.6, 0.59, -0.41]
    field.set_value(9.95)
    qtbot.keyClick(field.box, Qt.Key.Key_Up)
    qtbot.keyClick(field.box, Qt.Key.Key_Up)
    assert field.got[3:] == [10]


def test_setting_from_the_model_emits_nothing(field) -> None:
    field.set_value(-0.25)
    assert (field.got, field.box.text()) == ([], "−0.25")


def test_leaving_an_untouched_field_keeps_hidden_digits(qtbot, field) -> None:
    field.set_value(0.123456)
    qtbot.keyClick(field.box, Qt.Key.Key_Return)
    assert (field.got, field.value()) == ([], 0.123456)


def test_the_wheel_steps_only_with_focus(qtbot, field) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    field.box.clearFocus()
    QApplication.sendEvent(field.box, event)
    assert field.got == []
    field.setFocus()
    QApplication.sendEvent(field.box, event)
    assert field.got == [0.6]


def test_it_has_a_name_for_screen_readers(field) -> None:
    field.describe("Weight w1", "How strongly x1 counts")
    name = QAccessible.queryAccessibleInterface(field.box).text(QAccessible.Text.Name)
    assert name == "Weight w1"
    assert field.box.toolTip() == "How strongly x1 counts"


def test_numbers_as_text() -> None:
    assert [plain(v) for v in (0.5, -0.20000000000000001, 1.0, -0.0001, 1234.5678)] == [
        "0.5",
        "−0.2",
        "1",
        "−1e−4",
        "1234.568",
    ]
    with pytest.raises(ValueRefused):
        parse_number("2", 0, 1)


def test_undo_is_the_window_s_once_a_number_was_taken(qtbot, field) -> None:
    undone = []
    action = QAction(field.kept)
    action.setShortcut(QKeySequence.StandardKey.Undo)
    action.triggered.connect(lambda: undone.append(1))
    field.kept.addAction(action)
    qtbot.keyClicks(field.box, "7")
    qtbot.keySequence(field.box, "Ctrl+Z")
    assert undone == []  # only the text that is being typed
    enter(qtbot, field, "3")
    assert field.got == [3]
    qtbot.keySequence(field.box, "Ctrl+Z")
    assert undone == [1]
    assert field.box.text() == "3"
    enter(qtbot, field, "3")
    qtbot.keySequence(field.box, "Ctrl+Z")
    assert undone == [1, 1]


ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (999, "999"), (2000, "2_000"), (1234567, "1_234_567"), (-4321, "−4_321")],
)
def test_thousands_are_set_apart(value, text):
    assert thousands(value) == text.replace("_", "\u202f")


def lines(text: str, width: float) -> list[str]:
    """Return the lines into which a text is broken where it has that much room, in pixels."""
    layout = QTextLayout(text, app_style.font(theme.current()))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return found


@pytest.mark.parametrize("sentence", ["훈련 숫자 {}개로 재요", "of {} digits"])
def test_no_line_is_broken_within_a_number(sentence, qapp):
    app_style.load_font()
    number = thousands(1234567)
    text = sentence.format(number)
    for width in range(1, 200, 7):
        assert any(number in line for line in lines(text, width)), width


def test_the_bundled_font_draws_its_spaces(qapp):
    app_style.load_font()
    font = QRawFont.fromFont(app_style.font(theme.current()))
    assert font.familyName() == app_style.FONT
    (space,), (digit,) = (
        font.advancesForGlyphIndexes(font.glyphIndexesForString(text)) for text in ("\u202f", "0")
    )
    assert font.supportsCharacter(0x202F)
    assert 0.1 < space.x() / digit.x() < 0.8


def test_numbers_are_grouped_in_one_place_only():
    files = sorted((ROOT / "desktop").rglob("*.py"))
    found = {file.name for file in files if re.search(r":,[}.]|:_}", file.read_text("utf-8"))}
    assert found == {"numbers.py"}
