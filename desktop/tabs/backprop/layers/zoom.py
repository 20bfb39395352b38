"""What is looked at, large: the sum of one cell, the samples' wishes, or the step to come."""

from __future__ import annotations

import re

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.services import numbers
from desktop.style.plotting import Plot, brush, pen
from desktop.tabs.backprop.layers import texts
from desktop.tabs.backprop.layers.state import AS_IT_IS, LENGTHS, LayersState
from desktop.widgets.controls.layout_helpers import column_in, small_label
from desktop.widgets.controls.predict_card import PredictCard, Prediction
from desktop.widgets.painted.heat_matrix import HeatMatrix
from nn_core.arrays import FloatArray
from nn_core.learning.cell_sums import Factor

SIDE = 28
WISHES = 4
"""Samples whose wishes are shown."""


class SumView(QWidget):
    """Two matrices whose shapes must fit, what they make, and one cell's sum written out."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._key = ""
        self.left, self.right, self.made = HeatMatrix(), HeatMatrix(), HeatMatrix()
        self.sign, self.equals = QLabel(), QLabel("=")
        for label in (self.sign, self.equals):
            label.setProperty("role", "title")
        self.line = small_label()
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (self.left, self.sign, self.right, self.equals, self.made):
            row.addWidget(widget, 1 if isinstance(widget, HeatMatrix) else 0)
        column = _column(self)
        column.addLayout(row, 1)
        column.addWidget(self.line)
        self.made.locked.connect(self._locked)

    def show_state(self, state: LayersState) -> None:
        made, record = state.made, state.record
        if made is None or record is None:
            return
        self._key = state.key
        _show_factor(self.left, made.left)
        _show_factor(self.right, made.right)
        self.sign.setText(made.sign)
        self.sign.setVisible(bool(made.sign))
        self.equals.setVisible(made.left is not None)
        sheet = state.sheet(state.key)
        self.made.name, self.made.shape_shown = record.symbol(state.key), sheet.array.shape
        self.made.spoken = texts.spoken(self.made.name, sheet.array.shape)
        self.made.show_values(sheet.values)
        self.made.lock(sheet.cell(state.index))
        # A value doesn't stand alone on the next line.
        self.line.setText(re.sub(r" (?=[^ ]+(;|$))", "\N{NO-BREAK SPACE}", texts.sum_line(state)))

    def _locked(self, cell: tuple[int, int] | None) -> None:
        self.chosen.emit(self._key, cell)


class WishesView(QWidget):
    """What each of the first samples would do to one neuron's weights, and the mean of all."""

    def __init__(self) -> None:
        super().__init__()
        self.samples = [HeatMatrix() for _ in range(WISHES)]
        self.mean = HeatMatrix()
        self.line = small_label()
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget in (*self.samples, self.mean):
            row.addWidget(widget, 1)
        column = _column(self)
        column.addLayout(row, 1)
        column.addWidget(self.line)

    def show_state(self, state: LayersState) -> None:
        wishes, record = state.wishes, state.record
        if wishes is None or record is None or state.neuron is None:
            return
        largest = float(np.abs(wishes[:WISHES]).max())
        for place, matrix in enumerate(self.samples):
            matrix.setVisible(place < len(wishes))
            if place < len(wishes):
                name = self.tr("sample {number}, a {digit}")
                matrix.name = name.format(number=place + 1, digit=int(state.t[place]))
                matrix.show_values(_picture(wishes[place]), largest)
        self.mean.name = self.tr("mean of {count}").format(count=len(wishes))
        self.mean.show_values(_picture(wishes.mean(axis=0)), largest)
        layer, neuron = state.neuron
        weights = texts.place(record.symbol(f"W.{layer}"), (neuron,)).replace("[", "[:, ")
        says = self.tr(
            "What each sample alone would do to {weights}: blue up, vermillion down. "
            "Their mean is −{gradient}: so a step follows all samples of the batch at once."
        )
        gradient = weights.replace("W", "dW", 1)
        self.line.setText(says.format(weights=weights, gradient=gradient))


