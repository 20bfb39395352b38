"""Three strips over the same time: the input, the step's output, the sigmoid's."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import plotting
from desktop.tabs.activations.caption import Caption
from desktop.tabs.activations.flicker.state import WINDOW, FlickerState
from nn_core.arrays import Array

ROWS = ("x", "step", "sigmoid")
HEADROOM = 3.2
"""The input's axis shows this many times its spread."""


class FlickerStrips(QWidget):
    """The last instants; above zero in blue, below in vermillion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.labels = {row: Caption() for row in ROWS}
        self.plots = {row: plotting.make_plot(mouse=False) for row in ROWS}
        self.curves = {row: plot.plot() for row, plot in self.plots.items()}
        self.points = {row: pg.ScatterPlotItem(pxMode=True, size=6) for row in ROWS}
        self.zero = pg.InfiniteLine(pos=0, angle=0)
        self.plots["x"].addItem(self.zero)
        for row, plot in self.plots.items():
            plot.addItem(self.points[row])
            plot.getAxis("left").setWidth(40)
            plot.getAxis("bottom").setStyle(showValues=row == "sigmoid")
            plot.setMinimumHeight(72)
            layout.addWidget(self.labels[row])
            layout.addWidget(plot, 1)
            plot.restyled.connect(self._restyle)
        for row in ("step", "sigmoid"):
            self.plots[row].setYRange(0, 1, padding=0.15)
            self.plots[row].getAxis("left").setTicks([[(0, "0"), (0.5, "0.5"), (1, "1")]])
        self.curves["step"].setData([], [])
        self._state: FlickerState | None = None
        self._restyle()

    def render_state(self, state: FlickerState) -> None:
        """Show a state."""
        self._state = state
        first = max(0, state.count - WINDOW)
        self.plots["x"].setYRange(-HEADROOM * state.noise, HEADROOM * state.noise, padding=0)
        for row in ROWS:
            values = getattr(state, row)
            self.plots[row].setXRange(first, first + WINDOW, padding=0)
            self.curves[row].setData(state.time, values)
            level = 0.0 if row == "x" else 0.5
            self.points[row].setData(state.time, values, brush=self._brushes(values > level))

    def _brushes(self, above: Array) -> list[object]:
        high, low = plotting.brush("positive"), plotting.brush("negative")
        return [high if up else low for up in above]

    @Slot()
    def _restyle(self) -> None:
        for row in ROWS:
            self.curves[row].setPen(plotting.pen("ink", 1.0, alpha=0.6))
            self.points[row].setPen(None)
        self.zero.setPen(plotting.pen("ink", 1.0))
        if self._state is not None:
            self.render_state(self._state)
