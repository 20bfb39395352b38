"""The small network's controls: presets, the flow, the selected number, its layer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from desktop.services.i18n import translate
from desktop.tabs.forward.small import texts
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Answer, SmallState
from desktop.widgets.controls.activation_menu import ActivationMenu
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import column_in, show_sign, tip
from desktop.widgets.controls.player_row import PlayerRow
from desktop.widgets.controls.value_slider import ValueSlider
from nn_core.small.network import LIMIT, MAX_LAYERS, MAX_NEURONS
from nn_core.small.presets import PRESETS

SLIDER_END = 3.0
"""How far the slider goes; the field above it goes further."""


@dataclass(frozen=True)
class SmallControls:
    """The controls by name."""

    preset: QComboBox
    player: PlayerRow
    value: ValueSlider
    activation: QComboBox
    answers: dict[str, QPushButton]
    neurons: Counter
    layers: Counter


def add_controls(form: Form, presenter: SmallPresenter) -> SmallControls:
    """Fill the form with what is not changed in the diagram itself."""
    titles = {key: translate("nn_core", PRESETS[key]().title) for key in PRESETS}
    preset = form.choice(
        translate("SmallControls", "&Network"),
        titles,
        lambda state: state.setup.preset,
        presenter.load,
        hint=translate("SmallControls", "Start from a small network that is ready"),
        empty=translate("SmallControls", "Your own"),
    )
    for index, key in enumerate(PRESETS):
        meaning = translate("nn_core", PRESETS[key]().meaning)
        preset.setItemData(index, meaning, Qt.ItemDataRole.ToolTipRole)
    form.buttons(
        (
            translate("SmallControls", "Fresh weights"),
            translate("SmallControls", "Draw all weights anew (Xavier) and set all biases to 0"),
            presenter.redraw,
        )
    )
    player = PlayerRow(presenter.playback)
    form.gap()
    form.add(player, lambda _: player.follow())
    value = form.slider(
        "",
        _value,
        presenter.drag_selected,
        -LIMIT,
        LIMIT,
        typed=presenter.set_selected,
    )
    value.set_range(-SLIDER_END, SLIDER_END)
    value.name.setWordWrap(True)
    form.follow(lambda state: _show_part(value, state))
    menu = ActivationMenu(presenter.set_activation)
    form.named(
        translate("SmallControls", "&Activation h"),
        menu,
        lambda state: _show_activation(menu, state),
        hint=translate("SmallControls", "h: what the selected layer makes of its sums"),
    )
    answers = form.segments(
        translate("SmallControls", "Output layer for"),
        {
            Answer.REGRESSION: translate("SmallControls", "regression"),
            Answer.CLASSIFICATION: translate("SmallControls", "classification"),
        },
        lambda state: state.answer,
        presenter.set_answer,
        tips={
            Answer.REGRESSION: translate(
                "SmallControls", "To tell a number, such as a weight: the outputs as they are"
            ),
            Answer.CLASSIFICATION: translate(
                "SmallControls",
                "To tell classes apart: softmax makes probabilities of the outputs",
            ),
        },
    )
    form.gap()
    neurons, layers = _neurons(presenter), _layers(presenter)
    form.add(neurons, neurons.show_state)
    form.add(layers, layers.show_state)
    return SmallControls(preset, player, value, menu, answers, neurons, layers)


def _value(state: SmallState) -> float:
    part = state.selected
    if part.editable:
        return state.setup.value(part)
    record = state.neuron(part)
    return record.output if record is not None else 0.0


def _show_part(value: ValueSlider, state: SmallState) -> None:
    part = state.selected
    name = texts.part_name(part, state)
    says = (
        texts.part_tip(part)
        if part.editable
        else translate(
            "SmallControls",
            "This number is worked out; select a weight, a bias or an input to change it",
        )
    )
    value.describe(name[:1].upper() + name[1:], says)
    value.field.setEnabled(part.editable)
    value.slider.setEnabled(part.editable)


def _show_activation(menu: ActivationMenu, state: SmallState) -> None:
    layer = state.selected.layer
    menu.show_name(state.setup.network.names[layer - 1] if layer else "")
    menu.setEnabled(layer > 0)


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


def _neurons(presenter: SmallPresenter) -> Counter:
    remove = translate("SmallControls", "Remove the selected neuron")
    add = translate(
        "SmallControls", "Add a neuron; it changes no result until its outgoing weights do"
    )

    def limits(state: SmallState) -> tuple[int, bool, bool]:
        size = state.setup.network.sizes[state.selected.layer]
        return size, size > 1, size < MAX_NEURONS

    return Counter(
        translate("SmallControls", "Neurons"),
        (remove, remove, presenter.remove_neuron),
        (translate("SmallControls", "Add a neuron"), add, presenter.add_neuron),
        limits,
    )


def _layers(presenter: SmallPresenter) -> Counter:
    take = translate(
        "SmallControls", "Remove the selected layer; its neighbours are joined by the product"
    )
    put = translate(
        "SmallControls", "Add a layer after the selected one; it passes everything on at first"
    )

    def limits(state: SmallState) -> tuple[int, bool, bool]:
        depth = state.setup.network.depth
        return depth, depth > 1 and state.selected.layer > 0, depth < MAX_LAYERS

    return Counter(
        translate("SmallControls", "Layers"),
        (
            translate("SmallControls", "Remove the layer"),
            take,
            presenter.remove_layer,
        ),
        (translate("SmallControls", "Add a layer"), put, presenter.add_layer),
        limits,
    )
