"""A read-only piece of Python that stays readable in a narrow column."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from desktop.style import theme
from desktop.style.theme import Theme


@lru_cache(maxsize=64)
def highlighted(source: str, tokens: Theme) -> str:
    """Return ``source`` as HTML.

    Blue and vermillion mean 1 and 0 everywhere, so code makes do with ink: keywords are bold,
    numbers carry the accent, comments and docstrings step back.
    """
    # Imported late: the first formula or lesson must not wait for a lexer.
    from pygments.lexers.python import PythonLexer

    pieces = []
    for kind, text in PythonLexer(stripnl=False).get_tokens(source):
        style = _style(str(kind), tokens)
        piece = escape(text)
        pieces.append(f'<span style="{style}">{piece}</span>' if style else piece)
    body = "".join(pieces).rstrip("\n")
    return f'<pre style="color:{tokens.ink}; white-space:pre-wrap;">{body}</pre>'


def page_style(tokens: Theme) -> str:
    """Return a style sheet for a page of text.

    A palette would not do: the application's own is set after the pages have heard of the theme.
    """
    return (
        f"QTextEdit {{ background: {tokens.paper}; color: {tokens.ink}; border: none;"
        f" selection-background-color: {tokens.accent};"
        f" selection-color: {tokens.on_accent}; }}"
    )


def _style(kind: str, tokens: Theme) -> str:
    if "Comment" in kind or "String.Doc" in kind:
        return f"color:{tokens.muted};"  # not slanted: Hangul has no italics
    if "Keyword" in kind or "Operator.Word" in kind:
        return "font-weight:600;"
    if "Number" in kind:
        return f"color:{tokens.accent};"
    if "String" in kind:
        return f"color:{tokens.muted};"
    if "Name.Function" in kind or "Name.Class" in kind:
        return f"color:{tokens.accent}; font-weight:600;"
    return ""


INDENT = 50
"""Per cent of their width that the spaces before a line keep; copied, they are what they were."""
HANG = 4
"""Characters by which the rest of a line that is too long stands further in than its beginning."""


class CodeText(QTextEdit):
    """A read-only piece of Python in the theme's colours.

    A line that is too long goes on below, further in than it began: so one sees what is one
    statement without scrolling sideways.
    """

    def __init__(self) -> None:
        super().__init__()
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
