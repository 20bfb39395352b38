"""The matrices of one layer, laid out so that the row and the column that meet lie in line."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.services.number_list import NumberList, stacked
from desktop.services.numbers import significant
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.forward.small.presenter import SmallPresenter
from desktop.tabs.forward.small.state import Kind, Part, SmallState, Stage
from desktop.widgets.painted.labels import labels
from desktop.widgets.painted.painted_widget import PaintedWidget

SMALLEST = 0.8
"""A row of inputs that makes everything smaller than this stands upright instead."""
GAP = 16.0
ROWS_BELOW = 4
"""x·W, + b, = a, and z."""
WEIGHTS, INPUTS, PRODUCTS, BIASES, SUMS, OUTPUTS = range(6)
"""The blocks in the order of `blocks`."""


class MatrixBoard(PaintedWidget):
    """Shows x · W + b = a and z of the selected neuron's layer.

    x lies at the left of the row of sums and W above it, so the row of x and the column of W meet
    where their sum stands. A click on a number selects it in the diagram, a double click edits it.
    """

    smooth = True
    edit_wanted = Signal(object)  # Part

    def __init__(self, presenter: SmallPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._state = state = presenter.state
        self.blocks: list[Block] = []
        self._factor = 1.0
        self._for: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._measure(theme.current())
        self.setAccessibleName(self.tr("The matrices of this layer"))
        self.setToolTip(
            self.tr("x · W + b = a: the row of x and the column of W meet in the sum of a neuron")
        )
        self.show_state(state)

    @property
    def layer(self) -> int:
        """The layer whose matrices are shown; for an input, the first."""
        return max(self._state.selected.layer, 1)

    def show_state(self, state: SmallState) -> None:
        """Show the matrices of the layer that is selected in ``state``."""
        self._state = state
        shape = state.setup.network.sizes
        if shape != self._for:
            self._for = shape
            self.updateGeometry()
        self._lay_out()
        self.update()

    def numbers_shown(self) -> NumberList | None:
        """Return the matrices of the layer below one another."""
        shown = (block for block in self.blocks if block.shown)
        return stacked((block.name, np.array(block.values)) for block in shown)

    def sizeHint(self) -> QSize:
        """Return the room that the numbers of the largest layer need in full size.

        It is the same for every layer, so that the diagram stands still while one selects.
        """
        return self._largest().size.toSize()

    def minimumSizeHint(self) -> QSize:
        """Return the room in which the numbers can still be read.

        Where the width lets them be no larger than that, height is left to what lies above.
        """
        least, width = SMALLEST * self._largest().size.height(), self.width()
        if width < SMALLEST * self._largest().size.width():
            sizes = self._state.setup.network.sizes
            size = self._measured(max(sizes[:-1]), max(sizes[1:]), upright=True).size
            least = min(least, size.height() * width / size.width())
        return QSize(240, math.ceil(least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        """Paint the matrices, the row and the column that meet, and what they give."""
        font = tokens.font("body")
        font.setPointSizeF(max(font.pointSizeF() * self._factor, 5.0))
        painter.setFont(font)
        self._texts = labels(font)
        for index, block in enumerate(self.blocks):
            self._paint_meeting(painter, tokens, index, block)
            self._paint_lines(painter, tokens, index, block)
            self._paint_numbers(painter, tokens, block)
            self._paint_name(painter, tokens, block, index == INPUTS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position())
        if part is not None:
            self._presenter.select(part)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        part = self.part_at(event.position())
        if part is not None and part.editable:
            self.edit_wanted.emit(part)

    def part_at(self, place: QPointF) -> Part | None:
        """Return what the number at a place belongs to."""
        found = (block.at(place) for block in self.blocks)
        return next((part for part in found if part is not None), None)

    def _measure(self, tokens: Theme) -> None:
        metrics = QFontMetricsF(tokens.font("body"))
        self._cell = QSizeF(metrics.horizontalAdvance("−0.000") + 4, metrics.height() + 2)
        self._names = metrics.horizontalAdvance("= a  8×8") + 10

    def _largest(self) -> Frame:
        sizes = self._state.setup.network.sizes
        return self._measured(max(sizes[:-1]), max(sizes[1:]), upright=False)

    def _full(self, upright: bool) -> Frame:
        """Return the measures of the present layer in full size."""
        rows, columns = self._state.setup.network.weights[self.layer - 1].shape
        return self._measured(rows, columns, upright)

    def _measured(self, rows: int, columns: int, upright: bool) -> Frame:
        return Frame(rows, columns, self._cell, self._names, upright)

    def _fit(self, frame: Frame) -> float:
        size = frame.size
        return min(1.0, self.width() / size.width(), self.height() / size.height())

    def _lay_out(self) -> None:
        frame = self._full(upright=False)
        if self.width() / frame.size.width() < SMALLEST:
            frame = self._full(upright=True)
        self._factor = self._fit(frame)
        frame = frame.scaled(self._factor)
        left = max((self.width() - frame.size.width()) / 2, 0.0)
        self.blocks = blocks(self._state, self.layer, frame, left)

    def _paint_meeting(self, painter: QPainter, tokens: Theme, index: int, block: Block) -> None:
        """Lay a band under the column of the selected neuron, and under the row of x."""
        band = self._band(index, block)
        if band is not None:
            # Whole pixels, so that the bands of two blocks meet without a seam.
            left, top = round(band.left()), round(band.top())
            right, bottom = round(band.right()), round(band.bottom())
            painter.fillRect(left, top, right - left, bottom - top, tokens.colour("accent", 0.16))

    def _band(self, index: int, block: Block) -> QRectF | None:
        chosen, last = self._state.selected, len(block.values) - 1
        if chosen.layer > 0:
            if index == INPUTS:
                return block.place
            return block.cell(0, chosen.neuron).united(block.cell(last, chosen.neuron))
        if index == WEIGHTS:
            return block.cell(chosen.neuron, 0).united(
                block.cell(chosen.neuron, len(block.values[0]) - 1)
            )
        if index == INPUTS:
            upright = len(block.values) > 1
            return block.cell(chosen.neuron if upright else 0, 0 if upright else chosen.neuron)
        return None

    def _paint_lines(self, painter: QPainter, tokens: Theme, index: int, block: Block) -> None:
        """Paint brackets round x and W, and the line above the sums."""
        painter.setPen(QPen(tokens.colour("muted"), tokens.px(1)))
        place = block.place
        if index == SUMS:
            painter.drawLine(place.topLeft(), place.topRight())
        if index not in (WEIGHTS, INPUTS):
            return
        for x, inwards in ((place.left() - 2, 4), (place.right() + 2, -4)):
            top, bottom = place.top(), place.bottom()
            painter.drawPolyline(
                [
                    QPointF(x + inwards, top),
                    QPointF(x, top),
                    QPointF(x, bottom),
                    QPointF(x + inwards, bottom),
                ]
            )

    def _paint_numbers(self, painter: QPainter, tokens: Theme, block: Block) -> None:
        chosen = self._state.selected
        ink, below, pale = map(tokens.colour, ("ink", "negative_text", "muted"))
        for row, values in enumerate(block.values):
            for column, value in enumerate(values):
                rect = block.cell(row, column)
                if chosen.editable and block.parts[row][column] == chosen:
                    painter.setPen(QPen(tokens.colour("accent"), tokens.px(1.5)))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3)
                painter.setPen((ink if value >= 0 else below) if block.shown else pale)
                self._texts.draw(painter, rect, significant(value) if block.shown else "·")

    def _paint_name(self, painter: QPainter, tokens: Theme, block: Block, is_input: bool) -> None:
        metrics = painter.fontMetrics()
        shape = f"  {block.shape}" if block.shape else ""
        width = metrics.horizontalAdvance(block.name + shape)
        rect = QRectF(block.place.left() - width - 6, block.place.top(), width + 1, 0)
        rect.setHeight(block.place.height())
        if is_input and len(block.values) > 1:
            rect.moveLeft(block.place.right() - width)
            rect.setHeight(metrics.height())
            rect.moveBottom(block.place.top() - 1)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(tokens.colour("ink"))
        painter.drawText(rect, flags | Qt.AlignmentFlag.AlignLeft, block.name)
        painter.setPen(tokens.colour("muted"))
        painter.drawText(rect, flags | Qt.AlignmentFlag.AlignRight, shape)

    def restyle(self, tokens: Theme) -> None:
        self._measure(tokens)
        self.updateGeometry()
        self._lay_out()
        self.update()


@dataclass(frozen=True)
class Block:
    """One matrix on the board.

    - ``name``: with its operator, as it stands at the left of the row: "+ b".
    - ``shape``: rows × columns; empty where it goes without saying.
    - ``parts``: what a click on a cell selects.
    - ``place``: all of its cells.
    - ``shown``: whether its numbers are known yet.
    """

    name: str
    shape: str
    values: list[list[float]]
    parts: list[list[Part]]
    place: QRectF
    shown: bool = True

    def cell(self, row: int, column: int) -> QRectF:
        left, top, width, height = self._first
        return QRectF(left + column * width, top + row * height, width, height)

    @cached_property
    def _first(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the first cell."""
        place, rows, columns = self.place, len(self.values), len(self.values[0])
        return place.left(), place.top(), place.width() / columns, place.height() / rows

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

    - ``rows``, ``columns``: shape of W.
    - ``cell``: room for one number.
    - ``names``: room for a name with its shape.
    - ``upright``: x stands as a column beside the rows of W, because a row would be too long.
    - ``gap``: space between x and W.
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

    - ``inputs``, ``right``: left edges of x, and of W and all below it.
    - ``top``: upper edge of W.
    - ``below``: upper edge of the first line under W.
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
    parts = _parts(layer, rows, columns)
    place = places.matrix(places.right, places.top, rows, columns)
    return Block("W", f"{rows}×{columns}", values, parts, place)


@lru_cache(maxsize=64)
def _parts(layer: int, rows: int, columns: int) -> list[list[Part]]:
    return [[Part(Kind.WEIGHT, layer, k, j) for k in range(columns)] for j in range(rows)]


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
