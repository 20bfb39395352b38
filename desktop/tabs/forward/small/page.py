"""The page of the small network: its diagram, the selected sum in full, and the matrices."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.context import TabContext
from desktop.tabs.forward.presenter import ForwardPresenter
from desktop.tabs.forward.small import reading, texts
from desktop.tabs.forward.small.controls import SmallControls
from desktop.tabs.forward.small.diagram import NetworkDiagram
from desktop.tabs.forward.small.matrix_board import MatrixBoard
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import SmallState
from desktop.tabs.forward.small.sum_line import SumLine
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.carry_button import CarryButton, Way
from nn_core.experiments.playground import for_points
from nn_core.network import Network
from nn_core.perceptron.model import Perceptron


class SmallPage(Page[SmallPresenter]):
    """Shows the network and lets the numbers flow."""

    controls_width = 216
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

    def __init__(self, tab: ForwardPresenter, context: TabContext) -> None:
        super().__init__(tab.small, context, tab)
        self.controls = SmallControls(self.form, self.presenter)
        self.network = SmallStage(self.presenter)
        self.stage.addWidget(self.network, 1)
        self.picture.setFocusProxy(self.network.diagram)
        self.form.follow(self.network.show_state)

        def small() -> Network:
            return self.presenter.setup.network.network()

        self.carry = CarryButton(
            context,
            [
                Way(
                    "training/points",
                    self.tr("Training: learns the XOR gate's points; needs two inputs, one output"),
                    lambda: for_points(small()),
                ),
                Way(
                    "gates/perceptron",
                    self.tr("Gates: one neuron; a step takes its activation's place"),
                    lambda: Perceptron.of(small()).network(),
                ),
                Way(
                    "training/digits",
                    self.tr(
                        "Digits: 784 inputs, its hidden layers, ten outputs (one neuron alone: 0 "
                        "or not); new weights"
                    ),
                    small,
                ),
            ],
        )
        self.form.gap()
        self.form.add(self.carry)

    def leave(self) -> None:
        """Nothing flows where nobody looks."""
        self.presenter.playback.pause()


WIDE = 1.4
"""From this ratio of width to height on, the matrices lie beside the diagram."""
LARGEST_BOARD = 0.4
"""Matrices that need more of the width than this stay below."""


class SmallStage(QWidget):
    """Puts the matrices under the diagram, or beside it where the window is wide."""

    def __init__(self, presenter: SmallPresenter) -> None:
        super().__init__()
        self.diagram = NetworkDiagram(presenter)
        self.sum_line = SumLine(presenter.state)
        self.board = MatrixBoard(presenter)
        self.board.edit_wanted.connect(self.diagram.edit)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.diagram, 1)
        left.addWidget(self.sum_line)
        self._both.addLayout(left, 1)
        self._both.addWidget(self.board)
        self._both.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._both)

    def show_state(self, state: SmallState) -> None:
        self.diagram.show_state(state)
        self.sum_line.show_state(state)
        self.board.show_state(state)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        wide = self.width() > WIDE * self.height()
        wide = wide and self.board.sizeHint().width() < LARGEST_BOARD * self.width()
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != direction:
            self._both.setDirection(direction)
