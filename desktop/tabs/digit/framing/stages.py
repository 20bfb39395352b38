"""What the framing page shows in its middle: the steps with the answers, or the moved picture."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.tabs.digit.framing import texts
from desktop.tabs.digit.framing.net_card import NetCard
from desktop.tabs.digit.framing.nudge_pad import NudgePad
from desktop.tabs.digit.framing.pictures import HeldPicture, Marks
from desktop.tabs.digit.framing.presenter import FramingPresenter
from desktop.tabs.digit.framing.state import NETS, FramingState, View
from desktop.tabs.digit.framing.step_strip import MIDDLE, StepStrip

SMALLEST_PICTURE = 226
"""Side of the picture above the pads: eight screen pixels to each of its own, and an edge."""
LEAST = 32
"""Pixels between the parts."""
WIDE = 820
FLAT = 0.6
"""A page this wide, and lower than this share of it, has the picture beside the networks."""


class StepsStage(QWidget):
    """Shows the steps of a state and the answers to the last picture."""

    def __init__(self, presenter: FramingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = StepStrip()
        self.strip.switched.connect(presenter.set_switch)
        self.cards = {name: NetCard(name, View.STEPS) for name in NETS}
        row = QHBoxLayout()
        row.setSpacing(24)
        for card in self.cards.values():
            row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.strip, 1)
        column.addLayout(row)

    def show_state(self, state: FramingState) -> None:
        self.strip.show_steps(state.steps)
        for name, card in self.cards.items():
            card.setVisible(name in state.names)
        for answer in state.answers:
            self.cards[answer.name].show_answer(answer)


class NudgeStage(QWidget):
    """Shows the moved picture of a state, what each network makes of it, and its pad."""

    def __init__(self, presenter: FramingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = HeldPicture()
        self.setFocusProxy(self.picture)
        self.cards = {name: NetCard(name, View.NUDGE) for name in NETS}
        self.pads = {name: NudgePad(name) for name in NETS}
        self.notes = {name: QLabel() for name in NETS}
        self._grid = self._columns()
        self._names: tuple[str, ...] = ()
        movers: tuple[HeldPicture | NudgePad, ...] = (self.picture, *self.pads.values())
        for mover in movers:
            mover.nudge_wanted.connect(presenter.set_nudge)
            mover.released.connect(presenter.end_drag)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._box.addWidget(self.picture, 2)
        self._box.addLayout(self._grid, 3)

    def _columns(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setRowStretch(3, 1)
        for column, name in enumerate(NETS):
            self.notes[name].setProperty("role", "small")
            for row, part in enumerate(self._parts(name)):
                grid.addWidget(part, row, column)
        return grid

    def _parts(self, name: str) -> tuple[QWidget, ...]:
        return self.cards[name], self.pads[name], self.notes[name]

    def show_state(self, state: FramingState) -> None:
        self._show_names(state.names)
        self.picture.show_nudged(state.moved, Marks(cross=MIDDLE), state.nudge)
        for answer in state.moved_answers:
            name = answer.name
            found = state.explained.nudges.get(name)
            self.cards[name].show_answer(answer)
            self.pads[name].show_map(found, state.nudge)
            self.notes[name].setText(texts.pad_note(found))

    def _show_names(self, names: tuple[str, ...]) -> None:
        if names == self._names:
            return
        self._names = names
        for column, name in enumerate(NETS):
            self._grid.setColumnStretch(column, int(name in names))
            for part in self._parts(name):
                part.setVisible(name in names)
        self._share_height()

    def _share_height(self) -> None:
        """Make the pads as large as their columns, or as the picture above them leaves room."""
        if not self._names:
            return
        wide = self._box.direction() == QBoxLayout.Direction.LeftToRight
        room = self.width() * 3 // 5 if wide else self.width()
        columns = len(self._names)
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
