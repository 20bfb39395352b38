"""The tabs of the window in the order of the book: a tab is one folder and one line here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.tabs.spec import TabSpec

MODULES: tuple[str, ...] = (
    # in this order: start, digit, gates, activations, softmax, forward, …, mydigits
    "desktop.tabs.start",
    "desktop.tabs.digit",
    "desktop.tabs.gates",
    "desktop.tabs.activations",
    "desktop.tabs.softmax",
    "desktop.tabs.forward",
    "desktop.tabs.descent",
    "desktop.tabs.backprop",
    "desktop.tabs.training",
    "desktop.tabs.filters",
    "desktop.tabs.mydigits",
)
"""Every tab's package, in the order of the tab bar; the executable's spec reads this list too."""


def names() -> tuple[str, ...]:
    """Return the names of all tabs, and of pages that are found like tabs, for a command line."""
    return tuple(name for spec in registered() for name in (spec.id, *spec.aliases))


def registered() -> tuple[TabSpec, ...]:
    """Return the entries of all tabs; cheap, since a tab imports its view when first shown."""
    return tuple(import_module(name).TAB for name in MODULES)
