"""Equal cells in rows and columns: where each lies, which is at a point, and what frames it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from desktop.style.theme import Theme
from desktop.widgets.input import ARROWS

Key = Qt.Key
SMALLEST = 10.0
"""Cells smaller than this, in pixels, get no lines between them."""


@dataclass(frozen=True)
class Grid:
    """Rows and columns of cells that fill a rectangle.

    - ``gap``: pixels between cells.
    """

    rect: QRectF
    rows: int
    columns: int
    gap: float = 0.0

    @classmethod
    def squares(cls, room: QRectF, rows: int, columns: int, gap: float = 0.0) -> Grid:
        """Return the grid of the largest squares in the middle of ``room``.

        Their side is a whole number of pixels where it is a pixel at least, so that all look
        equally large, and the grid begins at a whole pixel.
        """
        across = (room.width() - (columns - 1) * gap) / columns
        down = (room.height() - (rows - 1) * gap) / rows
        side = max(min(across, down), 0.0)
        side = float(int(side)) if side >= 1 else side
        width, height = columns * (side + gap) - gap, rows * (side + gap) - gap
        left = room.left() + (room.width() - width) // 2
        top = room.top() + (room.height() - height) // 2
        return cls(QRectF(left, top, width, height), rows, columns, gap)

    @property
    def cell_size(self) -> tuple[float, float]:
        width = (self.rect.width() + self.gap) / self.columns - self.gap
        return width, (self.rect.height() + self.gap) / self.rows - self.gap

    def cell(self, row: int, column: int) -> QRectF:
        return self.span(row, column)

    def span(self, row: int, column: int, rows: int = 1, columns: int = 1) -> QRectF:
        """Return the rectangle of a block of cells."""
        width, height = self.cell_size
        gap = self.gap
        left = self.rect.left() + column * (width + gap)
        top = self.rect.top() + row * (height + gap)
        return QRectF(left, top, columns * (width + gap) - gap, rows * (height + gap) - gap)

    def cells(self) -> Iterator[QRectF]:
        """Yield the rectangles of all cells in reading order."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.span(row, column)

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """Return row and column of the cell at a point; None outside and between cells."""
        if not self.rect.contains(point):
            return None
        found = self.nearest(point)
        return found if not self.gap or self.span(*found).contains(point) else None

    def nearest(self, point: QPointF) -> tuple[int, int]:
        """Return the cell at a point, or the one nearest to it."""
        width, height = self.cell_size
        row = int((point.y() - self.rect.top()) // (height + self.gap))
        column = int((point.x() - self.rect.left()) // (width + self.gap))
        return min(max(row, 0), self.rows - 1), min(max(column, 0), self.columns - 1)


def moved(
    key: int, cell: tuple[int, int] | None, rows: int, columns: int
) -> tuple[int, int] | None:
    """Return the cell to which a key goes: arrows by one, Home and End to the ends of a row.

    - ``key``: a ``Qt.Key``.
    - ``cell``: None goes to the first cell.

    Returns the same cell at an edge; None where the key is none of these.
    """
    ends = {Key.Key_Home: 0, Key.Key_End: columns - 1}
    if key not in ARROWS and key not in ends:
        return None
    if cell is None:
        return 0, 0
    if key in ends:
        return cell[0], ends[Key(key)]
    across, down = ARROWS[Key(key)]
    row, column = cell[0] + down, cell[1] + across
    return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)


def paint_image(
    painter: QPainter, tokens: Theme, grid: Grid, image: QImage, *, lines: bool = True
) -> None:
    """Paint a picture a cell to a pixel, with thin lines between cells that are large enough."""
    painter.drawImage(grid.rect, image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if lines and min(grid.cell_size) >= SMALLEST:
        painter.setPen(QPen(tokens.colour("grid"), 1))
        painter.drawLines(lines_between(grid))
    painter.setPen(QPen(tokens.colour("border"), 1))
    painter.drawRect(grid.rect)


def lines_between(grid: Grid) -> list[QLineF]:
    """Return the lines between cells."""
    rect, (width, height) = grid.rect, grid.cell_size
    rows = (rect.top() + row * height for row in range(1, grid.rows))
    columns = (rect.left() + column * width for column in range(1, grid.columns))
    lines = [QLineF(rect.left(), y, rect.right(), y) for y in rows]
    return lines + [QLineF(x, rect.top(), x, rect.bottom()) for x in columns]


def paint_frame(
    painter: QPainter, tokens: Theme, rect: QRectF, token: str = "accent", width: float = 2
) -> None:
    """Frame a rectangle on a line of paper, so that it shows on every colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = tokens.px(width)
    for colour, thickness in (("paper", pen + 2), (token, pen)):
        painter.setPen(QPen(tokens.colour(colour), thickness))
        painter.drawRect(rect)
