"""A matrix as a picture: blue above 0, vermillion below, every cell readable by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy

from desktop.services import numbers
from desktop.services.number_list import NumberList, matrix
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.painted.colormap import colormap, size_of
from desktop.widgets.painted.grid import Grid, paint_frame, paint_image
from desktop.widgets.painted.labels import cell_texts
from desktop.widgets.painted.pixel_view import Cell, CellReader
from nn_core.arrays import FloatArray, frozen

SQUARE = 10.0
"""Cells of at least so many pixels are squares; smaller ones fill the room there is."""
LARGEST_CELL = 40.0
READABLE = 0.1
"""Smaller numbers would all be 0.0 in a cell."""
STRONGEST = 0.75
"""Opacity of the largest value, so that ink on it can be read."""
LOCKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class HeatMatrix(CellReader):
    """Shows an array of shape (rows, columns), its name and shape above and its scale below.

    What is not known yet is None and shown as "?", which is not 0.

    - ``name``: a symbol, such as "W"; the same in every language.
    - ``shape_shown``: of an array with more axes than the matrix it is laid out as.
    - ``spoken``: what a screen reader says in place of name and shape, translated.
    """

    usual_size = (160, 120)
    pointed = Signal(object)
    """The cell under mouse or keys, (row, column); None where there is none."""
    locked = Signal(object)
    """A cell was clicked, or Enter was pressed on it; None where the locked one was."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.name = name
        self.shape_shown: tuple[int, ...] | None = None
        self.spoken = ""
        self.values: FloatArray | None = None
        self._largest: float | None = None
        self._locked: Cell | None = None
        self._marked: tuple[int | None, int | None] = (None, None)
        self._says: Callable[[int, int], str] | None = None
        self._current = False
        self._picture: tuple[object, QImage] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(40, 56)
        self._describe()

    @property
    def cell(self) -> Cell | None:
        """The cell under mouse or keys, else the locked one."""
        return self._cell or self._locked

    def show_values(self, values: FloatArray | None, largest: float | None = None) -> None:
        """Show an array (rows, columns) or (columns,), which is copied.

        - ``values``: None is what is not known yet. What is not a number is told by its text only.
        - ``largest``: the size that has full colour; that of the largest value if it is not given.
        """
        before = None if self.values is None else self.values.shape
        self.values = None if values is None else frozen(np.atleast_2d(values))
        self._largest, self._picture = largest, None
        if before != (None if self.values is None else self.values.shape):
            self._cell = self._locked = None
            self._marked = (None, None)
            self.updateGeometry()
        self._describe()
        self.update()

    def numbers_shown(self) -> NumberList | None:
        return None if self.values is None else matrix(self.values)

    def lock(self, cell: Cell | None) -> None:
        """Hold a cell as a click does, without a signal."""
        self._locked = cell if cell is not None and self._has(cell) else None
        self._describe()
        self.update()

    def mark(self, row: int | None = None, column: int | None = None) -> None:
        """Frame a row or a column: what a cell of another matrix was made of."""
        if (row, column) != self._marked:
            self._marked = (row, column)
            self.update()

    def set_current(self, current: bool) -> None:
        """Let the matrix stand out among others: what happens just now."""
        if current != self._current:
            self._current = current
            self.update()

    def set_words(self, says: Callable[[int, int], str] | None) -> None:
        """Have ``says`` tell a cell in words, translated, in place of its value alone."""
        self._says = says
        self._describe()

    def words(self, row: int, column: int) -> str:
        if self._says is not None:
            return self._says(row, column)
        assert self.values is not None
        text = self.tr("row {row}, column {column}: {value}")
        value = numbers.significant(float(self.values[row, column]), 4)
        return text.format(row=row, column=column, value=value)

    def title(self) -> str:
        """Return name and shape; that of an array with more axes is told in ``shape_shown``."""
        shape = self.shape_shown
        if shape is None:
            shape = None if self.values is None else self.values.shape
        if shape is None:
            return f"{self.name} ?".strip()
        sizes = ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "")
        return f"{self.name} ({sizes})".strip()

    def scale(self, digits: int = 3) -> str:
        """Return what full colour stands for."""
        return "" if self.values is None else "±" + numbers.significant(self._size(), digits)

    def grid(self) -> Grid:
        tokens = theme.current()
        line = self._line(tokens)
        head = line * len(self._head(tokens))
        room = QRectF(1, head, self.width() - 2, max(1.0, self.height() - head - line))
        rows, columns = (1, 1) if self.values is None else self.values.shape
        wide, high = room.width() / columns, room.height() / rows
        most = tokens.px(LARGEST_CELL)
        if min(wide, high) >= SQUARE:
            side = min(most, float(int(min(wide, high))))
            wide = high = side
        else:
            wide, high = min(wide, most), min(high, most)
        left = room.left() + max(0.0, (room.width() - columns * wide) / 2)
        return Grid(
            QRectF(float(int(left)), room.top(), columns * wide, rows * high), rows, columns
        )

    def cell_rect(self, row: int, column: int) -> QRectF:
        return self.grid().cell(row, column)

    def tip_at(self, place: QPointF) -> str | None:
        found = None if self.values is None else self.grid().at(place)
        return None if found is None else self.words(*found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.values is not None:
            self._go(self.grid().at(event.position()))
            self._lock()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in LOCKS and self.values is not None and self._cell is not None:
            self._lock()
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        grid = self.grid()
        self._paint_texts(painter, tokens, grid)
        painter.fillRect(grid.rect, tokens.colour("paper"))
        if self.values is None:
            painter.setPen(tokens.colour("muted"))
            painter.drawRect(grid.rect)
            painter.drawText(grid.rect, Qt.AlignmentFlag.AlignCenter, "?")
            return
        paint_image(painter, tokens, grid, self._image(tokens, grid))
        self._paint_numbers(painter, tokens, grid)
        self._paint_marks(painter, tokens, grid)

    def restyle(self, tokens: Theme) -> None:
        self._picture = None
        super().restyle(tokens)

    def _head(self, tokens: Theme) -> list[str]:
        """Return name and shape, in two lines where one has no room."""
        title = self.title()
        name, bracket, shape = title.partition(" (")
        whole = QFontMetricsF(tokens.font("small")).horizontalAdvance(title)
        return [title] if not bracket or whole <= self.width() else [name, f"({shape}"]

    def _paint_texts(self, painter: QPainter, tokens: Theme, grid: Grid) -> None:
        painter.setFont(tokens.font("small"))
        line, width = self._line(tokens), self.width()
        painter.setPen(tokens.colour("accent" if self.hasFocus() or self._current else "ink"))
        for place, text in enumerate(self._head(tokens)):
            rect = QRectF(0, place * line, width, line)
            fits = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, fits)
        painter.setPen(tokens.colour("muted"))
        below = QRectF(0, grid.rect.bottom(), width, line)
        texts = (self.scale(digits) for digits in (3, 2, 1))
        fitting = (t for t in texts if painter.fontMetrics().horizontalAdvance(t) <= width)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, next(fitting, ""))

    def _paint_numbers(self, painter: QPainter, tokens: Theme, grid: Grid) -> None:
        width, height = grid.cell_size
        if min(width, height) < tokens.px(16) or self._size() < READABLE:
            return
        assert self.values is not None
        found = cell_texts(self.values, QRectF(0, 0, width - 4, height), tokens.font("small"))
        if found is None:
            return
        shaped, texts = found
        painter.setFont(shaped.font)
        painter.setPen(tokens.colour("ink"))
        for rect, text in zip(grid.cells(), texts, strict=True):
            shaped.draw(painter, rect, text)

    def _paint_marks(self, painter: QPainter, tokens: Theme, grid: Grid) -> None:
        if self._current:
            paint_frame(painter, tokens, grid.rect)
        row, column = self._marked
        if row is not None and 0 <= row < grid.rows:
            paint_frame(painter, tokens, grid.span(row, 0, 1, grid.columns), "ink", 1.5)
        if column is not None and 0 <= column < grid.columns:
            paint_frame(painter, tokens, grid.span(0, column, grid.rows, 1), "ink", 1.5)
        if self._locked is not None:
            paint_frame(painter, tokens, grid.cell(*self._locked))
        if self._cell is not None:
            paint_frame(painter, tokens, grid.cell(*self._cell), width=1)

    def _image(self, tokens: Theme, grid: Grid) -> QImage:
        assert self.values is not None
        width, height = grid.cell_size
        shape = (max(1, int(grid.rect.height())), max(1, int(grid.rect.width())))
        key = (shape, tokens.name) if min(width, height) < 1 else tokens.name
        if self._picture is None or self._picture[0] != key:
            values = strongest(self.values, *shape) if min(width, height) < 1 else self.values
            colours = colormap(tokens, "positive", "negative", alpha=STRONGEST)
            self._picture = key, colours.image(values, self._size())
        return self._picture[1]

    def _size(self) -> float:
        if self._largest is not None or self.values is None:
            return self._largest or 0.0
        finite = self.values[np.isfinite(self.values)]
        return size_of(finite)

    def _line(self, tokens: Theme) -> float:
        return float(int(tokens.px(16)))

    def _has(self, cell: Cell) -> bool:
        if self.values is None:
            return False
        return cell[0] in range(self.values.shape[0]) and cell[1] in range(self.values.shape[1])

    def _lock(self) -> None:
        self._locked = None if self._cell == self._locked else self._cell
        self.locked.emit(self._locked)
        self._describe()
        self.update()

    def arrived(self) -> None:
        self.pointed.emit(self._cell)

    def _grid(self) -> Grid | None:
        return None if self.values is None else self.grid()

    def _describe(self) -> None:
        self.setAccessibleName(self.spoken or self.title())
        if self.values is None:
            self.setAccessibleDescription(self.tr("Not known yet"))
        elif self.cell is not None:
            self.setAccessibleDescription(self.words(*self.cell))
        else:
            says = self.tr("Walk with the arrow keys, hold a cell with Enter.")
            self.setAccessibleDescription(f"{self.scale()}. {says}")


def strongest(values: FloatArray, rows: int, columns: int) -> FloatArray:
    """Return values (R, C) as at most (rows, columns), each the largest in size of its block.

    Where a matrix has more cells than the screen has pixels, none of them is to be lost.
    """
    for axis, wanted in ((0, rows), (1, columns)):
        size = values.shape[axis]
        if size > wanted:
            starts = np.arange(wanted) * size // wanted
            high = np.maximum.reduceat(values, starts, axis)
            low = np.minimum.reduceat(values, starts, axis)
            values = np.where(high >= -low, high, low)
    return values
