"""Shows the page on deep networks: depth, initial weights, function, and what they lead to."""

from __future__ import annotations

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.activations.code import signals_snapshot
from desktop.tabs.activations.deep_signals import texts
from desktop.tabs.activations.deep_signals.plot import DepthPictures
from desktop.tabs.activations.deep_signals.presenter import DeepSignalsPresenter
from desktop.tabs.activations.deep_signals.state import (
    DEEPEST,
    DEVIATIONS,
    DeepSignalsState,
    Start,
)
from desktop.tabs.activations.parameter_sliders import ParameterSliders
from desktop.tabs.activations.presenter import ActivationsPresenter
from desktop.tabs.activations.texts import CONTROLS_WIDTH
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.activation_menu import ActivationMenu

LESSON = "activations-relu"


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
        (self.weights,) = form.buttons(
            (
                self.tr("Draw again"),
                self.tr("Draw other weights and other inputs by the same rule"),
                presenter.draw_weights,
            )
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
        """Return the rules of both ways with the measured sizes, the code and the lesson."""
        state = self.presenter.state
        return Reading(
            formulas=texts.formulas(state),
            code=signals_snapshot(state.settings),
            lesson=LESSON,
            done=self.presenter.done,
            book=("training.all_activations",),
        )
