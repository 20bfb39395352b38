"""Where the pictures of the drawing's page lie: input, 50 neurons, 100 neurons, 10 outputs."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

from desktop.widgets.painted.layer_image import Mosaic, arrange

TILE = 28


class PicturesLayout:
    """The rows of the page in a picture of ``area``, from top to bottom.

    Attributes
    ----------
    large : tuple of QRectF
        The input, the chosen neuron's weights, and their products.
    first, second : QRectF
        The mosaic of the first layer's pictures, and that of the second layer's neurons.
    outputs : QRectF
        Ten columns.
    captions : tuple of QRectF
        Room for a line above the mosaics and the outputs.
    """

    def __init__(
        self, area: QSizeF, line: float, unit: float, neurons: tuple[int, int] = (50, 100)
    ) -> None:
        width, height = area.width(), area.height()
        gap = max(12 * unit, 0.045 * height)
        free = height - 4 * (line + 4 * unit) - 2 * gap - 8 * unit
        side = min(0.34 * free, (width - 2 * 40 * unit) / 3) - 1
        self.line = line
        top = line + 4 * unit
        self.large = self._three(width, top, side, unit)
        top += side + 8 * unit
        self.captions: list[QRectF] = []
        self.first_mosaic = arrange((neurons[0], TILE, TILE), width, 0.38 * free)
        self.first, top = self._fitted(self.first_mosaic, width, top, 0.38 * free, unit)
        self.second_mosaic = arrange((neurons[1],), width, 0.14 * free)
        self.second, top = self._fitted(self.second_mosaic, width, top + gap, 0.14 * free, unit)
        top += gap
        self.captions.append(QRectF(0, top, width, line))
        top += line + 4 * unit
        self.outputs = QRectF(0, top, width, max(height - top, 2 * line))

    def tile(self, neuron: int) -> QRectF:
        """Return the picture of one neuron of the first layer."""
        mosaic = self.first_mosaic
        row, column = divmod(neuron, mosaic.columns)
        cell = self.first.width() / mosaic.size[0]
        step = (TILE + mosaic.gap) * cell
        return QRectF(
            self.first.left() + column * step,
            self.first.top() + row * step,
            TILE * cell,
            TILE * cell,
        )

    def square(self, neuron: int) -> QRectF:
        """Return the square of one neuron of the second layer."""
        mosaic = self.second_mosaic
        row, column = divmod(neuron, mosaic.columns)
        cell = self.second.width() / mosaic.size[0]
        return QRectF(
            self.second.left() + column * cell, self.second.top() + row * cell, cell, cell
        )

    def output(self, digit: int) -> QRectF:
        width = self.outputs.width() / 10
        return QRectF(
            self.outputs.left() + digit * width, self.outputs.top(), width, self.outputs.height()
        )

    def name(self, digit: int) -> QRectF:
        """Return the line on which an output's digit stands."""
        rect = self.output(digit).adjusted(2, 0, -2, 0)
        return QRectF(rect.left(), rect.bottom() - self.line, rect.width(), self.line)

    def bar(self, digit: int, share: float) -> QRectF:
        """Return an output's bar; a line of text has room above even the longest."""
        name = self.name(digit)
        height = share * (self.outputs.height() - 2 * self.line)
        return QRectF(name.left(), name.top() - height, name.width(), height)

    def at(self, point: QPointF) -> tuple[str, int] | None:
        """Return what is under a point: "first", "second" or "output", and which of them."""
        if self.outputs.contains(point):
            return "output", min(int((point.x() - self.outputs.left()) / self._column()), 9)
        for name, rect, mosaic in (
            ("first", self.first, self.first_mosaic),
            ("second", self.second, self.second_mosaic),
        ):
            cell = rect.width() / mosaic.size[0]
            inside = point - rect.topLeft()
            found = mosaic.at(int(inside.x() // cell), int(inside.y() // cell))
            if found is not None and rect.contains(point):
                return name, found[0]
        return None

    def _column(self) -> float:
        return self.outputs.width() / 10

    def _three(self, width: float, top: float, side: float, unit: float) -> tuple[QRectF, ...]:
        space = min(56 * unit, (width - 2 - 3 * side) / 2)
        left = (width - 3 * side - 2 * space) / 2
        return tuple(QRectF(left + k * (side + space), top, side, side) for k in range(3))

    def _fitted(
        self, mosaic: Mosaic, width: float, top: float, height: float, unit: float
    ) -> tuple[QRectF, float]:
        """Return the largest place of a mosaic's shape below its caption, and where it ends."""
        self.captions.append(QRectF(0, top, width, self.line))
        top += self.line + 4 * unit
        across, down = mosaic.size
        scale = min(width / across, height / down)
        rect = QRectF((width - across * scale) / 2, top, across * scale, down * scale)
        return rect, rect.bottom()
