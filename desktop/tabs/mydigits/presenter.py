"""Owns the tab of the user's digits: the presenters of its pages and what can be undone."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.context import TabContext
from desktop.tabs.mydigits.accuracy.presenter import AccuracyPresenter
from desktop.tabs.mydigits.browse.presenter import BrowsePresenter
from desktop.tabs.mydigits.notebook_presenter import Edits

if TYPE_CHECKING:
    from desktop.tabs.mydigits.teach.presenter import TeachPresenter


class MyDigitsPresenter(QObject):
    """Holds ``edits``, ``browse``, ``accuracy`` and ``teach``."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self.edits = Edits(context, self)
        self.browse = BrowsePresenter(context, self.edits, self)
        self.accuracy = AccuracyPresenter(context, self)
        self._context = context
        context.notebook.noticed.connect(context.report)

    @cached_property
    def teach(self) -> TeachPresenter:
        """Made when first looked at: what it imports takes longer than to open the tab."""
        from desktop.tabs.mydigits.teach.presenter import TeachPresenter

        return TeachPresenter(self._context, self)

    @property
    def done(self) -> frozenset[str]:
        """Keys of what the lesson of the first two pages has one try and has been done."""
        return self.browse.done | self.accuracy.done
