"""Plots whose grid is drawn once and kept, so that a moving slider repaints only the curves."""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsItem

from desktop import plotting


def calm_plot(*, mouse: bool = True, grid: bool = True) -> plotting.Plot:
    """Return a plot with lines at the major ticks only, painted from a kept picture.

    Painting the axes with their grid anew took two thirds of a frame (``python -m benchmarks
    activations``); a slider changes them seldom.
    """
    plot = plotting.make_plot(mouse=mouse, grid=grid)
    for side in ("bottom", "left"):
        axis = plot.getAxis(side)
        axis.setStyle(maxTickLevel=0)
        axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
    return plot
