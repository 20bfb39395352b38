"""The page that asks why not the step: an input that trembles, counted, and what is said of it."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.reading.content import FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.i18n import translate
from desktop.services.number_list import NumberList, columns
from desktop.services.numbers import significant
from desktop.style import plotting, theme
from desktop.style.plotting import CachedPlot
from desktop.tabs.activations.parts import CONTROLS_WIDTH, Caption, core, noise_snapshot
from desktop.tabs.activations.presenter import ActivationsPresenter
from desktop.tabs.activations.step_noise.presenter import (
    LEAST,
    MOST,
    WINDOW,
    StepNoisePresenter,
    StepNoiseState,
)
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.layout_helpers import column_in, row_of, tip
from nn_core import activations
from nn_core.errors import QT_TRANSLATE_NOOP

LESSON = "activations-step"
ROWS = ("x", "step", "sigmoid")
HEADROOM = 3.2
"""The input's axis shows this many times its spread."""


class StepNoisePage(Page[StepNoisePresenter]):
    """Why not the step."""

    controls_width = CONTROLS_WIDTH

    def __init__(self, tab: ActivationsPresenter, context: TabContext) -> None:
        super().__init__(tab.step_noise, context)
        form, presenter = self.form, self.presenter
        self.play, self.reset = QPushButton(), QPushButton(self.tr("Reset"))
        self.play.setCheckable(True)
        tip(self.play, self.tr("Let the input tremble, or stop it"))
        tip(self.reset, self.tr("Count from 0 again"))
        self.play.clicked.connect(presenter.play)
        self.reset.clicked.connect(presenter.recount)
        form.column.addLayout(row_of(self.play, self.reset))
        form.follow(self._show_playing)
        self.noise = form.slider(
            self.tr("Noise"),
            lambda state: state.noise,
            presenter.set_noise,
            LEAST,
            MOST,
            decimals=2,
            logarithmic=True,
            hint=self.tr("Spread of the input round 0"),
        )
        beta = activations.get("sigmoid").parameters[0]
        self.beta = form.slider(
            self.tr("Sigmoid β"),
            lambda state: state.beta,
            presenter.set_beta,
            beta.minimum,
            beta.maximum,
            decimals=2,
            logarithmic=True,
            hint=core(beta.meaning),
        )
        self.strips = NoiseStrips()
        self.stage.addWidget(self.strips)
        form.follow(self.strips.show_state)

    def _show_playing(self, state: StepNoiseState) -> None:
        self.play.setChecked(state.playing)
        self.play.setText(self.tr("Pause") if state.playing else self.tr("Play"))

    def leave(self) -> None:
        if self.presenter.state.playing:
            self.presenter.play(False)

    def sentence(self) -> str:
        return sentence(self.presenter.state)

    def reading(self) -> Reading:
        state = self.presenter.state
        step, sigmoid = activations.get("step"), activations.get("sigmoid")
        numbers = ("", "")
        if state.count:
            x = f"{state.x[-1]:.3f}"
            numbers = (
                rf"h({x}) = {state.step[-1]:.0f}",
                rf"\sigma({x}) = {state.sigmoid[-1]:.3f}",
            )
        return Reading(
            formulas=(
                FormulaLine(f"h(x) = {step.latex}", numbers[0], "step"),
                FormulaLine(rf"\sigma(x) = {sigmoid.latex}", numbers[1], "sigmoid"),
            ),
            code=noise_snapshot(state.history, state.beta) if state.count > 1 else None,
            lesson=LESSON,
            done=self.presenter.done,
            book=("functions.step_function", "functions.sigmoid"),
        )


class Says(StrEnum):
    """What the sentence claims, and how it says so."""

    NOT_BEGUN = QT_TRANSLATE_NOOP(
        "NoiseWords", "Press Play: the input trembles round 0, where the step jumps."
    )
    NO_JUMP = QT_TRANSLATE_NOOP(
        "NoiseWords", "In {count} instants the input has not crossed 0: the step has not jumped."
    )
    SMOOTH = QT_TRANSLATE_NOOP(
        "NoiseWords",
        "In {count} instants the step jumped {step} times, by 1 each time."
        " The sigmoid moved by {moved} there on average.",
    )
    STEEP = QT_TRANSLATE_NOOP(
        "NoiseWords",
        "In {count} instants the step jumped {step} times, by 1 each time. So steep a sigmoid"
        " jumps like it: by {moved} on average.",
    )


def sentence(state: StepNoiseState) -> str:
    """Return what was counted and what follows from it, translated."""
    says, values = remark(state)
    return translate("NoiseWords", says.value).format(**values)


def remark(state: StepNoiseState) -> tuple[Says, dict[str, object]]:
    """Return the claim that the counts bear out."""
    values: dict[str, object] = {
        "count": state.count,
        "step": state.step_flips,
        "moved": significant(state.moved, 2),
    }
    if state.count < 2:
        return Says.NOT_BEGUN, values
    if not state.step_flips:
        return Says.NO_JUMP, values
    steep = 2 * state.sigmoid_flips > state.step_flips
    return (Says.STEEP if steep else Says.SMOOTH), values


class NoiseStrips(QWidget):
    """The last instants; above zero in blue, below in vermillion.

    The sigmoid is of one colour: it has no two sides, and only what jumps is counted.
    """

    def __init__(self) -> None:
        super().__init__()
        layout = column_in(self, spacing=4)
        self.labels = {row: Caption() for row in ROWS}
        self.labels["x"].setText(self.tr("Input x, trembling round 0"))
        self.plots = {row: CachedPlot(40, mouse=False) for row in ROWS}
        self.curves = {row: plot.plot() for row, plot in self.plots.items()}
        # One item a colour: points of many colours in one item take three times as long.
        self.points = {row: (_points(), _points()) for row in ROWS}
        self.plots["x"].setAccessibleName(self.labels["x"].text())
        self.plots["x"].told = partial(self._shown_in, "x", "x")
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
        before, self._state = self._state, state
        jumps = self.tr("{name}: {count} jumps of more than 0.5")
        for row, count in (("step", state.step_flips), ("sigmoid", state.sigmoid_flips)):
            title = core(activations.get(row).title)
            self.plots[row].setAccessibleName(title)
            self.plots[row].told = partial(self._shown_in, row, title)
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

    def _shown_in(self, row: str, title: str) -> NumberList | None:
        """Return instants and values: a curve and the dots on it are the same numbers."""
        state = self._state
        return (
            None
            if state is None
            else columns((self.tr("instant"), title), state.time, getattr(state, row))
        )

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
