"""Show the book's code, the library's that just ran, what it ran with, and copy it as a script."""

from __future__ import annotations

import ast
import re
import textwrap
from functools import lru_cache
from html import escape
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.platform import package_files
from desktop.reading.content import CodeSnapshot, Reading
from desktop.reading.script import printed
from desktop.reading.source_rewrite import folded, place_of, source_of
from desktop.services import i18n
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


COMMENT = re.compile(r"(?P<mark># )(?P<english>[^|\n]*?) \| (?P<korean>[^\n]*)$", re.MULTILINE)
"""A comment in two languages: ``# the sum | 합``."""


def book_code(names: tuple[str, ...]) -> str:
    """Return the pieces called ``names`` (file and definition) with comments of the language."""
    return _code(names, i18n.language())


@lru_cache(maxsize=64)
def _code(names: tuple[str, ...], language: str) -> str:
    part = "korean" if language == "ko" else "english"
    pieces = [_pieces(file)[name] for file, name in (item.split(".") for item in names)]
    return COMMENT.sub(lambda found: found["mark"] + found[part], "\n\n".join(pieces))


@lru_cache(maxsize=16)
def _pieces(file: str) -> dict[str, str]:
    """Return every function and class of a file by its name."""
    text = package_files.text("book", f"{file}.py")
    lines = text.splitlines()
    return {
        node.name: "\n".join(lines[node.lineno - 1 : node.end_lineno])
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }


REFRESH_MS = 40
TALLEST_CALL = 120
TALLEST_BOOK = 0.5
"""Of the page's height; what is longer is scrolled."""
SHORT_ARRAY = 24
"""Arrays with more numbers than this are shown by their shape; the script holds them all."""


def preview(value: Any) -> str:
    """Return a short Python-like text for an argument; exact only where it is short."""
    if isinstance(value, np.ndarray):
        if value.size > SHORT_ARRAY:
            return f"...  # array of {value.dtype}, shape {value.shape}"
        return f"np.array({_numbers(value)}, dtype=np.{value.dtype.name})"
    if callable(value):
        return place_of(value).name
    text = repr(value)
    return text if len(text) <= 200 else f"...  # {type(value).__name__}"


def _numbers(array: np.ndarray[Any, Any]) -> str:
    if array.ndim == 0:
        return f"{array.item():.7g}"
    return "[" + ", ".join(_numbers(part) for part in array) + "]"


def call_text(snapshot: CodeSnapshot) -> str:
    """Return the arguments and the call as the page shows them."""
    lines = [f"{name} = {preview(value)}" for name, value in snapshot.arguments.items()]
    return "\n".join([*lines, "", printed(textwrap.dedent(snapshot.call).strip())]).strip()


class CodeView(QWidget):
    """The Code page: as in the book above; below what ran, the call and then its sources."""

    def __init__(self) -> None:
        super().__init__()
        self._snapshot: CodeSnapshot | None = None
        self._names: tuple[str, ...] = ()
        self._book_title, self._ran_title = QLabel(), QLabel()
        self._book, self._call, self._source = CodeText(), CodeText(), CodeText()
        self._copy, self._note = QPushButton(), QLabel()
        self._empty = QLabel()
        self._refresh = QTimer(self, interval=REFRESH_MS, singleShot=True)
        self._refresh.timeout.connect(self._update)
        self._copy.clicked.connect(self.copy_script)
        self._lay_out()
        theme.follow(self._restyle)
        self.retranslate()

    def _lay_out(self) -> None:
        self._empty.setWordWrap(True)
        self._empty.setMargin(12)
        self._note.setWordWrap(True)
        for title in (self._book_title, self._ran_title):
            title.setContentsMargins(12, 8, 12, 0)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._copy)
        row.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addWidget(self._book_title)
        layout.addWidget(self._book, 2)
        layout.addWidget(self._ran_title)
        layout.addWidget(self._call, 1)
        layout.addWidget(self._source, 3)
        layout.addLayout(row)
        layout.addStretch(0)

    def show_reading(self, reading: Reading) -> None:
        """Show the code of ``reading``; while a value is dragged, the latest state wins."""
        if reading.code is self._snapshot and reading.book == self._names:
            return
        self._snapshot, self._names = reading.code, reading.book
        self._note.clear()
        if self.isVisible() and not self._refresh.isActive():
            self._refresh.start()

    def retranslate(self) -> None:
        self._book_title.setText(self.tr("As in the book"))
        self._ran_title.setText(self.tr("What ran here"))
        self._copy.setText(self.tr("Copy as script"))
        self._copy.setToolTip(
            self.tr("Copy a Python program that needs only NumPy and prints the numbers you see")
        )
        self._call.setAccessibleName(self.tr("Arguments and call"))
        self._source.setAccessibleName(self.tr("Source code"))
        self._book.setAccessibleName(self.tr("As in the book"))
        self._empty.setText(self.tr("There is no code for this state."))
        self._note.clear()
        if self.isVisible():
            self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._update()

    @Slot()
    def copy_script(self) -> None:
        """Put the script on the clipboard, or say why it can't be written."""
        from desktop.reading.script import script

        if self._snapshot is None:
            return
        try:
            text = script(self._snapshot)
        except (LookupError, TypeError, OSError) as error:
            self._note.setText(self.tr("This can't be copied: {reason}").format(reason=error))
            return
        QGuiApplication.clipboard().setText(text)
        self._note.setText(self.tr("Copied. Save it as script.py and run it."))

    @Slot()
    def _update(self) -> None:
        snapshot, book = self._snapshot, bool(self._names)
        book_parts: tuple[QWidget, ...] = (self._book_title, self._book)
        for part in book_parts:
            part.setVisible(book)
        for part in (self._ran_title, self._call, self._source, self._copy):
            part.setVisible(snapshot is not None)
        self._empty.setVisible(snapshot is None and not book)
        if book:
            self._book.show_code(book_code(self._names))
        if snapshot is not None:
            self._call.show_code(call_text(snapshot))
            sources = (folded(source_of(function)) for function in snapshot.functions)
            self._source.show_code("\n\n\n".join(sources))
        self._fit()

    def _fit(self) -> None:
        """Give the book's code and the call the height they need, as far as there is room."""
        room = self.height() if self._snapshot is None else int(TALLEST_BOOK * self.height())
        self._book.setFixedHeight(max(60, min(self._book.needed_height(), room)))
        self._call.setFixedHeight(min(self._call.needed_height(), TALLEST_CALL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        for label in (self._book_title, self._ran_title, self._note, self._empty):
            label.setFont(tokens.font("small"))
            label.setStyleSheet(f"color: {tokens.muted}")
        self._book.restyle(tokens)
        self._call.restyle(tokens)
        self._source.restyle(tokens)
