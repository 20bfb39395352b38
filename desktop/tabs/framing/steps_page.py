"""The first page: the strip of steps, and what each network reads at its end."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.tabs.framing.net_card import NetCard
from desktop.tabs.framing.state import FramingState, Page
from desktop.tabs.framing.step_strip import StepStrip


class StepsPage(QWidget):
    """Shows the steps of a state and the answers to the last picture."""

    switched = Signal(str, bool)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = StepStrip()
        self.cards = {name: NetCard(name, Page.STEPS) for name in names}
        row = QHBoxLayout()
        row.setSpacing(24)
        for card in self.cards.values():
            row.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.strip, 1)
        column.addLayout(row)
        self.strip.switched.connect(self.switched)

    def show_state(self, state: FramingState) -> None:
        """Show a state."""
        self.strip.show_steps(state.steps)
        for answer in state.answers:
            self.cards[answer.name].show_answer(answer)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.strip.retranslate()
        for card in self.cards.values():
            card.retranslate()
