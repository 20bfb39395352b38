"""Owns the backprop tab: the presenters of its pages."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.context import TabContext
from desktop.tabs.backprop.check.presenter import CheckPresenter
from desktop.tabs.backprop.graph.presenter import GraphPresenter
from desktop.tabs.backprop.layers.presenter import LayersPresenter


class BackpropPresenter(QObject):
    """Holds a presenter for each page; the check looks at the mini-batch of the layers."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self.graph = GraphPresenter(context, self)
        self.layers = LayersPresenter(context, self)
        self.check = CheckPresenter(context, self.layers, self)
