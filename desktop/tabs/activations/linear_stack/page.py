"""Shows the page with stacked layers: which function, how many layers, which weight."""

from __future__ import annotations

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.activations.code import book_function, stack_snapshot
from desktop.tabs.activations.linear_stack import reading, texts
from desktop.tabs.activations.linear_stack.plot import StackPictures
from desktop.tabs.activations.linear_stack.presenter import LinearStackPresenter
from desktop.tabs.activations.linear_stack.state import DEEPEST, STEEPEST, LinearStackState
from desktop.tabs.activations.parameter_sliders import ParameterSliders
from desktop.tabs.activations.presenter import ActivationsPresenter
from desktop.tabs.activations.texts import CONTROLS_WIDTH
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.activation_menu import ActivationMenu
from nn_core import activations

LESSON = "activations-linear"


class LinearStackPage(Page[LinearStackPresenter]):
    """Why non-linear."""

    controls_width = CONTROLS_WIDTH

    def __init__(self, tab: ActivationsPresenter, context: TabContext) -> None:
        super().__init__(tab.linear_stack, context)
        form, presenter = self.form, self.presenter
        self.choice = ActivationMenu(presenter.set_activation)
        form.named(
            self.tr("Function between the layers"),
            self.choice,
            lambda state: self.choice.show_name(state.activation),
            hint=self.tr("h: what each layer does to its sum"),
        )
        self.depth = form.slider(
            self.tr("Layers n"),
            lambda state: state.depth,
            presenter.set_depth,
            1,
            DEEPEST,
            step=1,
            whole=True,
            hint=self.tr("n: layers on top of each other"),
            released=presenter.end_drag,
        )
        self.c = form.slider(
            self.tr("Weight c"),
            lambda state: state.c,
            presenter.set_c,
            -STEEPEST,
            STEEPEST,
            decimals=2,
            hint=self.tr("c: the weight of every layer on the line"),
            released=presenter.end_drag,
        )
        self.sliders = ParameterSliders(presenter.set_parameter, presenter.end_drag)
        form.gap()
        form.add(self.sliders, self._show_sliders)
        self.pictures = StackPictures()
        self.stage.addWidget(self.pictures)
        form.follow(self.pictures.show_state)
        (self.weights,) = form.buttons(
            (
                self.tr("Other weights"),
                self.tr("Draw other random weights for the plane"),
                presenter.draw_weights,
            )
        )
        (self.reset,) = form.buttons(
            (
                self.tr("Reset axes"),
                self.tr("Show both pictures whole again"),
                self.pictures.reset_axes,
            )
        )

    def _show_sliders(self, state: LinearStackState) -> None:
        self.sliders.show_parameters((state.activation,), {state.activation: state.parameters})

    def enter(self) -> None:
        self.presenter.refresh()

    def sentence(self) -> str:
        return texts.sentence(self.presenter.state)

    def reading(self) -> Reading:
        """Return the product or the nesting of functions, its code and the lesson."""
        state = self.presenter.state
        plane = tuple(reading.on_plane(state))
        return Reading(
            formulas=(reading.on_line(state), *plane),
            code=stack_snapshot(activations.get(state.activation), state),
            lesson=LESSON,
            done=self.presenter.done,
            book=("network.linear_layers",)
            if state.activation == "identity"
            else book_function(state.activation),
        )
