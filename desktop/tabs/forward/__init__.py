"""The forward tab: a network you can put numbers through, and the recogniser seen from inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tabs.spec import TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def create(context: TabContext) -> TabView:
    """Build the tab; imports NumPy."""
    from desktop.tabs.forward.presenter import ForwardPresenter
    from desktop.tabs.forward.view import ForwardView

    return ForwardView(ForwardPresenter(context), context)


TAB = TabSpec(
    id="forward",
    title=QT_TRANSLATE_NOOP("tabs", "Forward"),
    tip=QT_TRANSLATE_NOOP("tabs", "Put numbers through a network and follow every product"),
    create=create,
    needs=(
        "nn_core.digits",
        "nn_core.models.files",
        "nn_core.records.paths",
        "nn_core.small.presets",
        "nn_core.records.trace",
    ),
)
