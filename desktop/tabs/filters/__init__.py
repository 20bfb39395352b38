"""The filters tab: the maps of the convolutions, and convolution walked through patch by patch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tabs.spec import TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.services.context import TabContext
    from desktop.tabs.base import TabView


def create(context: TabContext) -> TabView:
    """Build the tab; imports NumPy."""
    from desktop.tabs.filters.presenter import FiltersPresenter
    from desktop.tabs.filters.view import FiltersView

    return FiltersView(FiltersPresenter(context), context)


TAB = TabSpec(
    id="filters",
    title=QT_TRANSLATE_NOOP("tabs", "Filters"),
    tip=QT_TRANSLATE_NOOP("tabs", "See what each filter finds, and walk through a convolution"),
    create=create,
)
