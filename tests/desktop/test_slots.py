"""No slot overrides another: PySide calls such a one on widgets that are gone.

A connection to a slot ends with its object only if the slot is the one its class defined first. Let
the slot of the base class call a method that may be overridden (`PaintedWidget.restyle`).
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import desktop
from desktop.widgets.painted.painted_widget import PaintedWidget


def classes():
    for found in pkgutil.walk_packages(desktop.__path__, "desktop."):
        module = importlib.import_module(found.name)
        for _, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__:
                yield kind


def overridden(kind):
    """Return the slots of base classes of ours that a class defines again."""
    ours = [base for base in kind.__mro__[1:] if base.__module__.startswith("desktop.")]
    slots = {name for base in ours for name, value in vars(base).items() if is_slot(value)}
    return slots & set(vars(kind))


def is_slot(value):
    return inspect.isfunction(value) and hasattr(value, "_slots")


def test_an_override_is_found():
    class Wrong(PaintedWidget):
        def _theme_changed(self, tokens):
            pass

    class Right(PaintedWidget):
        def restyle(self, tokens):
            pass

    assert overridden(Wrong) == {"_theme_changed"}
    assert overridden(Right) == set()


def test_no_slot_overrides_another():
    found = {kind.__qualname__: overridden(kind) for kind in classes()}
    assert not {name: slots for name, slots in found.items() if slots}
