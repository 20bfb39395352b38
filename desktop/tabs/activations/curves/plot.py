"""The curves of the shown functions, and below them what is read off at one x."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.style import plotting, theme
from desktop.style.plotting import CachedPlot
from desktop.tabs.activations.curves.presenter import (
    BOOK_RANGE,
    Curve,
    CurvesPresenter,
    CurvesState,
)
from desktop.tabs.activations.parts import Legend, core, curve_pen
from desktop.widgets.controls.layout_helpers import column_in
from nn_core import activations

PARTS = ("y", "slope")
MARGIN = 0.08
KEY_STEP = 0.1
DOTS = (6, 11)
"""Size of a dot, and of the one that is read off."""


class _Panel:
    """One plot with its curves, the dots on them, and the line of the input."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.plot = CachedPlot(44)
        self.curves: dict[str, pg.PlotDataItem] = {}
        self.shown: dict[str, Curve] = {}
        self.dots = pg.ScatterPlotItem(pxMode=True, name="x")
        self.dots.setZValue(20)
        self.line = pg.InfiniteLine(angle=90, movable=True)
        self.line.setZValue(10)
        self.line.setCursor(Qt.CursorShape.SizeHorCursor)
        self.plot.addItem(self.line)
        self.plot.addItem(self.dots)

    def render(self, state: CurvesState) -> None:
        for name in set(self.curves) - set(state.chosen):
            self.plot.removeItem(self.curves.pop(name))
            self.shown.pop(name)
        for curve in state.curves:
            if curve.name not in self.curves:
                self.curves[curve.name] = self._new_curve(curve.name)
            if self.shown.get(curve.name) is not curve:
                self.curves[curve.name].setData(curve.x, getattr(curve, self.part))
                self.shown[curve.name] = curve
        self.mark(state)

    def _new_curve(self, name: str) -> pg.PlotDataItem:
        item = self.plot.plot(name=core(activations.get(name).title))
        # Cut into segments a dashed line would begin its pattern anew at every point.
        item.curve.setSegmentedLineMode("off")
        return item

    def mark(self, state: CurvesState) -> None:
        with QSignalBlocker(self.line):
            self.line.setValue(state.x)
        heights = [v.value if self.part == "y" else v.slope for v in state.values]
        sizes = [theme.current().px(DOTS[v.name == state.focus]) for v in state.values]
        # A dot without a height, where a function jumps, would end pyqtgraph.
        there = [place for place, height in enumerate(heights) if not math.isnan(height)]
        self.dots.setData(
            [state.x] * len(there),
            [heights[place] for place in there],
            size=[sizes[place] for place in there],
        )

    def restyle(self, focus: str) -> None:
        for name, item in self.curves.items():
            item.setPen(curve_pen(name, name == focus))
            item.setZValue(5 if name == focus else 0)
        self.dots.setBrush(plotting.brush("accent"))
        self.dots.setPen(plotting.pen("paper", 1.5))
        self.line.setPen(plotting.pen("accent", 1.5, alpha=0.6))
        self.line.setHoverPen(plotting.pen("accent", 3))

    def heights(self) -> tuple[float, float]:
        # A function of one's own may have no value far out.
        parts = [getattr(curve, self.part) for curve in self.shown.values()]
        finite = [part[np.isfinite(part)] for part in parts]
        lows = [float(part.min()) for part in finite if part.size]
        highs = [float(part.max()) for part in finite if part.size]
        return min([0.0, *lows]), max([1.0, *highs])


