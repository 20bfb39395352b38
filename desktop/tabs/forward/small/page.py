"""The page of the small network: its diagram, the selected sum in full, and the matrices."""

from __future__ import annotations

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.forward.presenter import ForwardPresenter
from desktop.tabs.forward.small import reading, texts
from desktop.tabs.forward.small.controls import add_controls
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.stage import SmallStage
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.carry_button import CarryButton, Way
from nn_core.experiments.playground import for_points
from nn_core.network import Network
from nn_core.perceptron.model import Perceptron


class SmallPage(Page[SmallPresenter]):
    """Shows the network and lets the numbers flow."""

    controls_width = 216

    def __init__(self, tab: ForwardPresenter, context: TabContext) -> None:
        super().__init__(tab.small, context)
        self._tab = tab
        self.controls = add_controls(self.form, self.presenter)
        self.network = SmallStage(self.presenter)
        self.stage.addWidget(self.network, 1)
        self.picture.setFocusProxy(self.network.diagram)
        self.form.follow(self.network.show_state)

        def small() -> Network:
            return self.presenter.setup.network.network()

        self.carry = CarryButton(
            context,
            [
                Way(
                    "training/points",
                    self.tr("Training: learns the XOR gate's points; needs two inputs, one output"),
                    lambda: for_points(small()),
                ),
                Way(
                    "gates/perceptron",
                    self.tr("Gates: one neuron; a step takes its activation's place"),
                    lambda: Perceptron.of(small()).network(),
                ),
            ],
        )
        self.form.gap()
        self.form.add(self.carry)

    def take(self, network: Network) -> None:
        self.presenter.take(network)

    def sentence(self) -> str:
        return texts.sentence(self.presenter.state)

    def reading(self) -> Reading:
        return reading.build(self.presenter.state, self._tab.done)

    def leave(self) -> None:
        """Nothing flows where nobody looks."""
        self.presenter.playback.pause()
