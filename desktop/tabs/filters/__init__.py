"""The filters tab: the maps of the convolutions, and convolution walked through patch by patch."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="filters",
    title=QT_TRANSLATE_NOOP("tabs", "Filters"),
    tip=QT_TRANSLATE_NOOP("tabs", "See what each filter finds, and walk through a convolution"),
    presenter="desktop.tabs.filters.presenter:FiltersPresenter",
    pages=(
        PageSpec(
            "walk",
            QT_TRANSLATE_NOOP("tabs", "Patch by patch"),
            QT_TRANSLATE_NOOP("tabs", "Convolution and pooling walked through, every product"),
            "desktop.tabs.filters.sliding_window.page:WindowPage",
        ),
        PageSpec(
            "maps",
            QT_TRANSLATE_NOOP("tabs", "Feature maps"),
            QT_TRANSLATE_NOOP("tabs", "What each filter finds in the picture"),
            "desktop.tabs.filters.maps.page:MapsPage",
        ),
    ),
)
