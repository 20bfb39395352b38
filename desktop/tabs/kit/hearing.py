"""What a screen reader hears of a picture: its curves' ends, or else the page's sentence."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from desktop.services.numbers import significant

SPEAKING = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox),
    *(QComboBox, QLabel, QLineEdit),
)
"""Kinds of Qt that have a value of their own."""
GIVEN = "given_value"
"""The property that holds what was said for a widget, so that what it says itself stays."""


def speak(picture: QWidget, sentence: str) -> None:
    """Give a value to all that has a name and says none itself, or tells it by ``heard``.

    Parameters
    ----------
    picture : QWidget
        What a page shows; it is at rest.
    sentence : str
        What is to be seen there, without links.
    """
    for widget in picture.findChildren(QWidget):
        own = widget.accessibleDescription()
        if hasattr(widget, "heard"):
            value = widget.heard()
        elif own and own != widget.property(GIVEN):
            value = own
        elif widget.accessibleName() and not isinstance(widget, SPEAKING):
            value = curves(widget) or sentence
            widget.setProperty(GIVEN, value)
        else:
            continue
        if value != own:
            widget.setAccessibleDescription(value)


def curves(plot: Any) -> str:
    """Return from where to where each curve of a plot goes, and its end; empty for all else.

    Plots are told by what they have: importing their library would hold up the start.
    """
    if not hasattr(plot, "axis_names") or plot.told is not None:
        return ""
    items = [item for item in plot.getPlotItem().items if hasattr(item, "getOriginalDataset")]
    heights = [(item.opts.get("name"), _finite(item)) for item in items if item.isVisible()]
    lines = [_line(name or plot.axis_names[1] or "y", ys) for name, ys in heights if len(ys)]
    return "; ".join(lines)


def _finite(item: Any) -> Any:
    import numpy as np  # the window opens before it is there

    _, ys = item.getOriginalDataset()
    return () if ys is None else ys[np.isfinite(ys)]


def _line(name: str, ys: Any) -> str:
    text = QCoreApplication.translate("Hearing", "{name}: from {low} to {high}, {last} at the end")
    low, high, last = (significant(float(y)) for y in (ys.min(), ys.max(), ys[-1]))
    return text.format(name=name, low=low, high=high, last=last)