class UpdateView(QWidget):
    """The weights of a neuron before and after the step, and the loss along the way."""

    guessed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.before, self.change, self.after = HeatMatrix(), HeatMatrix(), HeatMatrix()
        self.plot = Plot(self.tr("times η"), self.tr("loss of the batch"), mouse=False)
        self.plot.setMinimumSize(120, 96)
        self.plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.plot.setAccessibleName(self.tr("Loss against the length of the step"))
        self._curve, self._mark = self.plot.plot(), self.plot.plot(symbol="o")
        self.card = PredictCard()
        self.card.answered.connect(self.guessed)
        row = QHBoxLayout()
        row.setSpacing(6)
        for widget, share in ((self.before, 2), (self.change, 2), (self.after, 2), (self.plot, 4)):
            row.addWidget(widget, share)
        column = _column(self)
        column.addWidget(self.card)
        column.addLayout(row, 1)
        self.plot.restyled.connect(self._restyle)
        self._restyle()

    def show_state(self, state: LayersState) -> None:
        record, preview = state.record, state.preview
        if record is None or preview is None or state.neuron is None:
            return
        layer, neuron = state.neuron
        W, dW = record.array(f"W.{layer}")[:, neuron], record.array(f"dW.{layer}")[:, neuron]
        name, change = record.symbol(f"W.{layer}"), -W.dtype.type(state.rate) * dW
        largest = float(np.abs([W, W + change]).max())
        for matrix, title, values in (
            (self.before, f"{name}[:, {neuron}]", W),
            (self.change, f"−η d{name}", change),
            (self.after, self.tr("after"), W + change),
        ):
            matrix.name = title
            matrix.show_values(_picture(values), None if matrix is self.change else largest)
        finite = np.isfinite(preview)
        self._curve.setData(LENGTHS[finite], preview[finite])
        at = float(preview[AS_IT_IS])
        self._mark.setData([1.0], [at] if np.isfinite(at) else [float(preview[0])])
        says = self.tr("loss {before} now, {after} after the step")
        now = numbers.significant(float(preview[0]))
        then = numbers.significant(at)
        self.plot.setAccessibleDescription(says.format(before=now, after=then))
        self.card.show_prediction(
            Prediction(
                texts.question(state),
                texts.answers(),
                given=state.guess,
                comparison=texts.comparison(state),
            )
        )

    def _restyle(self, *_: object) -> None:
        self._curve.setPen(pen("positive", 2))
        self._mark.setSymbolBrush(brush("accent"))
        self._mark.setSymbolPen(pen("paper"))


class Zoom(QStackedWidget):
    """One of the three views, by the state."""

    def __init__(self) -> None:
        super().__init__()
        self.sum, self.wishes, self.update_view = SumView(), WishesView(), UpdateView()
        self._views: dict[str, SumView | WishesView | UpdateView] = {
            "sum": self.sum,
            "wishes": self.wishes,
            "update": self.update_view,
        }
        for view in self._views.values():
            self.addWidget(view)

    def show_state(self, state: LayersState) -> None:
        view = self._views[state.view]
        self.setCurrentWidget(view)
        view.show_state(state)


def _column(widget: QWidget) -> QVBoxLayout:
    column = column_in(widget, spacing=4)
    return column


def _show_factor(matrix: HeatMatrix, factor: Factor | None) -> None:
    matrix.setVisible(factor is not None)
    if factor is None:
        return
    matrix.name = factor.symbol
    matrix.spoken = texts.spoken(factor.symbol, factor.values.shape)
    matrix.show_values(factor.values)
    row, column = factor.row, factor.column
    if row is not None and column is not None:
        matrix.mark()
        matrix.lock((row, column))
    else:
        matrix.lock(None)
        matrix.mark(row, column)


def _picture(weights: FloatArray) -> FloatArray:
    """Return a neuron's weights as the picture they look at, or else as one column."""
    return weights.reshape(SIDE, SIDE) if len(weights) == SIDE * SIDE else weights[:, None]
