"""Shows the page Layers: the matrices of a mini-batch, what is looked at below, controls beside."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services import numbers
from desktop.services.context import TabContext
from desktop.services.numbers import latex
from desktop.tabs.backprop.layers import texts
from desktop.tabs.backprop.layers.presenter import LayersPresenter
from desktop.tabs.backprop.layers.state import FASTEST, MOST, SLOWEST, STARTS, LayersState
from desktop.tabs.backprop.layers.zoom import Zoom
from desktop.tabs.backprop.presenter import BackpropPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.canvas.small_canvas import SmallCanvas
from desktop.widgets.controls.player_row import PlayerRow
from desktop.widgets.painted.heat_matrix import HeatMatrix
from nn_core.layers import Activate
from nn_core.learning.cell_sums import CellSum
from nn_core.learning.microscope import BatchRecord
from nn_core.softmax import softmax

LESSON = "backprop_layers"
BOOK = {"conv": "convolution.Convolution", "affine": "layers.Affine", "relu": "layers.Relu"}
"""The book's layers by kind; softmax with loss comes last."""
FEW = 3
CALL = """\
A1 = x @ W1 + b1
Z1 = np.maximum(A1, 0)
y = softmax(Z1 @ W2 + b2)
dA2 = (y - np.eye(10)[t]) / len(t)
dW2, db2 = Z1.T @ dA2, dA2.sum(axis=0)
dA1 = dA2 @ W2.T * (Z1 > 0)
dW1, db1 = x.T @ dA1, dA1.sum(axis=0)
print("loss", -np.mean(np.log(y[np.arange(len(t)), t])))
print("dW1", dW1.shape, "largest", np.abs(dW1).max())
print("dW2", dW2.shape, "largest", np.abs(dW2).max())
"""


def build_reading(state: LayersState, done: frozenset[str]) -> Reading:
    """Return formulas with live numbers, the code that ran, and the lesson."""
    return Reading(formulas(state), snapshot(state), LESSON, done, book=book(state))


def book(state: LayersState) -> tuple[str, ...]:
    """Return the book's layers that the network has."""
    layers = () if state.record is None else state.record.layers
    kinds = {layer.kind for layer in layers} or {"affine", "relu"}
    found = [name for kind, name in BOOK.items() if kind in kinds]
    if any(isinstance(one, Activate) and one.activation.name == "sigmoid" for one in layers):
        found.append("layers.Sigmoid")
    return (*found, "layers.SoftmaxWithLoss")


def snapshot(state: LayersState) -> CodeSnapshot | None:
    """Return the step of a network of two layers as the book writes it; None for others."""
    record = state.record
    if record is None or [one.kind for one in record.forward] != ["affine", "relu", "affine"]:
        return None
    first, last = (record.network.layers[place].params for place in (0, 2))
    arguments = {
        **{"x": record.forward[0].x, "t": state.t, "W1": first["W"], "b1": first["b"]},
        **{"W2": last["W"], "b2": last["b"]},
    }
    return CodeSnapshot((softmax,), arguments, CALL)


def formulas(state: LayersState) -> tuple[FormulaLine, ...]:
    """Return the formula of what is looked at, the loss, and the step."""
    record, made = state.record, state.made
    lines, loss = [], ""
    if record is not None and made is not None:
        line = _of(record, state.key, state.index, made)
        lines = [] if line is None else [line]
        loss = f"L = {latex(record.loss.value)}"
    mean = r"L = -\frac{1}{N} \sum_n \log y_{n, t_n}"
    step = r"W \leftarrow W - \eta \frac{\partial L}{\partial W}"
    rate = rf"\eta = {latex(state.rate)}"
    return (
        *lines,
        FormulaLine(mean, loss, about="backprop-mean-loss"),
        FormulaLine(step, rate, about="backprop-step"),
    )


def _of(record: BatchRecord, key: str, index: tuple[int, ...], made: CellSum) -> FormulaLine | None:
    name = _latex_name(record.symbol(key))
    x, W, d = (_factor(made, side) for side in ("left", "right", "left"))
    symbols = {
        "affine": rf"{name} = {x} \cdot {W} + b",
        "relu": rf"{name} = \max(0, {x})",
        "softmax": r"y_k = \frac{\exp(a_k)}{\sum_i \exp(a_i)}",
        "loss": r"\frac{\partial L}{\partial a} = \frac{y - t}{N}",
        "weights": rf"{_gradient(name)} = {x} \cdot {_gradient(W)}",
        "bias": rf"{_gradient(name)} = \sum_n {_gradient(d)}",
        "back_affine": rf"{_gradient(name)} = {_gradient(x)} \cdot {W}",
        "back_relu": rf"{_gradient(name)} = {_gradient(x)} \odot \text{{mask}}",
        "back_activation": rf"{_gradient(name)} = {_gradient(x)} \odot h'",
        "conv_weights": r"\frac{\partial L}{\partial W_{f}} = \sum_n \sum_{\text{place}}"
        r" \text{patch} \cdot \frac{\partial L}{\partial A_f}",
    }
    if made.rule not in symbols:
        return None
    where = ", ".join(map(str, index))
    numbers = rf"{{{_gradient(name)}}}_{{{where}}} = {_numbers(made)}"
    return FormulaLine(symbols[made.rule], numbers, about=f"backprop-{_about(made.rule)}")


