"""The numbers of one gate as fields, and the functions of two inputs to choose from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.services.numbers import plain
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.gates.presenter import LinePresenter
from desktop.tabs.gates.state import MOST_BIAS, MOST_WEIGHT, ROWS, PerceptronState, name_of
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

    - ``form``, ``label``, ``read``, ``chosen``, ``hint``: as in `Form.choice`.
    - ``only_separable``: leave out those that no perceptron realises.
    - ``letter``: what the inputs are called.
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

    - ``key``: which of its gates.
    - ``symbols``: keys of `SYMBOLS`.
    - ``gate``: put before the names of the fields, for screen readers.
    """

    def __init__(
        self,
        presenter: LinePresenter[Any],
        key: str,
        symbols: Iterable[str],
        columns: int,
        gate: str = "",
    ) -> None:
        super().__init__()
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


SUM, OUTPUT, TARGET, TICK = 2, 3, 4, 5
ROW_HEIGHT = 28


class _OwnColours(QStyledItemDelegate):
    """Leaves a chosen row's 0s and 1s their colours."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        palette = QPalette(option.palette)
        palette.setColor(QPalette.ColorRole.Highlight, theme.current().colour("grid"))
        brush = index.data(Qt.ItemDataRole.ForegroundRole)
        ink = theme.current().colour("ink") if brush is None else brush.color()
        palette.setColor(QPalette.ColorRole.HighlightedText, ink)
        option.palette = palette


class TruthTableView(QTableWidget):
    """Four rows that can be chosen; a click on a target (or Space) flips it."""

    row_chosen = Signal(int)
    target_flipped = Signal(int)

    def __init__(self) -> None:
        super().__init__(4, 6)
        self._state = PerceptronState()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setItemDelegate(_OwnColours(self))
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # A sum needs more room than a 0 or a 1, and a number cut short is none.
        self.horizontalHeader().setSectionResizeMode(SUM, QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(20)
        for row in range(4):
            for column in range(6):
                item = QTableWidgetItem()
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.setItem(row, column, item)
            self.cell(row, 0).setText(str(int(ROWS[row][0])))
            self.cell(row, 1).setText(str(int(ROWS[row][1])))
        self._name_columns()
        self.currentCellChanged.connect(self._current_changed)
        self.cellClicked.connect(self._clicked)
        theme.follow(self._restyle)

    def cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        height = int(tokens.px(ROW_HEIGHT))
        for row in range(4):
            self.setRowHeight(row, height)
        self.horizontalHeader().setFixedHeight(height)
        self.setFixedHeight(5 * height + 2)
        self.show_state(self._state)

    def show_state(self, state: PerceptronState) -> None:
        self._state = state
        tokens = theme.current()
        for row in range(4):
            self._write(row, SUM, plain(state.sums[row]), tokens.ink)
            for column, value in ((OUTPUT, state.outputs[row]), (TARGET, state.target[row])):
                colour = tokens.positive_text if value else tokens.negative_text
                self._write(row, column, str(value), colour)
            self._tick(tokens, row, state.right[row])
        self._show_row(state.row)

    def _tick(self, tokens: Theme, row: int, right: bool) -> None:
        self._write(row, TICK, "✓" if right else "✗", tokens.ink if right else tokens.negative_text)
        tip = self.tr("Output and target agree") if right else self.tr("Output and target differ")
        if self.cell(row, TICK).toolTip() != tip:
            self.cell(row, TICK).setToolTip(tip)

    def _write(self, row: int, column: int, text: str, colour: str) -> None:
        """Change a cell only where it differs: every change paints the table anew."""
        item = self.cell(row, column)
        if item.text() != text:
            item.setText(text)
        if item.foreground().color() != QColor(colour):
            item.setForeground(QColor(colour))

    def _show_row(self, row: int) -> None:
        if row == self.currentRow():
            return
        with QSignalBlocker(self):
            self.setCurrentCell(row, max(self.currentColumn(), 0))
            self.selectRow(row)

    def _name_columns(self) -> None:
        self.setHorizontalHeaderLabels(["x₁", "x₂", "Σ", "y", "t", ""])
        tips = [
            self.tr("x₁: the first input"),
            self.tr("x₂: the second input"),
            self.tr("Σ: the sum w₁x₁ + w₂x₂ + b"),
            self.tr("y: the output, 1 if the sum is above 0"),
            self.tr("t: the target; click to flip it"),
            self.tr("Whether output and target agree"),
        ]
        for column, tip in enumerate(tips):
            header = self.horizontalHeaderItem(column)
            assert header is not None
            header.setToolTip(tip)
        self.setAccessibleName(self.tr("Truth table"))

    @Slot(int, int, int, int)
    def _current_changed(self, row: int, _column: int, _was: int, _before: int) -> None:
        if row >= 0:
            self.row_chosen.emit(row)

    @Slot(int, int)
    def _clicked(self, row: int, column: int) -> None:
        if column == TARGET:
            self.target_flipped.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self.currentRow() >= 0:
            self.target_flipped.emit(self.currentRow())
        else:
            super().keyPressEvent(event)
