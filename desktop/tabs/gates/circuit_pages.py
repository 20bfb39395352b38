"""The pages of circuits: three gates in two layers for XOR, and adders made of gates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy

from desktop.services.context import TabContext
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.gates import reading, texts
from desktop.tabs.gates.controls import GateNumbers, function_choice
from desktop.tabs.gates.diagram import Diagram, DiagramPicture
from desktop.tabs.gates.input_plane import InputPlane, Line, Mark, PlanePicture
from desktop.tabs.gates.marks import sign
from desktop.tabs.gates.presenter import AddersPresenter, ComposerPresenter, GatesPresenter
from desktop.tabs.gates.state import MOST_BITS, PARTS, ROWS, Adder, AddersState, ComposerState
from desktop.tabs.kit.page import Page
from desktop.widgets.input import ARROWS
from desktop.widgets.painted.painted_widget import PaintedWidget
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


HEIGHT = 168
ENDS = 30.0
"""Room at the left for the names of the rows and the last carry, in pixels at zoom 1."""


class AddersPage(Page[AddersPresenter]):
    """The chain of places, and below it the gates of the adder that is open."""

    sentence_of = staticmethod(texts.adder_sentence)
    reading_of = staticmethod(reading.of_adders)

    def __init__(self, owner: GatesPresenter, context: TabContext) -> None:
        super().__init__(owner.adders, context, owner)
        self._add_controls()
        self._add_pictures()

    def _add_controls(self) -> None:
        form, presenter = self.form, self.presenter
        self.kind = form.choice(
            self.tr("Circuit"),
            {
                Adder.HALF: self.tr("Half adder: a + b"),
                Adder.FULL: self.tr("Full adder: a + b + carry"),
                Adder.RIPPLE: self.tr("Adder of several places"),
            },
            lambda state: state.adder,
            presenter.set_adder,
            hint=self.tr("Which circuit is shown"),
        )
        self.places = form.number(
            self.tr("Places"),
            lambda state: state.width,
            presenter.set_width,
            1,
            MOST_BITS,
            hint=self.tr("How many binary places the numbers have"),
        )
        form.enabled(lambda state: state.adder is Adder.RIPPLE, self.places)
        form.gap()
        self.nands = form.tick(
            self.tr("NANDs only"),
            lambda state: state.nands,
            presenter.set_nands,
            hint=self.tr("Every circuit can be built of this one gate"),
        )
        form.gap()
        says = self.tr(
            "Click a switch to flip it, a gate to see its sum, and the box of a place to open "
            "it. With the keyboard: arrow keys and Space."
        )
        form.note(lambda _state: says)

    def _add_pictures(self) -> None:
        presenter = self.presenter
        self.chain, self.diagram = Chain(), Diagram()
        self.chain.setAccessibleName(self.tr("Chain of full adders"))
        self.chain.switch_flipped.connect(presenter.flip_switch)
        self.chain.block_opened.connect(presenter.open_block)
        self.diagram.setAccessibleName(self.tr("Circuit diagram"))
        self.diagram.setToolTip(self.tr("Click a switch to flip it, a gate to see its sum"))
        self.diagram.switch_flipped.connect(presenter.flip_shown)
        self.diagram.gate_chosen.connect(presenter.choose)
        self.stage.addWidget(self.chain)
        self.stage.addWidget(self.diagram, 1)
        self.form.shown(lambda state: state.adder is Adder.RIPPLE, self.chain)
        self.form.follow(lambda state: self.chain.show_picture(chain_picture(state)))
        self.form.follow(lambda state: self.diagram.show_picture(adder_diagram(state)))


def adder_diagram(state: AddersState) -> DiagramPicture:
    """Return the half or full adder that is open."""
    return DiagramPicture(state.block, state.block_signals, {}, state.chosen)


def chain_picture(state: AddersState) -> ChainPicture:
    """Return the chain of full adders."""
    signals, places = state.chain_signals, range(state.width)
    return ChainPicture(
        a=tuple(signals[f"a{k}"] for k in places),
        b=tuple(signals[f"b{k}"] for k in places),
        sums=tuple(signals[name] for name in state.chain.outputs[:-1]),
        carries=(signals["cin"], *(signals[f"carry.{k}"] for k in places)),
        opened=state.opened,
    )


@dataclass(frozen=True)
class ChainPicture:
    """Everything a chain draws; entry k of each tuple belongs to the place that is worth 2**k.

    - ``carries``: the carry into each place, and after the last the carry that is left.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    sums: tuple[int, ...]
    carries: tuple[int, ...]
    opened: int


