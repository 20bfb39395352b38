"""Controls of the learning rule: target, rate, step, run, speed and reset."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from desktop.tabs.gates import wording
from desktop.tabs.gates.controls.parts import FunctionChooser, Heading
from desktop.tabs.gates.controls.truth_table import TruthTableView
from desktop.tabs.gates.learner import FASTEST, SLOWEST
from desktop.tabs.gates.presenter import GatesPresenter
from desktop.tabs.gates.state import GatesState
from desktop.widgets.controls.number_field import NumberField


class LearningPage(QWidget):
    """Lets the perceptron find its own weights."""

    def __init__(self, presenter: GatesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.target = FunctionChooser()
        self.rate = NumberField(0.01, 1.0, 0.1)
        self.step, self.run = QPushButton(), QPushButton()
        self.reset, self.random = QPushButton(), QPushButton()
        self.speed = QSlider(Qt.Orientation.Horizontal)
        self.speed.setRange(SLOWEST, FASTEST)
        self.table = TruthTableView()
        self.count = QLabel()
        self._target_label, self._rate_label = QLabel(), QLabel()
        self._speed_label = Heading()
        self.run.setCheckable(True)
        self._lay_out()
        self._connect(presenter)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.addWidget(self._target_label, 0, 0)
        grid.addWidget(self.target, 0, 1)
        grid.addWidget(self._rate_label, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.rate, 1, 1)
        grid.setColumnStretch(1, 1)
        buttons = QGridLayout()
        buttons.setSpacing(6)
        for place, button in enumerate((self.step, self.run, self.reset, self.random)):
            buttons.addWidget(button, place // 2, place % 2)
        speed = QHBoxLayout()
        speed.addWidget(self._speed_label)
        speed.addWidget(self.speed, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (grid, buttons, speed):
            layout.addLayout(part)
            layout.addSpacing(4)
        layout.addWidget(self.count)
        layout.addWidget(self.table)

    def _connect(self, presenter: GatesPresenter) -> None:
        self.target.chosen.connect(presenter.set_target)
        self.rate.value_changed.connect(presenter.set_rate)
        self.step.clicked.connect(presenter.learn_step)
        self.run.toggled.connect(presenter.learner.set_running)
        self.reset.clicked.connect(presenter.reset_learning)
        self.random.clicked.connect(presenter.randomise)
        self.speed.setValue(presenter.learner.speed)
        self.speed.valueChanged.connect(presenter.learner.set_speed)
        presenter.learner.running_changed.connect(self._running_changed)
        self.table.row_chosen.connect(presenter.select_row)
        self.table.target_flipped.connect(presenter.flip_target)

    @Slot(bool)
    def _running_changed(self, running: bool) -> None:
        with QSignalBlocker(self.run):
            self.run.setChecked(running)
        self._name_run()

    def show_state(self, state: GatesState) -> None:
        """Show the target, the rate and the counts."""
        self.target.show_table(state.target)
        if self.rate.value() != state.rate:
            self.rate.set_value(state.rate)
        self.table.show_state(state)
        self.count.setText(wording.mistakes(state))
        step = state.learning.step
        finished = step is not None and step.finished
        self.step.setEnabled(not finished)
        self.run.setEnabled(not finished)
        self.reset.setEnabled(state.learning.start is not None)

    def _name_run(self) -> None:
        running = self._presenter.learner.running
        self.run.setText(
            QCoreApplication.translate("Gates", "Pause")
            if running
            else QCoreApplication.translate("Gates", "Run")
        )

    def retranslate(self) -> None:
        """Set every text again."""
        self._target_label.setText(QCoreApplication.translate("Gates", "Target"))
        self.target.setAccessibleName(QCoreApplication.translate("Gates", "Target"))
        self.target.setToolTip(QCoreApplication.translate("Gates", "t: what is to be learned"))
        self._rate_label.setText(QCoreApplication.translate("Gates", "Rate η"))
        rate = QCoreApplication.translate("Gates", "η: learning rate, how far one mistake moves")
        self.rate.describe(QCoreApplication.translate("Gates", "Rate η"), rate)
        self.step.setText(QCoreApplication.translate("Gates", "Step"))
        self.step.setToolTip(QCoreApplication.translate("Gates", "Look at the next row"))
        self.run.setToolTip(QCoreApplication.translate("Gates", "Take step after step"))
        self.reset.setText(QCoreApplication.translate("Gates", "Reset"))
        self.reset.setToolTip(
            QCoreApplication.translate("Gates", "Go back to the weights it started with")
        )
        self.random.setText(QCoreApplication.translate("Gates", "Random start"))
        self.random.setToolTip(QCoreApplication.translate("Gates", "Start from other weights"))
        self._speed_label.setText(QCoreApplication.translate("Gates", "Speed"))
        self.speed.setAccessibleName(QCoreApplication.translate("Gates", "Speed"))
        self.speed.setToolTip(QCoreApplication.translate("Gates", "Steps a second"))
        self._name_run()
        self.table.retranslate()
        self.show_state(self._presenter.state)