class CurvePlots(QWidget):
    """Both plots; wheel zooms, dragging pans, the vertical line is the input."""

    def __init__(self, presenter: CurvesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.panels = tuple(_Panel(part) for part in PARTS)
        self._state: CurvesState | None = None
        self._untouched = True
        layout = column_in(self)
        for panel, stretch in zip(self.panels, (3, 2), strict=True):
            panel.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            panel.line.sigPositionChanged.connect(self._line_moved)
            panel.line.sigPositionChangeFinished.connect(presenter.end_drag)
            panel.plot.getViewBox().sigRangeChangedManually.connect(self._touched)
            layout.addWidget(panel.plot, stretch)
        upper, lower = (panel.plot for panel in self.panels)
        lower.setXLink(upper)
        upper.sigXRangeChanged.connect(self._ranged)
        self.legend = Legend(upper)
        upper.restyled.connect(self._restyled)
        lower.restyled.connect(self._restyled)
        upper.set_axis_names("", "h(x)")
        lower.set_axis_names(self.tr("input x"), "h′(x)")
        self.setAccessibleName(self.tr("Curves; the arrow keys move x"))
        self.setToolTip(
            self.tr(
                "Drag the vertical line to move x; drag the plot to pan, turn the wheel to zoom"
            )
        )

    def show_state(self, state: CurvesState) -> None:
        """Show a state; only what changed is drawn anew."""
        before, self._state = self._state, state
        for panel in self.panels:
            panel.render(state)
        if before is None or (before.chosen, before.focus) != (state.chosen, state.focus):
            self._restyled()
        if self._untouched and (before is None or before.chosen != state.chosen):
            self.reset_axes()

    @Slot()
    def reset_axes(self) -> None:
        """Go back to the book's range, with room for every chosen curve."""
        self._untouched = True
        for panel in self.panels:
            panel.plot.setXRange(*BOOK_RANGE, padding=0)
        for panel in self.panels:
            low, high = panel.heights()
            panel.plot.setYRange(low, high, padding=MARGIN)

    @Slot()
    def zoom_in(self) -> None:
        self._scale(0.5)

    @Slot()
    def zoom_out(self) -> None:
        self._scale(2.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -KEY_STEP, Qt.Key.Key_Right: KEY_STEP}
        if event.key() in moves and self._state is not None:
            self._presenter.set_x(round(self._state.x + moves[Qt.Key(event.key())], 3))
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        elif event.key() == Qt.Key.Key_Home:
            self.reset_axes()
        else:
            super().keyPressEvent(event)

    def _scale(self, factor: float) -> None:
        self._untouched = False
        for panel in self.panels:
            panel.plot.getViewBox().scaleBy((factor if panel is self.panels[0] else 1.0, factor))

    @Slot(object)
    def _line_moved(self, line: pg.InfiniteLine) -> None:
        self._presenter.set_x(round(float(line.value()), 3))

    @Slot()
    def _touched(self) -> None:
        self._untouched = False

    @Slot(object, object)
    def _ranged(self, _plot: object, ends: tuple[float, float]) -> None:
        self._presenter.set_range(*map(float, ends))

    @Slot()
    def _restyled(self) -> None:
        if self._state is not None:
            focus = self._state.focus
            for panel in self.panels:
                panel.restyle(focus)
                panel.mark(self._state)
            self.legend.show_rows(
                [
                    (curve_pen(name, name == focus), core(activations.get(name).title))
                    for name in self._state.chosen
                ]
            )


CAPTIONS = ("x", "h(x)", "h′(x)")
INDENT = 44
"""Pixels at the left, so that the numbers begin where the plots' axes do."""


class Readout(QWidget):
    """Small captions over large numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.numbers = tuple(QLabel() for _ in CAPTIONS)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(INDENT, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        for place, (caption, label) in enumerate(zip(CAPTIONS, self.numbers, strict=True)):
            if place == 1:
                # h′ comes from x, not from h(x): no arrow leads on.
                grid.addWidget(_label("→", "title"), 1, 1)
            grid.addWidget(_label(caption, "small"), 0, 2 * place)
            label.setProperty("role", "title")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, 1, 2 * place)
        self.title = _label("", "small")
        grid.addWidget(self.title, 0, 5, 2, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(5, 1)

    def show_numbers(self, texts: tuple[str, str, str], title: str) -> None:
        for label, text in zip(self.numbers, texts, strict=True):
            label.setText(text)
        self.title.setText(title)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Give up the indent, then the name: the sentence below says it too."""
        margins, spacing = self._grid.contentsMargins(), self._grid.horizontalSpacing()
        named = self.title.sizeHint().width() + spacing if not self.title.isHidden() else 0
        numbers = self._grid.sizeHint().width() - margins.left() - named
        title = self.title.sizeHint().width() + spacing
        indent = INDENT if numbers + title + INDENT <= self.width() else 0
        self._grid.setContentsMargins(indent, 0, 0, 0)
        self.title.setHidden(numbers + title + indent > self.width())


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
