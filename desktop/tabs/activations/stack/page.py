"""Shows the page with stacked layers: which function, how many layers, which weight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from desktop.reading.content import FormulaLine, Reading
from desktop.tabs.activations.choice import FunctionChoice
from desktop.tabs.activations.parameters import ParameterSliders
from desktop.tabs.activations.slider import ValueSlider
from desktop.tabs.activations.snapshots import stack_snapshot
from desktop.tabs.activations.stack import formulas
from desktop.tabs.activations.stack.plot import StackPictures
from desktop.tabs.activations.stack.presenter import StackPresenter
from desktop.tabs.activations.stack.state import StackState
from desktop.tabs.activations.wording import core, number
from desktop.tabs.paged import Page
from nn_core import activations

LESSON = "activations-linear"
DEEPEST = 6
STEEPEST = 3.0


class StackPage(Page):
    """Why non-linear."""

    def __init__(self, presenter: StackPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self._choice_name, self.choice = QLabel(), FunctionChoice()
        self._choice_name.setBuddy(self.choice)
        self.depth = ValueSlider(1, DEEPEST, whole=True)
        self.c = ValueSlider(-STEEPEST, STEEPEST)
        self.sliders = ParameterSliders()
        self.weights, self.reset = QPushButton(), QPushButton()
        self.pictures = StackPictures()
        for widget in (self._choice_name, self.choice, self.depth, self.c, self.sliders):
            self.column.addWidget(widget)
        self.column.addSpacing(8)
        self.column.addWidget(self.weights)
        self.column.addWidget(self.reset)
        layout = QVBoxLayout(self.picture)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pictures)
        presenter.state_changed.connect(self._render)
        self.choice.chosen.connect(presenter.set_activation)
        self.depth.value_changed.connect(presenter.set_depth)
        self.c.value_changed.connect(presenter.set_c)
        self.sliders.changed.connect(presenter.set_parameter)
        self.weights.clicked.connect(presenter.draw_weights)
        self.reset.clicked.connect(self.pictures.reset_axes)

    def enter(self) -> None:
        """Take in what the registry holds now."""
        self.presenter.refresh()

    def sentence(self) -> str:
        """Return whether the layers make more than one line."""
        state = self.presenter.state
        if state.activation == "identity":
            text = self.tr("{count} layers, one line: {product} = {slope}. One layer would do.")
            return text.format(
                count=state.depth,
                product=" · ".join([*[number_c(state.c)] * state.depth, "x"]),
                slope=f"{number(state.c**state.depth)} x",
            )
        if state.line_straight and state.plane_straight:
            return self.tr("Here the layers still make one line: nothing was gained by stacking.")
        if state.line_straight:
            return self.tr("On this line nothing bends; on the plane the boundary does.")
        if state.plane_straight:
            return self.tr("The line bends; a plane cut by one layer has a straight boundary.")
        title = core(activations.get(state.activation).title)
        text = self.tr("{name} bends what each layer hands on: no single line can do this.")
        return text.format(name=title)

    def reading(self) -> Reading:
        """Return the product or the nesting of functions, its code and the lesson."""
        state = self.presenter.state
        plane = tuple(formulas.on_plane(state))
        return Reading(
            formulas=(formulas.on_line(state), *(FormulaLine(*pair) for pair in plane)),
            code=stack_snapshot(activations.get(state.activation), state),
            lesson=LESSON,
            done=state.done,
        )

    def retranslate(self) -> None:
        """Set every text again."""
        self._choice_name.setText(self.tr("Function between the layers"))
        tip = self.tr("h: what each layer does to its sum")
        self.choice.setToolTip(tip)
        self.choice.setAccessibleName(self._choice_name.text())
        self.choice.retranslate()
        self.depth.describe(self.tr("Layers n"), self.tr("n: layers on top of each other"))
        self.c.describe(self.tr("Weight c"), self.tr("c: the weight of every layer on the line"))
        self.sliders.retranslate()
        self.weights.setText(self.tr("Other weights"))
        self.weights.setToolTip(self.tr("Draw other random weights for the plane"))
        self.reset.setText(self.tr("Reset axes"))
        self.reset.setToolTip(self.tr("Show both pictures whole again"))
        self.pictures.line.set_axis_names("x", "y")
        self.pictures.plane.set_axis_names("x₁", "x₂")
        self.pictures.line_label.setText(
            self.tr("On a line: one neuron a layer, after each of the layers")
        )
        self.pictures.plane_label.setText(self.tr("On the plane: above 0 blue, below 0 vermillion"))
        self._render(self.presenter.state)

    @Slot(object)
    def _render(self, state: StackState) -> None:
        self.choice.render_name(state.activation)
        self.depth.set_value(state.depth)
        self.c.set_value(state.c)
        self.sliders.render_parameters((state.activation,), {state.activation: state.parameters})
        self.pictures.render_state(state)
        self.changed.emit()


def number_c(value: float) -> str:
    """Return a factor; a negative one stands in brackets."""
    return f"(−{-value:g})" if value < 0 else f"{value:g}"
