"""The controls of a page by name: what links lead to and what a teacher's file can hide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

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
    wanted, there = tuple(names), controls(page)
    for name, widget in there.items():
        if any(name == one or name.startswith(f"{one}.") for one in wanted):
            for label in page.form.findChildren(QLabel):
                if label.buddy() in (widget, *widget.findChildren(QWidget)):
                    label.setParent(away)
            widget.setParent(away)


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
