"""Owns the page Accuracy: what each network makes of the digits."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.context import TabContext


class AccuracyPresenter(QObject):
    """The sole owner of the page's state."""

    def __init__(self, context: TabContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
