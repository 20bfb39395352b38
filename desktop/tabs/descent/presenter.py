"""Owns the descent tab: the presenters of its pages."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.context import TabContext
from desktop.tabs.descent.loss.presenter import LossPresenter
from desktop.tabs.descent.slope.presenter import SlopePresenter
from desktop.tabs.descent.valley.presenter import ValleyPresenter


class DescentPresenter(QObject):
    """Holds ``loss``, ``slope`` and ``valley``."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self.loss = LossPresenter(context, self)
        self.slope = SlopePresenter(context, self)
        self.valley = ValleyPresenter(context, self)
