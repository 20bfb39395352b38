"""The controls of "Patch by patch": what slides over what, how, and where it is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from desktop.tabs.filters.picture_choice import PictureChoice
from desktop.tabs.filters.sliding_window import text
from desktop.tabs.filters.sliding_window.state import PADS, STRIDES, Material, Operation, WalkState
from desktop.widgets.controls.layout_helpers import (
    choices,
    column_in,
    player,
    show_sign,
    small_label,
    stack,
    tip,
)


class WalkControls(QWidget):
    """Shows and changes how the window slides."""

    material_chosen = Signal(str)
    operation_chosen = Signal(str)
    layer_chosen = Signal(int)
    filter_chosen = Signal(int)
    stride_chosen = Signal(int)
    pad_chosen = Signal(int)

    def __init__(self, state: WalkState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.book, self.drawing = QPushButton(), QPushButton()
        self.conv, self.pool = QPushButton(), QPushButton()
        self.strides = tuple(QPushButton(str(stride)) for stride in STRIDES)
        self.pads = tuple(QPushButton(str(pad)) for pad in PADS)
        self._groups = [QButtonGroup(self) for _ in range(4)]
        self.picture = PictureChoice()
        self._layer_label, self.layer = QLabel(), QComboBox()
        self._filter_label, self.filter = QLabel(), QComboBox()
        self._stride_label, self._pad_label = QLabel(), QLabel()
        self.bias = QCheckBox()
        self._formula = small_label()
        self.back, self.step, self.play = QToolButton(), QPushButton(), QPushButton()
        self._place_label, self.place = QLabel(), QSlider(Qt.Orientation.Horizontal)
        self._note = small_label()
        self._prepare()
        self._lay_out()
        self._connect()

    def _prepare(self) -> None:
        self._layer_label.setBuddy(self.layer)
        self._filter_label.setBuddy(self.filter)
        self._place_label.setBuddy(self.place)
        show_sign(self.back, "◀")

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addLayout(choices(self._groups[0], self.book, self.drawing))
        column.addLayout(choices(self._groups[1], self.conv, self.pool))
        stack(column, self.picture, self._layer_label, self.layer)
        stack(column, self._filter_label, self.filter, self.bias)
        for label, group, buttons in (
            (self._stride_label, self._groups[2], self.strides),
            (self._pad_label, self._groups[3], self.pads),
        ):
            row = QHBoxLayout()
            row.setSpacing(4)
            row.addWidget(label, 1)
            row.addLayout(choices(group, *buttons))
            column.addLayout(row)
            for button in buttons:
                button.setMinimumWidth(28)
                button.setMaximumWidth(44)
        column.addWidget(self._formula)
        column.addLayout(player(self.back, self.step, self.play))
        stack(column, self._place_label, self.place, self._note)

    def _connect(self) -> None:
        self._groups[0].idClicked.connect(self._material_clicked)
        self._groups[1].idClicked.connect(self._operation_clicked)
        self._groups[2].idClicked.connect(self._stride_clicked)
        self._groups[3].idClicked.connect(self._pad_clicked)
        self.layer.activated.connect(self.layer_chosen)
        self.filter.activated.connect(self.filter_chosen)

    def show_state(self, state: WalkState) -> None:
        """Show a state."""
        self._state = state
        (self.book if state.by_hand else self.drawing).setChecked(True)
        (self.conv if state.operation == "conv" else self.pool).setChecked(True)
        self._show_slide()
        self.picture.setVisible(not state.by_hand)
        self.picture.show_seen(state.seen)
        self._fill_layers()
        self._fill_filters()
        with QSignalBlocker(self.bias):
            self.bias.setChecked(state.bias)
        self.bias.setVisible(state.by_hand and state.convolving)
        for button in (self.conv, self.pool):
            button.setVisible(state.by_hand)
        chosen = (self._layer_label, self.layer, self._filter_label, self.filter)
        for widget in chosen:
            widget.setVisible(not state.by_hand and not state.blank)
        self._formula.setText("" if state.blank else text.size_formula(state))
        self._note.setText(text.note(state))
        self._note.setVisible(bool(self._note.text()))
        self._show_place()

    def _show_slide(self) -> None:
        """Show stride and padding, where they may be chosen."""
        state = self._state
        for label, buttons, choices_, value in (
            (self._stride_label, self.strides, STRIDES, state.stride),
            (self._pad_label, self.pads, PADS, state.pad),
        ):
            label.setVisible(state.adjustable)
            for choice, button in zip(choices_, buttons, strict=True):
                button.setVisible(state.adjustable)
                button.setChecked(choice == value)

    def show_place(self, state: WalkState) -> None:
        """Show that the window has moved and nothing else has changed."""
        self._state = state
        self._show_place()

    def _show_place(self) -> None:
        state = self._state
        with QSignalBlocker(self.place):
            self.place.setRange(0, max(state.count - 1, 0))
            self.place.setPageStep(1 if state.blank else state.outputs.shape[1])
            self.place.setValue(state.index)
        self.place.setEnabled(not state.blank)
        self.play.setEnabled(not state.blank)
        self.back.setEnabled(not state.blank and state.index > 0)
        self.step.setEnabled(not state.blank and state.index < state.count - 1)
        self.play.setText(self.tr("Pause") if state.playing else self.tr("Play"))

    def _fill_layers(self) -> None:
        titles = [text.step_title(step) for step in self._state.seen.steps]
        with QSignalBlocker(self.layer):
            if titles != [self.layer.itemText(n) for n in range(self.layer.count())]:
                self.layer.clear()
                self.layer.addItems(titles)
            self.layer.setCurrentIndex(self._state.layer)

    def _fill_filters(self) -> None:
        state = self._state
        with QSignalBlocker(self.filter):
            if self.filter.count() != state.filters:
                self.filter.clear()
                self.filter.addItems([str(number + 1) for number in range(state.filters)])
            self.filter.setCurrentIndex(state.filter)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.book.setText(self.tr("Book's example"))
        tip(self.book, self.tr("Section 7.2: a 4×4 input and a 3×3 filter, all sums by hand"))
        self.drawing.setText(self.tr("Drawing"))
        tip(self.drawing, self.tr("The network's own layers over your drawing"))
        self.conv.setText(self.tr("Convolution"))
        tip(self.conv, self.tr("Multiply each patch by the filter and add up"))
        self.pool.setText(self.tr("Pooling"))
        tip(self.pool, self.tr("Let only the largest value of each window pass"))
        self.picture.set_texts()
        self._layer_label.setText(self.tr("&Layer"))
        tip(self.layer, self.tr("Which convolution or pooling is walked through"))
        self._filter_label.setText(self.tr("Filter or &map"))
        tip(self.filter, self.tr("Which of the layer's filters slides, or whose map is pooled"))
        self.bias.setText(self.tr("Add the bias b = 3"))
        tip(self.bias, self.tr("b: the same number is added to every sum, as in figure 7-5"))
        self._stride_label.setText(self.tr("Stride S"))
        self._pad_label.setText(self.tr("Padding P"))
        self._name_choices()
        tip(self.back, self.tr("The patch before: Backspace"))
        self.back.setAccessibleName(self.tr("The patch before"))
        self.step.setText(self.tr("Step"))
        tip(self.step, self.tr("The next patch: space bar"))
        tip(self.play, self.tr("Let the window slide by itself, or stop it: P"))
        self._place_label.setText(self.tr("Pa&tch"))
        tip(self.place, self.tr("Which patch is under the window, row by row"))
        self.show_state(self._state)

    def _name_choices(self) -> None:
        for buttons, name, meaning in (
            (self.strides, self.tr("Stride S"), self.tr("S: how far the filter moves at a time")),
            (self.pads, self.tr("Padding P"), self.tr("P: rows of zeros put round the input")),
        ):
            for button in buttons:
                button.setAccessibleName(f"{name} = {button.text()}")
                tip(button, meaning)

    @Slot(int)
    def _material_clicked(self, number: int) -> None:
        self.material_chosen.emit((Material.BOOK, Material.DRAWING)[number])

    @Slot(int)
    def _operation_clicked(self, number: int) -> None:
        self.operation_chosen.emit((Operation.CONV, Operation.POOL)[number])

    @Slot(int)
    def _stride_clicked(self, number: int) -> None:
        self.stride_chosen.emit(STRIDES[number])

    @Slot(int)
    def _pad_clicked(self, number: int) -> None:
        self.pad_chosen.emit(PADS[number])
