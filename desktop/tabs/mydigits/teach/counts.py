"""Ten cells, one a digit: how many are learnt and kept back, and later how many are read.

They stand in one row, or in two where a row is too narrow for what is told.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import theme

GAP = 6


@dataclass(frozen=True)
class Cell:
    """What is told of one digit.

    Attributes
    ----------
    count : str
        Of how many is learnt, or how many are read.
    note : str
        A smaller line below.
    share : float or None
        Part of the cell's foot that is filled; None for none.
    warning : bool
        There is none of this digit.
    """

    count: str
    note: str
    share: float | None = None
    warning: bool = False


class DigitCells(QWidget):
    """The ten digits in a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: tuple[Cell, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.manager().changed.connect(self._restyle)

    def show_cells(self, cells: tuple[Cell, ...], description: str) -> None:
        """Show ten cells."""
        if cells != self.cells:
            self.cells = cells
            self.updateGeometry()
            self.update()
        self.setAccessibleDescription(description)

    def sizeHint(self) -> QSize:
        """Return room for one row."""
        return QSize(320, round(self._row_height()))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and little width."""
        return QSize(200, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of one row, or of two."""
        rows = 10 // self._columns(width)
        return math.ceil(rows * self._row_height() + (rows - 1) * GAP)

    def place(self, digit: int) -> QRectF:
        """Return where the cell of a digit is."""
        columns, height = self._columns(self.width()), self._row_height()
        row, column = divmod(digit, columns)
        width = (self.width() - GAP * (columns - 1)) / columns
        return QRectF(column * (width + GAP), row * (height + GAP), width, height)

    def _row_height(self) -> float:
        """Return room for the digit and two small lines."""
        line = QFontMetricsF(theme.current().font("small")).lineSpacing()
        large = QFontMetricsF(theme.current().font("title")).lineSpacing()
        return large + 2 * line + 14

    def _columns(self, width: int) -> int:
        metrics = QFontMetricsF(theme.current().font("small"))
        texts = [text for cell in self.cells for text in (cell.count, cell.note)]
        widest = max(map(metrics.horizontalAdvance, texts), default=0.0)
        return 10 if 10 * widest + 9 * GAP <= width else 5

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for digit, cell in enumerate(self.cells):
            self._paint_cell(painter, self.place(digit), digit, cell)

    def _paint_cell(self, painter: QPainter, place: QRectF, digit: int, cell: Cell) -> None:
        tokens = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("negative_soft" if cell.warning else "surface"))
        painter.drawRoundedRect(place, 4, 4)
        if cell.share is not None:
            foot = QRectF(place.left(), place.bottom() - 5, place.width() * cell.share, 5)
            painter.setBrush(tokens.colour("positive"))
            painter.drawRect(foot)
        large, line = tokens.font("title"), tokens.font("small")
        top = place.top() + 2
        for text, font, token in (
            (str(digit), large, "ink"),
            (cell.count, line, "negative_text" if cell.warning else "ink"),
            (cell.note, line, "muted"),
        ):
            height = QFontMetricsF(font).lineSpacing()
            painter.setFont(font)
            painter.setPen(tokens.colour(token))
            row = QRectF(place.left() - GAP / 2, top, place.width() + GAP, height)
            painter.drawText(row, Qt.AlignmentFlag.AlignCenter, text)
            top += height

    @Slot(object)
    def _restyle(self, _tokens: theme.Theme) -> None:
        self.updateGeometry()
        self.update()
