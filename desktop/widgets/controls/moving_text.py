"""Texts that change with every frame: a place for one, and the sentence under a picture."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.services.links import WRITTEN, plain
from desktop.style import theme
from desktop.style.theme import Theme

LINES = 2


class FixedLabel(QWidget):
    """Holds a label in room for so many lines, or more if it needs more.

    A label in a layout has all of the window laid out and painted anew whenever its text changes:
    5 ms a frame. Here it is in no layout, so only the label itself is painted.
    """

    def __init__(self, label: QLabel, lines: int = LINES) -> None:
        super().__init__()
        self._label, self._lines = label, lines
        label.setParent(self)
        label.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.follow(self._restyle)

    def set_text(self, text: str) -> None:
        """Show a text; the room grows only if the text needs it."""
        self._label.setText(text)
        if self._needed() > self.height():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(0, max(self._usual, self._needed()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a cut sentence says nothing."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._label.setGeometry(self.rect())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _needed(self) -> int:
        return self._label.heightForWidth(self.width()) if self.width() else 0

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        line = QFontMetricsF(tokens.font("body")).lineSpacing()
        self._usual = int(self._lines * line) + 10 if self._lines else 0
        self.updateGeometry()


SELECTED = Qt.TextInteractionFlag.TextSelectableByMouse
LEADING = SELECTED | Qt.TextInteractionFlag.LinksAccessibleByMouse
SPACED, KEPT = " %", "\N{NO-BREAK SPACE}%"


class Sentence(QLabel):
    """Says what is to be seen in the picture above."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sentence")
        self.setWordWrap(True)
        self.setIndent(0)  # it begins where the picture does
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._shown = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a third line takes room of the picture, or it would be cut
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show a text; what is written ``[so](#rate)`` leads to a place of the program."""
        self._shown = text
        kept = text.replace(SPACED, KEPT)
        leads = WRITTEN.search(kept) is not None
        # Plain where it can be: a sentence may change with every frame.
        self.setTextFormat(Qt.TextFormat.RichText if leads else Qt.TextFormat.PlainText)
        rests = SELECTED if self.underMouse() else Qt.TextInteractionFlag.NoTextInteraction
        self._let(LEADING if leads else rests)
        super().setText(_html(kept) if leads else kept)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the text be selected; laid out for that it would take three times as long."""
        self._let(self.textInteractionFlags() | SELECTED)
        super().enterEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def text(self) -> str:
        """Return the words that are shown, with spaces before their per cent signs."""
        return plain(self._shown).replace(KEPT, SPACED)

    def _let(self, flags: Qt.TextInteractionFlag) -> None:
        if flags != self.textInteractionFlags():
            self.setTextInteractionFlags(flags)


def _html(text: str) -> str:
    escaped = html.escape(text, quote=False)
    return WRITTEN.sub(r'<a href="\g<to>">\g<text></a>', escaped)