class Chain(PaintedWidget):
    """Draws a `ChainPicture`; a click flips a switch or opens the adder of a place.

    Keyboard: the arrow keys go from part to part, Space flips or opens.
    """

    smooth = True
    switch_flipped = Signal(str, int)
    block_opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.picture = ChainPicture((0,), (0,), (0,), (0, 0), 0)
        self._row, self._place = 0, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle(theme.current())

    def restyle(self, tokens: Theme) -> None:
        self.setMinimumSize(200, int(tokens.px(HEIGHT)))
        self.update()

    def show_picture(self, picture: ChainPicture) -> None:
        if len(picture.a) != len(self.picture.a):
            self._row, self._place = 0, 0
        self.picture = picture
        self.update()

    def rect_of(self, part: str, place: int = 0) -> QRectF:
        """Return where ``a``, ``b``, ``block`` or ``sum`` of a place, or ``cin``, is drawn."""
        count, z = len(self.picture.a), theme.current().zoom
        left, right = ENDS * z, 40.0 * z
        step = (self.width() - left - right) / count
        centre = left + (count - place - 0.5) * step
        size = min(26.0 * z, step - 6)
        if part == "block":
            return QRectF(centre - step / 2 + 6, 68 * z, step - 12, 48 * z)
        if part == "cin":
            return QRectF(self.width() - 30 * z, 79 * z, 26 * z, 26 * z)
        tops = {"a": 4.0, "b": 36.0, "sum": 138.0}
        return QRectF(centre - size / 2, tops[part] * z, size, 26 * z)

    def name_of(self, part: str) -> QRectF:
        """Return where the name of a row stands, ``a``, ``b`` or ``sum``, or the last carry."""
        z = theme.current().zoom
        if part == "carry":
            middle = self.rect_of("block").center().y()
            return QRectF(0, middle - 24 * z, ENDS * z, 20 * z)
        row = self.rect_of(part)
        return QRectF(2 * z, row.top(), 20 * z, row.height())

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(tokens.font("small"))
        count = len(self.picture.a)
        for place in range(count):
            self._draw_wires(painter, tokens, place)
        for place in range(count):
            self._draw_place(painter, tokens, place)
        self._draw_ends(painter, tokens, count)

    def _draw_ends(self, painter: QPainter, tokens: Theme, count: int) -> None:
        self._lamp(painter, tokens, self.rect_of("cin"), self.picture.carries[0], "cin")
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        for part, text in (("a", "a"), ("b", "b"), ("sum", "s")):
            painter.drawText(self.name_of(part), Qt.AlignmentFlag.AlignCenter, text)
        value = self.picture.carries[count]
        painter.setPen(tokens.colour(f"{sign(value)}_text"))
        painter.drawText(self.name_of("carry"), Qt.AlignmentFlag.AlignCenter, str(value))

    def _draw_wires(self, painter: QPainter, tokens: Theme, place: int) -> None:
        block = self.rect_of("block", place)
        wires = [
            (self.picture.a[place], self.rect_of("a", place).center() - QPointF(5, 0)),
            (self.picture.b[place], self.rect_of("b", place).center() + QPointF(5, 0)),
        ]
        for value, start in wires:
            self._pen(painter, tokens, value)
            painter.drawLine(start, QPointF(start.x(), block.top() + 1))
        self._pen(painter, tokens, self.picture.sums[place])
        painter.drawLine(
            QPointF(block.center().x(), block.bottom()), self.rect_of("sum", place).center()
        )
        before = self.rect_of("block", place - 1).left() if place else self.rect_of("cin").left()
        self._pen(painter, tokens, self.picture.carries[place])
        y = block.center().y()
        painter.drawLine(QPointF(before, y), QPointF(block.right(), y))
        if place == len(self.picture.a) - 1:
            self._pen(painter, tokens, self.picture.carries[-1])
            painter.drawLine(QPointF(block.left(), y), QPointF(2, y))

    def _pen(self, painter: QPainter, tokens: Theme, value: int) -> None:
        painter.setPen(QPen(tokens.colour(sign(value)), tokens.px(3 if value else 1.3)))

    def _draw_place(self, painter: QPainter, tokens: Theme, place: int) -> None:
        block = self.rect_of("block", place)
        opened = place == self.picture.opened
        focus = self._focused("block", place)
        edge = "accent" if opened or focus else "border"
        painter.setPen(QPen(tokens.colour(edge), tokens.px(2.5 if opened or focus else 1.2)))
        painter.setBrush(tokens.colour("surface"))
        painter.drawRoundedRect(block, 6, 6)
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("ink"))
        painter.drawText(block, Qt.AlignmentFlag.AlignCenter, str(2**place))
        for part, values in (("a", self.picture.a), ("b", self.picture.b)):
            self._lamp(painter, tokens, self.rect_of(part, place), values[place], part, place)
        self._lamp(painter, tokens, self.rect_of("sum", place), self.picture.sums[place], "sum")

    def _lamp(
        self, painter: QPainter, tokens: Theme, rect: QRectF, value: int, part: str, place: int = 0
    ) -> None:
        focus = part != "sum" and self._focused(part, place)
        painter.setPen(
            QPen(
                tokens.colour("accent" if focus else sign(value)), tokens.px(2.5 if focus else 1.6)
            )
        )
        painter.setBrush(tokens.colour(f"{sign(value)}_soft"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        font = QFont(tokens.font("body"))
        theme.set_bold(font)
        painter.setFont(font)
        painter.setPen(tokens.colour(f"{sign(value)}_text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(value))

    # ------------------------------------------------------------------ mouse and keyboard

    def _focused(self, part: str, place: int) -> bool:
        return self.hasFocus() and (part, place) == self._current()

    def _current(self) -> tuple[str, int]:
        if self._place < 0:
            return "cin", 0
        return ("a", "b", "block")[self._row], self._place

    def _parts(self) -> Iterator[tuple[str, int]]:
        yield "cin", 0
        for place in range(len(self.picture.a)):
            yield from (("a", place), ("b", place), ("block", place))

    def _part_at(self, position: QPointF) -> tuple[str, int] | None:
        return next(
            (part for part in self._parts() if self.rect_of(*part).contains(position)), None
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self._part_at(event.position())
        if part is not None and event.button() == Qt.MouseButton.LeftButton:
            self._activate(*part)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._part_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from place to place and from row to row; Space flips or opens."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            across, down = ARROWS[key]
            # The lowest place stands at the right.
            self._place = min(max(self._place - across, -1), len(self.picture.a) - 1)
            self._row = min(max(self._row + down, 0), 2)
            self.update()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(*self._current())
        else:
            super().keyPressEvent(event)

    def _activate(self, part: str, place: int) -> None:
        if part == "block":
            self.block_opened.emit(place)
        else:
            self.switch_flipped.emit(part, place)
