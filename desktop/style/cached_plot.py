"""Plots whose grid is drawn once and kept, so that a moving slider repaints only the curves."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGraphicsItem, QWidget

from desktop.style import theme
from desktop.style.plotting import Plot


class CachedPlot(Plot):
    """A plot with lines at the major ticks only, painted from a kept picture.

    Painting the axes with their grid anew took two thirds of a frame (``python -m benchmarks
    activations``); a slider changes them seldom.

    Parameters
    ----------
    left : int
        Width of the left axis in pixels at zoom 1, so that plots one below the other line up.
    mouse, grid, square : bool
        As in `Plot`.
    """

    def __init__(
        self,
        left: int,
        *,
        mouse: bool = True,
        grid: bool = True,
        square: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(mouse=mouse, grid=grid, square=square, parent=parent)
        self._left = left
        for side in ("bottom", "left"):
            axis = self.getAxis(side)
            axis.setStyle(maxTickLevel=0)
            axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.restyled.connect(self._line_up)
        self._line_up()

    @Slot()
    def _line_up(self) -> None:
        self.getAxis("left").setWidth(round(theme.current().px(self._left)))
