"""Owns the presenters of the training tab's pages."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.services.context import TabContext
from desktop.tabs.training.digits.presenter import DigitsPresenter
from desktop.tabs.training.points.presenter import PointsPresenter


class TrainingPresenter(QObject):
    """The training tab without any widget: a presenter a page, each with a run of its own."""

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self.points = PointsPresenter(context, self)
        self.digits = DigitsPresenter(context, self)
