"""Owns the digit tab: the presenters of its pages, each made when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.services.context import TabContext
from desktop.tabs.digit.read.presenter import ReadPresenter

if TYPE_CHECKING:
    from desktop.tabs.digit.framing.presenter import FramingPresenter
    from desktop.tabs.digit.why.presenter import WhyPresenter


class DigitPresenter(QObject):
    """Holds ``read``, ``framing`` and ``why``.

    This tab is what a start shows, so the modules of the pages behind are imported with them.
    """

    def __init__(self, context: TabContext) -> None:
        super().__init__()
        self._context = context
        self.read = ReadPresenter(context, self)

    @cached_property
    def framing(self) -> FramingPresenter:
        from desktop.tabs.digit.framing.presenter import FramingPresenter

        return FramingPresenter(self._context, self)

    @cached_property
    def why(self) -> WhyPresenter:
        from desktop.tabs.digit.why.presenter import WhyPresenter

        return WhyPresenter(self._context, self)
