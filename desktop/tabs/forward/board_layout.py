"""Where the matrices of a layer lie on the board, and what their numbers belong to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.tabs.forward.state import ForwardState, Kind, Part, Stage

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
    values : list of list of float
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
        """Return what all of it takes."""
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


def blocks(state: ForwardState, layer: int, frame: Frame, left: float) -> list[Block]:
    """Return the matrices of ``layer``; ``left`` is where the board's content begins."""
    rows, columns, cell = frame.rows, frame.columns, frame.cell
    record = state.trace.layers[layer - 1]
    stage = state.stage(layer)
    top = frame.gap / 8 + (cell.height() if frame.upright else 0.0)
    below = top + rows * cell.height() + frame.gap / 2
    x_left = left + frame.gap / 4 + frame.names
    inputs = 1 if frame.upright else rows
    right = x_left + inputs * cell.width() + frame.gap + frame.names
    neurons = [Part(Kind.NEURON, layer, k) for k in range(columns)]
    sources = [Part(Kind.NEURON, layer - 1, j) for j in range(rows)]
    biases = [Part(Kind.BIAS, layer, k) for k in range(columns)]
    weights = [[Part(Kind.WEIGHT, layer, k, j) for k in range(columns)] for j in range(rows)]
    x = record.inputs.tolist()
    name = "x" if layer == 1 else "z"
    if frame.upright:
        x_values, x_parts = [[value] for value in x], [[part] for part in sources]
        x_place = QRectF(x_left, top, cell.width(), rows * cell.height())
    else:
        x_values, x_parts = [x], [sources]
        x_place = QRectF(x_left, below, rows * cell.width(), cell.height())

    def line(row: int) -> QRectF:
        return QRectF(right, below + row * cell.height(), columns * cell.width(), cell.height())

    across = f"1×{columns}"
    ready = state.stage(layer - 1) == Stage.OUTPUTS
    return [
        Block(
            "W",
            f"{rows}×{columns}",
            record.weights.tolist(),
            weights,
            QRectF(right, top, columns * cell.width(), rows * cell.height()),
        ),
        Block(
            f"{name}ᵀ" if frame.upright else name,
            f"{rows}×1" if frame.upright else f"1×{rows}",
            x_values,
            x_parts,
            x_place,
            ready,
        ),
        Block(
            f"{name}·W",
            "",
            [record.products.sum(axis=0).tolist()],
            [neurons],
            line(0),
            stage >= Stage.SUMS,
        ),
        Block("+ b", across, [record.biases.tolist()], [biases], line(1)),
        Block("= a", across, [record.sums.tolist()], [neurons], line(2), stage >= Stage.SUMS),
        Block(
            "y" if layer == state.setup.network.depth else "z",
            across,
            [record.outputs.tolist()],
            [neurons],
            line(3),
            stage == Stage.OUTPUTS,
        ),
    ]
