"""The sentence under a picture: wraps, and keeps a number and its per cent sign on one line."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.services.links import WRITTEN, plain

SPACED, KEPT = " %", "\N{NO-BREAK SPACE}%"


class Sentence(QLabel):
    """Says what is to be seen in the picture above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentence")
        self.setWordWrap(True)
        self.setIndent(0)  # it begins where the picture does
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._shown = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._let(Qt.TextInteractionFlag.TextSelectableByMouse)
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
        by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
        flags = Qt.TextInteractionFlag
        self._let(by_mouse | flags.LinksAccessibleByMouse if leads else by_mouse)
        super().setText(_html(kept) if leads else kept)

    def text(self) -> str:
        """Return the words that are shown, with spaces before their per cent signs."""
        return plain(self._shown).replace(KEPT, SPACED)

    def _let(self, flags: Qt.TextInteractionFlag) -> None:
        if flags != self.textInteractionFlags():
            self.setTextInteractionFlags(flags)


def _html(text: str) -> str:
    escaped = html.escape(text, quote=False)
    return WRITTEN.sub(r'<a href="\g<to>">\g<text></a>', escaped)
