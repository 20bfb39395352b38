"""The tab of the user's own digits: browse them, see who reads them, teach a network."""

from __future__ import annotations

from desktop.tabs import PageSpec, TabSpec
from nn_core.errors import QT_TRANSLATE_NOOP

TAB = TabSpec(
    id="mydigits",
    title=QT_TRANSLATE_NOOP("tabs", "My digits"),
    tip=QT_TRANSLATE_NOOP("tabs", "Keep the digits you drew, and see who reads your hand"),
    presenter="desktop.tabs.mydigits.presenter:MyDigitsPresenter",
    pages=(
        PageSpec(
            "browse",
            QT_TRANSLATE_NOOP("tabs", "Browse"),
            QT_TRANSLATE_NOOP("tabs", "Look through your digits and correct labels"),
            "desktop.tabs.mydigits.browse.page:BrowsePage",
        ),
        PageSpec(
            "accuracy",
            QT_TRANSLATE_NOOP("tabs", "Accuracy"),
            QT_TRANSLATE_NOOP("tabs", "How well each network reads your hand"),
            "desktop.tabs.mydigits.accuracy.page:AccuracyPage",
        ),
        PageSpec(
            "teach",
            QT_TRANSLATE_NOOP("tabs", "Teach"),
            QT_TRANSLATE_NOOP("tabs", "Let a network learn from your digits"),
            "desktop.tabs.mydigits.teach.page:TeachPage",
        ),
    ),
)
