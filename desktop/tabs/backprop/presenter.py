"""Owns the backprop tab: the presenters of its pages."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.context import TabContext
from desktop.tabs.backprop.graph.presenter import GraphPresenter


class BackpropPresenter(QObject):
    """Holds a presenter for each page."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.graph = GraphPresenter(context, self)
