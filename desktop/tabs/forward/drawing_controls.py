"""The drawing page's controls: which picture, what is shown of it, which paths."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSlider,
    QWidget,
)

from desktop.tabs.forward.drawing_state import MOST_PATHS, DrawingState, Show
from desktop.widgets.controls.layout_helpers import column_in, small_label, stack, tip
from desktop.widgets.controls.network_menu import NetworkMenu
from desktop.widgets.controls.picture_choice import PictureChoice


class DrawingControls(QWidget):
    """Shows and changes what the drawing's page shows."""

    model_chosen = Signal(str)
    show_chosen = Signal(str)
    output_chosen = Signal(int)
    count_chosen = Signal(int)

    def __init__(self, state: DrawingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._model_label, self.model = QLabel(), NetworkMenu()
        self.source = PictureChoice()
        self._show_label = QLabel()
        self.weights, self.contributions = QRadioButton(), QRadioButton()
        self._show_group = QButtonGroup(self)
        self._output_label, self.output = QLabel(), QComboBox()
        self._count_label, self._count_value = QLabel(), QLabel()
        self.count = QSlider(Qt.Orientation.Horizontal)
        self._note = small_label()
        self._prepare()
        self._lay_out()
        self._connect()

    def _prepare(self) -> None:
        self._model_label.setBuddy(self.model)
        self._output_label.setBuddy(self.output)
        self._count_label.setBuddy(self.count)
        self._show_group.addButton(self.contributions)
        self._show_group.addButton(self.weights)
        self.count.setRange(1, MOST_PATHS)
        self.output.addItem("", -1)
        for digit in range(10):
            self.output.addItem(str(digit), digit)

    def _lay_out(self) -> None:
        column = column_in(self, self._model_label, self.model, self.source)
        column.addSpacing(8)
        stack(column, self._show_label, self.contributions, self.weights)
        column.addSpacing(8)
        stack(column, self._output_label, self.output)
        head = QHBoxLayout()
        head.addWidget(self._count_label, 1)
        head.addWidget(self._count_value)
        column.addLayout(head)
        column.addWidget(self.count)
        column.addWidget(self._note)

    def _connect(self) -> None:
        self.model.picked.connect(self.model_chosen)
        self.weights.clicked.connect(self._weights_clicked)
        self.contributions.clicked.connect(self._contributions_clicked)
        self.output.activated.connect(self._output_activated)
        self.count.valueChanged.connect(self.count_chosen)

    def show_state(self, state: DrawingState) -> None:
        """Show a state."""
        self._state = state
        self.model.show_networks(state.models, state.model)
        # There is nothing to choose before a network was taught from the book's.
        self._model_label.setVisible(len(state.models) > 1)
        self.model.setVisible(len(state.models) > 1)
        self.source.show_source(state.source, state.label, state.trace is not None)
        weights = state.blank or state.show is Show.WEIGHTS
        (self.weights if weights else self.contributions).setChecked(True)
        chosen = -1 if state.chosen_output is None else state.chosen_output
        with QSignalBlocker(self.output), QSignalBlocker(self.count):
            self.output.setCurrentIndex(self.output.findData(chosen))
            self.count.setValue(state.count)
        self._count_value.setText(str(state.count))
        for widget in (self.contributions, self.weights, self.output, self.count):
            widget.setEnabled(not state.blank)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._model_label.setText(self.tr("&Network"))
        tip(self.model, self.tr("The book's network, or one that you have taught from it"))
        self.model.retranslate()
        self.source.retranslate(
            self.tr("Read one of the digits that come with the program"),
            self.tr("Read what you have drawn in the first tab"),
        )
        self._show_label.setText(self.tr("Pictures of layer 1"))
        self.contributions.setText(self.tr("Contributions x·w"))
        tip(self.contributions, self.tr("x·w: what each pixel adds to the neuron's sum"))
        self.weights.setText(self.tr("Weights w"))
        tip(self.weights, self.tr("w: which pixels raise the neuron's sum, and which lower it"))
        self._output_label.setText(self.tr("Paths to &output"))
        self.output.setItemText(0, self.tr("The answer"))
        tip(self.output, self.tr("The output whose strongest paths are drawn: keys 0 to 9"))
        self._count_label.setText(self.tr("How many &paths"))
        tip(self.count, self.tr("How many of the strongest paths are drawn"))
        self._note.setText(
            self.tr(
                "A path's strength is the product of its shares: each term's size, "
                "divided by the sizes of all terms of the same sum."
            )
        )
        self.show_state(self._state)

    @Slot()
    def _weights_clicked(self) -> None:
        self.show_chosen.emit(Show.WEIGHTS)

    @Slot()
    def _contributions_clicked(self) -> None:
        self.show_chosen.emit(Show.CONTRIBUTIONS)

    @Slot(int)
    def _output_activated(self, index: int) -> None:
        self.output_chosen.emit(self.output.itemData(index))
