"""The softmax tab: scores become shares, step by step and in three float widths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tabs.spec import TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def create(context: TabContext) -> TabView:
    """Build the tab; imports NumPy."""
    from desktop.tabs.softmax.presenter import SoftmaxPresenter
    from desktop.tabs.softmax.view import SoftmaxView

    return SoftmaxView(SoftmaxPresenter(context), context)


TAB = TabSpec(
    id="softmax",
    title=QT_TRANSLATE_NOOP("tabs", "Softmax"),
    tip=QT_TRANSLATE_NOOP("tabs", "Turn scores into shares and see where numbers overflow"),
    create=create,
    needs=("nn_core.records.softmax_steps",),
)
