"""The activations tab: what h(x) is for, and why it is not the step, not a line, often the ReLU."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tabs.spec import TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def create(context: TabContext) -> TabView:
    """Build the tab; imports NumPy and the plots."""
    from desktop.tabs.activations.view import ActivationsView

    return ActivationsView(context)


TAB = TabSpec(
    id="activations",
    title=QT_TRANSLATE_NOOP("tabs", "Activations"),
    tip=QT_TRANSLATE_NOOP("tabs", "Compare activation functions and see what each is good for"),
    create=create,
    needs=(
        "pyqtgraph",
        "nn_core.records.threshold_noise",
        "nn_core.records.activation_stats",
        "nn_core.records.linear_stack",
        "desktop.tabs.activations.curves.page",
    ),
    heavy=True,
)
