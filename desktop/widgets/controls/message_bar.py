"""A quiet line that says what was refused or went wrong, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from desktop.services import i18n
from desktop.services.i18n import translate
from nn_core.errors import BadakError

READ_MS = 1000
"""A message stays that long at least, whatever is done meanwhile."""


class MessageBar(QFrame):
    """Shows one message until it is closed, replaced or made good; takes no room without one."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("messageBar")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._error: BadakError | None = None
        self._name = ""
        self._shown = QElapsedTimer()
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setText("×")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()
        self.hide()

    def text(self) -> str:
        """Return the message that is shown; empty when there is none."""
        return self._label.text()

    def show_error(self, error: BadakError, name: str = "") -> None:
        """Show a typed error in the present language; it follows when the language changes.

        - ``name``: what it is about, where the error doesn't say it.
        """
        self._error, self._name = error, name
        self._show(worded(error, name))

    @Slot()
    def clear(self) -> None:
        self._error = None
        self._label.clear()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @Slot()
    def make_good(self) -> None:
        """Take the message away because the user has gone on: what was refused is past."""
        if self._shown.isValid() and self._shown.elapsed() >= READ_MS:
            self.clear()

    def retranslate(self) -> None:
        name = translate("MessageBar", "Close this message")
        self._close.setToolTip(name)
        self._close.setAccessibleName(name)
        if self._error is not None:
            self._label.setText(worded(self._error, self._name))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _show(self, text: str) -> None:
        self._label.setText(text)
        self._shown.start()
        self.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))


def worded(error: BadakError, name: str = "") -> str:
    """Return an error as one line in the present language, after what it is about."""
    text = " ".join(part for part in i18n.error_texts(error) if part)
    return f"{name}: {text}" if name else text
