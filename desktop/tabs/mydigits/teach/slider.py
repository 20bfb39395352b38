"""A slider with its name, its value in words, and a small line that says what it means."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from desktop.widgets.controls.layout_helpers import small_label


class NamedSlider(QWidget):
    """One whole number.

    Parameters
    ----------
    low, high, step : int
        Ends, and what Page Up and Page Down add.
    """

    value_changed = Signal(int)

    def __init__(self, low: int, high: int, step: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.value, self.note = QLabel(), QLabel(), small_label()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(low, high)
        self.slider.setPageStep(step)
        self.name.setBuddy(self.slider)
        self.name.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.slider)
        column.addWidget(self.note)
        self.slider.valueChanged.connect(self.value_changed)

    def show_value(self, value: int, text: str, note: str) -> None:
        """Show what the model holds; emits nothing."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(value)
        self.value.setText(text)
        self.note.setText(note)

    def describe(self, name: str, tip: str) -> None:
        """Set name and tool tip, translated."""
        self.name.setText(name)
        self.slider.setToolTip(tip)
        self.slider.setAccessibleName(name.replace("&", ""))
        self.slider.setAccessibleDescription(tip)
