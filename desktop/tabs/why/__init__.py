"""The why tab: what speaks for an answer, which digits are like it, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tabs.spec import TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def create(context: TabContext) -> TabView:
    """Build the tab; imports NumPy and the networks."""
    from desktop.tabs.why.presenter import WhyPresenter
    from desktop.tabs.why.view import WhyView

    return WhyView(WhyPresenter(context), context)


TAB = TabSpec(
    id="why",
    title=QT_TRANSLATE_NOOP("tabs", "Why?"),
    tip=QT_TRANSLATE_NOOP(
        "tabs", "See why a network reads your digit as it does, and what would change the answer"
    ),
    create=create,
)
