"""The framing page: the steps from the sheet to the network, or the framed picture moved."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from desktop.services.context import TabContext
from desktop.services.picture_network import Source
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.framing import reading, texts
from desktop.tabs.digit.framing.presenter import FramingPresenter
from desktop.tabs.digit.framing.stages import NudgeStage, StepsStage
from desktop.tabs.digit.framing.state import FramingState, View
from desktop.tabs.digit.framing.worth_table import WorthTable
from desktop.tabs.digit.presenter import DigitPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.layout_helpers import GAP, tip
from desktop.widgets.controls.subject_controls import Invitation, PictureChoice

ARROW_WIDTH = 48
"""Width of a button in pixels at zoom 1."""
ARROWS = {"up": (0, -1), "left": (-1, 0), "right": (1, 0), "down": (0, 1)}
PLACES = {"up": (0, 1), "left": (1, 0), "middle": (1, 1), "right": (1, 2), "down": (2, 1)}
SIGNS = {"up": "↑", "left": "←", "middle": "•", "right": "→", "down": "↓"}


class FramingPage(Page[FramingPresenter]):
    """Two views, "Steps" and "Nudge", and an invitation while there is nothing to frame."""

    controls_width = 216
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

    def __init__(self, tab: DigitPresenter, context: TabContext) -> None:
        super().__init__(tab.framing, context)
        presenter = self.presenter
        self.steps, self.nudge = StepsStage(presenter), NudgeStage(presenter)
        self.invitation = Invitation()
        self.invitation.button.setText(self.tr("Take a digit off centre"))
        tip(self.invitation.button, self.tr("One of the digits that come with the program"))
        self.invitation.button.clicked.connect(presenter.pictures.take_sample)
        for widget in (self.invitation, self.steps, self.nudge):
            self.stage.addWidget(widget, 1)
        self.form.column.setSpacing(GAP)
        self._add_views()
        self._add_source()
        self._add_table()
        self._add_arrows()
        # A click leaves the picture its arrow keys; Tab still gets everywhere.
        for button in (self.source.sample, self.source.mine, *self.arrows.values()):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _add_views(self) -> None:
        self.views = self.form.segments(
            "",
            {View.STEPS: self.tr("Steps"), View.NUDGE: self.tr("Nudge")},
            lambda state: state.view,
            self._choose_view,
            tips={
                View.STEPS: self.tr("From the sheet to the network, step by step"),
                View.NUDGE: self.tr("Move the framed picture by a few pixels"),
            },
        )

    def _add_source(self) -> None:
        self.source = PictureChoice(
            self.context,
            self.tr("Take an MNIST digit, small and far from the middle; each click another one"),
            self.tr("Frame what you have drawn"),
        )
        self.source.sample.setText(self.tr("A digit off centre"))
        self.source.sample.clicked.connect(self.presenter.pictures.take_sample)
        self.source.mine.clicked.connect(self.presenter.pictures.take_drawing)
        self.form.gap()
        self.form.add(self.source, self._show_source)

    def _show_source(self, state: FramingState) -> None:
        self.source.show_source(state.source, state.label)
        self.source.mine.setEnabled(state.source is Source.SAMPLE and state.drawn)

    def _add_table(self) -> None:
        form = self.form
        form.gap()
        title = form.note(texts.table_title)
        title.setProperty("role", None)
        self.table = WorthTable()
        self.table.row_chosen.connect(self.presenter.set_switches)
        form.add(self.table, self.table.show_state)
        note = form.note(lambda _: self.tr("MNIST training digits, moved and scaled at random."))
        self.measure = QPushButton()
        self.measure.clicked.connect(self.presenter.toggle_measuring)
        form.add(self.measure, self._show_measure)
        form.shown(_measures, title, self.table, note, self.measure)

    def _show_measure(self, state: FramingState) -> None:
        if state.measuring:
            self.measure.setText(self.tr("Stop"))
            tip(self.measure, self.tr("Keep the figures measured so far"))
        else:
            self.measure.setText(self.tr("Other digits"))
            tip(self.measure, self.tr("Measure again on 300 other digits"))

    def _add_arrows(self) -> None:
        form = self.form
        title = QLabel(self.tr("Move the picture"))
        tips = {
            "up": self.tr("One pixel up"),
            "left": self.tr("One pixel to the left"),
            "middle": self.tr("Back to the middle: Home"),
            "right": self.tr("One pixel to the right"),
            "down": self.tr("One pixel down"),
        }
        self.arrows = {name: QPushButton(SIGNS[name]) for name in PLACES}
        pad = QWidget()
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        grid.setSpacing(4)
        for name, button in self.arrows.items():
            tip(button, tips[name])
            button.setAccessibleName(tips[name])
            button.setAutoRepeat(name in ARROWS)
            button.clicked.connect(partial(self._move, name))
            grid.addWidget(button, *PLACES[name])
        form.gap()
        form.add(title)
        form.add(pad, self._enable_arrows)
        self.moved = form.note(lambda state: texts.nudge_text(state.nudge))
        self.moved.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        form.shown(lambda state: state.view is View.NUDGE, title, pad, self.moved)
        theme.follow(self._restyle)

    def _move(self, name: str, _checked: bool = False) -> None:
        if name in ARROWS:
            self.presenter.nudge_by(*ARROWS[name])
        else:
            self.presenter.set_nudge(0, 0)
            self.presenter.end_drag()

    def _enable_arrows(self, state: FramingState) -> None:
        for name, button in self.arrows.items():
            button.setEnabled(not state.blank and (name in ARROWS or state.nudge != (0, 0)))

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        for button in self.arrows.values():
            button.setFixedWidth(round(tokens.px(ARROW_WIDTH)))

    def _choose_view(self, view: str) -> None:
        self.presenter.set_view(view)
        self._focus()

    def _focus(self) -> None:
        """Let the arrow keys move the picture wherever it can be moved."""
        if self.nudge.isVisible():
            self.nudge.setFocus()

    def show_state(self, state: FramingState) -> None:
        """Show a state; of the two views only the one in front."""
        super().show_state(state)
        empty = state.blank or not state.names
        self.invitation.setVisible(empty)
        self.invitation.set_text(texts.invitation(state))
        self.invitation.button.setVisible(bool(state.names))
        for view, stage in ((View.STEPS, self.steps), (View.NUDGE, self.nudge)):
            stage.setVisible(state.view is view and not empty)
            if state.view is view:
                stage.show_state(state)

    def telling(self, state: FramingState) -> object:
        """The table's figures come many times a second, and nothing to read depends on them."""
        fields = (state.names, state.view, state.steps, state.explained, state.nudge)
        return (*fields, self.presenter.done)

    def show_example(self) -> None:
        """Take a bundled digit, so that a picture of the tab shows something."""
        if self.presenter.state.blank:
            self.presenter.pictures.take_sample()

    def enter(self) -> None:
        super().enter()
        self._focus()


def _measures(state: FramingState) -> bool:
    return state.view is View.STEPS and bool(state.names)
