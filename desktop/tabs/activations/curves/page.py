"""Shows the curves page: the list of functions, their curves, and the input read off."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.style import theme
from desktop.tabs.activations.code import curve_snapshot
from desktop.tabs.activations.curves.chooser import FunctionChooser
from desktop.tabs.activations.curves.plot import CurvePlots
from desktop.tabs.activations.curves.presenter import STEEP, CurvesPresenter
from desktop.tabs.activations.curves.reading import slope_line, value_line
from desktop.tabs.activations.curves.readout import Readout
from desktop.tabs.activations.curves.state import FARTHEST, CurvesState
from desktop.tabs.activations.parameter_sliders import ParameterSliders
from desktop.tabs.activations.presenter import ActivationsPresenter
from desktop.tabs.activations.texts import CONTROLS_WIDTH, core, number
from desktop.tabs.kit.page import Page
from nn_core import activations

LESSON = "activations-curves"
FLAT = 0.01


class CurvesPage(Page[CurvesPresenter]):
    """Any number of functions and their slopes; one x is read off."""

    controls_width = CONTROLS_WIDTH

    def __init__(self, tab: ActivationsPresenter, context: TabContext) -> None:
        super().__init__(tab.curves, context)
        presenter = self.presenter
        self.chooser = FunctionChooser(presenter)
        self.form.add(self.chooser, self.chooser.show_state)
        self.x_field = self.form.number(
            self.tr("Input x"),
            lambda state: state.x,
            presenter.set_x,
            -FARTHEST,
            FARTHEST,
            step=0.1,
            decimals=3,
            hint=self.tr("x: the sum that reaches the neuron"),
        )
        self.sliders = ParameterSliders(presenter.set_parameter, presenter.end_drag)
        self.form.gap()
        self.form.add(self.sliders, self._show_sliders)
        self.plots = CurvePlots(presenter)
        self.readout = Readout()
        self.stage.addWidget(self.readout)
        self.stage.addWidget(self.plots, 1)
        self.stage.addLayout(self._axes_row())
        self.form.follow(self.plots.show_state)
        self.form.follow(self._read_off)
        theme.manager().changed.connect(self._restyled)

    def _axes_row(self) -> QHBoxLayout:
        self.zoom_in, self.zoom_out = QToolButton(), QToolButton()
        self.reset = QPushButton(self.tr("Reset axes"))
        self.reset.setToolTip(self.tr("Show −5 to 5 with every chosen curve (Home)"))
        row = QHBoxLayout()
        row.addStretch(1)
        for button, sign, says, clicked in (
            (self.zoom_out, "−", self.tr("Zoom out (−)"), self.plots.zoom_out),
            (self.zoom_in, "+", self.tr("Zoom in (+)"), self.plots.zoom_in),
        ):
            button.setText(sign)
            button.setToolTip(says)
            button.setAccessibleName(says)
            button.clicked.connect(clicked)
            row.addWidget(button)
        self.reset.clicked.connect(self.plots.reset_axes)
        row.addWidget(self.reset)
        return row

    def _show_sliders(self, state: CurvesState) -> None:
        values = {name: state.parameters(name) for name in state.chosen}
        self.sliders.show_parameters(state.chosen, values)

    def enter(self) -> None:
        """Take in what the registry holds now."""
        self.presenter.refresh()

    def sentence(self) -> str:
        """Return the meaning of the function that is read off, and what its slope says here."""
        state, found = self.presenter.state, self.presenter.state.focused()
        if found is None:
            return self.tr("Tick a function at the left to see its curve and its slope.")
        activation = activations.get(found.name)
        return f"{core(activation.title)}: {core(activation.meaning)} {self._remark(state)}"

    def _remark(self, state: CurvesState) -> str:
        found = state.focused()
        assert found is not None
        beta = state.parameters(found.name).get("beta", 0.0)
        if beta >= STEEP:
            text = self.tr("With β = {beta} it can hardly be told from the step.")
            return text.format(beta=number_short(beta))
        if state.x in activations.get(found.name).kinks:
            return self.tr("Here is its corner: left and right of it the slope differs.")
        if abs(found.slope) < FLAT:
            return self.tr("Here it is flat: no gradient comes back through it.")
        text = self.tr("A small change of x at {x} comes out times {slope}.")
        return text.format(x=number_short(state.x), slope=number(found.slope))

    def reading(self) -> Reading:
        """Return formula and derivative at x, the code of the chosen functions, the lesson."""
        state, found = self.presenter.state, self.presenter.state.focused()
        if found is None:
            return Reading(lesson=LESSON, done=self.presenter.done)
        activation, values = activations.get(found.name), state.parameters(found.name)
        return Reading(
            formulas=(
                value_line(activation, state.x, values, found.value),
                slope_line(activation, state.x, values, found.slope),
            ),
            code=curve_snapshot(activation, state.x, values),
            lesson=LESSON,
            done=self.presenter.done,
        )

    def _read_off(self, state: CurvesState) -> None:
        found = state.focused()
        if found is None:
            self.readout.show_numbers((number_short(state.x), "–", "–"), "")
            return
        activation = activations.get(found.name)
        shown = (number_short(state.x), number(found.value), number(found.slope))
        values = self.tr("values in {set}").format(set=activation.range_text)
        self.readout.show_numbers(shown, f"{core(activation.title)}\n{values}")

    @Slot()
    def _restyled(self) -> None:
        self.chooser.show_state(self.presenter.state)


def number_short(value: float) -> str:
    """Return a number that the reader set, as short as it is."""
    return f"{value:g}".replace("-", "−")
