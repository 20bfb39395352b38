"""Shows the activations tab: four pages behind one row of buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.services.context import TabContext
from desktop.tabs.paged import Page, PagedView

WIDE = 840
"""From this width on two lines hold every sentence."""
PAGE_KEY = "activations/page"


def _curves(_context: TabContext) -> Page:
    from desktop.tabs.activations.curves.page import CurvesPage
    from desktop.tabs.activations.curves.presenter import CurvesPresenter

    return CurvesPage(CurvesPresenter())


def _flicker(_context: TabContext) -> Page:
    from desktop.tabs.activations.flicker.page import FlickerPage
    from desktop.tabs.activations.flicker.presenter import FlickerPresenter

    return FlickerPage(FlickerPresenter())


def _stack(_context: TabContext) -> Page:
    from desktop.tabs.activations.stack.page import StackPage
    from desktop.tabs.activations.stack.presenter import StackPresenter

    return StackPage(StackPresenter())


def _depth(context: TabContext) -> Page:
    from desktop.tabs.activations.depth.page import DepthPage
    from desktop.tabs.activations.depth.presenter import DepthPresenter

    return DepthPage(DepthPresenter(context))


PAGES: dict[str, Callable[[TabContext], Page]] = {
    "curves": _curves,
    "step": _flicker,
    "linear": _stack,
    "relu": _depth,
}


class ActivationsView(PagedView):
    """Curves, and the three questions why they are as they are."""

    controls_width = 264

    def __init__(self, context: TabContext, parent: QWidget | None = None) -> None:
        super().__init__(context, tuple(PAGES), PAGE_KEY, parent)
        self.open()

    def build(self, name: str) -> Page:
        """Return a new page."""
        return PAGES[name](self._context)

    def title(self, name: str) -> tuple[str, str]:
        """Return the text of a page's button and its tool tip, translated."""
        texts = {
            "curves": (self.tr("Curves"), self.tr("Functions and their slopes, read off at one x")),
            "step": (self.tr("Why not the step"), self.tr("An input that trembles round 0")),
            "linear": (self.tr("Why non-linear"), self.tr("Layers stacked on a line and a plane")),
            "relu": (self.tr("Why ReLU"), self.tr("Signals and gradients through many layers")),
        }
        return texts[name]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest sentence, so that the picture never jumps."""
        super().resizeEvent(event)
        lines = 3 if self.width() < WIDE else 2
        self.sentence.setMinimumHeight(lines * self.sentence.fontMetrics().lineSpacing() + 8)
