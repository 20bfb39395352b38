"""The gates tab: one perceptron, how it learns, and what several of them can do together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tabs.spec import TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def create(context: TabContext) -> TabView:
    """Build the tab; imports NumPy."""
    from desktop.tabs.gates.presenter import GatesPresenter
    from desktop.tabs.gates.view import GatesView

    return GatesView(GatesPresenter(context))


TAB = TabSpec(
    id="gates",
    title=QT_TRANSLATE_NOOP("tabs", "Gates"),
    tip=QT_TRANSLATE_NOOP("tabs", "See what one perceptron can do, and what takes several"),
    create=create,
)
