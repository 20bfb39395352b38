"""The digit tab: draw a digit and watch a network read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tabs.spec import TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def create(context: TabContext) -> TabView:
    """Build the tab; imports NumPy and the networks."""
    from desktop.tabs.digit.presenter import DigitPresenter
    from desktop.tabs.digit.view import DigitView

    return DigitView(DigitPresenter(context), context)


TAB = TabSpec(
    id="digit",
    title=QT_TRANSLATE_NOOP("tabs", "Digit"),
    tip=QT_TRANSLATE_NOOP("tabs", "Draw a digit and watch a network read it"),
    create=create,
)
