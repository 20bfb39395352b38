"""Shows the page Accuracy."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.context import TabContext
from desktop.reading import Reading
from desktop.tabs.mydigits.accuracy.presenter import AccuracyPresenter
from desktop.tabs.mydigits.page import Page


class AccuracyPage(Page):
    """Networks against digits."""

    def __init__(
        self, presenter: AccuracyPresenter, context: TabContext, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)

    def sentence(self) -> str:
        """Return what to do first."""
        return self.tr("Label some digits, and each network is put to the test on them.")

    def reading(self) -> Reading:
        """Return the lesson."""
        return Reading(lesson="mydigits")

    def retranslate(self) -> None:
        """Set every text again."""
