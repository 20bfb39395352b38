"""Owns the forward tab: the presenters of its two pages."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.context import TabContext
from desktop.tabs.forward.drawing.presenter import DrawingPresenter
from desktop.tabs.forward.small.presenter import SmallPresenter


class ForwardPresenter(QObject):
    """Holds ``small`` and ``drawing``, and what has been tried on both."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self.small = SmallPresenter(context, self)
        self.drawing = DrawingPresenter(context, self)

    @property
    def done(self) -> frozenset[str]:
        return self.small.done | self.drawing.done
