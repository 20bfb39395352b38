"""Shows the graph page: the graph, a table of its nodes, and the formula one types."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.reading.content import CodeSnapshot, FormulaLine, Reading
from desktop.services.context import TabContext
from desktop.services.i18n import error_texts
from desktop.services.numbers import bracketed, latex
from desktop.style import theme
from desktop.tabs.backprop.graph import texts
from desktop.tabs.backprop.graph.diagram import GraphDiagram
from desktop.tabs.backprop.graph.presenter import GraphPresenter
from desktop.tabs.backprop.graph.state import LARGEST, SOFTMAX, Form, GraphState
from desktop.tabs.backprop.presenter import BackpropPresenter
from desktop.tabs.kit.page import Page
from desktop.widgets.controls.layout_helpers import small_label
from desktop.widgets.controls.player_row import PlayerRow
from desktop.widgets.controls.predict_card import PredictCard
from desktop.widgets.painted.number_table import Column, NumberTable
from nn_core.graph.latex import latex as whole
from nn_core.graph.latex import symbol
from nn_core.graph.ops import COPY, INPUT, Value
from nn_core.graph.parse import MOST_CHARACTERS
from nn_core.graph.script import script

LESSON = "backprop_graph"
USUAL = ("layers.MulLayer", "layers.AddLayer")
BOOK = {"sigmoid": ("layers.Sigmoid",), SOFTMAX: ("layers.SoftmaxWithLoss",)}
"""The book's code, by preset; all other formulas are sums and products first."""
LONGEST = 14
"""Nodes of a formula that is written out whole."""
MOST_LINES = 60
"""Nodes of a graph whose code is shown."""


def build_reading(state: GraphState, done: frozenset[str]) -> Reading:
    """Return the chain rule with live numbers, the code and the lesson."""
    book = BOOK.get(state.preset, USUAL)
    return Reading(formulas(state), code(state), LESSON, done, book=book)


def formulas(state: GraphState) -> tuple[FormulaLine, ...]:
    """Return the formula, the operation of the step, and what it hands back."""
    lines = []
    if len(state.graph.nodes) <= LONGEST and not state.vector:
        result = "" if state.result is None else f"L = {_number(state.result)}"
        lines.append(FormulaLine(f"L = {whole(state.graph)}", result, "graph-whole"))
    step = state.current
    place = state.graph.output if step is None else step.place
    if state.graph.nodes[place].args:
        lines.append(_operation(state, place))
        lines.extend(_chain(state, place))
    return tuple(lines)


def code(state: GraphState) -> CodeSnapshot | None:
    """Return the lines that work the graph out, there and back."""
    if len(state.graph.nodes) > MOST_LINES or state.result is None:
        return None
    lines = script(state.graph)
    values = [one[0] if len(one) == 1 else np.array(one) for one in state.values]
    return CodeSnapshot(lines.functions, dict(zip(lines.names, values, strict=True)), lines.text)


def _operation(state: GraphState, place: int) -> FormulaLine:
    node = state.graph.nodes[place]
    known = state.has_value(place) and state.worked.node_values[place] is not None
    numbers = ""
    if known and not state.vector:
        args = [bracketed(_number(state.worked.node_values[arg])) for arg in node.args]
        numbers = f"y = {node.op.latex.format(*args)} = {_number(state.worked.node_values[place])}"
    symbols = f"y = {node.op.latex.format(*_args(state, place))}"
    return FormulaLine(symbols, numbers, "graph-node")


def _chain(state: GraphState, place: int) -> list[FormulaLine]:
    """Return, for each number that a node takes, what comes back times the local derivative."""
    node, step = state.graph.nodes[place], state.worked.back_at.get(place)
    names, lines = _args(state, place), []
    for slot, arg in enumerate(node.args):
        if not state.graph.moves[arg]:
            continue
        name, local = names[slot], node.op.local_latex[slot].format(*names)
        left = rf"\frac{{\partial L}}{{\partial {name}}}"
        if node.op is COPY:
            symbols = rf"{left} = \sum_i \frac{{\partial L}}{{\partial {name}_i}}"
        else:
            symbols = (
                rf"{left} = \frac{{\partial L}}{{\partial y}} \cdot "
                rf"\frac{{\partial y}}{{\partial {name}}} = \frac{{\partial L}}{{\partial y}} "
                rf"\cdot ({local})"
            )
        about = "graph-copy" if node.op is COPY else "graph-chain"
        handed = _handed(state, place, slot, left) if step else ""
        lines.append(FormulaLine(symbols, handed, about))
    return lines


