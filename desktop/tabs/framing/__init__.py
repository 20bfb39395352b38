"""The framing tab: from the canvas to the 28 x 28 pixels, and what breaks without each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tabs.spec import TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def create(context: TabContext) -> TabView:
    """Build the tab; imports NumPy."""
    from desktop.tabs.framing.presenter import FramingPresenter
    from desktop.tabs.framing.view import FramingView

    return FramingView(FramingPresenter(context), context)


TAB = TabSpec(
    id="framing",
    title=QT_TRANSLATE_NOOP("tabs", "Framing"),
    tip=QT_TRANSLATE_NOOP("tabs", "Switch off a step of the preprocessing and see what breaks"),
    create=create,
)
