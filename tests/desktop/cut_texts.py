"""Finds the texts of a window that have less room than they need."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget


def clipped(view):
    """Return the texts that have less room than they need."""
    return sorted(
        {
            f"{type(widget).__name__} {text!r}: {widget.width()} of {needed} px"
            for widget in view.findChildren(QWidget)
            if widget.isVisible()
            and (text := shown_text(widget))
            and widget.width() < (needed := needed_width(widget))
        }
    )


def lines_lost(view):
    """Return the texts of several lines that have less height than they need."""
    return sorted(
        f"{widget.text()!r}: {widget.height()} of {needed} px"
        for widget in view.findChildren(QLabel)
        if widget.isVisible()
        and widget.wordWrap()
        and widget.text()
        and widget.height() < (needed := widget.heightForWidth(widget.width()))
    )


def shown_text(widget):
    if isinstance(widget, QLabel):
        return "" if widget.wordWrap() or not widget.pixmap().isNull() else widget.text()
    if isinstance(widget, QAbstractButton):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def needed_width(widget):
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText())
    return widget.minimumSizeHint().width()
