"""The three numbers that belong together: x, h(x) and h'(x), with arrows between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

CAPTIONS = ("x", "h(x)", "h′(x)")
INDENT = 44
"""Pixels at the left, so that the numbers begin where the plots' axes do."""


class Readout(QWidget):
    """Small captions over large numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = tuple(QLabel() for _ in CAPTIONS)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(INDENT, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for place, (caption, label) in enumerate(zip(CAPTIONS, self.numbers, strict=True)):
            if place:
                grid.addWidget(_label("→", "title"), 1, 2 * place - 1)
            grid.addWidget(_label(caption, "small"), 0, 2 * place)
            label.setProperty("role", "title")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, 1, 2 * place)
        self.title = _label("", "small")
        grid.addWidget(self.title, 0, 5, 2, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(5, 1)

    def show_numbers(self, texts: tuple[str, str, str], title: str) -> None:
        """Show three texts, and whose they are."""
        for label, text in zip(self.numbers, texts, strict=True):
            label.setText(text)
        self.title.setText(title)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Give up the indent, then the name: the sentence below says it too."""
        margins, spacing = self._grid.contentsMargins(), self._grid.horizontalSpacing()
        named = self.title.sizeHint().width() + spacing if not self.title.isHidden() else 0
        numbers = self._grid.sizeHint().width() - margins.left() - named
        title = self.title.sizeHint().width() + spacing
        indent = INDENT if numbers + title + INDENT <= self.width() else 0
        self._grid.setContentsMargins(indent, 0, 0, 0)
        self.title.setHidden(numbers + title + indent > self.width())


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