def _about(rule: str) -> str:
    return rule.replace("_", "-")


def _factor(made: CellSum, side: str) -> str:
    factor = made.left if side == "left" else made.right
    return "" if factor is None else _latex_name(factor.symbol)


def _latex_name(symbol: str) -> str:
    """Return A1, dW1 or X.T as LaTeX."""
    d, rest = ("d", symbol[1:]) if symbol.startswith("d") else ("", symbol)
    up = r"^{\mathsf{T}}" if rest.endswith(".T") else ""
    rest = rest.removesuffix(".T")
    letter, number = rest.rstrip("0123456789"), rest[len(rest.rstrip("0123456789")) :]
    below = f"_{{{number}}}" if number else ""
    return f"{d}{letter}{below}{up}"


def _gradient(name: str) -> str:
    return rf"\frac{{\partial L}}{{\partial {name[1:]}}}" if name.startswith("d") else name


def _numbers(made: CellSum) -> str:
    """Return the largest products and how many more there are."""
    value = latex(made.value)
    terms = np.asarray(made.a, np.float64) * made.b
    if len(terms) < 2 or made.rule in ("loss", "softmax"):
        return value
    order = np.sort(np.argsort(-np.abs(terms), kind="stable")[:FEW])
    parts = " + ".join(rf"{_in(made.a[i])} \cdot {_in(made.b[i])}" for i in order)
    dots = r" + \dots" if len(terms) > FEW or made.add else ""
    return f"{parts}{dots} = {value}"


def _in(x: float) -> str:
    text = latex(float(x))
    return f"({text})" if text.startswith("-") else text


MOST_COLUMNS, MAPS = 9, 7
"""Matrices in a row, fewer where their shapes are long; those round the one that is looked at."""


class LayersPage(Page[LayersPresenter]):
    """One mini-batch under the microscope."""

    controls_width = 240
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(build_reading)

    def __init__(self, owner: BackpropPresenter, context: TabContext) -> None:
        super().__init__(owner.layers, context)
        presenter = self.presenter
        self.board, self.zoom = Board(), Zoom()
        self.board.chosen.connect(presenter.look_at)
        self.zoom.sum.chosen.connect(presenter.look_at)
        self.zoom.update_view.guessed.connect(presenter.set_guess)
        for widget in (self.board, self.zoom):
            # Their shares stay, whatever is shown: nothing jumps from part to part.
            widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.stage.addWidget(self.board, 5)
        self.stage.addWidget(self.zoom, 4)
        self.form.follow(self.board.show_state)
        self.form.follow(self.zoom.show_state)
        self._add_player()
        self._add_step()
        self._add_batch()
        self._add_network()

    def _add_player(self) -> None:
        form, presenter = self.form, self.presenter
        self.player = PlayerRow(presenter.playback, scrub=True)
        form.named(
            self.tr("&Part"),
            self.player,
            lambda state: self.player.follow(),
            hint=self.tr("Forward through the layers, the loss, and back to the update"),
        )
        self.views = form.segments(
            self.tr("Below"),
            {
                "sum": self.tr("Sum"),
                "wishes": self.tr("Samples"),
                "update": self.tr("Step"),
            },
            lambda state: state.view,
            presenter.show,
            tips={
                "sum": self.tr("How the held cell was made: row times column"),
                "wishes": self.tr("What each sample alone would do to a neuron's weights"),
                "update": self.tr("The weights before and after, and the loss along −g"),
            },
        )

    def _add_step(self) -> None:
        form, presenter = self.form, self.presenter
        self.rate = form.slider(
            self.tr("&Rate η"),
            lambda state: state.rate,
            presenter.set_rate,
            SLOWEST,
            FASTEST,
            logarithmic=True,
            hint=self.tr("η, the learning rate: how far along −g the step goes"),
        )
        self.do, self.back = form.buttons(
            (self.tr("&Do it"), self.tr("Do the step: W − η dW"), presenter.do_it),
            (
                self.tr("Bac&k"),
                self.tr("Undo the last step; 40 can be undone"),
                presenter.step_back,
            ),
        )
        form.enabled(lambda state: bool(state.past), self.back)
        form.enabled(lambda state: state.record is not None, self.do)
        form.note(texts.steps_note)

    def _add_batch(self) -> None:
        form, presenter = self.form, self.presenter
        self.paper = SmallCanvas(self.context)
        form.gap()
        form.add(self.paper)
        self.label = form.choice(
            self.tr("My drawing is &a"),
            {digit: digit for digit in "0123456789"},
            lambda state: str(state.label),
            presenter.set_label,
            hint=self.tr("t, what your drawing is meant to be"),
            beside=True,
        )
        form.enabled(lambda state: state.mine, self.label)
        self.count = form.number(
            self.tr("Dig&its beside it"),
            lambda state: state.count,
            presenter.set_count,
            0,
            MOST,
            hint=self.tr("k, how many of the digits that come with the program are in the batch"),
        )
        self.others = form.button(
            self.tr("Other di&gits"),
            self.tr("Put other digits into the batch"),
            presenter.other_digits,
        )
        self.sample = form.number(
            self.tr("&Maps of sample"),
            lambda state: state.sample + 1,
            lambda number: presenter.set_sample(round(number) - 1),
            1,
            MOST + 1,
            hint=self.tr("Whose maps are shown; the gradients are of the whole batch"),
        )
        form.enabled(_has_maps, self.sample)

    def _add_network(self) -> None:
        form, presenter = self.form, self.presenter
        self.source = form.choice(
            self.tr("&Network"),
            texts.source_names(),
            lambda state: state.source,
            presenter.set_source,
            hint=self.tr("The network in training, or one of this page's own"),
        )
        self.starts = form.segments(
            self.tr("It has learnt"),
            {str(start): str(start) for start in STARTS},
            lambda state: str(state.start),
            presenter.set_start,
            tips=dict.fromkeys(map(str, STARTS), self.tr("Steps from the digits of the program")),
        )
        form.shown(lambda state: not state.holding, *self.starts.values())
        form.note(texts.source_note)

    def enter(self) -> None:
        self.presenter.set_active(True)
        self.presenter.begin()

    def leave(self) -> None:
        self.presenter.playback.pause()
        self.presenter.set_active(False)

    def show_example(self) -> None:
        state = self.presenter.begin()
        self.presenter.go_to(max(0, state.last - 1))


