"""The forward tab: a network you can put numbers through, and the recogniser seen from inside."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="forward",
    title=QT_TRANSLATE_NOOP("tabs", "Forward"),
    tip=QT_TRANSLATE_NOOP("tabs", "Put numbers through a network and follow every product"),
    presenter="desktop.tabs.forward.presenter:ForwardPresenter",
    pages=(
        PageSpec(
            "small",
            QT_TRANSLATE_NOOP("tabs", "Small"),
            QT_TRANSLATE_NOOP("tabs", "A small network whose every number can be changed"),
            "desktop.tabs.forward.small.page:SmallPage",
        ),
        PageSpec(
            "drawing",
            QT_TRANSLATE_NOOP("tabs", "My drawing"),
            QT_TRANSLATE_NOOP("tabs", "The book's network reads your drawing"),
            "desktop.tabs.forward.drawing.page:DrawingPage",
        ),
    ),
)
