"""The line after every layer, and the plane in the two colours of its sign."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.number_list import NumberList, surface
from desktop.style import plotting, theme
from desktop.style.cached_plot import CachedPlot
from desktop.tabs.activations.linear_stack.state import ENDS, LinearStackState
from desktop.tabs.activations.plot_parts import Caption
from nn_core.arrays import Array

SHADES = 256
HALF = 6.0
"""Height that the line's axis shows either way."""


class StackPictures(QWidget):
    """Line and plane; side by side where there is room, else one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.plane = CachedPlot(44), CachedPlot(44, grid=False)
        self.line_label, self.plane_label = Caption(), Caption()
        self.image = pg.ImageItem()
        self.signs = [pg.TextItem(text, anchor=(0.5, 0.5)) for text in ("+", "−")]
        self._curves: list[pg.PlotDataItem] = []
        self._state: LinearStackState | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        for label, plot in ((self.line_label, self.line), (self.plane_label, self.plane)):
            part = QVBoxLayout()
            part.setSpacing(4)
            part.addWidget(label)
            part.addWidget(plot, 1)
            self._box.addLayout(part, 1)
            plot.restyled.connect(self._restyle)
        self.plane.addItem(self.image)
        for sign in self.signs:
            self.plane.addItem(sign)
        self.line.set_axis_names("x", "y")
        self.plane.set_axis_names("x₁", "x₂")
        self.line_label.setText(self.tr("On a line: one neuron a layer, after each of the layers"))
        self.plane_label.setText(self.tr("On the plane: above 0 blue, below 0 vermillion"))
        self.line.setAccessibleName(self.line_label.text())
        self.plane.setAccessibleName(self.plane_label.text())
        self.plane.told = self._heights
        self._restyle()
        self.reset_axes()

    def _heights(self) -> NumberList | None:
        if self._state is None:
            return None
        side = len(self._state.plane)
        places = ENDS[0] + (ENDS[1] - ENDS[0]) * (np.arange(side) + 0.5) / side
        return surface(self.plane.axis_names, places, places, self._state.plane)

    def reset_axes(self) -> None:
        """Show both pictures whole."""
        self.line.setXRange(*ENDS, padding=0)
        self.line.setYRange(-HALF, HALF, padding=0)
        self.plane.setRange(xRange=ENDS, yRange=ENDS, padding=0)

    def show_state(self, state: LinearStackState) -> None:
        before, self._state = self._state, state
        while len(self._curves) < state.depth:
            self._curves.append(self.line.plot(name=str(len(self._curves) + 1)))
        for index, curve in enumerate(self._curves):
            curve.setVisible(index < state.depth)
            if index < state.depth:
                curve.setData(state.x, state.lines[index])
        if before is None or before.depth != state.depth:
            self._pen_curves()
        if before is None or before.plane is not state.plane:
            self._show_plane(state)

    def _show_plane(self, state: LinearStackState) -> None:
        low, high = ENDS
        size = float(np.abs(state.plane).max()) or 1.0
        self.image.setImage(state.plane, levels=(-size, size), autoLevels=False)
        self.image.setRect(QRectF(low, low, high - low, high - low))
        places = (state.plane.argmax(), state.plane.argmin())
        extremes = (state.plane.max() > 0, state.plane.min() < 0)
        for sign, place, there in zip(self.signs, places, extremes, strict=True):
            sign.setVisible(bool(there))
            row, column = np.unravel_index(int(place), state.plane.shape)
            sign.setPos(*(self._inside(int(index), state) for index in (column, row)))

    def _inside(self, index: int, state: LinearStackState) -> float:
        """Return the coordinate of a row or column, kept off the edge so that it can be read."""
        low, high = ENDS
        share = (index + 0.5) / state.plane.shape[0]
        return float(low + (high - low) * min(max(share, 0.06), 0.94))

    def _pen_curves(self) -> None:
        depth = self._state.depth if self._state is not None else 0
        for index, curve in enumerate(self._curves[:depth]):
            last = index == depth - 1
            alpha = 0.25 + 0.5 * (index + 1) / depth
            pen = plotting.pen("accent", 2.5) if last else plotting.pen("ink", 1.25, alpha=alpha)
            curve.setPen(pen)
            curve.setZValue(index)

    @Slot()
    def _restyle(self) -> None:
        tokens = theme.current()
        half = SHADES // 2
        pairs = (("negative", "negative_soft"), ("positive_soft", "positive"))
        rows = [_ramp(tokens.colour(a), tokens.colour(b), half) for a, b in pairs]
        self.image.setLookupTable(np.concatenate(rows))
        for sign in self.signs:
            sign.setColor(tokens.ink)
            sign.setFont(tokens.font("title"))
        self._pen_curves()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > 1.25 * self.height()
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


def _ramp(first: QColor, last: QColor, steps: int) -> Array:
    ends = np.array([[c.red(), c.green(), c.blue()] for c in (first, last)], dtype=np.float64)
    share = np.linspace(0, 1, steps)[:, None]
    ramp: Array = (ends[0] + share * (ends[1] - ends[0])).astype(np.uint8)
    return ramp
