"""The list of the tab's pages: a page is one function that builds it and one line in ``PAGES``."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.services.context import TabContext
from desktop.tabs.mydigits.edits import Edits
from desktop.tabs.mydigits.page import Page

SHOWN_KEY = "mydigits/page"


def _browse(context: TabContext, edits: Edits) -> Page:
    from desktop.tabs.mydigits.browse.page import BrowsePage
    from desktop.tabs.mydigits.browse.presenter import BrowsePresenter

    return BrowsePage(BrowsePresenter(context, edits), context)


def _accuracy(context: TabContext, _edits: Edits) -> Page:
    from desktop.tabs.mydigits.accuracy.page import AccuracyPage
    from desktop.tabs.mydigits.accuracy.presenter import AccuracyPresenter

    return AccuracyPage(AccuracyPresenter(context), context)


def _teach(context: TabContext, _edits: Edits) -> Page:
    from desktop.tabs.mydigits.teach.page import TeachPage
    from desktop.tabs.mydigits.teach.presenter import TeachPresenter

    return TeachPage(TeachPresenter(context), context)


PAGES: dict[str, Callable[[TabContext, Edits], Page]] = {
    "browse": _browse,
    "accuracy": _accuracy,
    "teach": _teach,
}


def title(name: str) -> tuple[str, str]:
    """Return the text of a page's button and its tool tip."""
    if name == "browse":
        return (
            QCoreApplication.translate("MyDigits", "Browse"),
            QCoreApplication.translate("MyDigits", "Look through your digits and correct labels"),
        )
    if name == "accuracy":
        return (
            QCoreApplication.translate("MyDigits", "Accuracy"),
            QCoreApplication.translate("MyDigits", "How well each network reads your hand"),
        )
    return (
        QCoreApplication.translate("MyDigits", "Teach"),
        QCoreApplication.translate("MyDigits", "Let a network learn from your digits"),
    )
