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

    def sentence(self) -> str:
        """Return what is to be seen, translated."""
        return texts.sentence(self.presenter.state)

    def reading(self) -> Reading:
        """Return the formulas of the selected neuron, the code and the lesson."""
        return reading.build(self.presenter.state, self._tab.done)

    def leave(self) -> None:
        """Nothing flows where nobody looks."""
        self.presenter.playback.pause()
