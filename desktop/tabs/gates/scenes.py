"""Turns the state of the gates tab into the frozen pictures that its widgets draw."""

from __future__ import annotations

from desktop.tabs.gates import wording
from desktop.tabs.gates.pictures.chain import ChainPicture
from desktop.tabs.gates.pictures.diagram import DiagramPicture
from desktop.tabs.gates.pictures.input_plane import Line, Mark, PlanePicture, Segment
from desktop.tabs.gates.pictures.weight_map import MapPicture
from desktop.tabs.gates.state import GATE, PARTS, ROWS, GatesState, Page
from nn_core.perceptron import plane
from nn_core.perceptron.plane import Point
from nn_core.perceptron.truth_tables import NAMES

FAR = 1e6
SUBSCRIPTS = {"x1": "x₁", "x2": "x₂", "s1": "s₁", "s2": "s₂", "y": "y"}
_POINTS: tuple[Point, ...] = tuple((float(x1), float(x2)) for x1, x2 in ROWS)


def single_plane(state: GatesState, row: int, page: Page) -> PlanePicture:
    """Return the plane of the single perceptron."""
    marks = tuple(
        Mark(at, target, right, wording.point(k), k == row)
        for k, (at, target, right) in enumerate(
            zip(_POINTS, state.target, state.right, strict=True)
        )
    )
    learning = page is Page.LEARNING
    return PlanePicture(
        lines=(Line(GATE, state.gate),),
        fires=(0, 1),
        marks=marks,
        margin=None if learning or state.certificate else _margin(state),
        trail=state.learning.trail if learning else (),
        segments=_segments(state),
    )


def _margin(state: GatesState) -> tuple[Point, Point, str] | None:
    value = plane.margin(state.gate, state.target)
    if value is None or not all(state.right):
        return None
    start = _POINTS[plane.tightest_row(state.gate, state.target)]
    end = plane.foot(state.gate, start)
    return None if end is None else (start, end, wording.margin_text(value))


def _segments(state: GatesState) -> tuple[Segment, ...]:
    proof = state.certificate
    if proof is None:
        return ()
    return tuple(
        Segment(_POINTS[a], _POINTS[b], value)
        for (a, b), value in ((proof.ones, 1), (proof.zeros, 0))
    )


def weight_map(state: GatesState, page: Page) -> MapPicture:
    """Return the map of weights."""
    path: tuple[Point, ...] = ()
    if page is Page.LEARNING and state.learning.trail:
        past = (*state.learning.trail, state.gate)
        path = tuple((gate.weights[0], gate.weights[1]) for gate in past)
    if plane.weight_region(state.target, state.gate.bias, FAR):
        return MapPicture(state.gate, state.target, path, wording.map_caption(state))
    return MapPicture(state.gate, state.target, path, wording.map_note(state))


def composer_plane(state: GatesState) -> PlanePicture:
    """Return the inputs' plane with both boundaries and the region of the whole circuit."""
    table = state.part_tables[2]
    right = [y == t for y, t in zip(state.composed_outputs, state.goal, strict=True)]
    chosen = _POINTS.index((float(state.bits[0]), float(state.bits[1])))
    marks = tuple(
        Mark(at, target, ok, wording.point(k), k == chosen)
        for k, (at, target, ok) in enumerate(zip(_POINTS, state.goal, right, strict=True))
    )
    lines = (Line("s1", state.parts[0], "s₁"), Line("s2", state.parts[1], "s₂"))
    return PlanePicture(lines, table, marks)


def folded_plane(state: GatesState) -> PlanePicture:
    """Return the plane of s1 and s2: rows that fall on one place are written together."""
    s1, s2 = state.composed_signals["s1"], state.composed_signals["s2"]
    places: dict[tuple[float, float], list[int]] = {}
    for row in range(4):
        places.setdefault((float(s1[row]), float(s2[row])), []).append(row)
    now = int(state.bits[0] + 2 * state.bits[1])
    marks = tuple(
        Mark(
            at,
            state.goal[rows[0]],
            all(state.composed_outputs[r] == state.goal[r] for r in rows),
            " ".join(wording.point(r).replace(" ", "") for r in rows),
            now in rows,
        )
        for at, rows in places.items()
    )
    return PlanePicture((Line("y", state.parts[2]),), (0, 1), marks)


def composer_diagram(state: GatesState) -> DiagramPicture:
    """Return the three gates with the signals of the inputs that are switched on."""
    row = state.bits[0] + 2 * state.bits[1]
    circuit = state.composed
    for key, table in zip(PARTS, state.part_tables, strict=True):
        circuit = circuit.with_gate(key, circuit.gate(key).perceptron, _short(table, key))
    signals = {name: int(values[row]) for name, values in state.composed_signals.items()}
    return DiagramPicture(circuit, signals, SUBSCRIPTS)


def _short(table: tuple[int, ...], key: str) -> str:
    name = NAMES[table]
    if key == "y":
        name = name.replace("x", "s")
    return name.replace(" AND NOT ", "∧¬").replace(" OR NOT ", "∨¬").replace("NOT ", "¬")


def adder_diagram(state: GatesState, chosen: str) -> DiagramPicture:
    """Return the half or full adder that is open."""
    return DiagramPicture(state.block, state.block_signals, {}, chosen)


def chain(state: GatesState) -> ChainPicture:
    """Return the chain of full adders."""
    signals, places = state.chain_signals, range(state.width)
    return ChainPicture(
        a=tuple(signals[f"a{k}"] for k in places),
        b=tuple(signals[f"b{k}"] for k in places),
        sums=tuple(signals[name] for name in state.chain.outputs[:-1]),
        carries=(signals["cin"], *(signals[f"carry.{k}"] for k in places)),
        opened=state.opened,
    )
