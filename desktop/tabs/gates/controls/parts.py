"""Small controls that several pages of the gates tab use."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop.tabs.gates.state import MOST_BIAS, MOST_WEIGHT
from desktop.widgets.controls.number_field import NumberField
from nn_core.perceptron.separability import realisable
from nn_core.perceptron.truth_tables import NAMES, TruthTable, number_of

FIRST = ("AND", "NAND", "OR", "NOR", "XOR", "XNOR")


class Heading(QLabel):
    """A quiet word above a group of controls."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "small")


class FunctionChooser(QComboBox):
    """A list of the functions of two inputs by name.

    Parameters
    ----------
    only_separable : bool
        Leave out those that no perceptron realises.
    letter : str
        What the inputs are called.
    """

    chosen = Signal(object)  # TruthTable

    def __init__(self, only_separable: bool = False, letter: str = "x") -> None:
        super().__init__()
        self._tables: list[TruthTable] = [
            table
            for table in sorted(NAMES, key=lambda t: NAMES[t] not in FIRST)
            if not only_separable or number_of(table) in realisable(2)
        ]
        for table in self._tables:
            self.addItem(
                NAMES[table].replace("x", letter) if len(NAMES[table]) > 1 else NAMES[table]
            )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        self.activated.connect(self._activated)

    def show_table(self, table: TruthTable) -> None:
        """Show the name of a function without emitting."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._tables.index(table))

    @Slot(int)
    def _activated(self, index: int) -> None:
        self.chosen.emit(self._tables[index])


class Segments(QWidget):
    """A row of buttons of which exactly one is down."""

    chosen = Signal(int)

    def __init__(self, count: int) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for index in range(count):
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("role", "segment")
            self._group.addButton(button, index)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    def button(self, index: int) -> QPushButton:
        """Return one of the buttons."""
        button = self._group.button(index)
        assert isinstance(button, QPushButton)
        return button

    def show_index(self, index: int) -> None:
        """Press a button without emitting."""
        self.button(index).setChecked(True)

    def set_texts(self, texts: list[str], tips: list[str]) -> None:
        """Name the buttons."""
        for index, (text, tip) in enumerate(zip(texts, tips, strict=True)):
            self.button(index).setText(text)
            self.button(index).setToolTip(tip)


class FieldGrid(QWidget):
    """Number fields with their symbols in front, some to a row."""

    changed = Signal(str, float)

    def __init__(self, symbols: tuple[tuple[str, str], ...], columns: int) -> None:
        super().__init__()
        self.fields: dict[str, NumberField] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(6)
        for place, (key, symbol) in enumerate(symbols):
            row, column = divmod(place, columns)
            field = _KeyedField(key)
            label = QLabel(symbol)
            label.setBuddy(field.box)
            align = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
            label.setContentsMargins(0, 3, 0, 0)
            layout.addWidget(label, row, 2 * column, align)
            layout.addWidget(field, row, 2 * column + 1, Qt.AlignmentFlag.AlignTop)
            layout.setColumnStretch(2 * column + 1, 1)
            field.keyed.connect(self.changed)
            self.fields[key] = field

    def show_values(self, values: dict[str, float]) -> None:
        """Show what the model holds."""
        for key, value in values.items():
            field = self.fields[key]
            if field.value() != value or field.reason():
                field.set_value(value)


class _KeyedField(NumberField):
    """A number field that says which one it is."""

    keyed = Signal(str, float)

    def __init__(self, key: str) -> None:
        most = MOST_WEIGHT if key.startswith("w") else MOST_BIAS
        super().__init__(-most, most, 0.1)
        self._key = key
        self.value_changed.connect(self._tell)

    @Slot(float)
    def _tell(self, value: float) -> None:
        self.keyed.emit(self._key, value)
