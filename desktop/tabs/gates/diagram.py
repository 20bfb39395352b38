"""A circuit as a picture: switches, gates, lamps, and live signals on the wires."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.gates import texts
from desktop.tabs.gates.marks import sign
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.perceptron.circuits import Circuit
from nn_core.util.columns import Columns


@dataclass(frozen=True)
class DiagramPicture:
    """Everything a diagram draws.

    - ``signals``: the value of every signal now.
    - ``names``: what is written for a signal instead of its name.
    - ``chosen``: the gate whose sum is written out.
    """

    circuit: Circuit
    signals: Mapping[str, int]
    names: Mapping[str, str] = field(default_factory=dict)
    chosen: str = ""

    def label(self, name: str) -> str:
        return self.names.get(name) or texts.signal(name)


class Diagram(PaintedWidget):
    """Draws a `DiagramPicture`; a click flips a switch or chooses a gate.

    Keyboard: the arrow keys go from part to part, Space flips or chooses.
    """

    smooth = True
    switch_flipped = Signal(str)
    gate_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.picture: DiagramPicture | None = None
        self._current = 0
        self._layout: Layout | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(200, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: DiagramPicture) -> None:
        """Draw another circuit or other signals; places follow the wiring, not the weights."""
        if self.picture is None or _wires(self.picture.circuit) != _wires(picture.circuit):
            self._layout = lay_out(picture.circuit)
            self._current = 0
        self.picture = picture
        self._describe()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._describe()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._describe()

    def _describe(self) -> None:
        """Tell a screen reader of the part that the keys are at, and of all signals."""
        if self.picture is None:
            return
        shown, signals = self.picture, self.picture.signals
        said = {name: f"{shown.label(name)} = {value}" for name, value in signals.items()}
        parts = self._parts() if self.hasFocus() else []
        here = [said[parts[self._current][1]]] if parts else []
        self.setAccessibleDescription("; ".join((*here, ", ".join(said.values()))))

    # ------------------------------------------------------------------ places

    @property
    def _plan(self) -> Layout:
        assert self._layout is not None
        return self._layout

    def _parts(self) -> list[Item]:
        return [item for item in self._plan.items if item[0] != "output"] if self.picture else []

    def _upright(self) -> bool:
        """Whether signals run from top to bottom: deep circuits in narrow places do."""
        return self.width() / self._plan.layers < theme.current().px(84)

    def _at(self, place: Place) -> QPointF:
        layer, across = place
        edge = theme.current().px(26)
        layers = self._plan.layers - 1
        if self._upright():
            run = self.height() - 2 * edge
            return QPointF(edge + across * (self.width() - 2 * edge), edge + layer / layers * run)
        run = self.width() - 2 * edge
        return QPointF(edge + layer / layers * run, edge + across * (self.height() - 2 * edge))

    def rect_of(self, kind: str, name: str) -> QRectF:
        """Return where a part ("input", "gate" or "output" and its signal) is drawn."""
        tokens = theme.current()
        if kind == "gate":
            width, height = tokens.px(58), tokens.px(34)
            if self._upright():
                height = min(height, 0.6 * self.height() / self._plan.layers)
        else:
            width = height = tokens.px(28)
        rect = QRectF(0, 0, width, height)
        rect.moveCenter(self._at(self._plan.items[kind, name]))
        return rect

    def _port(self, item: Item, incoming: int | None, count: int = 1) -> QPointF:
        """Return where a wire leaves a part, or where its source ``incoming`` of many enters."""
        rect = self.rect_of(*item)
        share = 0.5 if incoming is None else (incoming + 1) / (count + 1)
        if self._upright():
            y = rect.bottom() if incoming is None else rect.top()
            return QPointF(rect.left() + share * rect.width(), y)
        x = rect.right() if incoming is None else rect.left()
        return QPointF(x, rect.top() + share * rect.height())

    # ------------------------------------------------------------------ drawing

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        if self.picture is None:
            return
        for value in (0, 1):
            for wire in self._plan.wires:
                if self.picture.signals[wire[0]] == value:
                    self._draw_wire(painter, tokens, *wire)
        for item in self._plan.items:
            self._draw_item(painter, tokens, item)

    def _draw_wire(
        self,
        painter: QPainter,
        tokens: Theme,
        signal: str,
        end: Item,
        place: int,
        slots: tuple[Place, ...],
    ) -> None:
        assert self.picture is not None
        start: Item = ("input" if signal in self.picture.circuit.inputs else "gate", signal)
        count = len(self.picture.circuit.gate(end[1]).sources) if end[0] == "gate" else 1
        points = [
            self._port(start, None),
            *(self._at(slot) for slot in slots[1:-1]),
            self._port(end, self._order(end, place, count), count),
        ]
        value = self.picture.signals[signal]
        painter.setPen(QPen(tokens.colour(sign(value)), tokens.px(3 if value else 1.3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._curve(points))

    def _order(self, end: Item, place: int, count: int) -> int:
        """Return at which port a source enters, so that the wires of one gate do not cross."""
        if end[0] != "gate" or count < 2:
            return place
        arrivals = sorted(
            (slots[-2][1], number) for _s, item, number, slots in self._plan.wires if item == end
        )
        return [number for _across, number in arrivals].index(place)

    def _curve(self, points: list[QPointF]) -> QPainterPath:
        path = QPainterPath(points[0])
        for a, b in itertools.pairwise(points):
            half = (b - a) / 2
            bend = QPointF(0, half.y()) if self._upright() else QPointF(half.x(), 0)
            path.cubicTo(a + bend, b - bend, b)
        return path

    def _draw_item(self, painter: QPainter, tokens: Theme, item: Item) -> None:
        assert self.picture is not None
        kind, name = item
        rect, value = self.rect_of(kind, name), self.picture.signals[name]
        current = self.hasFocus() and item == self._parts()[self._current]
        chosen = kind == "gate" and name == self.picture.chosen
        edge = "accent" if current or chosen else sign(value)
        painter.setPen(QPen(tokens.colour(edge), tokens.px(2.5 if edge == "accent" else 1.6)))
        painter.setBrush(tokens.colour(f"{sign(value)}_soft"))
        if kind == "gate":
            painter.drawRoundedRect(rect, 6, 6)
            self._write_gate(painter, tokens, rect, name)
        else:
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            self._write_end(painter, tokens, rect, kind, name)

    def _write_gate(self, painter: QPainter, tokens: Theme, rect: QRectF, name: str) -> None:
        assert self.picture is not None
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("ink"))
        kind = self.picture.circuit.gate(name).kind
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, kind or self.picture.label(name))
        label = self.picture.names.get(name, "")
        if kind and label and not self._upright():
            painter.setPen(tokens.colour("muted"))
            text = f"{label} = {self.picture.signals[name]}"
            painter.drawText(name_place(rect, tokens), Qt.AlignmentFlag.AlignCenter, text)

    def _write_end(
        self, painter: QPainter, tokens: Theme, rect: QRectF, kind: str, name: str
    ) -> None:
        assert self.picture is not None
        value = self.picture.signals[name]
        font = QFont(tokens.font("body"))
        theme.set_bold(font)
        painter.setFont(font)
        painter.setPen(tokens.colour(f"{sign(value)}_text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(value))
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        if self._upright():
            beside = QRectF(rect.right() + 5, rect.top(), tokens.px(80), rect.height())
            align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        else:
            beside = name_place(rect, tokens)
            align = Qt.AlignmentFlag.AlignCenter
        painter.drawText(beside, align, self.picture.label(name))

    # ------------------------------------------------------------------ mouse and keyboard

    def _item_at(self, position: QPointF) -> Item | None:
        parts = self._parts()
        return next((item for item in parts if self.rect_of(*item).contains(position)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self._item_at(event.position())
        if item is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = self._parts().index(item)
            self._activate(item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self._item_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from part to part; Space flips or chooses."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }
        key = Qt.Key(event.key())
        parts = self._parts()
        if key in steps and parts:
            self._current = (self._current + steps[key]) % len(parts)
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and parts:
            self._activate(parts[self._current])
        else:
            super().keyPressEvent(event)

    def _activate(self, item: Item) -> None:
        self._describe()
        kind, name = item
        (self.switch_flipped if kind == "input" else self.gate_chosen).emit(name)
        self.update()


def name_place(part: QRectF, tokens: Theme) -> QRectF:
    """Return where a name is written above a part: one line of small type, and broad enough."""
    height = QFontMetricsF(tokens.font("small")).height()
    width = max(part.width() + 40, tokens.px(80))
    return QRectF(part.center().x() - width / 2, part.top() - height - 1, width, height)


def _wires(circuit: Circuit) -> tuple[object, ...]:
    return (
        circuit.inputs,
        circuit.outputs,
        tuple((gate.name, gate.sources) for gate in circuit.gates),
    )


Item: TypeAlias = tuple[str, str]
"""Kind ("input", "gate" or "output") and the name of the signal."""
Place: TypeAlias = tuple[float, float]
"""The layer, and the place across it from 0 to 1."""
BEND = 0.4
"""How much room a passing wire needs, compared with a gate."""


@dataclass(frozen=True)
class Layout:
    """Where everything is.

    - ``layers``: how many layers there are: inputs, gates by depth, outputs.
    - ``items``: the place of every input, gate and output.
    - ``wires``: for every wire: the signal, the item where it ends, the number of that item's
      source, and the places it runs through.
    """

    layers: int
    items: dict[Item, Place]
    wires: tuple[tuple[str, Item, int, tuple[Place, ...]], ...]


def lay_out(circuit: Circuit) -> Layout:
    """Return the places of all parts of ``circuit``."""
    signals = (*circuit.inputs, *(gate.name for gate in circuit.gates))
    start = {name: place for place, name in enumerate(signals)}
    items: list[Item] = [("input" if n in circuit.inputs else "gate", n) for n in signals]
    items += [("output", name) for name in circuit.outputs]
    last = 1 + max(circuit.depths.values())
    column = [*(circuit.depths[name] for name in signals), *(last for _ in circuit.outputs)]
    edges = [(start[s], start[g.name], n) for g in circuit.gates for n, s in enumerate(g.sources)]
    edges += [(start[name], len(signals) + n, 0) for n, name in enumerate(circuit.outputs)]
    # The inputs and outputs keep the order in which they are named.
    columns = Columns(column, edges, fixed=(0, last), bend=BEND, shared=True)
    down, bends = columns.placed()
    rows = max(columns.rows + 1, 2.0)

    def across(at: float) -> float:
        return (at - columns.rows / 2) / rows + 0.5

    places = [(float(k), across(at)) for k, at in zip(column, down, strict=True)]
    wires = tuple(
        (
            signals[of],
            items[to],
            slot,
            (places[of], *((k, across(at)) for k, at in bends[to, slot]), places[to]),
        )
        for of, to, slot in edges
    )
    return Layout(last + 1, dict(zip(items, places, strict=True)), wires)
