"""The small network's controls: presets, the flow, the selected number, its layer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QWidget,
)

from desktop.tabs.forward import wording
from desktop.tabs.forward.state import ForwardState, Part
from desktop.widgets.controls.layout_helpers import column_in, narrow, player, show_sign, stack, tip
from desktop.widgets.controls.number_field import NumberField
from nn_core import activations
from nn_core.small.network import LIMIT, MAX_LAYERS, MAX_NEURONS
from nn_core.small.presets import PRESETS

SLIDER_ENDS = 300
"""The slider runs from −3 to 3 in steps of 0.01; the field beside it goes further."""


class SmallControls(QWidget):
    """Shows and changes what is not changed in the diagram itself."""

    preset_chosen = Signal(str)
    value_wanted = Signal(object, float)  # Part
    dragged = Signal(object, float)  # Part
    activation_chosen = Signal(int, str)
    remove_neuron_wanted = Signal(int, int)
    add_neuron_wanted = Signal(int)
    add_layer_wanted = Signal(int)
    remove_layer_wanted = Signal(int)

    def __init__(self, state: ForwardState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._preset_label, self.preset = QLabel(), QComboBox()
        self.redraw = QPushButton()
        self.rewind, self.back = QToolButton(), QToolButton()
        self.step, self.play = QPushButton(), QPushButton()
        self._part_label = QLabel()
        self.field = NumberField(-LIMIT, LIMIT, 0.1, 3)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self._activation_label, self.activation = QLabel(), QComboBox()
        self._neurons_label, self._layers_label = QLabel(), QLabel()
        self._neurons_count, self._layers_count = QLabel(), QLabel()
        self.fewer_neurons, self.more_neurons = QToolButton(), QToolButton()
        self.fewer_layers, self.more_layers = QToolButton(), QToolButton()
        self._prepare()
        self._lay_out()
        self._connect()

    def _prepare(self) -> None:
        self._preset_label.setBuddy(self.preset)
        self._activation_label.setBuddy(self.activation)
        self.slider.setRange(-SLIDER_ENDS, SLIDER_ENDS)
        self.slider.setPageStep(10)
        self._part_label.setWordWrap(True)
        for box in (self.preset, self.activation):
            narrow(box, 8)
        for key in PRESETS:
            self.preset.addItem("", key)
        for button, sign in (
            (self.rewind, "|◀"),
            (self.back, "◀"),
            (self.fewer_neurons, "−"),
            (self.more_neurons, "+"),
            (self.fewer_layers, "−"),
            (self.more_layers, "+"),
        ):
            show_sign(button, sign)

    def _lay_out(self) -> None:
        column = column_in(self, self._preset_label, self.preset, self.redraw)
        column.addSpacing(8)
        column.addLayout(player(self.rewind, self.back, self.step))
        column.addWidget(self.play)
        column.addSpacing(8)
        stack(column, self._part_label, self.field, self.slider)
        column.addSpacing(8)
        column.addWidget(self._activation_label)
        column.addWidget(self.activation)
        for label, fewer, count, more in (
            (self._neurons_label, self.fewer_neurons, self._neurons_count, self.more_neurons),
            (self._layers_label, self.fewer_layers, self._layers_count, self.more_layers),
        ):
            count.setAlignment(Qt.AlignmentFlag.AlignCenter)
            count.setMinimumWidth(20)
            row = QHBoxLayout()
            row.setSpacing(4)
            row.addWidget(label, 1)
            row.addWidget(fewer)
            row.addWidget(count)
            row.addWidget(more)
            column.addLayout(row)

    def _connect(self) -> None:
        self.preset.activated.connect(self._preset_activated)
        self.field.value_changed.connect(self._typed)
        self.slider.valueChanged.connect(self._slid)
        self.activation.activated.connect(self._activation_activated)
        self.fewer_neurons.clicked.connect(self._remove_neuron)
        self.more_neurons.clicked.connect(self._add_neuron)
        self.fewer_layers.clicked.connect(self._remove_layer)
        self.more_layers.clicked.connect(self._add_layer)

    def show_state(self, state: ForwardState) -> None:
        """Show a state."""
        self._state = state
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(self.preset.findData(state.setup.preset))
        at_end = state.step >= state.last_step
        for button in (self.rewind, self.back):
            button.setEnabled(state.step > 0)
        self.step.setEnabled(not at_end)
        self._name_play()
        self._show_part(state.selected)
        self._show_layer()

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self._preset_label.setText(self.tr("&Network"))
        tip(self.preset, self.tr("Start from a small network that is ready"))
        for index, key in enumerate(PRESETS):
            preset = PRESETS[key]()
            self.preset.setItemText(index, QCoreApplication.translate("nn_core", preset.title))
            meaning = QCoreApplication.translate("nn_core", preset.meaning)
            self.preset.setItemData(index, meaning, Qt.ItemDataRole.ToolTipRole)
        self.preset.setPlaceholderText(self.tr("Your own"))
        self.redraw.setText(self.tr("Fresh weights"))
        tip(self.redraw, self.tr("Draw all weights anew (Xavier) and set all biases to 0"))
        _name(self.rewind, self.tr("Back to the input"), self.tr("Back to the input: Home"))
        _name(self.back, self.tr("One step back"), self.tr("One step back: Backspace"))
        self.step.setText(self.tr("Step"))
        tip(self.step, self.tr("Work out the next sums or outputs: space bar"))
        self._activation_label.setText(self.tr("&Activation h"))
        tip(self.activation, self.tr("h: what the selected layer makes of its sums"))
        self._neurons_label.setText(self.tr("Neurons"))
        self._layers_label.setText(self.tr("Layers"))
        remove = self.tr("Remove the selected neuron")
        self._neurons_label.setToolTip(self.tr("Neurons of the selected layer"))
        _name(self.fewer_neurons, remove, remove)
        add = self.tr("Add a neuron; it changes no result until its outgoing weights do")
        _name(self.more_neurons, self.tr("Add a neuron"), add)
        take = self.tr("Remove the selected layer; its neighbours are joined by the product")
        _name(self.fewer_layers, self.tr("Remove the layer"), take)
        put = self.tr("Add a layer after the selected one; it passes everything on at first")
        _name(self.more_layers, self.tr("Add a layer"), put)
        self._fill_activations()
        self.show_state(self._state)

    def showEvent(self, event: object) -> None:
        """Offer activations that were registered meanwhile."""
        self._fill_activations()
        self._show_layer()

    def _fill_activations(self) -> None:
        with QSignalBlocker(self.activation):
            self.activation.clear()
            for name in activations.names():
                self.activation.addItem(wording.activation_title(name), name)
                meaning = QCoreApplication.translate("nn_core", activations.get(name).meaning)
                index = self.activation.count() - 1
                self.activation.setItemData(index, meaning, Qt.ItemDataRole.ToolTipRole)

    def _show_part(self, part: Part) -> None:
        name = wording.part_name(part, self._state)
        title = name[:1].upper() + name[1:]
        if title != self._part_label.text():
            self._part_label.setText(title)
        self.field.setEnabled(part.editable)
        self.slider.setEnabled(part.editable)
        says = (
            wording.part_tip(part)
            if part.editable
            else self.tr(
                "This number is worked out; select a weight, a bias or an input to change it"
            )
        )
        self.field.describe(name, says)
        _name(self.slider, name, says)
        if part.editable:
            value = self._state.setup.value(part)
        else:
            record = self._state.neuron(part)
            value = record.output if record is not None else 0.0
        # A text that has just been refused stays until something else is selected or changed.
        if not self.field.reason() or self.field.value() != value:
            self.field.set_value(value)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(100 * min(max(value, -3.0), 3.0)))

    def _show_layer(self) -> None:
        state, layer = self._state, self._state.selected.layer
        sizes, depth = state.setup.network.sizes, state.setup.network.depth
        with QSignalBlocker(self.activation):
            name = state.setup.network.names[layer - 1] if layer else ""
            self.activation.setCurrentIndex(self.activation.findData(name))
        self.activation.setEnabled(layer > 0)
        self._neurons_count.setText(str(sizes[layer]))
        self._layers_count.setText(str(depth))
        self.fewer_neurons.setEnabled(sizes[layer] > 1)
        self.more_neurons.setEnabled(sizes[layer] < MAX_NEURONS)
        self.fewer_layers.setEnabled(depth > 1 and layer > 0)
        self.more_layers.setEnabled(depth < MAX_LAYERS)

    def _name_play(self) -> None:
        playing = self._state.playing
        self.play.setText(self.tr("Pause") if playing else self.tr("Play"))
        tip(self.play, self.tr("Let the numbers flow by themselves, or stop them: P"))

    @Slot(int)
    def _preset_activated(self, index: int) -> None:
        self.preset_chosen.emit(self.preset.itemData(index))

    @Slot(float)
    def _typed(self, value: float) -> None:
        self.value_wanted.emit(self._state.selected, value)

    @Slot(int)
    def _slid(self, hundredths: int) -> None:
        self.dragged.emit(self._state.selected, hundredths / 100)

    @Slot(int)
    def _activation_activated(self, index: int) -> None:
        layer = self._state.selected.layer
        self.activation_chosen.emit(layer, self.activation.itemData(index))

    @Slot()
    def _remove_neuron(self) -> None:
        chosen = self._state.selected
        self.remove_neuron_wanted.emit(chosen.layer, chosen.neuron)

    @Slot()
    def _add_neuron(self) -> None:
        self.add_neuron_wanted.emit(self._state.selected.layer)

    @Slot()
    def _remove_layer(self) -> None:
        self.remove_layer_wanted.emit(self._state.selected.layer)

    @Slot()
    def _add_layer(self) -> None:
        # After the output there is none: a new layer comes before it, so that it stays the output.
        last = self._state.setup.network.depth - 1
        self.add_layer_wanted.emit(min(self._state.selected.layer, last))


def _name(widget: QWidget, name: str, says: str) -> None:
    widget.setAccessibleName(name)
    tip(widget, says)
