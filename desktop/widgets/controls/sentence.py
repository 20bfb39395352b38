"""The sentence under a picture: wraps, and keeps a number and its per cent sign on one line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

SPACED, KEPT = " %", "\N{NO-BREAK SPACE}%"


class Sentence(QLabel):
    """Says what is to be seen in the picture above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentence")
        self.setWordWrap(True)
        self.setIndent(0)  # it begins where the picture does
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)  # a third line takes room of the picture, or it would be cut
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text.replace(SPACED, KEPT))

    def text(self) -> str:
        """Return the text as it was given."""
        return super().text().replace(KEPT, SPACED)
