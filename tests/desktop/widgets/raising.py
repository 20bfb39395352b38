"""Raises every kind of exception in the handlers of every painted widget, and counts what is told.

A process of its own, since what it looks for ends the process.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

from desktop.platform import binding

binding.guard()

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt  # noqa: E402
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

import desktop  # noqa: E402
from desktop.shell.error_reporting import Notifier  # noqa: E402
from desktop.widgets.canvas.digit_canvas import DigitCanvas  # noqa: E402
from desktop.widgets.canvas.drawing_editor import DrawingEditor  # noqa: E402
from desktop.widgets.painted.painted_widget import PaintedWidget  # noqa: E402

KINDS = (
    "[][1]", "(1, 2)[5]", "None + 1", "1 // 0", "{}['a']", "object().nothing", "int('x')",
    "2.0 ** 100_000", "next(iter(()))", "len()", "nowhere", "'\\ud800'.encode()", "endless()",
    "raise RuntimeError('told')", "assert False", "a, b, c = 1, 2",
)  # fmt: skip
HANDLERS = ("mousePressEvent", "mouseMoveEvent", "keyPressEvent", "wheelEvent", "paintEvent")
HERE = QPointF(5, 5)
NO_KEYS = Qt.KeyboardModifier.NoModifier


def endless():
    return endless()


def event_of(handler):
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = QEvent.Type
    if handler == "mousePressEvent":
        return QMouseEvent(kinds.MouseButtonPress, HERE, HERE, left, left, NO_KEYS)
    if handler == "mouseMoveEvent":
        return QMouseEvent(kinds.MouseMove, HERE, HERE, none, left, NO_KEYS)
    if handler == "keyPressEvent":
        return QKeyEvent(kinds.KeyPress, Qt.Key.Key_A, NO_KEYS)
    if handler == "wheelEvent":
        phase = Qt.ScrollPhase.NoScrollPhase
        return QWheelEvent(HERE, HERE, QPoint(), QPoint(0, 120), none, NO_KEYS, phase, False)
    return QPaintEvent(QRect(0, 0, 5, 5))


def subclasses(cls):
    for sub in cls.__subclasses__():
        yield sub
        yield from subclasses(sub)


def import_all():
    for module in pkgutil.walk_packages(desktop.__path__, "desktop."):
        if not module.name.startswith("desktop.cli"):
            importlib.import_module(module.name)


def raising(cls, kind):
    """Return a widget of a class whose handlers raise; only what is painted is made of it."""

    def handler(_self, _event):
        exec(kind, {"endless": endless})

    made = type(f"Raising{cls.__name__}", (cls,), dict.fromkeys(HANDLERS, handler))
    if cls is DigitCanvas:
        return made(DrawingEditor())
    widget = made.__new__(made)
    (PaintedWidget if issubclass(cls, PaintedWidget) else QWidget).__init__(widget)
    return widget


def deliver(widget, handler, how):
    """Return what a sender in Python gets; an error that was not told is its to deal with."""
    try:
        if how == "sent":
            QApplication.sendEvent(widget, event_of(handler))
        else:
            QApplication.postEvent(widget, event_of(handler))
            QApplication.processEvents()  # as the event loop does, which has no frame of Python
    except Exception as error:
        return error
    return None


def main():
    app = QApplication([])
    import_all()
    told = []
    notifier = Notifier(QWidget(), told.append)
    notifier.report = told.append
    sys.excepthook = notifier._uncaught
    classes = [*subclasses(PaintedWidget), QWidget, DigitCanvas]
    silent = []
    for cls in classes:
        pens = cls is DigitCanvas  # takes what the mouse does before a handler of it is asked
        for kind in KINDS:
            widget = raising(cls, kind)
            for handler in HANDLERS[2:] if pens else HANDLERS:
                for how in ("posted", "sent"):
                    told.clear()
                    caught = deliver(widget, handler, how)
                    if not told and (how == "posted" or caught is None):
                        silent.append(f"{cls.__name__}.{handler} {kind} {how}")
            widget.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.stdout.write("\n".join([str(len(classes)), *silent]))


if __name__ == "__main__":
    main()
