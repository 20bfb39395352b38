"""The second page: the picture moved by whole pixels, three networks and their pads beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QWidget

from desktop.tabs.framing import wording
from desktop.tabs.framing.held_picture import HeldPicture
from desktop.tabs.framing.net_card import NetCard
from desktop.tabs.framing.nudge_pad import NudgePad
from desktop.tabs.framing.number_picture import Marks
from desktop.tabs.framing.state import FramingState, Page
from desktop.tabs.framing.step_panel import MIDDLE

SMALLEST_PICTURE = 198
"""Side of the picture above the pads: seven screen pixels to each of its own, and an edge."""
LEAST = 32
"""Pixels between the parts."""
WIDE = 820
FLAT = 0.6
"""A page this wide, and lower than this share of it, has the picture beside the networks."""


class NudgePage(QWidget):
    """Shows the moved picture of a state, what each network makes of it, and its pad."""

    nudge_wanted = Signal(int, int)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = HeldPicture()
        self.picture.nudge_wanted.connect(self.nudge_wanted)
        self.setFocusProxy(self.picture)
        self.cards = {name: NetCard(name, Page.NUDGE) for name in names}
        self.pads = {name: NudgePad(name) for name in names}
        self.notes = {name: QLabel() for name in names}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setRowStretch(3, 1)
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
        self._grid = grid

    def show_state(self, state: FramingState) -> None:
        """Show a state."""
        self.picture.show_nudged(state.moved, Marks(cross=MIDDLE), state.nudge)
        for answer in state.moved_answers:
            name = answer.name
            found = state.explained.nudges.get(name)
            self.cards[name].show_answer(answer)
            self.pads[name].show_map(found, state.nudge)
            self.notes[name].setText(wording.pad_note(found))

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.picture.setAccessibleName(self.tr("The moved picture"))
        self.picture.setToolTip(self.tr("Drag it, or use the arrow keys; Home puts it back"))
        for parts in (self.cards, self.pads):
            for part in parts.values():
                part.retranslate()

    def _share_height(self) -> None:
        """Make the pads as large as their columns, or as the picture above them leaves room."""
        if not self.pads:
            return
        wide = self._box.direction() == QBoxLayout.Direction.LeftToRight
        room = self.width() * 3 // 5 if wide else self.width()
        columns = len(self.pads)
        across = (room - (columns - 1) * self._grid.horizontalSpacing()) // columns
        down = self.height() - LEAST - (0 if wide else SMALLEST_PICTURE)
        for name, pad in self.pads.items():
            others = self.cards[name].sizeHint().height() + self.notes[name].sizeHint().height()
            pad.setFixedHeight(max(pad.minimumSizeHint().height(), min(across, down - others)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture above the networks, or beside them where there is room."""
        directions = QBoxLayout.Direction
        size = event.size()
        wide = size.width() >= WIDE and size.height() < FLAT * size.width()
        self._box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._box.setStretch(0, 2 if wide else 1)
        self._box.setStretch(1, 3 if wide else 0)
        self._share_height()
        super().resizeEvent(event)
