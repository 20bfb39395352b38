"""Owns the tab of the user's digits: the presenters of its pages and what can be undone."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.context import TabContext
from desktop.tabs.mydigits.accuracy.presenter import AccuracyPresenter
from desktop.tabs.mydigits.browse.presenter import BrowsePresenter
from desktop.tabs.mydigits.edits import Edits
from desktop.tabs.mydigits.teach.presenter import TeachPresenter


class MyDigitsPresenter(QObject):
    """Holds ``edits``, ``browse``, ``accuracy`` and ``teach``."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.edits = Edits(context, self)
        self.browse = BrowsePresenter(context, self.edits, self)
        self.accuracy = AccuracyPresenter(context, self)
        self.teach = TeachPresenter(context, self)
        context.notebook.noticed.connect(context.report)

    @property
    def done(self) -> frozenset[str]:
        """Keys of what the lesson of the first two pages has one try and has been done."""
        return self.browse.done | self.accuracy.done
