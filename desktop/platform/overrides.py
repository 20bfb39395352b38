"""Keeps an exception in what Qt calls from ending the process, as it would on Python 3.11.

Where Python called Qt and Qt calls Python back, as for a paint while a picture is grabbed, shiboken
hands an exception of the inner call on to the outer one. Python before 3.12 makes some of them,
such as IndexError, TypeError and ZeroDivisionError, only when somebody catches them, and shiboken
takes for an exception what is not one yet. So what overrides a handler catches its exceptions once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

CALLED_BY_QT = {
    "boundingRect", "event", "eventFilter", "focusNextPrevChild", "hasHeightForWidth",
    "heightForWidth", "minimumSizeHint", "paint", "shape", "sizeHint", "viewportEvent",
}  # fmt: skip
"""What Qt calls beside the handlers, whose names end in ``Event``."""


def guard() -> None:
    """Guard what overrides a handler in all classes of Qt's objects that are made from now on."""
    if sys.version_info < (3, 12):
        from PySide6.QtCore import QObject

        QObject.__init_subclass__ = classmethod(_made)  # type: ignore[arg-type,assignment,method-assign]


def _made(cls: type, **named: Any) -> None:
    from PySide6.QtCore import QObject

    # A generic class wants to hear of it too.
    super(QObject, cls).__init_subclass__(**named)  # type: ignore[misc]
    for name, value in list(vars(cls).items()):
        if isinstance(value, FunctionType) and (name.endswith("Event") or name in CALLED_BY_QT):
            setattr(cls, name, _caught(value))


def _caught(handler: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(handler)
    def caught(*arguments: Any, **named: Any) -> Any:
        try:
            return handler(*arguments, **named)
        except BaseException:  # by being caught it becomes a whole one
            raise

    return caught
