"""Three strips over the same time: the input, the step's output, the sigmoid's."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.style import plotting, theme
from desktop.style.cached_plot import CachedPlot
from desktop.tabs.activations.plot_parts import Caption
from desktop.tabs.activations.step_noise.state import WINDOW, StepNoiseState
from desktop.tabs.activations.texts import core
from nn_core import activations

ROWS = ("x", "step", "sigmoid")
HEADROOM = 3.2
"""The input's axis shows this many times its spread."""


class NoiseStrips(QWidget):
    """The last instants; above zero in blue, below in vermillion.

    The sigmoid is of one colour: it has no two sides, and only what jumps is counted.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.labels = {row: Caption() for row in ROWS}
        self.labels["x"].setText(self.tr("Input x, trembling round 0"))
        self.plots = {row: CachedPlot(40, mouse=False) for row in ROWS}
        self.curves = {row: plot.plot() for row, plot in self.plots.items()}
        # One item a colour: points of many colours in one item take three times as long.
        self.points = {row: (_points(), _points()) for row in ROWS}
        self.plots["x"].setAccessibleName(self.labels["x"].text())
        self.zero = pg.InfiniteLine(pos=0, angle=0)
        self.plots["x"].addItem(self.zero)
        for row, plot in self.plots.items():
            for points in self.points[row]:
                plot.addItem(points)
            plot.getAxis("bottom").setStyle(showValues=row == "sigmoid")
            plot.setMinimumHeight(72)
            layout.addWidget(self.labels[row])
            layout.addWidget(plot, 1)
            plot.restyled.connect(self._restyle)
        for row in ("step", "sigmoid"):
            self.plots[row].setYRange(0, 1, padding=0.15)
            self.plots[row].getAxis("left").setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")]])
        self.curves["step"].setData([], [])
        self.plots["sigmoid"].set_axis_names(self.tr("instant"), "")
        self._state: StepNoiseState | None = None
        self._reach = 0.0
        self._restyle()

    def show_state(self, state: StepNoiseState) -> None:
        """Show a state; strips that are as before are left alone."""
        before, self._state = self._state, state
        jumps = self.tr("{name}: {count} jumps of more than 0.5")
        for row, count in (("step", state.step_flips), ("sigmoid", state.sigmoid_flips)):
            title = core(activations.get(row).title)
            self.plots[row].setAccessibleName(title)
            self.labels[row].setText(jumps.format(name=title, count=count))
        # What trembled more before the noise was turned down is still there to be seen.
        reach = max(HEADROOM * state.noise, 1.05 * float(np.abs(state.x).max(initial=0)))
        if reach != self._reach:
            self._reach = reach
            self.plots["x"].setYRange(-reach, reach, padding=0)
        first = max(0, state.count - WINDOW)
        for row in ROWS:
            values = getattr(state, row)
            if before is not None and np.array_equal(values, getattr(before, row)):
                continue
            self.plots[row].setXRange(first, first + WINDOW, padding=0)
            self.curves[row].setData(state.time, values)
            above = np.full(values.shape, True) if row == "sigmoid" else values > 0.0
            for points, chosen in zip(self.points[row], (above, ~above), strict=True):
                points.setData(state.time[chosen], values[chosen])

    @Slot()
    def _restyle(self) -> None:
        for row in ROWS:
            self.curves[row].setPen(plotting.pen("ink", 1.0, alpha=0.6))
            sides = ("accent", "accent") if row == "sigmoid" else ("positive", "negative")
            for points, token in zip(self.points[row], sides, strict=True):
                points.setBrush(plotting.brush(token))
                points.setSize(theme.current().px(6))
        self.zero.setPen(plotting.pen("ink", 1.0))


def _points() -> pg.ScatterPlotItem:
    return pg.ScatterPlotItem(pxMode=True, pen=None)
