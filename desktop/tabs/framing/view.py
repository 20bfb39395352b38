"""Shows the framing tab: the strip of steps with its switches, or the nudge pads."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.context import TabContext
from desktop.reading import Reading
from desktop.tabs.base import TabView
from desktop.tabs.framing import reading, sentences, wording
from desktop.tabs.framing.controls import FramingControls
from desktop.tabs.framing.nudge_page import NudgePage
from desktop.tabs.framing.presenter import FramingPresenter
from desktop.tabs.framing.state import FramingState, Page
from desktop.tabs.framing.steps_page import StepsPage


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
        self.page_buttons = {page: QPushButton() for page in Page}
        self._group = QButtonGroup(self)
        self.panel = FramingControls()
        self.steps_page, self.nudge_page = StepsPage(names), NudgePage(names)
        self.invitation, self._invitation_text = QWidget(), QLabel()
        self.take = QPushButton()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        for page, button in self.page_buttons.items():
            button.setCheckable(True)
            button.setProperty("page", str(page))
            self._group.addButton(button)
            row.addWidget(button, 1)
        self.controls.addLayout(row)
        self.controls.addSpacing(8)
        self.controls.addWidget(self.panel)
        column = QVBoxLayout(self.invitation)
        column.setSpacing(16)
        self._invitation_text.setWordWrap(True)
        self._invitation_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(self._invitation_text)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        for widget in (self.invitation, self.steps_page, self.nudge_page):
            self.picture.addWidget(widget, 1)

    def _connect(self) -> None:
        presenter, panel = self._presenter, self.panel
        presenter.state_changed.connect(self._render)
        panel.sample_wanted.connect(presenter.take_sample)
        panel.drawing_wanted.connect(presenter.take_drawing)
        panel.row_chosen.connect(presenter.set_switches)
        panel.measure_wanted.connect(presenter.measuring.again)
        panel.stop_wanted.connect(presenter.measuring.stop)
        panel.nudge_wanted.connect(presenter.nudge_by)
        panel.middle_wanted.connect(self._back_to_middle)
        self.take.clicked.connect(presenter.take_sample)
        self.steps_page.switched.connect(presenter.set_switch)
        self.nudge_page.nudge_wanted.connect(presenter.set_nudge)
        self._group.buttonClicked.connect(self._page_clicked)

    def reading(self) -> Reading:
        """Return the pages of the reading dock for the present state."""
        return reading.build(self._presenter.state)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        texts = {
            Page.STEPS: (self.tr("Steps"), self.tr("From the sheet to the network, step by step")),
            Page.NUDGE: (self.tr("Nudge"), self.tr("Move the framed picture by a few pixels")),
        }
        for page, button in self.page_buttons.items():
            button.setText(texts[page][0])
            button.setToolTip(texts[page][1])
            button.setAccessibleDescription(texts[page][1])
        self.take.setText(self.tr("Take a digit off centre"))
        self.take.setToolTip(self.tr("One of the digits that come with the program"))
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
        self.page_buttons[state.page].setChecked(True)
        self.panel.show_state(state)
        empty = state.blank or not state.names
        steps, nudge = state.page is Page.STEPS, state.page is Page.NUDGE
        self.invitation.setVisible(empty)
        self._invitation_text.setText(wording.invitation(state))
        self.take.setVisible(bool(state.names))
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

    @Slot(object)
    def _page_clicked(self, button: QPushButton) -> None:
        self._presenter.set_page(str(button.property("page")))
        self._focus_picture()

    def _focus_picture(self) -> None:
        """Let the arrow keys move the picture wherever it can be moved."""
        if self.nudge_page.isVisible():
            self.nudge_page.setFocus()
