"""The window without a mouse or eyes: the order of the Tab key, and pictures called so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsView, QWidget

TAB = Qt.FocusPolicy.TabFocus


def install() -> None:
    """Have what paints itself called a picture: to Qt it is a mere container.

    Older bindings can't.
    """
    factory = getattr(QAccessible, "installFactory", None)
    if factory is not None:
        factory(_interface)


def _interface(_: str, asked: QObject) -> QAccessibleInterface | None:
    """Return what speaks for a picture; None leaves all else to Qt, which knows its own kinds."""
    # What has no name only paints the ground below others.
    if isinstance(asked, QWidget) and asked.accessibleName() and _is_picture(asked):
        return QAccessibleWidget(asked, QAccessible.Role.Graphic)
    return None


def _is_picture(widget: QWidget) -> bool:
    """Tell whether it paints itself, or takes the keys for the plot that it is made around."""
    qt = next(one for one in type(widget).__mro__ if one.__module__.startswith("PySide6"))
    own = type(widget).paintEvent is not QWidget.paintEvent
    keys = bool(widget.focusPolicy() & TAB)
    return (qt is QWidget and (own or keys)) or qt is QGraphicsView


def focus_order(parts: Iterable[QWidget | None]) -> list[QWidget]:
    """Return every widget that Tab stops at now: row by row from the left, as a window is read.

    Qt keeps the order in which widgets were made. The reading pages are made before most tabs, and
    a part with a focus proxy hides its other fields from Qt's own search. (Qt's own chain is not
    asked: PySide takes what ``nextInFocusChain`` returns for a parent, and the program crashes.)

    - ``parts``: the large parts of the window in the order in which they are read.
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