def _has_maps(state: LayersState) -> bool:
    return state.record is not None and state.record.network.takes_pictures


class Board(QWidget):
    """Shows what is known of a batch; a cell can be held."""

    chosen = Signal(str, object)
    """Key of an array, and row and column of a cell of its sheet or None."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: dict[HeatMatrix, str] = {}
        self._state: LayersState | None = None
        self.setMinimumHeight(200)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        self.columns = [
            tuple(self._matrix(grid, row, c) for row in (0, 1)) for c in range(MOST_COLUMNS)
        ]

    def matrix(self, key: str) -> HeatMatrix | None:
        return next((matrix for matrix, one in self._keys.items() if one == key), None)

    def show_state(self, state: LayersState) -> None:
        """Show a state; what is not known yet is "?"."""
        self._state = state
        columns = () if state.record is None else _seen(state)
        for place, pair in enumerate(self.columns):
            keys = columns[place] if place < len(columns) else ("", "")
            for matrix, key in zip(pair, keys, strict=True):
                self._keys[matrix] = key
                matrix.setVisible(bool(key))
                if key:
                    self._show(matrix, key, state)
            self._grid.setColumnStretch(place, _share(pair))

    def _matrix(self, grid: QGridLayout, row: int, column: int) -> HeatMatrix:
        made = HeatMatrix()
        made.setMinimumSize(30, 56)
        made.locked.connect(lambda cell: self._locked(made, cell))
        made.hide()
        grid.addWidget(made, row, column)
        return made

    def _show(self, matrix: HeatMatrix, key: str, state: LayersState) -> None:
        record = state.record
        assert record is not None
        matrix.name = record.symbol(key)
        matrix.spoken = texts.spoken(matrix.name, record.array(key).shape)
        known = record.known_at(key) <= state.part
        matrix.shape_shown = record.array(key).shape
        matrix.set_words(None)  # those of another array don't fit
        matrix.show_values(state.sheet(key).values if known else None)
        matrix.set_words(self._words(key) if known else None)
        matrix.set_current(key == state.key)
        mine = key == state.key and known
        matrix.lock(state.sheet(key).cell(state.index) if mine else None)

    def _words(self, key: str) -> Callable[[int, int], str]:
        def says(row: int, column: int) -> str:
            state = self._state
            if state is None or state.record is None:
                return ""
            sheet = state.sheet(key)
            index = sheet.index(row, column)
            if index is None:
                return ""
            value = numbers.significant(float(sheet.array[index]), 4)
            return texts.cell(index, value)

        return says

    def _locked(self, matrix: HeatMatrix, cell: tuple[int, int] | None) -> None:
        if key := self._keys.get(matrix, ""):
            self.chosen.emit(key, cell)


def _share(pair: tuple[HeatMatrix, ...]) -> int:
    """Return the share of a column of the width: what its shapes take to be written."""
    return max(5 + len(str(one.shape_shown)) if not one.isHidden() else 0 for one in pair)


def _seen(state: LayersState) -> tuple[tuple[str, str], ...]:
    """Return as many columns as have room, that of the key as near to the middle as can be."""
    assert state.record is not None
    columns, key = state.record.columns, state.key
    most = MAPS if state.record.network.takes_pictures else MOST_COLUMNS
    place = next((i for i, pair in enumerate(columns) if key in pair), 0)
    start = min(max(0, place - most // 2), max(0, len(columns) - most))
    return columns[start : start + most]
