"""The second page: the picture moved by whole pixels, three networks and their pads beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QWidget

from desktop.tabs.framing import wording
from desktop.tabs.framing.net_card import NetCard
from desktop.tabs.framing.nudge_pad import NudgePad
from desktop.tabs.framing.number_picture import Marks, NumberPicture
from desktop.tabs.framing.state import FramingState, Page
from desktop.tabs.framing.step_panel import MIDDLE

WIDE = 820
"""Width from which the picture stands beside the networks instead of above them."""


class NudgePage(QWidget):
    """Shows the moved picture of a state, what each network makes of it, and its pad."""

    nudge_wanted = Signal(int, int)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = NumberPicture()
        self.cards = {name: NetCard(name, Page.NUDGE) for name in names}
        self.pads = {name: NudgePad(name) for name in names}
        self.notes = {name: QLabel() for name in names}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setRowStretch(1, 1)
        for column, name in enumerate(names):
            self.notes[name].setProperty("role", "small")
            parts: tuple[QWidget, ...] = (self.cards[name], self.pads[name], self.notes[name])
            for row, part in enumerate(parts):
                grid.addWidget(part, row, column)
            grid.setColumnStretch(column, 1)
            self.pads[name].nudge_wanted.connect(self.nudge_wanted)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._box.addWidget(self.picture, 2)
        self._box.addLayout(grid, 3)

    def show_state(self, state: FramingState) -> None:
        """Show a state."""
        self.picture.show_numbers(state.moved, Marks(cross=MIDDLE))
        for answer in state.moved_answers:
            name = answer.name
            found = state.explained.nudges.get(name)
            self.cards[name].show_answer(answer)
            self.pads[name].show_map(found, state.nudge)
            self.notes[name].setText(wording.pad_note(found))

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.picture.setAccessibleName(self.tr("The moved picture"))
        for parts in (self.cards, self.pads):
            for part in parts.values():
                part.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture above the networks, or beside them where there is room."""
        directions = QBoxLayout.Direction
        wide = event.size().width() >= WIDE
        self._box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        super().resizeEvent(event)
