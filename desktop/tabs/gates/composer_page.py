"""The page of XOR: three gates in two layers, and the plane that the first two fold."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop.services.context import TabContext
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.gates import reading, texts
from desktop.tabs.gates.controls import GateNumbers, function_choice
from desktop.tabs.gates.diagram import Diagram, DiagramPicture
from desktop.tabs.gates.input_plane import InputPlane, Line, Mark, PlanePicture
from desktop.tabs.gates.presenter import ComposerPresenter, GatesPresenter
from desktop.tabs.gates.state import PARTS, ROWS, ComposerState
from desktop.tabs.kit.page import Page
from nn_core.perceptron.truth_tables import NAMES, TruthTable

LABELS = {"s1": "s₁", "s2": "s₂", "y": "y"}
SUBSCRIPTS = {"x1": "x₁", "x2": "x₂", **LABELS}
LOWEST_DIAGRAM = 136
"""Least height of the circuit above the planes, in pixels at zoom 1."""


class ComposerPage(Page[ComposerPresenter]):
    """The circuit above the plane of inputs and the folded plane; the three gates beside them."""

    sentence_of = staticmethod(texts.composer_sentence)
    reading_of = staticmethod(reading.of_composer)

    def __init__(self, owner: GatesPresenter, context: TabContext) -> None:
        super().__init__(owner.composer, context, owner)
        self.choosers: dict[str, QComboBox] = {}
        self.numbers: dict[str, GateNumbers] = {}
        self._add_controls()
        self._add_pictures()
        self.form.follow(self._show_pictures)

    def _add_controls(self) -> None:
        form, presenter = self.form, self.presenter
        self.goal = function_choice(
            form,
            self.tr("Goal"),
            lambda state: state.goal,
            presenter.set_goal,
            hint=self.tr("What the three gates should realise together"),
        )
        for key in PARTS:
            self._add_gate(key)
        self.another = form.button(
            self.tr("Another way"),
            self.tr("Put in the next three gates that reach the goal"),
            presenter.next_solution,
        )
        self.ways = form.note(texts.solutions)

    def _add_gate(self, key: str) -> None:
        says = self.tr("{gate}: one of the 14 gates a perceptron can be")
        self.choosers[key] = function_choice(
            self.form,
            LABELS[key],
            lambda state: state.perceptron(key).table(),
            partial(self.presenter.choose_part, key),
            hint=says.format(gate=LABELS[key]),
            only_separable=True,
            letter="s" if key == "y" else "x",
        )
        made = GateNumbers(self.presenter, key, ("w1", "w2", "b"), 3, gate=LABELS[key])
        self.form.add(made, lambda state: made.show_gate(state.perceptron(key)))
        self.numbers[key] = made

    def _add_pictures(self) -> None:
        self.diagram = Diagram()
        self.diagram.setAccessibleName(self.tr("Circuit diagram"))
        self.diagram.setToolTip(self.tr("Click x₁ or x₂ to flip it; 1 runs on thick blue wires"))
        self.diagram.switch_flipped.connect(self.presenter.flip_bit)
        self.plane = InputPlane(("x₁", "x₂"), self.presenter)
        self.folded = InputPlane(("s₁", "s₂"), self.presenter)
        self.plane.setAccessibleName(self.tr("Plane of the inputs"))
        self.folded.setAccessibleName(self.tr("Folded plane of s₁, s₂"))
        self.plane.caption = self.tr("Inputs")
        self.folded.caption = self.tr("Folded by s₁, s₂")
        planes = QHBoxLayout()
        planes.setSpacing(8)
        for plane in (self.plane, self.folded):
            planes.addWidget(plane, 1)
        self.stage.addWidget(self.diagram, 2)
        self.stage.addLayout(planes, 3)
        theme.follow(self._restyle)

    @Slot(object)
    def _restyle(self, tokens: Theme) -> None:
        # Two gates above one another, each with its name.
        self.diagram.setMinimumHeight(round(tokens.px(LOWEST_DIAGRAM)))

    def _show_pictures(self, state: ComposerState) -> None:
        self.diagram.show_picture(composer_diagram(state))
        self.plane.show_picture(composer_plane(state))
        self.folded.show_picture(folded_plane(state))


def composer_plane(state: ComposerState) -> PlanePicture:
    """Return the inputs' plane with both boundaries and the region of the whole circuit."""
    marks = tuple(
        Mark(
            (float(x1), float(x2)),
            state.goal[row],
            state.outputs[row] == state.goal[row],
            texts.point(row),
            row == state.row,
        )
        for row, (x1, x2) in enumerate(ROWS)
    )
    lines = (Line("s1", state.parts[0], "s₁"), Line("s2", state.parts[1], "s₂"))
    return PlanePicture(lines, state.tables[2], marks)


def folded_plane(state: ComposerState) -> PlanePicture:
    """Return the plane of s1 and s2: rows that fall on one place are written together."""
    s1, s2 = state.signals["s1"], state.signals["s2"]
    places: dict[tuple[float, float], list[int]] = {}
    for row in range(4):
        places.setdefault((float(s1[row]), float(s2[row])), []).append(row)
    marks = tuple(
        Mark(
            at,
            state.goal[rows[0]],
            all(state.outputs[row] == state.goal[row] for row in rows),
            " ".join(map(texts.point, rows)),
            state.row in rows,
        )
        for at, rows in places.items()
    )
    return PlanePicture((Line("y", state.parts[2]),), (0, 1), marks)


def composer_diagram(state: ComposerState) -> DiagramPicture:
    """Return the three gates with the signals of the inputs that are switched on."""
    circuit = state.circuit
    for key, table in zip(PARTS, state.tables, strict=True):
        circuit = circuit.with_gate(key, circuit.gate(key).perceptron, _short(table, key))
    signals = {name: int(values[state.row]) for name, values in state.signals.items()}
    return DiagramPicture(circuit, signals, SUBSCRIPTS)


def _short(table: TruthTable, key: str) -> str:
    name = NAMES[table]
    if key == "y":
        name = name.replace("x", "s")
    return name.replace(" AND NOT ", "∧¬").replace(" OR NOT ", "∨¬").replace("NOT ", "¬")
