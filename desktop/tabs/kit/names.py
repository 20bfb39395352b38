"""What the widgets of a page are called: by links and tasks, and what a screen reader hears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
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
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.layout_helpers import bare
from desktop.widgets.controls.number_field import NumberField
from desktop.widgets.controls.value_slider import ValueSlider

_FRAME = {"presenter", "context", "form", "picture", "stage"}
NAME = re.compile(r"\w+(\.\w+)*")
DEEPEST = 2
_WHOLE = (ValueSlider, NumberField)
"""Fields whose parts are no controls of their own."""


def controls(page: Page[Any]) -> dict[str, QWidget]:
    """Return what a page shows by the names its code has for it.

    ``rate`` is the attribute of that name, ``scenes.book`` an entry of a mapping, ``player.play`` a
    part of a part. Whatever holds the controls of a form for a page adds nothing to their names.
    """
    found: dict[str, QWidget] = {}
    for name, widget in _parts(page, "", 0):
        if NAME.fullmatch(name):
            found.setdefault(name, widget)
    return found


def said(widget: QWidget) -> str:
    """Return what a control is called on the screen; empty where it has no name of its own."""
    if isinstance(widget, ValueSlider):
        return widget.slider.accessibleName()
    if isinstance(widget, NumberField):
        return widget.box.accessibleName()
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or bare(text)


def explain(page: Page[Any]) -> None:
    """Let "What's this?" say what each control is called, and what its tip says."""
    for widget in controls(page).values():
        name, says = said(widget), widget.toolTip()
        if (name or says) and not widget.whatsThis():
            widget.setWhatsThis("\n".join(filter(None, (name, says))))


def put_away(page: Page[Any], names: Iterable[str]) -> None:
    """Let a page do without some of its controls, whatever it shows later on.

    They go, with the labels that name them, where nothing is ever seen: the page may go on showing
    and hiding them.
    """
    away = QWidget(page.form)
    away.hide()
    wanted, there, lone = tuple(names), controls(page), page.form.lone_names()
    for name, widget in there.items():
        if any(name == one or name.startswith(f"{one}.") for one in wanted):
            for label in page.form.findChildren(QLabel):
                if label.buddy() in (widget, *widget.findChildren(QWidget)):
                    label.setParent(away)
            widget.setParent(away)
    for label in page.form.lone_names() - lone:
        label.setParent(away)


def _parts(owner: object, before: str, depth: int) -> Iterator[tuple[str, QWidget]]:
    mine = {n: v for n, v in vars(owner).items() if not n.startswith("_") and n not in _FRAME}
    for name, part in mine.items():
        yield from _named(f"{before}{name}", part, depth)


def _named(name: str, part: Any, depth: int) -> Iterator[tuple[str, QWidget]]:
    if isinstance(part, dict):
        for key, one in part.items():
            yield from _named(f"{name}.{key}", one, depth)
    elif isinstance(part, list | tuple):
        for place, one in enumerate(part, 1):
            yield from _named(f"{name}.{place}", one, depth)
    elif isinstance(part, QWidget) and not isinstance(part, QLabel):
        yield name, part
        ours = type(part).__module__.startswith("desktop.") and not isinstance(part, _WHOLE)
        if ours and depth < DEEPEST:
            yield from _parts(part, f"{name}.", depth + 1)
    elif _holder(part) and depth < DEEPEST:
        yield from _parts(part, "", depth + 1)


def _holder(part: object) -> bool:
    """Return whether an object fills a form for its page."""
    ours = type(part).__module__.startswith("desktop.tabs.")
    return ours and isinstance(part, QObject) and part.parent() is not None and not _owner(part)


def _owner(part: object) -> bool:
    return hasattr(part, "presenters") or type(part).__name__.endswith("Presenter")


SPEAKING = (
    *(QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox),
    *(QComboBox, QLabel, QLineEdit),
)
"""Kinds of Qt that have a value of their own."""
GIVEN = "given_value"
"""The property that holds what was said for a widget, so that what it says itself stays."""


def speak(picture: QWidget, sentence: str) -> None:
    """Give a value to all that has a name and says none itself, or tells it by ``heard``.

    - ``picture``: what a page shows; it is at rest.
    - ``sentence``: what is to be seen there, without links.
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
