"""Where the matrices of a layer lie on the board, and what their numbers belong to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.tabs.forward.small.state import Kind, Part, SmallState, Stage

GAP = 16.0
ROWS_BELOW = 4
"""x·W, + b, = a, and z."""
WEIGHTS, INPUTS, PRODUCTS, BIASES, SUMS, OUTPUTS = range(6)
"""The blocks in the order of `blocks`."""


@dataclass(frozen=True)
class Block:
    """One matrix on the board.

    Attributes
    ----------
    name : str
        With its operator, as it stands at the left of the row: "+ b".
    shape : str
        Rows × columns; empty where it goes without saying.
    parts : list of list of Part
        What a click on a cell selects.
    place : QRectF
        All of its cells.
    shown : bool
        Whether its numbers are known yet.
    """

    name: str
    shape: str
    values: list[list[float]]
    parts: list[list[Part]]
    place: QRectF
    shown: bool = True

    def cell(self, row: int, column: int) -> QRectF:
        """Return the place of one number."""
        width = self.place.width() / len(self.values[0])
        height = self.place.height() / len(self.values)
        return QRectF(
            self.place.left() + column * width, self.place.top() + row * height, width, height
        )

    def at(self, point: QPointF) -> Part | None:
        """Return what the number at a point belongs to."""
        if not self.place.contains(point):
            return None
        rows, columns = len(self.values), len(self.values[0])
        row = int((point.y() - self.place.top()) / self.place.height() * rows)
        column = int((point.x() - self.place.left()) / self.place.width() * columns)
        return self.parts[min(row, rows - 1)][min(column, columns - 1)]


@dataclass(frozen=True)
class Frame:
    """The board's measures for one layer.

    Attributes
    ----------
    rows, columns : int
        Shape of W.
    cell : QSizeF
        Room for one number.
    names : float
        Room for a name with its shape.
    upright : bool
        x stands as a column beside the rows of W, because a row would be too long.
    gap : float
        Space between x and W.
    """

    rows: int
    columns: int
    cell: QSizeF
    names: float
    upright: bool
    gap: float = GAP

    @property
    def size(self) -> QSizeF:
        inputs = 1 if self.upright else self.rows
        width = 2 * self.names + (inputs + self.columns) * self.cell.width() + 1.5 * self.gap
        above = self.cell.height() if self.upright else 0.0
        height = above + (self.rows + ROWS_BELOW) * self.cell.height() + 0.75 * self.gap
        return QSizeF(width, height)

    def scaled(self, factor: float) -> Frame:
        """Return the same frame smaller or larger."""
        return Frame(
            self.rows,
            self.columns,
            self.cell * factor,
            self.names * factor,
            self.upright,
            self.gap * factor,
        )


@dataclass(frozen=True)
class Places:
    """Where the matrices of one layer lie.

    Attributes
    ----------
    inputs, right : float
        Left edges of x, and of W and all below it.
    top : float
        Upper edge of W.
    below : float
        Upper edge of the first line under W.
    """

    frame: Frame
    inputs: float
    right: float
    top: float
    below: float

    @classmethod
    def of(cls, frame: Frame, left: float) -> Places:
        """Return the places in a frame; ``left`` is where the board's content begins."""
        cell = frame.cell
        inputs = left + frame.gap / 4 + frame.names
        across = 1 if frame.upright else frame.rows
        right = inputs + across * cell.width() + frame.gap + frame.names
        top = frame.gap / 8 + (cell.height() if frame.upright else 0.0)
        below = top + frame.rows * cell.height() + frame.gap / 2
        return cls(frame, inputs, right, top, below)

    def matrix(self, left: float, top: float, rows: int, columns: int) -> QRectF:
        """Return the place of a matrix of so many numbers."""
        cell = self.frame.cell
        return QRectF(left, top, columns * cell.width(), rows * cell.height())

    def line(self, number: int) -> QRectF:
        """Return the place of a line under W, counted from 0."""
        top = self.below + number * self.frame.cell.height()
        return self.matrix(self.right, top, 1, self.frame.columns)


def blocks(state: SmallState, layer: int, frame: Frame, left: float) -> list[Block]:
    """Return the matrices of ``layer``; ``left`` is where the board's content begins."""
    places = Places.of(frame, left)
    return [
        _weights(state, layer, places),
        _inputs(state, layer, places),
        *_lines(state, layer, places),
    ]


def _weights(state: SmallState, layer: int, places: Places) -> Block:
    rows, columns = places.frame.rows, places.frame.columns
    values = state.trace.layers[layer - 1].weights.tolist()
    parts = [[Part(Kind.WEIGHT, layer, k, j) for k in range(columns)] for j in range(rows)]
    place = places.matrix(places.right, places.top, rows, columns)
    return Block("W", f"{rows}×{columns}", values, parts, place)


def _inputs(state: SmallState, layer: int, places: Places) -> Block:
    """Return x: a row in line with the products, or upright beside the rows of W."""
    rows = places.frame.rows
    values = state.trace.layers[layer - 1].inputs.tolist()
    parts = [Part(Kind.NEURON, layer - 1, j) for j in range(rows)]
    name, known = _input_name(layer), state.stage(layer - 1) == Stage.OUTPUTS
    if places.frame.upright:
        place = places.matrix(places.inputs, places.top, rows, 1)
        column, beside = [[value] for value in values], [[part] for part in parts]
        return Block(f"{name}.T", f"{rows}×1", column, beside, place, known)
    place = places.matrix(places.inputs, places.below, 1, rows)
    return Block(name, f"1×{rows}", [values], [parts], place, known)


def _lines(state: SmallState, layer: int, places: Places) -> Iterator[Block]:
    """Yield the lines under W: x·W, + b, = a, and z."""
    record, stage = state.trace.layers[layer - 1], state.stage(layer)
    summed, known = stage >= Stage.SUMS, stage == Stage.OUTPUTS
    neurons = [Part(Kind.NEURON, layer, k) for k in range(places.frame.columns)]
    biases = [Part(Kind.BIAS, layer, k) for k in range(places.frame.columns)]
    output = "y" if layer == state.setup.network.depth else "z"
    shape = f"1×{places.frame.columns}"
    lines = (
        (f"{_input_name(layer)}·W", "", record.products.sum(axis=0), neurons, summed),
        ("+ b", shape, record.biases, biases, True),
        ("= a", shape, record.sums, neurons, summed),
        (output, shape, record.outputs, neurons, known),
    )
    for number, (name, about, values, parts, shown) in enumerate(lines):
        yield Block(name, about, [values.tolist()], [parts], places.line(number), shown)


def _input_name(layer: int) -> str:
    return "x" if layer == 1 else "z"
