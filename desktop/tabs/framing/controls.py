"""The framing tab's controls: which picture, the table of the steps' worth, the nudge's buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from desktop.services.picture_source import Source
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.framing import wording
from desktop.tabs.framing.state import FramingState, Page
from desktop.tabs.framing.worth_table import WorthTable
from desktop.widgets.controls.layout_helpers import column_in
from desktop.widgets.controls.picture_choice import PictureChoice

ARROW_WIDTH = 48
"""Width of a button in pixels at zoom 1."""
ARROWS = {"up": (0, -1), "left": (-1, 0), "right": (1, 0), "down": (0, 1)}
PLACES = {"up": (0, 1), "left": (1, 0), "middle": (1, 1), "right": (1, 2), "down": (2, 1)}
SIGNS = {"up": "↑", "left": "←", "middle": "•", "right": "→", "down": "↓"}


class FramingControls(QWidget):
    """Shows and changes what is not in the pictures themselves."""

    row_chosen = Signal(object)  # Switches
    measure_wanted = Signal()
    stop_wanted = Signal()
    nudge_wanted = Signal(int, int)
    middle_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = FramingState()
        self.source = PictureChoice()
        self._table_title, self._table_note = QLabel(), QLabel()
        self.table = WorthTable()
        self.measure = QPushButton()
        self._nudge_title, self._nudge_text = QLabel(), QLabel()
        self.arrows = {name: QPushButton() for name in PLACES}
        self._worth, self._nudge = QWidget(), QWidget()
        self._prepare()
        self._lay_out()
        self._connect()

    def _prepare(self) -> None:
        for label in (self._table_note, self._nudge_text):
            label.setProperty("role", "small")
        for label in (self._table_title, self._table_note):
            label.setWordWrap(True)
        self._nudge_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for name, button in self.arrows.items():
            button.setText(SIGNS[name])
            button.setProperty("arrow", name)
            button.setAutoRepeat(name in ARROWS)
        # A click leaves the picture its arrow keys; Tab still gets everywhere.
        for button in (self.source.sample, self.source.mine, *self.arrows.values()):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        theme.manager().changed.connect(self._restyle)
        self._restyle(theme.current())

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        for button in self.arrows.values():
            button.setFixedWidth(round(tokens.px(ARROW_WIDTH)))

    def _lay_out(self) -> None:
        column_in(self._worth, self._table_title, self.table, self._table_note, self.measure)
        pad = QWidget()
        grid = QGridLayout(pad)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for name, (row, column) in PLACES.items():
            grid.addWidget(self.arrows[name], row, column)
        layout = column_in(self._nudge, self._nudge_title)
        layout.addWidget(pad, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._nudge_text)
        whole = column_in(self, self.source)
        whole.addSpacing(8)
        whole.addWidget(self._worth)
        whole.addWidget(self._nudge)

    def _connect(self) -> None:
        self.table.row_chosen.connect(self.row_chosen)
        self.measure.clicked.connect(self._measure_clicked)
        for button in self.arrows.values():
            button.clicked.connect(self._arrow_clicked)

    def show_state(self, state: FramingState) -> None:
        """Show a state."""
        self._state = state
        steps = state.page is Page.STEPS
        self._worth.setVisible(steps and bool(state.names))
        self._nudge.setVisible(not steps)
        self.source.show_source(state.source, state.label)
        self.source.mine.setEnabled(state.source is Source.SAMPLE and state.drawn)
        self._table_title.setText(wording.table_title(state))
        self.table.show_state(state)
        self._show_measure()
        self._nudge_text.setText(wording.nudge_text(state.nudge))
        for name, button in self.arrows.items():
            button.setEnabled(not state.blank and (name in ARROWS or state.nudge != (0, 0)))

    def _show_measure(self) -> None:
        if self._state.measuring:
            self.measure.setText(self.tr("Stop"))
            self.measure.setToolTip(self.tr("Keep the figures measured so far"))
        else:
            self.measure.setText(self.tr("Other digits"))
            self.measure.setToolTip(self.tr("Measure again on 300 other digits"))

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.source.retranslate(
            self.tr("Take an MNIST digit, small and far from the middle; each click another one"),
            self.tr("Frame what you have drawn in the first tab"),
        )
        self.source.sample.setText(self.tr("A digit off centre"))
        self._table_note.setText(self.tr("MNIST training digits, moved and scaled at random."))
        self._nudge_title.setText(self.tr("Move the picture"))
        tips = {
            "up": self.tr("One pixel up"),
            "left": self.tr("One pixel to the left"),
            "middle": self.tr("Back to the middle: Home"),
            "right": self.tr("One pixel to the right"),
            "down": self.tr("One pixel down"),
        }
        for name, button in self.arrows.items():
            button.setToolTip(tips[name])
            button.setAccessibleName(tips[name])
        self.table.retranslate()
        self.show_state(self._state)

    @Slot()
    def _measure_clicked(self) -> None:
        if self._state.measuring:
            self.stop_wanted.emit()
        else:
            self.measure_wanted.emit()

    @Slot()
    def _arrow_clicked(self) -> None:
        name = str(self.sender().property("arrow"))
        if name in ARROWS:
            self.nudge_wanted.emit(*ARROWS[name])
        else:
            self.middle_wanted.emit()
