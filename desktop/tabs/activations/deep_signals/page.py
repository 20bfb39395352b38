"""Shows the page on deep networks: depth, initial weights, function, and what they lead to."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.services.number_list import NumberList, below, columns
from desktop.style import plotting, theme
from desktop.style.plotting import CachedPlot
from desktop.tabs.activations.deep_signals import texts
from desktop.tabs.activations.deep_signals.presenter import (
    DEEPEST,
    DEVIATIONS,
    DeepSignalsPresenter,
    DeepSignalsState,
    Start,
)
from desktop.tabs.activations.parts import (
    CONTROLS_WIDTH,
    Caption,
    ParameterSliders,
    power_of_ten,
    signals_snapshot,
)
from desktop.tabs.activations.presenter import ActivationsPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.choice_menus import ActivationMenu
from desktop.widgets.controls.layout_helpers import column_in
from nn_core.arrays import FloatArray
from nn_core.records.activation_stats import GRADIENT_DECADES, Histogram, Propagation

LESSON = "activations-relu"
BROAD = 0.8
"""Width of the longest bar, in layers."""
TOWERING = 6.0
"""A bar is cut off at a sixth of its length at the utmost."""


class DeepSignalsPage(Page[DeepSignalsPresenter]):
    """Why ReLU."""

    controls_width = CONTROLS_WIDTH
    sentence_of = staticmethod(texts.sentence)

    def __init__(self, tab: ActivationsPresenter, context: TabContext) -> None:
        super().__init__(tab.deep_signals, context)
        form, presenter = self.form, self.presenter
        self.choice = ActivationMenu(presenter.set_activation)
        form.named(
            self.tr("Activation h"),
            self.choice,
            lambda state: self.choice.show_name(state.settings.activation),
            hint=self.tr("h: the function of every layer"),
        )
        self.sliders = ParameterSliders(presenter.set_parameter, presenter.end_drag)
        form.add(self.sliders, self._show_sliders)
        self._add_weights()
        self.depth = form.slider(
            self.tr("Layers"),
            lambda state: state.settings.depth,
            presenter.set_depth,
            1,
            DEEPEST,
            step=1,
            whole=True,
            hint=self.tr("Number of layers of 100 nodes"),
        )
        self.weights = form.button(
            self.tr("Draw again"),
            self.tr("Draw other weights and other inputs by the same rule"),
            presenter.draw_weights,
        )
        self.pictures = DepthPictures()
        self.pictures.signals.plot.set_axis_names("", "h(a)")
        self.pictures.gradients.plot.set_axis_names(self.tr("layer"), "|g|")
        for part, name in ((self.pictures.signals, "h(a)"), (self.pictures.gradients, "|g|")):
            part.plot.setAccessibleName(name)
        self.stage.addWidget(self.pictures)
        form.follow(self._show_pictures)

    def _add_weights(self) -> None:
        form, presenter = self.form, self.presenter
        self.start = form.choice(
            self.tr("Initial weights"),
            {
                Start.STD: self.tr("Fixed σ"),
                Start.XAVIER: self.tr("Xavier: σ = √(1/n)"),
                Start.HE: self.tr("He: σ = √(2/n)"),
            },
            lambda state: state.settings.start,
            presenter.set_start,
            hint=self.tr("W: how the weights of the 100 nodes a layer are drawn"),
        )
        self.deviation = form.slider(
            self.tr("Deviation σ"),
            lambda state: state.settings.deviation,
            presenter.set_deviation,
            *DEVIATIONS,
            logarithmic=True,
            hint=self.tr("σ: standard deviation of the weights, for “Fixed σ”"),
        )
        form.enabled(lambda state: state.settings.start == Start.STD, self.deviation)

    def _show_sliders(self, state: DeepSignalsState) -> None:
        chosen = state.settings.activation
        self.sliders.show_parameters((chosen,), {chosen: state.settings.parameters})

    def _show_pictures(self, state: DeepSignalsState) -> None:
        self.pictures.signals.label.setText(texts.signal_title(state))
        self.pictures.gradients.label.setText(texts.gradient_title(state))
        if state.propagation is not None:
            self.pictures.show_propagation(state.propagation)

    def reading(self) -> Reading:
        state = self.presenter.state
        return Reading(
            formulas=texts.formulas(state),
            code=signals_snapshot(state.settings),
            lesson=LESSON,
            done=self.presenter.done,
            book=("training.all_activations",),
        )


class LayerHistograms(QWidget):
    """Histograms of all layers on one vertical axis, with a mark for their mean or size.

    - ``token``: colour of the bars.
    - ``powers``: whether edges and marks are powers of ten.
    """

    def __init__(self, token: str, powers: bool = False) -> None:
        super().__init__()
        self._token, self._powers = token, powers
        self.label = Caption()
        self.plot = CachedPlot(52, mouse=False)
        self.bars = pg.BarGraphItem(x0=[], width=[], y0=[], y1=[])
        self.marks = pg.PlotDataItem(symbol="o")
        self.plot.addItem(self.bars)
        self.plot.addItem(self.marks)
        layout = column_in(self, self.label, spacing=4)
        layout.addWidget(self.plot, 1)
        self._shown: list[Histogram] = []
        self.plot.told = self._counts
        self.plot.restyled.connect(self._restyle)
        self._restyle()

    def show_layers(self, histograms: list[Histogram], marks: list[float]) -> None:
        """Show one histogram a layer and the line of ``marks`` through them; NaN has no mark."""
        depth, self._shown = len(histograms), histograms
        edges = [h.edges for h in histograms]
        self.bars.setOpts(
            x0=np.concatenate([np.full(h.counts.size, i + 0.6) for i, h in enumerate(histograms)]),
            width=np.concatenate([_lengths(h) for h in histograms]),
            y0=np.concatenate([e[:-1] for e in edges]),
            y1=np.concatenate([e[1:] for e in edges]),
        )
        heights = np.array(marks)
        # pyqtgraph warns of points that are all NaN, as after a function with no slope anywhere.
        known = ~np.isnan(heights)
        self.marks.setData(np.flatnonzero(known) + 0.6, heights[known])
        low, high = float(edges[0][0]), float(edges[0][-1])
        self.plot.setXRange(0.5, depth + 0.5, padding=0)
        self.plot.setYRange(low, high, padding=0.04)
        ticks = [(layer + 1.0, str(layer + 1)) for layer in range(depth)]
        self.plot.getAxis("bottom").setTicks([ticks])

    def _counts(self) -> NumberList | None:
        """Return the whole counts: what is painted of a bar may be cut off."""
        heads = self.tr("from"), self.tr("to"), self.tr("count")
        edges = [10.0**h.edges if self._powers else h.edges for h in self._shown]
        counts = [h.counts for h in self._shown]
        lists = [columns(heads, e[:-1], e[1:], c) for e, c in zip(edges, counts, strict=True)]
        return below(self.tr("layer"), [(str(k), one) for k, one in enumerate(lists, 1)])

    @Slot()
    def _restyle(self) -> None:
        self.bars.setOpts(brush=plotting.brush(self._token, 0.55), pen=None)
        self.marks.setPen(plotting.pen("ink", 1.5))
        self.marks.setSymbolBrush(plotting.brush("ink"))
        self.marks.setSymbolPen(None)
        self.marks.setSymbolSize(theme.current().px(6))


class DepthPictures(QWidget):
    """Signals on the way forwards above, gradients on the way back below."""

    def __init__(self) -> None:
        super().__init__()
        self.signals = LayerHistograms("accent")
        self.gradients = LayerHistograms("ink", powers=True)
        low, high = GRADIENT_DECADES
        decades = np.arange(low, high + 1, 3)
        ticks = [(float(d), power_of_ten(int(d))) for d in decades]
        self.gradients.plot.getAxis("left").setTicks([ticks])
        layout = column_in(self)
        layout.addWidget(self.signals, 1)
        layout.addWidget(self.gradients, 1)

    def show_propagation(self, record: Propagation) -> None:
        """Show a complete pass."""
        self.signals.show_layers(
            [s.values for s in record.signals], [s.mean for s in record.signals]
        )
        self.gradients.show_layers(
            [g.sizes for g in record.gradients],
            [np.log10(g.rms) if g.rms > 0 else np.nan for g in record.gradients],
        )


def _lengths(histogram: Histogram) -> FloatArray:
    """Return lengths of bars; one that towers over the rest is cut off, as the book does it.

    Half of what a ReLU gives is 0: at full length that bar would press all others flat.
    """
    second, largest = np.sort(histogram.counts)[-2:]
    full = max(1.5 * second, largest / TOWERING, 1.0)
    lengths: FloatArray = BROAD * np.minimum(histogram.counts / full, 1.0)
    return lengths
