"""The digit tab: draw a digit, watch a network read it, see how it is framed, and ask why."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="digit",
    title=QT_TRANSLATE_NOOP("tabs", "Digit"),
    tip=QT_TRANSLATE_NOOP("tabs", "Draw a digit and watch a network read it"),
    presenter="desktop.tabs.digit.presenter:DigitPresenter",
    pages=(
        PageSpec(
            "read",
            QT_TRANSLATE_NOOP("tabs", "Read"),
            QT_TRANSLATE_NOOP("tabs", "Draw a digit and watch a network read it"),
            "desktop.tabs.digit.read.page:ReadPage",
        ),
        PageSpec(
            "framing",
            QT_TRANSLATE_NOOP("tabs", "Framing"),
            QT_TRANSLATE_NOOP("tabs", "Switch off a step of the preprocessing and see what breaks"),
            "desktop.tabs.digit.framing.page:FramingPage",
        ),
        PageSpec(
            "why",
            QT_TRANSLATE_NOOP("tabs", "Why?"),
            QT_TRANSLATE_NOOP(
                "tabs",
                "See why a network reads your digit as it does, and what would change the answer",
            ),
            "desktop.tabs.digit.why.page:WhyPage",
        ),
    ),
    aliases=("framing", "why"),
)
