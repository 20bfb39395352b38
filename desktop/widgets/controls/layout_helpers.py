"""Small pieces that the controls of every tab are made of."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

GAP = 8


def column_in(parent: QWidget, *widgets: QWidget, spacing: int = GAP) -> QVBoxLayout:
    """Give a widget a column without margins; return it with some widgets in it."""
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    stack(column, *widgets)
    return column


def stack(column: QVBoxLayout, *widgets: QWidget) -> None:
    """Put widgets one below the other."""
    for widget in widgets:
        column.addWidget(widget)


def bare(label: str) -> str:
    """Return a label without its mnemonic: ``&Rate``, or ``학습률(&R)`` in Korean."""
    return re.sub(r"\(&\w\)", "", label).replace("&", "")


def tip(widget: QWidget, text: str) -> None:
    """Say what a widget does, to the mouse and to a screen reader."""
    widget.setToolTip(text)
    widget.setAccessibleDescription(text)


def choices(group: QButtonGroup, *buttons: QPushButton) -> QHBoxLayout:
    """Return a row of buttons of which one is down."""
    row = QHBoxLayout()
    row.setSpacing(4)
    for number, button in enumerate(buttons):
        button.setCheckable(True)
        group.addButton(button, number)
        row.addWidget(button, 1)
    return row


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets side by side, each as wide as it asks for."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget in widgets:
        row.addWidget(widget)
    return row


def player(*widgets: QWidget) -> QHBoxLayout:
    """Return a row of buttons: those with a sign are small, the others share what is left."""
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget, 1 if isinstance(widget, QPushButton) else 0)
    return row


def show_sign(button: QToolButton, sign: str) -> None:
    """Make a small square button of a sign; it is reached with Tab, as tool buttons are not."""
    button.setText(sign)
    button.setMinimumSize(28, 28)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def small_label() -> QLabel:
    """Return a label for remarks, which breaks its lines."""
    label = QLabel()
    label.setProperty("role", "small")
    label.setWordWrap(True)
    return label


def narrow(box: QComboBox, letters: int) -> None:
    """Let a box be narrower than its longest entry, which would widen the whole column."""
    box.setMinimumContentsLength(letters)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
