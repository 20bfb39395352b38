"""The first tab: a sheet that reads the first stroke, and the course in the book's order."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="start",
    title=QT_TRANSLATE_NOOP("tabs", "Start"),
    tip=QT_TRANSLATE_NOOP("tabs", "Draw a digit, and see the course in the order of the book"),
    presenter="desktop.tabs.start.presenter:StartPresenter",
    pages=(PageSpec("course", "", "", "desktop.tabs.start.page:StartPage"),),
)
