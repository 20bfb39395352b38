"""A place for a label whose text changes with every frame of a drag."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Slot
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

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