def _handed(state: GraphState, place: int, slot: int, left: str) -> str:
    step, node = state.worked.back_at[place], state.graph.nodes[place]
    passed = step.passed[slot]
    if not state.handed_back(place) or passed is None or np.size(passed) > 1:
        return ""
    if node.op is COPY:
        return f"{left} = {' + '.join(bracketed(_number(one)) for one in step.arrived)}" + (
            f" = {_number(step.gradient)}"
        )
    local = step.local[slot]
    if local is None:
        return f"{left} = {_number(passed)}"
    product = rf"{_number(step.gradient)} \cdot {bracketed(_number(local))}"
    return f"{left} = {product} = {_number(passed)}"


def _args(state: GraphState, place: int) -> list[str]:
    """Return what stands for the numbers of a node: names of inputs, constants, or u and v."""
    args = state.graph.nodes[place].args
    return [_name(state, arg, "uv"[slot]) for slot, arg in enumerate(args)]


def _name(state: GraphState, place: int, otherwise: str) -> str:
    return otherwise if state.graph.nodes[place].args else bracketed(symbol(state.graph, place))


def _number(value: Value) -> str:
    flat = np.ravel(value).tolist()
    if len(flat) == 1:
        return latex(flat[0], 4)
    return rf"({', '.join(latex(one) for one in flat)})"


WIDE = 900
"""Pixels from which a table too long to stand below the graph stands beside it, at zoom 1."""
LARGE, RESTS_MS = 60, 120
"""Nodes from which on the table waits until nothing has moved for so many milliseconds."""
LOW, LOWEST, SIDE, MOST = 150, 40, 460, 1 << 16
"""How high the table is below the graph, at least, how wide beside it, and no bound."""


class GraphPage(Page[GraphPresenter]):
    """A formula as a graph: values there, gradients back."""

    controls_width = 232
    sentence_of = staticmethod(texts.sentence)
    reading_of = staticmethod(build_reading)

    def __init__(self, tab: BackpropPresenter, context: TabContext) -> None:
        presenter = tab.graph
        super().__init__(presenter, context)
        self.diagram = GraphDiagram(presenter)
        self.paths = small_label()
        self.card = PredictCard()
        self.table = NumberTable(
            self.tr("All nodes with value and gradient"),
            self._columns(),
            lambda state: len(state.graph.nodes),
            presenter.state,
            role="small",
        )
        self.both = _Both(self.diagram, self.paths, self.table)
        self.stage.addWidget(self.both, 1)
        self.stage.addWidget(self.card)
        self.picture.setFocusProxy(self.diagram)
        self.card.answered.connect(presenter.predict)
        self.diagram.pointed.connect(self._show_paths)
        self._add_formula()
        self._add_input()
        self._add_steps()
        self._resting = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._resting.timeout.connect(self._show_table)
        self._told: object = None
        for show in (self.diagram.show_state, self._show_rest):
            self.form.follow(show)

    def _add_formula(self) -> None:
        form, presenter = self.form, self.presenter
        self.preset = form.choice(
            self.tr("Form&ula"),
            texts.presets(),
            lambda state: state.preset,
            presenter.load,
            hint=self.tr("Graphs of the book's chapter 5, and one more"),
            empty=self.tr("Your own"),
        )
        self.field = QLineEdit()
        self.field.setMaxLength(MOST_CHARACTERS + 1)
        self.field.setAccessibleName(self.tr("Your own formula"))
        self.field.setToolTip(
            self.tr(
                "Names, numbers, + − * / ^, brackets, exp log sqrt sin cos tanh sigmoid relu "
                "max(a, b) abs; e and pi"
            )
        )
        self.field.setPlaceholderText(self.tr("such as (a*b + c)*exp(-d)"))
        self.field.textEdited.connect(presenter.type_text)
        self.field.editingFinished.connect(presenter.end_drag)
        form.add(self.field, self._show_text)
        self.refusal = form.note(_refusal)
        heading = form.heading(self.tr("Sigmoid and softmax"))
        self.fold = form.segments(
            "",
            {Form.UNFOLDED: self.tr("Unfolded"), Form.FOLDED: self.tr("Folded")},
            lambda state: state.shown_form,
            presenter.set_form,
            tips={
                Form.UNFOLDED: self.tr("Each of their operations is a node"),
                Form.FOLDED: self.tr("One node: y(1 − y) for the sigmoid, y − t for the loss"),
            },
        )
        form.shown(lambda state: state.foldable, heading, *self.fold.values())

    def _add_input(self) -> None:
        form, presenter = self.form, self.presenter
        self.selected = form.heading("")
        form.follow(lambda state: self.selected.setText(texts.node(state, state.selected)))
        self.selected.setWordWrap(True)
        self.value = form.number(
            self.tr("V&alue"),
            _selected_number,
            presenter.set_selected,
            -LARGEST,
            LARGEST,
            step=0.1,
            decimals=6,
            hint=self.tr("Of the selected input; you can also drag it in the graph"),
        )
        self.less, self.more = form.buttons(
            (
                self.tr("− a little"),
                self.tr("Nudge the selected input down: what does the result do?"),
                presenter.nudge_down,
            ),
            (
                self.tr("+ a little"),
                self.tr("Nudge the selected input up: what does the result do?"),
                presenter.nudge_up,
            ),
        )
        form.enabled(_input_selected, self.value, self.less, self.more)
        self.breaking = form.tick(
            self.tr("&Break this node"),
            lambda state: state.broken == state.selected,
            presenter.break_node,
            hint=self.tr("It hands back a usual mistake; the finite difference finds it"),
        )
        form.enabled(_breakable, self.breaking)

    def _add_steps(self) -> None:
        form, presenter = self.form, self.presenter
        form.gap()
        self.player = PlayerRow(presenter.playback, scrub=True)
        form.add(self.player, lambda _state: self.player.follow())
        self.whole = form.tick(
            self.tr("The &whole graph"),
            lambda state: state.whole,
            presenter.show_whole,
            hint=self.tr("Make a large graph small enough to be seen at once"),
        )

    def leave(self) -> None:
        self.presenter.playback.pause()
        self._resting.stop()

    def show_example(self) -> None:
        self.presenter.load("fruit")
        self.presenter.playback.go_to(self.presenter.state.last - 2)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Node"), self.tr("Inputs by name, others in the order of the steps"),
                   texts.name),
            Column(self.tr("Value"), self.tr("What comes out; for an input, type another one"),
                   texts.value_text, edited=self.presenter.type_value),
            Column(self.tr("Local"), self.tr("The local derivative by each number it takes"),
                   _local),
            Column(self.tr("Gradient"), self.tr("By how much the result moves for each 1"),
                   texts.gradient_text),
            Column(self.tr("Numerical"), self.tr("The same, by moving the value a little"),
                   _difference),
        ]  # fmt: skip

    def _show_text(self, state: GraphState) -> None:
        text = state.typed if state.refusal is not None else state.text
        if text != self.field.text():
            with QSignalBlocker(self.field):
                self.field.setText(text)
                self.field.setCursorPosition(0)  # a long one is read from its beginning

    def _show_rest(self, state: GraphState) -> None:
        self.card.show_prediction(texts.prediction(state))
        come_back = state.has_gradient(self.diagram.pointed_node)
        told = (state.key, state.values, state.broken, state.selected, come_back)
        if told != self._told:
            self._told = told
            self._show_paths()
        if len(state.graph.nodes) > LARGE:
            self._resting.start()
        else:
            self._show_table()
        self.both.share()

    @Slot()
    def _show_table(self) -> None:
        self.table.show_state(self.presenter.state)

    @Slot(object)
    def _show_paths(self, _pointed: object = None) -> None:
        self.paths.setText(texts.path_line(self.presenter.state, *self.diagram.pointed_paths()))


