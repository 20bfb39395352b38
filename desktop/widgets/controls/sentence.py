"""The sentence under a picture: wraps, and keeps a number and its per cent sign on one line."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.services.links import WRITTEN, plain

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
