"""A read-only piece of Python that stays readable in a narrow column."""

from __future__ import annotations

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.reading.highlight import highlighted, page_style
from desktop.style import theme
from desktop.style.theme import Theme

INDENT = 50
"""Per cent of their width that the spaces before a line keep; copied, they are what they were."""
HANG = 4
"""Characters by which the rest of a line that is too long stands further in than its beginning."""


class CodeText(QTextEdit):
    """A read-only piece of Python in the theme's colours.

    A line that is too long goes on below, further in than it began: so one sees what is one
    statement without scrolling sideways.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(12)
        # Tab leaves the page instead of being swallowed by a text nobody can edit.
        self.setTabChangesFocus(True)

    def show_code(self, code: str) -> None:
        """Show ``code``, keeping the place the reader has scrolled to."""
        if code == self._code:
            return
        self._code = code
        position = self.verticalScrollBar().value()
        self.setHtml(highlighted(code, theme.current()))
        self._hang()
        self.verticalScrollBar().setValue(position)

    def needed_height(self) -> int:
        """Return the height at which nothing has to be scrolled, in pixels."""
        return round(self.document().size().height()) + 2

    def restyle(self, tokens: Theme) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(tokens.small)
        self.document().setDefaultFont(font)
        self.setStyleSheet(page_style(tokens))
        code, self._code = self._code, ""
        self.show_code(code)

    def _hang(self) -> None:
        """Let every line begin where it is indented, and go on further in."""
        letter = QFontMetricsF(self.document().defaultFont()).horizontalAdvance(" ")
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            _hang_block(cursor, block, letter)
            block = block.next()
        cursor.endEditBlock()


def _hang_block(cursor: QTextCursor, block: QTextBlock, letter: float) -> None:
    text = block.text()
    spaces = len(text) - len(text.lstrip(" "))
    further = letter * (spaces * INDENT / 100 + HANG)
    form = QTextBlockFormat()
    form.setLeftMargin(further)
    form.setTextIndent(-further)
    cursor.setPosition(block.position())
    cursor.mergeBlockFormat(form)
    if spaces:
        cursor.setPosition(block.position() + spaces, QTextCursor.MoveMode.KeepAnchor)
        narrow = QTextCharFormat()
        narrow.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
        narrow.setFontLetterSpacing(INDENT)
        cursor.mergeCharFormat(narrow)