class _Both(QWidget):
    """The graph with the table below it, or beside it where there is room."""

    def __init__(self, diagram: GraphDiagram, paths: QWidget, table: QWidget) -> None:
        super().__init__()
        self._diagram, self._paths, self._table = diagram, paths, table
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(diagram, 1)
        left.addWidget(paths)
        self._layout.addLayout(left, 1)
        self._layout.addWidget(table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.share()
        super().resizeEvent(event)

    def share(self) -> None:
        """Give the table less where all of the graph is seen by that."""
        px = theme.current().px
        least = self._diagram.geometry_of_graph.least
        left = int(self.height() - least - self._paths.sizeHint().height() - 12)
        all_rows, wide = self._table.sizeHint().height(), self.width() >= px(WIDE)
        beside = wide and all_rows > left
        self._layout.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        low = left if px(LOWEST) <= left < px(LOW) else int(px(LOW))
        low = all_rows if wide else low
        self._table.setMaximumSize(int(px(SIDE)) if beside else MOST, MOST if beside else low)


def _refusal(state: GraphState) -> str:
    if state.refusal is None:
        return ""
    return " ".join(filter(None, error_texts(state.refusal)))


def _input_selected(state: GraphState) -> bool:
    return state.graph.nodes[state.selected].op is INPUT


def _selected_number(state: GraphState) -> float:
    return state.number(state.selected, state.component) if _input_selected(state) else 0.0


def _breakable(state: GraphState) -> bool:
    return state.graph.nodes[state.selected].op.broken is not None


def _local(state: GraphState, place: int) -> str:
    step = state.worked.back_at.get(place)
    if step is None or not state.handed_back(place):
        return ""
    return "; ".join(texts.written(one) for one in step.local if one is not None)


def _difference(state: GraphState, place: int) -> str:
    if not state.graph.moves[place] or state.result is None:
        return ""
    if not state.has_gradient(place):
        return "?"  # it would tell what is to be predicted
    sign = {True: " ✓", False: " ✗", None: ""}[texts.agrees(state, place)]
    return texts.written(state.worked.differences[place]) + sign
