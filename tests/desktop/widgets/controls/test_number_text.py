"""A large number stays together at the end of a line, wherever it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QRawFont, QTextLayout, QTextOption

from desktop.services.numbers import thousands
from desktop.style import app_style, theme

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
