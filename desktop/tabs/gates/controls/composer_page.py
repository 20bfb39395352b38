"""Controls of the composer: the goal and the three gates."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.tabs.gates import wording
from desktop.tabs.gates.controls.parts import FieldGrid, FunctionChooser
from desktop.tabs.gates.controls.perceptron_page import describe_numbers
from desktop.tabs.gates.presenter import GatesPresenter
from desktop.tabs.gates.state import PARTS, GatesState
from nn_core.perceptron.circuits import compositions

SYMBOLS = (("w1", "w₁"), ("w2", "w₂"), ("b", "b"))
LABELS = {"s1": "s₁", "s2": "s₂", "y": "y"}


class ComposerPage(QWidget):
    """Edits the three gates and finds others that do the same."""

    def __init__(self, presenter: GatesPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self.goal = FunctionChooser()
        self.another = QPushButton()
        self.ways = QLabel()
        self._goal_label = QLabel()
        self.editors = {key: GateEditor(key) for key in PARTS}
        self._lay_out()
        self.goal.chosen.connect(presenter.set_goal)
        self.another.clicked.connect(self._another_clicked)
        for editor in self.editors.values():
            editor.table_chosen.connect(presenter.choose_part)
            editor.number_changed.connect(self._number_changed)

    def _lay_out(self) -> None:
        goal = QHBoxLayout()
        goal.addWidget(self._goal_label)
        goal.addWidget(self.goal, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(goal)
        for editor in self.editors.values():
            layout.addSpacing(4)
            layout.addWidget(editor)
        layout.addSpacing(8)
        layout.addWidget(self.another)
        self.ways.setProperty("role", "small")
        layout.addWidget(self.ways)

    def show_state(self, state: GatesState) -> None:
        """Show the goal, the gates, and how many ways there are."""
        self.goal.show_table(state.goal)
        for editor in self.editors.values():
            editor.show_state(state)
        found = compositions(state.goal)
        index = found.index(state.part_tables) if state.part_tables in found else None
        self.ways.setText(wording.solutions(len(found), index))

    @Slot()
    def _another_clicked(self) -> None:
        self._presenter.next_solution()

    @Slot(str, str, float)
    def _number_changed(self, part: str, key: str, value: float) -> None:
        if key == "b":
            self._presenter.set_bias(part, value)
        else:
            self._presenter.set_weight(part, ("w1", "w2").index(key), value)

    def retranslate(self) -> None:
        """Set every text again."""
        self._goal_label.setText(QCoreApplication.translate("Gates", "Goal"))
        self.goal.setAccessibleName(QCoreApplication.translate("Gates", "Goal"))
        self.goal.setToolTip(
            QCoreApplication.translate("Gates", "What the three gates should realise together")
        )
        self.another.setText(QCoreApplication.translate("Gates", "Another way"))
        self.another.setToolTip(
            QCoreApplication.translate("Gates", "Put in the next three gates that reach the goal")
        )
        for editor in self.editors.values():
            editor.retranslate()
        self.show_state(self._presenter.state)


class GateEditor(QWidget):
    """One of the three gates: by name, or by its three numbers."""

    table_chosen = Signal(str, object)
    number_changed = Signal(str, str, float)

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.chooser = FunctionChooser(only_separable=True, letter="s" if key == "y" else "x")
        self.numbers = FieldGrid(SYMBOLS, 3)
        row = QHBoxLayout()
        label = QLabel(LABELS[key])
        label.setMinimumWidth(16)
        row.addWidget(label)
        row.addWidget(self.chooser, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.numbers)
        self.chooser.chosen.connect(self._chosen)
        self.numbers.changed.connect(self._changed)

    def show_state(self, state: GatesState) -> None:
        """Show the gate."""
        gate = state.perceptron(self._key)
        self.chooser.show_table(gate.table())
        w1, w2 = gate.weights
        self.numbers.show_values({"w1": w1, "w2": w2, "b": gate.bias})

    @Slot(object)
    def _chosen(self, table: object) -> None:
        self.table_chosen.emit(self._key, table)

    @Slot(str, float)
    def _changed(self, key: str, value: float) -> None:
        self.number_changed.emit(self._key, key, value)

    def retranslate(self) -> None:
        """Set every text again."""
        tip = QCoreApplication.translate("Gates", "{gate}: one of the 14 gates a perceptron can be")
        self.chooser.setToolTip(tip.format(gate=LABELS[self._key]))
        self.chooser.setAccessibleName(LABELS[self._key])
        describe_numbers(self.numbers, LABELS[self._key])
