"""Shows the curves page: the list of functions, their curves, and the input read off."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.reading.content import Reading
from desktop.style import theme
from desktop.tabs.activations.curves.chooser import FunctionChooser
from desktop.tabs.activations.curves.plot import CurvePlots
from desktop.tabs.activations.curves.presenter import STEEP, CurvesPresenter
from desktop.tabs.activations.curves.readout import Readout
from desktop.tabs.activations.curves.state import CurvesState
from desktop.tabs.activations.parameters import ParameterSliders
from desktop.tabs.activations.reading_text import slope_line, value_line
from desktop.tabs.activations.snapshots import curve_snapshot
from desktop.tabs.activations.wording import core, number
from desktop.tabs.paged import Page
from desktop.widgets.controls.number_field import NumberField
from nn_core import activations

LESSON = "activations-curves"
FLAT = 0.01
FARTHEST = 1000.0
X_WIDTH = 96
"""Width of the field for x in pixels at zoom 1."""


class CurvesPage(Page):
    """Any number of functions and their slopes; one x is read off."""

    def __init__(self, presenter: CurvesPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self.chooser = FunctionChooser()
        self.sliders = ParameterSliders()
        self.plots = CurvePlots()
        self.readout = Readout()
        self._x_name, self.x_field = QLabel(), NumberField(-FARTHEST, FARTHEST, 0.1, 3)
        self.reset = QPushButton()
        self.zoom_in, self.zoom_out = QToolButton(), QToolButton()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.column.addWidget(self.chooser)
        row = QHBoxLayout()
        self._x_name.setBuddy(self.x_field)
        self._fit_x()
        row.addWidget(self._x_name)
        row.addStretch(1)
        row.addWidget(self.x_field)
        self.column.addLayout(row)
        self.column.addWidget(self.sliders)
        layout = QVBoxLayout(self.picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.readout)
        layout.addWidget(self.plots, 1)
        layout.addWidget(self._axes_row())

    def _fit_x(self) -> None:
        self.x_field.setFixedWidth(round(theme.current().px(X_WIDTH)))

    def _axes_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        self.zoom_in.setText("+")
        self.zoom_out.setText("−")
        for button in (self.zoom_out, self.zoom_in, self.reset):
            layout.addWidget(button)
        return row

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self._render)
        self.chooser.chosen.connect(presenter.choose)
        self.chooser.focused.connect(presenter.focus)
        self.plots.x_moved.connect(presenter.set_x)
        self.plots.range_changed.connect(presenter.set_range)
        self.x_field.value_changed.connect(presenter.set_x)
        self.sliders.changed.connect(presenter.set_parameter)
        self.reset.clicked.connect(self.plots.reset_axes)
        self.zoom_in.clicked.connect(self.plots.zoom_in)
        self.zoom_out.clicked.connect(self.plots.zoom_out)
        theme.manager().changed.connect(self._restyled)

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
        beta = state.parameters[found.name].get("beta", 0.0)
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
            return Reading(lesson=LESSON, done=state.done)
        activation, values = activations.get(found.name), state.parameters[found.name]
        return Reading(
            formulas=(
                value_line(activation, state.x, values, found.value),
                slope_line(activation, state.x, values, found.slope),
            ),
            code=curve_snapshot(activation, state.x, values),
            lesson=LESSON,
            done=state.done,
        )

    def retranslate(self) -> None:
        """Set every text again."""
        self.chooser.retranslate()
        self.sliders.retranslate()
        self.plots.set_names(self.tr("input x"), "h(x)", "h′(x)")
        self.plots.setAccessibleName(self.tr("Curves; the arrow keys move x"))
        self.plots.setToolTip(
            self.tr(
                "Drag the vertical line to move x; drag the plot to pan, turn the wheel to zoom"
            )
        )
        self._x_name.setText(self.tr("Input x"))
        self.x_field.describe(self.tr("Input x"), self.tr("x: the sum that reaches the neuron"))
        self.reset.setText(self.tr("Reset axes"))
        self.reset.setToolTip(self.tr("Show −5 to 5 with every chosen curve (Home)"))
        for button, text in (
            (self.zoom_in, self.tr("Zoom in (+)")),
            (self.zoom_out, self.tr("Zoom out (−)")),
        ):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._render(self.presenter.state)

    @Slot(object)
    def _render(self, state: CurvesState) -> None:
        self.chooser.render_state(state)
        self.sliders.render_parameters(state.chosen, state.parameters)
        self.x_field.set_value(state.x)
        self.plots.render_state(state)
        found = state.focused()
        if found is None:
            self.readout.show_numbers((number_short(state.x), "–", "–"), "")
        else:
            activation = activations.get(found.name)
            texts = (number_short(state.x), number(found.value), number(found.slope))
            values = self.tr("values in {set}").format(set=activation.range_text)
            self.readout.show_numbers(texts, f"{core(activation.title)}\n{values}")
        self.changed.emit()

    @Slot()
    def _restyled(self) -> None:
        self._fit_x()
        self.chooser.render_state(self.presenter.state)


def number_short(value: float) -> str:
    """Return a number that the reader set, as short as it is."""
    return f"{value:g}".replace("-", "−")
