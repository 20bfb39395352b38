"""Ten cells, one a digit: how many are learnt and kept back, and later how many are read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import theme

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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.manager().changed.connect(self._restyle)

    def show_cells(self, cells: tuple[Cell, ...], description: str) -> None:
        """Show ten cells."""
        if cells != self.cells:
            self.cells = cells
            self.update()
        self.setAccessibleDescription(description)

    def sizeHint(self) -> QSize:
        """Return room for the digit and two small lines."""
        line = QFontMetricsF(theme.current().font("small")).lineSpacing()
        large = QFontMetricsF(theme.current().font("title")).lineSpacing()
        return QSize(320, round(large + 2 * line + 14))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and little width."""
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - GAP * 9) / 10
        for digit, cell in enumerate(self.cells):
            place = QRectF(digit * (width + GAP), 0, width, self.height())
            self._paint_cell(painter, place, digit, cell)

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
