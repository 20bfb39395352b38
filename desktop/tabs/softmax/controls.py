"""The softmax tab's controls: where scores come from, C, temperature, width, and the table."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.style.theme import Theme
from desktop.tabs.softmax import wording
from desktop.tabs.softmax.picture import SoftmaxPicture
from desktop.tabs.softmax.presets import Preset
from desktop.tabs.softmax.sliders import FIELD_WIDTH, Quantity
from desktop.tabs.softmax.state import COLDEST, FEWEST, HOTTEST, LARGEST_SCORE, MOST, Shift
from desktop.widgets.controls.layout_helpers import narrow
from desktop.widgets.controls.number_field import NumberField
from nn_core.records.softmax_steps import WIDTHS

THOUSAND = 1000.0
CONSTANT_ROOM = 100.0


class SoftmaxControls(QWidget):
    """Shows and changes everything but the table's cells."""

    preset_chosen = Signal(str)
    count_chosen = Signal(int)
    shift_chosen = Signal(str)
    width_chosen = Signal(str)
    added = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source_label, self.source = QLabel(), QComboBox()
        self._count_label, self.count = QLabel(), NumberField(FEWEST, MOST, 1, 0)
        self._shift_label, self.shift = QLabel(), QComboBox()
        self.constant = Quantity(-LARGEST_SCORE, LARGEST_SCORE, 1.0)
        self.temperature = Quantity(COLDEST, HOTTEST, 0.1, logarithmic=True)
        self._width_label = QLabel()
        self.widths = [QPushButton(name.removeprefix("float")) for name in WIDTHS]
        self._width_group = QButtonGroup(self)
        self._add_label = QLabel()
        self.less, self.more = QPushButton("−1000"), QPushButton("+1000")
        self.copy, self.paste, self.export = QPushButton(), QPushButton(), QPushButton()
        self._prepare()
        self._lay_out()
        self._connect()

    def _prepare(self) -> None:
        self._source_label.setBuddy(self.source)
        self._count_label.setBuddy(self.count)
        self._shift_label.setBuddy(self.shift)
        for combo, values in ((self.source, Preset), (self.shift, Shift)):
            narrow(combo, 8)
            for value in values:
                combo.addItem("", value.value)
        for index, button in enumerate(self.widths):
            button.setCheckable(True)
            self._width_group.addButton(button, index)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._source_label)
        column.addWidget(self.source)
        column.addLayout(_row(self._count_label, self.count, stretch=0))
        column.addSpacing(8)
        column.addWidget(self._add_label)
        column.addLayout(_row(self.less, self.more))
        column.addSpacing(8)
        column.addWidget(self._shift_label)
        column.addWidget(self.shift)
        column.addWidget(self.constant)
        column.addSpacing(8)
        column.addWidget(self.temperature)
        column.addSpacing(8)
        column.addWidget(self._width_label)
        column.addLayout(_row(*self.widths))
        column.addSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.copy, 0, 0)
        grid.addWidget(self.paste, 0, 1)
        grid.addWidget(self.export, 1, 0, 1, 2)
        column.addLayout(grid)

    def _connect(self) -> None:
        self.source.activated.connect(self._source_activated)
        self.count.value_changed.connect(self._count_changed)
        self.shift.activated.connect(self._shift_activated)
        self._width_group.idClicked.connect(self._width_clicked)
        self.less.clicked.connect(self._less)
        self.more.clicked.connect(self._more)

    def show_picture(self, picture: SoftmaxPicture) -> None:
        """Show a state."""
        state = picture.state
        with QSignalBlocker(self.source), QSignalBlocker(self.shift):
            self.source.setCurrentIndex(self.source.findData(state.source))
            self.shift.setCurrentIndex(self.shift.findData(state.shift.value))
        if len(state.names) != self.count.value():
            self.count.set_value(len(state.names))
        low, high = min(0.0, *state.scores), max(0.0, *state.scores)
        self.constant.set_range(low - CONSTANT_ROOM, high + CONSTANT_ROOM)
        self.constant.show_value(picture.steps.constant)
        self.temperature.show_value(state.temperature)
        self.widths[WIDTHS.index(state.width)].setChecked(True)

    def restyle(self, tokens: Theme) -> None:
        """Give the number fields room for the size of text."""
        width = round(tokens.px(FIELD_WIDTH))
        for field in (self.count, self.constant.field, self.temperature.field):
            field.setFixedWidth(width)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._source_label.setText(self.tr("&Scores"))
        self.source.setPlaceholderText(self.tr("Your own"))
        self.source.setToolTip(self.tr("Where the scores a come from; choose again for another"))
        for index, preset in enumerate(Preset):
            self.source.setItemText(index, wording.preset_name(preset))
        self._count_label.setText(self.tr("&Classes"))
        self.count.describe(self.tr("Classes"), self.tr("n, the number of classes: 2 to 20"))
        self._add_label.setText(self.tr("Add to all scores"))
        self.less.setToolTip(self.tr("Take 1000 from every score"))
        self.more.setToolTip(self.tr("Add 1000 to every score: the shares stay as they are"))
        self._shift_label.setText(self.tr("C&onstant C"))
        self.shift.setToolTip(self.tr("C cancels in the quotient, but keeps exp from overflowing"))
        self.shift.setAccessibleName(self.tr("Constant C"))
        names = (self.tr("None: the naive way"), self.tr("My own"), self.tr("The largest score"))
        for index, name in enumerate(names):
            self.shift.setItemText(index, name)
        self.constant.describe("C", self.tr("C, subtracted from every score before exp"))
        self.temperature.describe(
            self.tr("Tem&perature T"),
            self.tr("T divides every score: small T sharpens, large T levels; the book has 1"),
        )
        self._width_label.setText(self.tr("Width of floats, in bits"))
        self._retranslate_buttons()

    def _retranslate_buttons(self) -> None:
        for name, button in zip(WIDTHS, self.widths, strict=True):
            button.setToolTip(self.tr("Compute the table in {width}").format(width=name))
            button.setAccessibleName(name)
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy the table for a spreadsheet: Ctrl+C"))
        self.paste.setText(self.tr("Paste"))
        self.paste.setToolTip(
            self.tr("Put copied scores, with or without names, into the chosen row: Ctrl+V")
        )
        self.export.setText(self.tr("Export as CSV…"))
        self.export.setToolTip(self.tr("Save the table with all digits"))

    @Slot(int)
    def _source_activated(self, index: int) -> None:
        self.preset_chosen.emit(self.source.itemData(index))

    @Slot(float)
    def _count_changed(self, value: float) -> None:
        self.count_chosen.emit(round(value))

    @Slot(int)
    def _shift_activated(self, index: int) -> None:
        self.shift_chosen.emit(self.shift.itemData(index))

    @Slot(int)
    def _width_clicked(self, index: int) -> None:
        self.width_chosen.emit(WIDTHS[index])

    @Slot()
    def _less(self) -> None:
        self.added.emit(-THOUSAND)

    @Slot()
    def _more(self) -> None:
        self.added.emit(THOUSAND)


def _row(*widgets: QWidget, stretch: int = 1) -> QHBoxLayout:
    """Return a row; without stretch the first widget takes what is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for index, widget in enumerate(widgets):
        row.addWidget(widget, stretch or int(index == 0))
    return row
