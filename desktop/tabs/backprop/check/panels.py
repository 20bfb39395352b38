"""Below the race: the worst entries, or the game with its questions and its loss curve."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.services.numbers import significant
from desktop.tabs.backprop.check import texts
from desktop.tabs.backprop.check.state import CheckState
from desktop.tabs.backprop.layers.texts import place
from desktop.widgets.controls.layout_helpers import small_label, tip
from desktop.widgets.painted.loss_plot import LossPlot
from desktop.widgets.painted.number_table import Column, NumberTable
from nn_core.sabotage import FAULTS


class WorstTable(QWidget):
    """The ten parameters whose gradients differ most; one can be opened."""

    opened = Signal(int)

    def __init__(self, state: CheckState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = (
            Column(self.tr("parameter"), self.tr("Its place in its array"), _name),
            Column(
                self.tr("analytic"),
                self.tr("What backpropagation says"),
                lambda state, row: state.worst[row].analytic,
                significant,
            ),
            Column(
                self.tr("numerical"),
                self.tr("(L(w + h) − L(w − h)) / 2h"),
                lambda state, row: state.worst[row].numerical,
                significant,
            ),
            Column(
                self.tr("difference"),
                self.tr("How far the two are apart"),
                lambda state, row: abs(state.worst[row].analytic - state.worst[row].numerical),
                significant,
            ),
        )
        name = self.tr("The ten that differ most")
        self.table = NumberTable(name, columns, lambda state: len(state.worst), state, "small")
        self.open = QPushButton(self.tr("Open it in Layers"))
        tip(self.open, self.tr("Show the chosen one under the microscope: Enter or double-click"))
        self.note = small_label()
        foot = QHBoxLayout()
        foot.addWidget(self.note, 1)
        foot.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.open.clicked.connect(self._open)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._say)
        self._state = state

    def show_state(self, state: CheckState) -> None:
        other = state.worst is not self._state.worst
        self._state = state
        if other:
            self.table.show_state(state)
        self.open.setEnabled(bool(state.worst))
        self._say()

    def _open(self, *_: object) -> None:
        self.opened.emit(max(0, self.table.currentIndex().row()))

    def _say(self, *_: object) -> None:
        row = max(0, self.table.currentIndex().row())
        worst = self._state.worst
        bent = row < len(worst) and worst[row].bent
        self.note.setText(f"{_name(self._state, row)}: {texts.bent()}" if bent else "")


class GamePanel(QWidget):
    """Where is the fault, and what is it? Beside it how the network learns."""

    place_named = Signal(str)
    cause_named = Signal(str)

    def __init__(self, state: CheckState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = LossPlot()
        self.plot.setMinimumSize(140, 120)
        self.plot.set_reference(float(np.log(10)), "ln 10")
        self.question, self.reads = QLabel(), small_label()
        self.question.setWordWrap(True)
        names = texts.place_names("relu")
        titles = {key: texts.title(fault) for key, fault in FAULTS.items()}
        self.places = {key: QPushButton(text) for key, text in names.items()}
        self.causes = {key: QPushButton(text) for key, text in titles.items()}
        for buttons, said in ((self.places, self.place_named), (self.causes, self.cause_named)):
            for key, button in buttons.items():
                button.setCheckable(True)
                button.clicked.connect(lambda _=False, key=key, said=said: said.emit(key))
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self.question)
        for button in (*self.places.values(), *self.causes.values()):
            right.addWidget(button)
        right.addStretch(1)
        right.addWidget(self.reads)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.plot, 1)
        row.addLayout(right, 1)
        self._losses: object = None
        self.show_state(state)

    def show_state(self, state: CheckState) -> None:
        self._ask(state)
        for buttons, chosen in ((self.places, state.place), (self.causes, state.cause)):
            for key, button in buttons.items():
                button.setChecked(key == chosen)
        self.reads.setText(texts.learnt(state))
        if state.losses is not self._losses:
            self._losses = state.losses
            if len(state.losses):
                steps = np.arange(1, len(state.losses) + 1)
                self.plot.set_run("broken", self.tr("this one"), steps, state.losses)
            else:
                self.plot.remove_run("broken")

    def _ask(self, state: CheckState) -> None:
        if state.solved:
            self.question.setText(self.tr("Found."))
        elif state.place_found:
            self.question.setText(self.tr("And what is wrong there?"))
        else:
            self.question.setText(self.tr("Where is it?"))
        names = texts.place_names(state.activation)
        for key, button in self.places.items():
            button.setText(names[key])
            button.setAccessibleName(f"{self.question.text()} {names[key]}")
            button.setVisible(not state.place_found)
        offered = () if state.solved else state.causes
        for key, button in self.causes.items():
            button.setAccessibleName(f"{self.question.text()} {button.text()}")
            button.setVisible(any(fault.key == key for fault in offered))


def _name(state: CheckState, row: int) -> str:
    if row >= len(state.worst):
        return ""
    entry = state.worst[row]
    name = place(state.name(entry.name), entry.index)
    return f"{name} *" if entry.bent else name
