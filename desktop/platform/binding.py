"""What Python and PySide6 need from each other: caught exceptions, garbage in one thread only."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot

CALLED_BY_QT = {
    "boundingRect", "event", "eventFilter", "focusNextPrevChild", "hasHeightForWidth",
    "heightForWidth", "minimumSizeHint", "paint", "shape", "sizeHint", "viewportEvent",
}  # fmt: skip
"""What Qt calls beside the handlers, whose names end in ``Event``."""


def guard() -> None:
    """Guard what overrides a handler in all classes of Qt's objects that are made from now on.

    Where Python called Qt and Qt calls Python back, as for a paint while a picture is grabbed,
    shiboken hands an exception of the inner call on to the outer one. Python before 3.12 makes some
    of them, such as IndexError, only when somebody catches them, and shiboken takes for an
    exception what is not one yet: the process ends. So what overrides a handler catches its own.
    """
    if sys.version_info < (3, 12):
        QObject.__init_subclass__ = classmethod(_made)  # type: ignore[arg-type,assignment,method-assign]


def _made(cls: type, **named: Any) -> None:
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


INTERVAL_MS = 300
"""Time between two looks at how much there may be to collect."""


class GuiThreadCollector(QObject):
    """Collects cyclic garbage by a timer; Python itself collects no more while it lives.

    Python collects in whichever thread happens to make the next object. In a worker that means
    taking widgets apart while the GUI thread goes through them, and ends in a segmentation fault
    (decision 0093).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._clock = QTimer(self, interval=INTERVAL_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if limits[age] and counts[age] > limits[age]]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again."""
        self._clock.stop()
        gc.enable()
