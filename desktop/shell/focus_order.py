"""The order of the Tab key: row by row from the left, as the window is read.

Qt keeps the order in which widgets were made. The reading pages are made before most tabs, and a
part with a focus proxy hides its other fields from Qt's own search. (Qt's own chain is not asked:
PySide takes what ``nextInFocusChain`` returns for a parent, and the program crashes at its end.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

TAB = Qt.FocusPolicy.TabFocus


def focus_order(parts: Iterable[QWidget | None]) -> list[QWidget]:
    """Return every widget that Tab stops at now.

    Parameters
    ----------
    parts : iterable of QWidget or None
        The large parts of the window in the order in which they are read.
    """
    return [stop for part in parts if part is not None for stop in _stops(part)]


def neighbour(order: Sequence[QWidget], here: QWidget | None, forwards: bool) -> QWidget | None:
    """Return where Tab, or Shift+Tab, goes from ``here``, round the ends."""
    if not order:
        return None
    while here is not None and here not in order:
        here = here.parentWidget()
    if here is None:
        return order[0 if forwards else -1]
    return order[(order.index(here) + (1 if forwards else -1)) % len(order)]


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & TAB == TAB and widget.focusProxy() is None:
        yield widget
    for child in in_rows(
        child
        for child in widget.children()
        if isinstance(child, QWidget) and not child.isWindow() and child.isVisible()
    ):
        yield from _stops(child)


def in_rows(widgets: Iterable[QWidget]) -> list[QWidget]:
    """Return siblings row by row; what begins above the end of a row belongs to it."""
    rows: list[list[QWidget]] = []
    end = 0
    for widget in sorted(widgets, key=lambda one: one.y()):
        bottom = widget.y() + widget.height()
        if rows and widget.y() < end:
            rows[-1].append(widget)
            end = min(end, bottom)
        else:
            rows.append([widget])
            end = bottom
    return [widget for row in rows for widget in sorted(row, key=lambda one: one.x())]
