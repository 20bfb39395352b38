"""The numbers of one gate as fields, and the functions of two inputs to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from desktop.tabs.gates.presenter import LinePresenter
from desktop.tabs.gates.state import MOST_BIAS, MOST_WEIGHT, name_of
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.number_field import NumberField
from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.separability import realisable
from nn_core.perceptron.truth_tables import NAMES, TruthTable, number_of

FIRST = ("AND", "NAND", "OR", "NOR", "XOR", "XNOR")
TABLES = {name: table for table, name in NAMES.items()}
SYMBOLS = {"w1": "w₁", "w2": "w₂", "b": "b", "theta": "θ"}


def function_choice(
    form: Form,
    label: str,
    read: Callable[[Any], TruthTable],
    chosen: Callable[[TruthTable], Any],
    *,
    hint: str,
    only_separable: bool = False,
    letter: str = "x",
) -> QComboBox:
    """Add a list of the functions of two inputs by name.

    Parameters
    ----------
    form, label, read, chosen, hint
        As in `Form.choice`.
    only_separable : bool
        Leave out those that no perceptron realises.
    letter : str
        What the inputs are called.
    """
    names = [
        name
        for name in sorted(TABLES, key=lambda name: name not in FIRST)
        if not only_separable or number_of(TABLES[name]) in realisable(2)
    ]
    items = {name: name.replace("x", letter) if len(name) > 1 else name for name in names}
    made = form.choice(
        label,
        items,
        lambda state: name_of(read(state)),
        lambda name: chosen(TABLES[name]),
        hint=hint,
    )
    made.setMaxVisibleItems(len(NAMES))
    return made


class GateNumbers(QWidget):
    """The weights, the bias and perhaps the threshold of a gate, some to a row.

    Parameters
    ----------
    presenter : LinePresenter
    key : str
        Which of its gates.
    symbols : iterable of str
        Keys of `SYMBOLS`.
    columns : int
    gate : str
        Put before the names of the fields, for screen readers.
    """

    def __init__(
        self,
        presenter: LinePresenter[Any],
        key: str,
        symbols: Iterable[str],
        columns: int,
        gate: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        sets: dict[str, Callable[[float], None]] = {
            "w1": partial(presenter.set_weight, key, 0),
            "w2": partial(presenter.set_weight, key, 1),
            "b": partial(presenter.set_bias, key),
            "theta": partial(presenter.set_threshold, key),
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        self.fields: dict[str, NumberField] = {}
        for place, symbol in enumerate(symbols):
            most = MOST_WEIGHT if symbol.startswith("w") else MOST_BIAS
            field = self.fields[symbol] = NumberField(-most, most, 0.1)
            field.describe(f"{gate} {SYMBOLS[symbol]}".strip(), self._meanings()[symbol])
            field.value_changed.connect(sets[symbol])
            row, column = divmod(place, columns)
            label = QLabel(SYMBOLS[symbol])
            label.setBuddy(field.box)
            label.setContentsMargins(0, 3, 0, 0)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(label, row, 2 * column, top | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(field, row, 2 * column + 1, top)
            grid.setColumnStretch(2 * column + 1, 1)

    def show_gate(self, gate: Perceptron) -> None:
        """Show what the model holds."""
        w1, w2 = gate.weights
        values = {"w1": w1, "w2": w2, "b": gate.bias, "theta": gate.threshold}
        for symbol, field in self.fields.items():
            if field.value() != values[symbol] or field.reason():
                field.set_value(values[symbol])

    def _meanings(self) -> dict[str, str]:
        return {
            "w1": self.tr("w₁: how strongly the first input counts"),
            "w2": self.tr("w₂: how strongly the second input counts"),
            "b": self.tr("b: bias, how easily it fires; b = −θ"),
            "theta": self.tr("θ: threshold the sum must exceed; θ = −b"),
        }
