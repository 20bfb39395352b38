"""Shows the framing tab: the strip of steps with its switches, or the nudge pads."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.reading.content import Reading
from desktop.services.context import TabContext
from desktop.tabs.base import TabView
from desktop.tabs.framing import reading, sentences, wording
from desktop.tabs.framing.controls import FramingControls
from desktop.tabs.framing.nudge_page import NudgePage
from desktop.tabs.framing.presenter import FramingPresenter
from desktop.tabs.framing.state import FramingState, Page
from desktop.tabs.framing.steps_page import StepsPage
from desktop.widgets.canvas.invitation import Invitation
from desktop.widgets.controls.layout_helpers import tip
from desktop.widgets.controls.page_buttons import PageButtons


class FramingView(TabView):
    """Two pages, "Steps" and "Nudge", and an invitation while there is nothing to frame."""

    controls_width, widest_controls = 216, 320

    def __init__(
        self, presenter: FramingPresenter, context: TabContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self._presenter = presenter
        self._told: tuple[object, ...] = ()
        names = presenter.state.names
        self.pages = PageButtons(Page)
        self.panel = FramingControls()
        self.steps_page, self.nudge_page = StepsPage(names), NudgePage(names)
        self.invitation = Invitation()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.controls.addWidget(self.pages)
        self.controls.addSpacing(8)
        self.controls.addWidget(self.panel)
        for widget in (self.invitation, self.steps_page, self.nudge_page):
            self.picture.addWidget(widget, 1)

    def _connect(self) -> None:
        presenter, panel = self._presenter, self.panel
        presenter.state_changed.connect(self._render)
        panel.source.sample.clicked.connect(presenter.take_sample)
        panel.source.mine.clicked.connect(presenter.take_drawing)
        panel.row_chosen.connect(presenter.set_switches)
        panel.measure_wanted.connect(presenter.measuring.again)
        panel.stop_wanted.connect(presenter.measuring.stop)
        panel.nudge_wanted.connect(presenter.nudge_by)
        panel.middle_wanted.connect(self._back_to_middle)
        self.invitation.button.clicked.connect(presenter.take_sample)
        self.steps_page.switched.connect(presenter.set_switch)
        self.nudge_page.nudge_wanted.connect(presenter.set_nudge)
        self.pages.chosen.connect(self._page_clicked)

    def reading(self) -> Reading:
        """Return the pages of the reading dock for the present state."""
        return reading.build(self._presenter.state)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        steps = (self.tr("Steps"), self.tr("From the sheet to the network, step by step"))
        nudge = (self.tr("Nudge"), self.tr("Move the framed picture by a few pixels"))
        self.pages.set_texts({Page.STEPS: steps, Page.NUDGE: nudge})
        self.invitation.button.setText(self.tr("Take a digit off centre"))
        tip(self.invitation.button, self.tr("One of the digits that come with the program"))
        for part in (self.panel, self.steps_page, self.nudge_page):
            part.retranslate()
        self._render(self._presenter.state)

    def show_example(self) -> None:
        """Take a bundled digit, so that a picture of the tab shows something."""
        if self._presenter.state.blank:
            self._presenter.take_sample()

    def showEvent(self, event: QShowEvent) -> None:
        """Frame what has been drawn."""
        super().showEvent(event)
        self._presenter.prepare()
        self._focus_picture()

    def hideEvent(self, event: QHideEvent) -> None:
        """Measure nothing where nobody looks."""
        self._presenter.rest()
        super().hideEvent(event)

    def shutdown(self) -> None:
        """Stop measuring."""
        self._presenter.rest()

    @Slot(object)
    def _render(self, state: FramingState) -> None:
        self.pages.show_page(state.page)
        self.panel.show_state(state)
        empty = state.blank or not state.names
        steps, nudge = state.page is Page.STEPS, state.page is Page.NUDGE
        self.invitation.setVisible(empty)
        self.invitation.set_text(wording.invitation(state))
        self.invitation.button.setVisible(bool(state.names))
        self.steps_page.setVisible(steps and not empty)
        self.nudge_page.setVisible(nudge and not empty)
        if steps:
            self.steps_page.show_state(state)
        else:
            self.nudge_page.show_state(state)
        self.sentence.setText(sentences.sentence(state))
        # The figures of the table come many times a second, and nothing to read depends on them.
        what = (state.page, state.steps, state.picture, state.nudge, state.done)
        if what != self._told:
            self._told = what
            self.reading_changed.emit(self.reading())

    @Slot()
    def _back_to_middle(self) -> None:
        self._presenter.set_nudge(0, 0)

    @Slot(str)
    def _page_clicked(self, page: str) -> None:
        self._presenter.set_page(page)
        self._focus_picture()

    def _focus_picture(self) -> None:
        """Let the arrow keys move the picture wherever it can be moved."""
        if self.nudge_page.isVisible():
            self.nudge_page.setFocus()
