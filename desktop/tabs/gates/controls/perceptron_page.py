"""Controls of the single perceptron: target, presets, numbers and the truth table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.tabs.gates.controls.parts import FieldGrid, FunctionChooser, Heading
from desktop.tabs.gates.controls.truth_table import TruthTableView
from desktop.tabs.gates.presenter import GatesPresenter
from desktop.tabs.gates.state import GATE, GatesState
from nn_core.perceptron.model import PRESETS

SYMBOLS = (("w1", "w₁"), ("w2", "w₂"), ("b", "b"), ("theta", "θ"))


class PerceptronPage(QWidget):
    """Edits the single perceptron by numbers."""

    def __init__(self, presenter: GatesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.presets = {name: QPushButton(name) for name in PRESETS}
        self.numbers = FieldGrid(SYMBOLS, 2)
        self.target = FunctionChooser()
        self.table = TruthTableView()
        self._presets_heading, self._weights_heading = Heading(), Heading()
        self._target_label = QLabel()
        self._lay_out()
        for button in self.presets.values():
            button.clicked.connect(self._preset_clicked)
        self.numbers.changed.connect(self._number_changed)
        self.target.chosen.connect(presenter.set_target)
        self.table.row_chosen.connect(presenter.select_row)
        self.table.target_flipped.connect(presenter.flip_target)

    def _lay_out(self) -> None:
        presets = QGridLayout()
        presets.setSpacing(6)
        for place, button in enumerate(self.presets.values()):
            presets.addWidget(button, place // 2, place % 2)
        target = QHBoxLayout()
        target.addWidget(self._target_label)
        target.addWidget(self.target, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._presets_heading)
        layout.addLayout(presets)
        layout.addSpacing(8)
        layout.addWidget(self._weights_heading)
        layout.addWidget(self.numbers)
        layout.addSpacing(8)
        layout.addLayout(target)
        layout.addWidget(self.table)

    def show_state(self, state: GatesState) -> None:
        """Show the numbers, the target and the table."""
        gate = state.gate
        self.numbers.show_values(
            {
                "w1": gate.weights[0],
                "w2": gate.weights[1],
                "b": gate.bias,
                "theta": gate.threshold,
            }
        )
        self.target.show_table(state.target)
        self.table.show_state(state)
        for name, button in self.presets.items():
            if button.isDefault() != (PRESETS[name] == gate):
                button.setDefault(PRESETS[name] == gate)

    @Slot()
    def _preset_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, QPushButton)
        self._presenter.load_preset(button.text())

    @Slot(str, float)
    def _number_changed(self, key: str, value: float) -> None:
        if key == "b":
            self._presenter.set_bias(GATE, value)
        elif key == "theta":
            self._presenter.set_threshold(GATE, value)
        else:
            self._presenter.set_weight(GATE, ("w1", "w2").index(key), value)

    def retranslate(self) -> None:
        """Set every text again."""
        self._presets_heading.setText(QCoreApplication.translate("Gates", "Numbers of the book"))
        self._weights_heading.setText(QCoreApplication.translate("Gates", "Weights and bias"))
        self._target_label.setText(QCoreApplication.translate("Gates", "Target"))
        self.target.setAccessibleName(QCoreApplication.translate("Gates", "Target"))
        self.target.setToolTip(
            QCoreApplication.translate("Gates", "t: the truth table the perceptron should realise")
        )
        describe_numbers(self.numbers, "")
        for name, button in self.presets.items():
            tip = QCoreApplication.translate("Gates", "Take the book's weights and bias for {name}")
            button.setToolTip(tip.format(name=name))
        self.table.retranslate()


def describe_numbers(grid: FieldGrid, gate: str) -> None:
    """Name the fields of a gate and say what their symbols mean."""
    meanings = {
        "w1": QCoreApplication.translate("Gates", "w₁: how strongly the first input counts"),
        "w2": QCoreApplication.translate("Gates", "w₂: how strongly the second input counts"),
        "b": QCoreApplication.translate("Gates", "b: bias, how easily it fires; b = −θ"),
        "theta": QCoreApplication.translate("Gates", "θ: threshold the sum must exceed; θ = −b"),
    }
    for key, field in grid.fields.items():
        symbol = meanings[key].split(":")[0]
        field.describe(f"{gate} {symbol}".strip(), meanings[key])
