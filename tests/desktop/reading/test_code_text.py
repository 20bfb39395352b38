"""Code in a narrow column: too long a line goes on further in, and is copied as it was."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QTextBlock
from PySide6.QtWidgets import QApplication

from desktop.reading.code_view import CodeText
from desktop.style import theme

CODE = """\
def softmax(a: npt.ArrayLike, axis: int = -1) -> FloatArray:
    with np.errstate(under="ignore"):
        exponentials = np.exp(scores - scores.max(axis=axis, keepdims=True))

    return exponentials"""


@pytest.fixture
def text(qtbot):
    made = CodeText()
    qtbot.addWidget(made)
    made.resize(306, 400)
    made.restyle(theme.current())
    made.show_code(CODE)
    made.show()
    return made


def blocks(text: CodeText) -> list[QTextBlock]:
    document = text.document()
    document.size()  # lays it out
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def begins(block: QTextBlock) -> list[float]:
    """Return where the letters of each line of a block begin, in pixels."""
    layout, words = block.layout(), block.text()
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = line.textStart() + (len(words) - len(words.lstrip()) if number == 0 else 0)
        found.append(line.cursorToX(first)[0])
    return found


def test_a_long_line_goes_on_further_in_than_it_began(text):
    wrapped = [begins(block) for block in blocks(text) if block.layout().lineCount() > 1]
    assert len(wrapped) == 2
    for first, *others in wrapped:
        assert len(set(others)) == 1
        assert others[0] > first + 10


def test_what_is_deeper_stands_further_in(text):
    outer, inner, innermost, _, last = (begins(block)[0] for block in blocks(text))
    assert outer < inner < innermost
    assert inner == last


def test_half_the_indentation_is_left(text):
    # The document's own type, not the widget's: which is wider depends on the machine's fonts.
    letter = QFontMetricsF(text.document().defaultFont()).horizontalAdvance(" ")
    start, inner, *_ = (begins(block)[0] for block in blocks(text))
    assert 0 < inner - start < 4 * letter


def test_nothing_has_to_be_scrolled_sideways(text):
    assert text.horizontalScrollBar().maximum() == 0


def test_what_is_copied_is_the_code(text):
    assert text.toPlainText() == CODE
    text.selectAll()
    text.copy()
    assert QGuiApplication.clipboard().text() == CODE


def test_it_hangs_at_any_size_of_type(text):
    small = text.needed_height()
    theme.manager().set_zoom(1.5)
    QApplication.processEvents()
    text.restyle(theme.current())
    assert text.needed_height() > small
    wrapped = [begins(block) for block in blocks(text) if block.layout().lineCount() > 1]
    assert all(others[0] > first + 15 for first, *others in wrapped)
