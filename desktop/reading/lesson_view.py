"""Show a tab's lesson in the reader's language and tick what the reader has tried."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from PySide6.QtCore import QEvent, QUrl, Signal, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from desktop.platform import package_files
from desktop.reading.code_view import page_style
from desktop.reading.content import Reading
from desktop.services import course, i18n, links
from desktop.services.links import plain
from desktop.style import theme
from desktop.style.theme import Theme

TASK = re.compile(r"^- \[ \] \{(?P<key>[a-z0-9-]+)\} ", re.MULTILINE)
"""A thing to try: ``- [ ] {key} text``."""
STUCK = re.compile(
    r"(?<![\w*])(?P<stars>\*{1,2})(?P<text>[^*\s][^*]*[^\w\s*[])(?P=stars)(?=[가-힣])"
)
"""Emphasis that ends in a bracket, a prime or the like, with a Korean particle right after it.

Stars after a letter end another one, and what they seem to begin is none.
"""
SLANTED = re.compile(r"(?<![*\w])\*(?P<text>(?=[^*\n]*[가-힣])[^*\s](?:[^*\n]*[^*\s])?)\*(?!\*)")
"""Emphasis by slanting of what holds Hangul, which has no italics."""
OPEN, DONE = "□", "✓"
INDENT = 20.0
GAP = 6.0


@lru_cache(maxsize=32)
def lesson_text(lesson: str, language: str) -> str:
    """Return the Markdown of a lesson, in English where the language has none; else nothing."""
    for code in (language, "en"):
        file = package_files.path("lessons", lesson, f"{code}.md")
        if lesson and file.is_file():
            return file.read_text(encoding="utf-8")
    return ""


def tries(markdown: str) -> dict[str, str]:
    """Return the words of the things to try by their keys, in one line each."""
    found = re.finditer(rf"{TASK.pattern}(?P<text>(?:.+\n)+?)(?=- |\n|\Z)", markdown, re.MULTILINE)
    words = {one["key"]: " ".join(one["text"].split()) for one in found}
    return {key: re.sub(r"[*\\]", "", plain(text)) for key, text in words.items()}


def ticked(markdown: str, done: frozenset[str]) -> str:
    """Return plain Markdown in which the tasks of ``done`` carry a tick."""
    return TASK.sub(lambda match: f"- [{'x' if match['key'] in done else ' '}] ", markdown)


def joined(markdown: str) -> str:
    """Return Markdown in which emphasis also ends after a bracket and before a Korean particle.

    Markdown's rules take the stars of ``*h(x)*가`` for stars; HTML says the same without a doubt.
    Hangul is never slanted: it is made bold.
    """
    return STUCK.sub(_html, SLANTED.sub(r"**\g<text>**", markdown))


def _link(text: str, place: str) -> str:
    return f"[{text}]({links.SCHEME}:{place})"


def _html(match: re.Match[str]) -> str:
    tag = "b" if len(match["stars"]) == 2 else "em"
    return f"<{tag}>{match['text']}</{tag}>"


def embolden(document: QTextDocument) -> None:
    """Set what is bold in the face there is for that."""
    face = QTextCharFormat()
    face.setFontFamilies([theme.BOLD, *document.defaultFont().families()])
    cursor = QTextCursor(document)
    for start, length in list(_bold_parts(document)):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(face)


def _bold_parts(document: QTextDocument) -> Iterator[tuple[int, int]]:
    """Yield where something bold begins, and how long it is."""
    block = document.begin()
    while block.isValid():
        # The iterator over fragments has ended the program when it was taken from Python.
        for part in block.textFormats():
            if part.format.fontWeight() > QFont.Weight.Medium:
                yield block.position() + part.start, part.length
        block = block.next()


def mark_tasks(document: QTextDocument, tokens: Theme) -> None:
    """Write each task's box or tick as text: Qt's own signs are in none of the bundled fonts."""
    block = document.begin()
    while block.isValid():
        marker = block.blockFormat().marker()
        # The paragraph after a list carries the last marker too, but is in no list.
        if block.textList() is not None and marker is not QTextBlockFormat.MarkerType.NoMarker:
            _mark(block, marker is QTextBlockFormat.MarkerType.Checked, tokens)
        block = block.next()


def _mark(block: QTextBlock, done: bool, tokens: Theme) -> None:
    cursor = QTextCursor(block)
    block.textList().remove(block)
    shape = QTextBlockFormat()
    shape.setLeftMargin(INDENT * tokens.zoom)
    shape.setTextIndent(-INDENT * tokens.zoom)
    shape.setTopMargin(GAP)
    cursor.setBlockFormat(shape)
    sign = QTextCharFormat()
    sign.setForeground(tokens.colour("accent" if done else "muted"))
    sign.setFontWeight(QFont.Weight.Bold if done else QFont.Weight.Normal)
    cursor.insertText(f"{DONE if done else OPEN}\t", sign)


class LessonView(QTextBrowser):
    """The Lesson page; it follows the language, the zoom and the theme."""

    place_wanted = Signal(str)
    """A link to a place of the program was followed: ``gates/adders#nands``."""

    def __init__(self) -> None:
        super().__init__()
        self._lesson = self._step = ""
        self._away: Collection[str] = ()
        self._done: frozenset[str] = frozenset()
        self._shown = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(12)
        theme.follow(self._restyle)
        self.retranslate()

    def show_reading(self, reading: Reading) -> None:
        """Show the lesson of ``reading`` with its ticks."""
        self._lesson, self._done, self._step = reading.lesson, reading.done, reading.step
        self._update()

    def leave_out(self, tabs: Collection[str]) -> None:
        """Lead on to none of these tabs."""
        self._away = tabs
        self._update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Lesson"))
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if link.scheme() == links.SCHEME:
            self.place_wanted.emit(link.toString())
        else:
            QDesktopServices.openUrl(link)

    def _next(self) -> str:
        """Return lines that lead to the next step of the story and the next idea of the course."""
        step = course.step_after(self._step, self._away)
        idea = course.after(self._lesson, self._away)
        lines = []
        if step is not None:
            said = self.tr("The story goes on: {step}")
            lines.append((said.format(step=_link(step.title, step.link)), step.doing))
        if idea is not None:
            said = self.tr("Next: {idea}").format(idea=_link(idea.title, idea.place))
            lines.append((said, idea.doing))
        return "".join(f"\n\n**{said}** — {doing}\n" for said, doing in lines)

    def _update(self) -> None:
        markdown = lesson_text(self._lesson, i18n.language())
        markdown += self._next() if markdown else ""
        text = ticked(markdown, self._done) if markdown else self.tr("There is no lesson here yet.")
        if text == self._shown:
            return
        same_place = bool(self._shown) and self._shown[:40] == text[:40]
        position = self.verticalScrollBar().value() if same_place else 0
        self._shown = text
        self.setMarkdown(joined(text))
        mark_tasks(self.document(), theme.current())
        embolden(self.document())
        self.verticalScrollBar().setValue(position)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        self.setStyleSheet(page_style(tokens))
        self.document().setDefaultFont(tokens.font("body"))
        self.setTabStopDistance(INDENT * tokens.zoom)
        self._shown = ""
        self._update()
