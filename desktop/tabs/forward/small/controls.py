"""The small network's controls: presets, the flow, the selected number, its layer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.services.i18n import translate
from desktop.tabs.forward.small import texts
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Answer, SmallState
from desktop.widgets.controls.choice_menus import ActivationMenu
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import column_in, show_sign, tip
from desktop.widgets.controls.player_row import PlayerRow
from nn_core.small.network import LIMIT, MAX_LAYERS, MAX_NEURONS
from nn_core.small.presets import PRESETS

SLIDER_END = 3.0
"""How far the slider goes; the field above it goes further."""


class SmallControls(QObject):
    """Fills the form with what is not changed in the diagram itself."""

    def __init__(self, form: Form, presenter: SmallPresenter) -> None:
        super().__init__(form)
        self._form, self._presenter = form, presenter
        self._add_network()
        self.player = PlayerRow(presenter.playback)
        form.gap()
        form.add(self.player, lambda _: self.player.follow())
        self._add_value()
        self._add_layer()
        form.gap()
        self.neurons, self.layers = self._neurons(), self._layers()
        form.add(self.neurons, self.neurons.show_state)
        form.add(self.layers, self.layers.show_state)

    def _add_network(self) -> None:
        form, presenter = self._form, self._presenter
        self.preset = form.choice(
            self.tr("&Network"),
            {key: translate("nn_core", PRESETS[key]().title) for key in PRESETS},
            lambda state: state.setup.preset,
            presenter.load,
            hint=self.tr("Start from a small network that is ready"),
            empty=self.tr("Your own"),
        )
        for index, key in enumerate(PRESETS):
            meaning = translate("nn_core", PRESETS[key]().meaning)
            self.preset.setItemData(index, meaning, Qt.ItemDataRole.ToolTipRole)
        self.fresh = form.button(
            self.tr("Fresh weights"),
            self.tr("Draw all weights anew (Xavier) and set all biases to 0"),
            presenter.redraw,
        )

    def _add_value(self) -> None:
        presenter = self._presenter
        self.value = self._form.slider(
            "", _value, presenter.drag_selected, -LIMIT, LIMIT, typed=presenter.set_selected
        )
        self.value.set_range(-SLIDER_END, SLIDER_END)
        self.value.name.setWordWrap(True)
        self._form.follow(self._show_part)

    def _add_layer(self) -> None:
        form, presenter = self._form, self._presenter
        self.activation = ActivationMenu(presenter.set_activation)
        form.named(
            self.tr("&Activation h"),
            self.activation,
            self._show_activation,
            hint=self.tr("h: what the selected layer makes of its sums"),
        )
        self.answers = form.segments(
            self.tr("Output layer for"),
            {
                Answer.REGRESSION: self.tr("regression"),
                Answer.CLASSIFICATION: self.tr("classification"),
            },
            lambda state: state.answer,
            presenter.set_answer,
            tips={
                Answer.REGRESSION: self.tr(
                    "To tell a number, such as a weight: the outputs as they are"
                ),
                Answer.CLASSIFICATION: self.tr(
                    "To tell classes apart: softmax makes probabilities of the outputs"
                ),
            },
        )

    def _show_part(self, state: SmallState) -> None:
        part = state.selected
        name = texts.part_name(part, state)
        worked_out = self.tr(
            "This number is worked out; select a weight, a bias or an input to change it"
        )
        says = texts.part_tip(part) if part.editable else worked_out
        self.value.describe(name[:1].upper() + name[1:], says)
        self.value.field.setEnabled(part.editable)
        self.value.slider.setEnabled(part.editable)

    def _show_activation(self, state: SmallState) -> None:
        layer = state.selected.layer
        self.activation.show_name(state.setup.network.names[layer - 1] if layer else "")
        self.activation.setEnabled(layer > 0)

    def _neurons(self) -> Counter:
        def limits(state: SmallState) -> tuple[int, bool, bool]:
            size = state.setup.network.sizes[state.selected.layer]
            return size, size > 1, size < MAX_NEURONS

        remove = self.tr("Remove the selected neuron")
        add = self.tr("Add a neuron; it changes no result until its outgoing weights do")
        return Counter(
            self.tr("Neurons"),
            (remove, remove, self._presenter.remove_neuron),
            (self.tr("Add a neuron"), add, self._presenter.add_neuron),
            limits,
        )

    def _layers(self) -> Counter:
        def limits(state: SmallState) -> tuple[int, bool, bool]:
            depth = state.setup.network.depth
            return depth, depth > 1 and state.selected.layer > 0, depth < MAX_LAYERS

        take = self.tr("Remove the selected layer; its neighbours are joined by the product")
        put = self.tr("Add a layer after the selected one; it passes everything on at first")
        return Counter(
            self.tr("Layers"),
            (self.tr("Remove the layer"), take, self._presenter.remove_layer),
            (self.tr("Add a layer"), put, self._presenter.add_layer),
            limits,
        )


def _value(state: SmallState) -> float:
    part = state.selected
    if part.editable:
        return state.setup.value(part)
    record = state.neuron(part)
    return record.output if record is not None else 0.0


class Counter(QWidget):
    """A name, how many there are, and buttons for one fewer and one more."""

    def __init__(
        self,
        name: str,
        fewer: tuple[str, str, Callable[[], object]],
        more: tuple[str, str, Callable[[], object]],
        limits: Callable[[SmallState], tuple[int, bool, bool]],
    ) -> None:
        super().__init__()
        self._limits = limits
        self.count = QLabel()
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.count.setMinimumWidth(20)
        self.fewer, self.more = QToolButton(), QToolButton()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(QLabel(name), 1)
        column_in(self).addLayout(row)
        parts = ((self.fewer, "−", fewer), (self.count, "", None), (self.more, "+", more))
        for widget, sign, texts_and_click in parts:
            row.addWidget(widget)
            if isinstance(widget, QToolButton) and texts_and_click is not None:
                title, says, clicked = texts_and_click
                show_sign(widget, sign)
                widget.setAccessibleName(title)
                tip(widget, says)
                widget.clicked.connect(clicked)

    def show_state(self, state: SmallState) -> None:
        count, fewer, more = self._limits(state)
        self.count.setText(str(count))
        self.fewer.setEnabled(fewer)
        self.more.setEnabled(more)
