"""What stands in an empty place: what to do first, and a button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class Invitation(QWidget):
    """A text in the middle with a ``button`` below it."""

    def __init__(self) -> None:
        super().__init__()
        self._label, self.button = QLabel(), QPushButton()
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self._label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def text(self) -> str:
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Say something else, translated."""
        self._label.setText(text)
