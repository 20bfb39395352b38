"""Ten cells, one a digit: how many are learnt and kept back, and later how many are read.

They stand in one row, or in two where a row is too narrow for what is told.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from desktop.services.number_list import NumberList
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.mydigits.teach.state import TeachState
from desktop.widgets.painted.grid import Grid
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.models.teaching_records import TeachResult

GAP = 6


@dataclass(frozen=True)
class Cell:
    """What is told of one digit.

    - ``count``: of how many is learnt, or how many are read.
    - ``note``: a smaller line below.
    - ``share``: part of the cell's foot that is filled; None for none.
    - ``warning``: there is none of this digit.
    - ``numbers``: how many are learnt and kept back; after a run, of those kept back how many were
      read before, how many are now, and how many there are.
    """

    count: str
    note: str
    share: float | None = None
    warning: bool = False
    numbers: tuple[int, ...] = ()


class DigitCells(PaintedWidget):
    """The ten digits in a row."""

    smooth = True

    def __init__(self) -> None:
        super().__init__()
        self.cells: tuple[Cell, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_cells(self, cells: tuple[Cell, ...], description: str) -> None:
        if cells != self.cells:
            self.cells = cells
            self.updateGeometry()
            self.update()
        self.setAccessibleDescription(description)

    def numbers_shown(self) -> NumberList:
        known = [cell.numbers for cell in self.cells if cell.numbers]
        heads: tuple[str, ...] = (self.tr("learnt"), self.tr("kept back"))
        if known and len(known[0]) > len(heads):
            heads = (self.tr("right before"), self.tr("right now"), self.tr("kept back"))
        none = ("",) * len(heads)
        rows = ((place, *(cell.numbers or none)) for place, cell in enumerate(self.cells))
        return NumberList((self.tr("digit"), *heads), tuple(rows))

    def sizeHint(self) -> QSize:
        return QSize(320, round(self._row_height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        return math.ceil(self._grid(width).rect.height())

    def place(self, digit: int) -> QRectF:
        grid = self._grid(self.width())
        return grid.cell(*divmod(digit, grid.columns))

    def _row_height(self) -> float:
        """Return room for the digit and two small lines."""
        line = QFontMetricsF(theme.current().font("small")).lineSpacing()
        large = QFontMetricsF(theme.current().font("title")).lineSpacing()
        return large + 2 * line + 14

    def _grid(self, width: int) -> Grid:
        metrics = QFontMetricsF(theme.current().font("small"))
        texts = [text for cell in self.cells for text in (cell.count, cell.note)]
        widest = max(map(metrics.horizontalAdvance, texts), default=0.0)
        rows = 1 if 10 * widest + 9 * GAP <= width else 2
        height = rows * (self._row_height() + GAP) - GAP
        return Grid(QRectF(0, 0, width, height), rows, 10 // rows, GAP)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        places = self._grid(self.width()).cells()
        for digit, (place, cell) in enumerate(zip(places, self.cells, strict=False)):
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


def cells(state: TeachState) -> tuple[Cell, ...]:
    """Return what the row of digits tells: what is learnt or, after a run, what is read."""
    shown = state.taught is not None and state.taught.hand is state.hand
    result = state.step.result if shown and state.step is not None else None
    if state.unread:
        return (Cell("–", " "),) * 10
    if result is not None and len(result.after.held_out):
        return tuple(_outcome(result, digit) for digit in range(10))
    return tuple(
        Cell(
            str(count - kept),
            f"+ {kept}" if kept else " ",
            warning=bool(state.total and not count),
            numbers=(count - kept, kept),
        )
        for count, kept in zip(state.counts, state.kept_back, strict=True)
    )


def _outcome(result: TeachResult, digit: int) -> Cell:
    was, total = result.before.held_out.of_digit(digit)
    now, _ = result.after.held_out.of_digit(digit)
    if not total:
        return Cell("–", " ")
    return Cell(f"{was} → {now}", f"/ {total}", share=now / total, numbers=(was, now, total))
