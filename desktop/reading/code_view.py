"""Show the library code that just ran, what it ran with, and copy it as a script."""

from __future__ import annotations

import textwrap
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.reading.code_text import CodeText
from desktop.reading.content import CodeSnapshot, Reading
from desktop.reading.sources import folded, place_of, source_of
from desktop.style import theme
from desktop.style.theme import Theme

REFRESH_MS = 40
TALLEST_CALL = 200
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
    return "\n".join([*lines, "", textwrap.dedent(snapshot.call).strip()]).strip()


class CodeView(QWidget):
    """The Code page: the call with its arguments above, the sources it used below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: CodeSnapshot | None = None
        self._call_title, self._source_title = QLabel(), QLabel()
        self._call, self._source = CodeText(), CodeText()
        self._copy, self._note = QPushButton(), QLabel()
        self._empty = QLabel()
        self._refresh = QTimer(self, interval=REFRESH_MS, singleShot=True)
        self._refresh.timeout.connect(self._update)
        self._copy.clicked.connect(self.copy_script)
        self._lay_out()
        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())
        self.retranslate()

    def _lay_out(self) -> None:
        self._empty.setWordWrap(True)
        self._empty.setMargin(12)
        self._note.setWordWrap(True)
        for title in (self._call_title, self._source_title):
            title.setContentsMargins(12, 8, 12, 0)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._copy)
        row.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._empty)
        layout.addWidget(self._call_title)
        layout.addWidget(self._call, 1)
        layout.addWidget(self._source_title)
        layout.addWidget(self._source, 3)
        layout.addLayout(row)
        layout.addStretch(0)

    def show_reading(self, reading: Reading) -> None:
        """Show the code of ``reading``; while a value is dragged, the latest state wins."""
        if reading.code is self._snapshot:
            return
        self._snapshot = reading.code
        self._note.clear()
        if self.isVisible() and not self._refresh.isActive():
            self._refresh.start()

    def retranslate(self) -> None:
        self._call_title.setText(self.tr("It ran with"))
        self._source_title.setText(self.tr("The code"))
        self._copy.setText(self.tr("Copy as script"))
        self._copy.setToolTip(
            self.tr("Copy a Python program that needs only NumPy and prints the numbers you see")
        )
        self._call.setAccessibleName(self.tr("Arguments and call"))
        self._source.setAccessibleName(self.tr("Source code"))
        self._empty.setText(self.tr("Nothing has been computed yet: change something first."))
        self._note.clear()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: Any) -> None:
        """Catch up with what happened while the page was hidden."""
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
        snapshot = self._snapshot
        parts = (self._call_title, self._call, self._source_title, self._source, self._copy)
        for part in parts:
            part.setVisible(snapshot is not None)
        self._empty.setVisible(snapshot is None)
        if snapshot is not None:
            self._call.show_code(call_text(snapshot))
            self._call.setFixedHeight(min(self._call.needed_height(), TALLEST_CALL))
            sources = (folded(source_of(function)) for function in snapshot.functions)
            self._source.show_code("\n\n\n".join(sources))

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        for label in (self._call_title, self._source_title, self._note, self._empty):
            label.setFont(tokens.font("small"))
            label.setStyleSheet(f"color: {tokens.muted}")
        self._call.restyle(tokens)
        self._source.restyle(tokens)
