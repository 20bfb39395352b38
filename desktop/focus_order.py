"""In which order the Tab key goes through the window: as it is read, from left to right.

Qt keeps the order in which widgets were made. The reading pages are made before most tabs, and a
part with a focus proxy hides its other fields from Qt's own search.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

TAB = Qt.FocusPolicy.TabFocus


def focus_order(window: QWidget, parts: Sequence[QWidget | None]) -> list[QWidget]:
    """Return every widget that Tab stops at now.

    Parameters
    ----------
    window : QWidget
    parts : sequence of QWidget or None
        The large parts of the window in the order in which they are read; inside of a part the
        order is Qt's. What belongs to none of them comes first.
    """
    places = {part: place for place, part in enumerate(parts) if part is not None}
    stops, widget = [], window.nextInFocusChain()
    while widget is not None and widget is not window:
        if _is_stop(widget, window):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    return sorted(stops, key=lambda stop: _place(stop, places))


def neighbour(order: Sequence[QWidget], here: QWidget | None, forwards: bool) -> QWidget | None:
    """Return where Tab, or Shift+Tab, goes from ``here``, round the ends."""
    if not order:
        return None
    while here is not None and here not in order:
        here = here.parentWidget()
    if here is None:
        return order[0 if forwards else -1]
    return order[(order.index(here) + (1 if forwards else -1)) % len(order)]


def _is_stop(widget: QWidget, window: QWidget) -> bool:
    return (
        widget.focusPolicy() & TAB == TAB
        and widget.focusProxy() is None
        and widget.isEnabled()
        and widget.isVisibleTo(window)
        and widget.window() is window
    )


def _place(widget: QWidget | None, places: dict[QWidget, int]) -> int:
    while widget is not None:
        if widget in places:
            return places[widget]
        widget = widget.parentWidget()
    return -1
