"""Tells a screen reader that what paints itself is a picture: Qt calls it a mere container."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsView, QWidget


def install() -> None:
    """Have pictures called so from now on, where the binding is recent enough for it."""
    factory = getattr(QAccessible, "installFactory", None)
    if factory is not None:
        factory(_interface)


def _interface(_: str, asked: QObject) -> QAccessibleInterface | None:
    """Return what speaks for a picture; None leaves all else to Qt, which knows its own kinds."""
    # What has no name only paints the ground below others.
    if isinstance(asked, QWidget) and asked.accessibleName() and _paints_itself(type(asked)):
        return QAccessibleWidget(asked, QAccessible.Role.Graphic)
    return None


def _paints_itself(kind: type) -> bool:
    qt = next(one for one in kind.__mro__ if one.__module__.startswith("PySide6"))
    own = kind.paintEvent is not QWidget.paintEvent  # type: ignore[attr-defined]
    return (qt is QWidget and own) or qt is QGraphicsView
