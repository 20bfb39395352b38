"""The page of points: controls beside a network that learns while it is changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from desktop.services.context import TabContext
from desktop.tabs.kit.page import Page
from desktop.tabs.training.points import reading, texts
from desktop.tabs.training.points.presenter import PointsPresenter
from desktop.tabs.training.points.stage import PointsStage
from desktop.tabs.training.points.state import MEASURES, PointsState
from desktop.tabs.training.presenter import TrainingPresenter
from desktop.tabs.training.texts import optimizer_names
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from desktop.widgets.canvas.file_opening import FileOpening
from desktop.widgets.controls import file_dialogs
from desktop.widgets.controls.choice_menus import ActivationMenu, CarryButton, Way
from desktop.widgets.controls.transport_row import TransportRow
from nn_core.data import points as point_sets
from nn_core.data.digit_files.kinds import TABLES
from nn_core.experiments.playground import MOST_LAYERS

CANVAS = 132
"""Side of the small canvas at zoom 1."""


class PointsPage(Page[PointsPresenter]):
    """Points, a network for them, and the run that learns them."""

    controls_width = 240
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(reading.build)

    def __init__(self, owner: TrainingPresenter, context: TabContext) -> None:
        super().__init__(owner.points, context)
        self._shown: tuple[Any, ...] = ()
        self.presenter.run.title = self.tr("Points: {sizes}")
        self.stage_view = PointsStage(self.presenter)
        self.stage.addWidget(self.stage_view, 1)
        self.picture.setFocusProxy(self.stage_view.network)
        self.transport = TransportRow(self.presenter.run)
        self.form.add(self.transport)
        self.form.enabled(lambda state: state.learnable, self.transport)
        self._add_scene()
        self._add_canvas()
        self._add_learning()
        self._add_restraints()
        self._add_network()
        self._add_points()
        self._add_carry()
        self.form.installEventFilter(self)

    def _add_scene(self) -> None:
        form, presenter = self.form, self.presenter
        self.scene = form.choice(
            self.tr("&Ready-made"),
            texts.scene_names(),
            lambda state: state.scene,
            presenter.choose_scene,
            hint=self.tr("Points and a network that were tried together, from many starts"),
            empty=self.tr("Your own"),
        )
        self.data = form.choice(
            self.tr("&Data"),
            texts.data_names(),
            lambda state: state.data.name,
            presenter.choose_data,
            hint=self.tr("What is to be learnt; the network stays where it can"),
            empty=self.tr("Painted, or from a file"),
        )

    def _add_canvas(self) -> None:
        editor = self.presenter.editor
        self.canvas = DigitCanvas(editor, FileOpening(editor, self.context, self))
        self.canvas.failed.connect(self.context.report)
        self.canvas.lends_keys = True
        self.canvas.setFixedHeight(CANVAS)
        self.canvas.setMinimumWidth(CANVAS)
        self.says = self.form.heading(self.tr("Draw one: it is the ring in the plane"))
        self.form.add(self.canvas)
        self.blank = self.form.button(
            self.tr("Clear the paper"), self.tr("Draw another one"), editor.clear
        )
        self.more = self.form.button(
            self.tr("Two numbers of 784: give it all"),
            self.tr("The page Digits learns from whole pictures"),
            self._to_digits,
        )
        own = (self.says, self.canvas, self.blank, self.more)
        self.form.shown(lambda state: state.measures, *own)

    def _add_learning(self) -> None:
        form, presenter = self.form, self.presenter
        self.rate = form.slider(
            self.tr("Rate η"),
            lambda state: state.setup.optimizer.lr,
            lambda rate: presenter.change(lr=rate),
            1e-4,
            1000.0,
            logarithmic=True,
            decimals=6,
            hint=self.tr("Learning rate: how far a step goes"),
        )
        self.optimizer = form.choice(
            self.tr("&Optimiser"),
            optimizer_names(),
            lambda state: state.setup.optimizer.name,
            lambda name: presenter.change(optimizer=name, scene=""),
            hint=self.tr("How weights follow their gradients; another one begins without memory"),
        )
        self.batch = form.number(
            self.tr("&Batch"),
            lambda state: state.setup.batch_size,
            lambda size: presenter.change(batch_size=round(size)),
            1,
            10_000,
            hint=self.tr("Points learnt in one step"),
        )
        self.loss = form.choice(
            self.tr("&Loss"),
            {"sigmoid": self.tr("Cross-entropy"), "squared": self.tr("Squared error")},
            lambda state: state.setup.loss,
            presenter.set_loss,
            hint=self.tr("What is made small"),
        )
        form.enabled(lambda state: state.classes, self.loss)

    def _add_restraints(self) -> None:
        form, presenter = self.form, self.presenter
        self.decay = form.slider(
            self.tr("Weight decay λ"),
            lambda state: state.setup.weight_decay,
            lambda decay: presenter.change(weight_decay=decay),
            0.0,
            0.3,
            step=0.01,
            decimals=4,
            hint=self.tr("Draws weights towards 0 (chapter 6.4.1)"),
        )
        self.dropout = form.slider(
            self.tr("Dropout"),
            lambda state: state.setup.dropout,
            lambda share: presenter.change(dropout=share),
            0.0,
            0.8,
            step=0.1,
            decimals=2,
            hint=self.tr("Share of hidden neurons left out at each step (chapter 6.4.3)"),
        )

    def _add_network(self) -> None:
        form, presenter = self.form, self.presenter
        self.layers = form.number(
            self.tr("Hidden la&yers"),
            lambda state: len(state.hidden),
            self._set_depth,
            0,
            MOST_LAYERS,
            hint=self.tr("A new one begins by passing on what it gets"),
        )
        self.activation = ActivationMenu(presenter.set_activation)
        form.named(
            self.tr("&Activation"),
            self.activation,
            self._show_activation,
            hint=self.tr("Of the hidden layers, or of the layer whose tile is chosen"),
        )
        form.note(self._activation_note)
        self.sigmoid = form.buttons(
            (
                self.tr("Make it a sigmoid"),
                self.tr("A sigmoid has a slope, so the neuron can learn"),
                presenter.make_sigmoid,
            )
        )
        form.shown(lambda state: state.stuck, *self.sigmoid)
        self.folded = form.tick(
            self.tr("Folded plane"),
            lambda state: state.folded,
            presenter.set_folded,
            hint=self.tr("The plane as two neurons of the last hidden layer see it"),
        )
        form.enabled(
            lambda state: not state.curve and state.hidden and state.hidden[-1].size > 1,
            self.folded,
        )

    def _add_carry(self) -> None:
        presenter = self.presenter
        self.carry = CarryButton(
            self.context,
            [
                Way(
                    "gates/perceptron",
                    self.tr("Gates: one neuron; a step takes the sigmoid's place"),
                    presenter.as_gate,
                ),
                Way(
                    "forward/small",
                    self.tr("Forward: the sigmoid of the loss becomes its last activation"),
                    presenter.as_small,
                ),
                Way(
                    "training/digits",
                    self.tr(
                        "Digits: 784 inputs, its hidden layers, ten outputs (one neuron alone: 0 "
                        "or not); new weights"
                    ),
                    presenter.as_it_is,
                ),
            ],
        )
        self.form.gap()
        self.form.add(self.carry)

    def _add_points(self) -> None:
        form, presenter = self.form, self.presenter
        self.noise = form.slider(
            self.tr("Noise"),
            lambda state: state.data.noise,
            lambda noise: presenter.set_data(noise=noise),
            0.0,
            1.0,
            decimals=2,
            hint=self.tr("How far points are scattered"),
        )
        self.count = form.number(
            self.tr("Points"),
            lambda state: state.data.count,
            lambda count: presenter.set_data(count=round(count)),
            4,
            2000,
            step=10,
            hint=self.tr("How many points there are"),
        )
        self.apart = form.slider(
            self.tr("Held apart"),
            _share_apart,
            presenter.set_apart,
            0.0,
            0.9,
            decimals=2,
            hint=self.tr("Share of the points that is never learnt; these are hollow"),
        )
        self.other, self.clear = form.buttons(
            (
                self.tr("Other points"),
                self.tr("Points of the same kind elsewhere"),
                presenter.other_points,
            ),
            (self.tr("None"), self.tr("Take all points away, to paint your own"), presenter.clear),
        )
        self.open, self.save = form.buttons(
            (self.tr("Open CSV…"), self.tr("Learn the points of a table"), self._open),
            (self.tr("Save CSV…"), self.tr("Write the points to a table"), self._save),
        )
        form.enabled(
            lambda state: state.data.name in point_sets.SETS, self.noise, self.count, self.other
        )
        form.enabled(lambda state: state.data.name not in MEASURES, self.apart)

    def _show_activation(self, state: PointsState) -> None:
        hidden, chosen = state.hidden, state.chosen
        layer = chosen[0] if chosen is not None and chosen[0] < len(hidden) else 0
        self.activation.setEnabled(bool(hidden))
        if hidden:
            self.activation.show_name(hidden[layer].activation)

    def _activation_note(self, state: PointsState) -> str:
        if state.chosen is None or state.chosen[0] >= len(state.hidden):
            return ""
        return self.tr("Of layer {number}, whose tile is chosen").format(number=state.chosen[0] + 1)

    def show_state(self, state: PointsState) -> None:
        """Show the moving picture always, and the controls where something else has changed."""
        shown = (
            state.scene, state.setup, state.data, state.points, state.folded, state.chosen,
        )  # fmt: skip
        if shown != self._shown:
            self._shown = shown
            sizes = "-".join(map(str, state.sizes))
            self.presenter.run.title = self.tr("Points: {sizes}").format(sizes=sizes)
            super().show_state(state)
        self.stage_view.show_state(state)

    def telling(self, state: PointsState) -> object:
        return texts.sentence(state), state.run.step, state.probe, state.chosen, state.look

    def enter(self) -> None:
        self.presenter.take_drawing()
        if not self.form.isAncestorOf(self.form.window().focusWidget()):
            self.stage_view.network.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys of the run that no control has taken."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return self.presenter.press(event.key(), shift)

    def leave(self) -> None:
        """Learn no further while nobody looks; the network stays held."""
        self.presenter.run.pause()

    def show_example(self) -> None:
        self.presenter.choose_scene("circle")
        self.presenter.run.go_to(700)

    def _to_digits(self) -> None:
        self.other_wanted.emit("digits")

    @Slot(float)
    def _set_depth(self, depth: float) -> None:
        by = round(depth) - len(self.presenter.state.hidden)
        for _ in range(abs(by)):
            if by > 0:
                self.presenter.add_layer()
            else:
                self.presenter.remove_layer()

    def reads(self, path: Path) -> bool:
        return path.suffix.lower() in TABLES

    def take(self, carried: Any) -> None:
        if isinstance(carried, Path):
            self.presenter.open_csv(carried)
        else:
            super().take(carried)

    @Slot()
    def _open(self) -> None:
        endings = " ".join(f"*{ending}" for ending in TABLES)
        title, kinds = self.tr("Open points"), self.tr("Tables ({endings})")
        kinds = kinds.format(endings=endings)
        path = file_dialogs.file_to_open(self.picture, title, kinds)
        if path is not None:
            self.attempt(partial(self.presenter.open_csv, path))

    @Slot()
    def _save(self) -> None:
        title, kinds = self.tr("Save points"), self.tr("CSV files (*.csv)")
        self.save_as(title, "points.csv", kinds, self.presenter.save_csv)


def _share_apart(state: PointsState) -> float:
    return round(1 - state.learnable / len(state.points), 2) if len(state.points) else 0.0
