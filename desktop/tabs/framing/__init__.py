"""The framing tab: from the canvas to the 28 x 28 pixels, and what breaks without each step."""

from __future__ import annotations

from desktop.tabs.spec import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="framing",
    title=QT_TRANSLATE_NOOP("tabs", "Framing"),
    tip=QT_TRANSLATE_NOOP("tabs", "Switch off a step of the preprocessing and see what breaks"),
    presenter="desktop.tabs.framing.presenter:FramingPresenter",
    pages=(PageSpec("framing", "", "", "desktop.tabs.framing.page:FramingPage"),),
)
