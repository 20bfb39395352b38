"""Shows the why tab: the drawing with its evidence, a change beside it, and digits like it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.base import TabView
from desktop.tabs.why import reading, text
from desktop.tabs.why.controls import WhyControls
from desktop.tabs.why.presenter import WhyPresenter
from desktop.tabs.why.stage import WhyStage
from desktop.tabs.why.state import WhyState
from desktop.widgets.canvas.invitation import Invitation
from desktop.widgets.controls.layout_helpers import tip

REST = 150
"""Milliseconds without news after which the reading dock follows."""


class WhyView(TabView):
    """One page: evidence, change and neighbours of one picture."""

    controls_width, widest_controls = 216, 320

    def __init__(
        self, presenter: WhyPresenter, context: TabContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self._presenter, self._context = presenter, context
        self.panel = WhyControls(presenter.state)
        self.stage = WhyStage(presenter.state)
        self.invitation = Invitation()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._rested)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.controls.addWidget(self.panel)
        self.picture.addWidget(self.invitation, 1)
        self.picture.addWidget(self.stage, 1)

    def _connect(self) -> None:
        presenter, panel, stage = self._presenter, self.panel, self.stage
        presenter.state_changed.connect(self._render)
        panel.model_chosen.connect(presenter.set_model)
        panel.method_chosen.connect(presenter.set_method)
        panel.source.sample.clicked.connect(presenter.take_sample)
        panel.source.mine.clicked.connect(presenter.take_drawing)
        panel.digit.chosen.connect(presenter.choose_digit)
        panel.rival.chosen.connect(presenter.choose_rival)
        panel.target.chosen.connect(presenter.choose_target)
        panel.cancel_wanted.connect(presenter.cancel)
        panel.again_wanted.connect(presenter.search_again)
        self.invitation.button.clicked.connect(presenter.take_sample)
        stage.columns[0].chosen.connect(presenter.choose_digit)
        stage.columns[1].chosen.connect(presenter.choose_target)
        stage.play.clicked.connect(presenter.toggle_play)
        stage.slider.valueChanged.connect(presenter.set_frame)
        stage.row.chosen.connect(presenter.choose_neighbour)
        stage.row.wanted.connect(presenter.explain_neighbour)

    def reading(self) -> Reading:
        """Return the pages of the reading dock for the present state."""
        return reading.build(self._presenter.state)

    def shutdown(self) -> None:
        """Stop the film and all background work."""
        self._presenter.rest()

    def show_example(self) -> None:
        """Explain a bundled digit, so that a picture of the tab shows something."""
        self._presenter.prepare()
        if self._presenter.state.blank:
            self._presenter.take_sample()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        button = self.invitation.button
        button.setText(self.tr("Take an MNIST digit"))
        tip(button, self.tr("Explain one of the digits that come with the program"))
        self.panel.retranslate()
        self.stage.retranslate()
        self._render(self._presenter.state)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the drawing while the tab is seen."""
        super().showEvent(event)
        QTimer.singleShot(0, self._presenter.prepare)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let new drawings wait while nobody looks."""
        self._presenter.rest()
        super().hideEvent(event)

    @Slot(object)
    def _render(self, state: WhyState) -> None:
        self.panel.show_state(state)
        self.stage.show_state(state)
        self.invitation.setVisible(state.blank)
        self.stage.setVisible(not state.blank)
        self.invitation.set_text(text.invitation(state))
        self.invitation.button.setEnabled(bool(state.models))
        self.sentence.setText(text.sentence(state))
        self._rest.start()

    @Slot()
    def _rested(self) -> None:
        self.reading_changed.emit(self.reading())
