"""The confusion matrix, large: a row for what it was, a column for what was read."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip

from desktop.services.numbers import thousands
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.painted.grid import Grid
from desktop.widgets.painted.labels import Labels as Texts
from desktop.widgets.painted.labels import fitting, labels, scaled
from desktop.widgets.painted.pixel_view import CellReader
from nn_core.arrays import Labels, frozen

DIGITS = 10
FAINTEST = 0.4
"""Strength of the colour of a cell with a single digit."""
STRONGEST = 2.0
"""Divides the colours, so that ink on them can be read."""
HEAD = 44
"""Room for names and digits above and at the left, in pixels at zoom 1."""
SMALL_HEAD = 14
"""The same without the names."""
SIZES, SMALLEST = ("body", "small"), 0.85
"""Type sizes of the counts; where the longest doesn't fit, the names go, then colour is alone."""
LEAST = 240
NOTHING: Labels = frozen(np.zeros((DIGITS, DIGITS), np.int64))
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class ConfusionView(CellReader):
    """Ten by ten cells; one can be walked to with the arrow keys, and opened.

    - ``least``: smallest side in pixels; of a small matrix the counts are read off cell by cell.
    """

    usual_size = (480, 480)
    opened = Signal(int, int)
    """A cell was clicked: what it was and what was read."""

    def __init__(self, *, least: int = LEAST) -> None:
        super().__init__()
        self._counts = NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(least, least)
        self.setAccessibleName(self.tr("Confusion matrix"))
        self._describe()

    def show_counts(self, counts: Labels | None) -> None:
        """Show a matrix of shape (10, 10); None shows empty cells."""
        self._counts = NOTHING if counts is None else counts
        self._describe()
        self.update()

    def words(self, was: int, read: int) -> str:
        count = thousands(int(self._counts[was, read]))
        if was == read:
            return self.tr("{was} read correctly: {count}").format(was=was, count=count)
        text = self.tr("{was} read as {read}: {count}")
        return text.format(was=was, read=read, count=count)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        holds = self._cell is not None and self._counts[self._cell] > 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if holds else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._grid().at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._go(cell)
            self._open()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB and self._cell is None:
            self._go((0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self._cell is not None and self._counts[self._cell] > 0:
            QToolTip.hideText()
            self.opened.emit(*self._cell)

    def arrived(self) -> None:
        if self._cell is None:
            QToolTip.hideText()
        elif self.isVisible():
            corner = self.cell_rect(*self._cell).bottomRight().toPoint() + QPoint(4, 4)
            QToolTip.showText(self.mapToGlobal(corner), self.words(*self._cell), self)

    def _describe(self) -> None:
        """Tell a screen reader of the cell that is chosen, or of all and how to choose one."""
        right, count = int(np.trace(self._counts)), int(self._counts.sum())
        text = self.tr("Read correctly: {right} of {count}.")
        text = text.format(right=thousands(right), count=thousands(count))
        keys = self.tr("Walk with the arrow keys, open a cell with Enter.")
        cell = None if self._cell is None else self.words(*self._cell)
        self.setAccessibleDescription(cell or f"{text} {keys}")

    def cell_rect(self, was: int, read: int) -> QRectF:
        return self._grid().cell(was, read)

    @property
    def _small(self) -> bool:
        return self._texts(self._grid_below(HEAD)) is None

    def _texts(self, grid: Grid) -> Texts | None:
        """Return the size in which each count fits its cell; None where none does."""
        longest = thousands(int(self._counts.max()))
        room, tokens = grid.cell(0, 0), theme.current()
        found = fitting(tokens, room, longest, roles=SIZES)
        least = labels(scaled(tokens.font("small"), SMALLEST))
        return found[0] if found else least if least.fits([longest], room) else None

    def _grid(self) -> Grid:
        return self._grid_below(SMALL_HEAD if self._small else HEAD)

    def _grid_below(self, head: float) -> Grid:
        head = theme.current().px(head)
        width, height = self.width() - head, self.height() - head
        # At the top, since the names above belong to it.
        room = QRectF(head, head, width, min(width, height))
        return Grid.squares(room, DIGITS, DIGITS)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        """Paint names, heads and cells; what the user holds is framed."""
        grid = self._grid()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._paint_heads(painter, tokens, grid)
        counts = self._texts(grid)
        for place, rect in enumerate(grid.cells()):
            self._paint_cell(painter, rect, *divmod(place, DIGITS), tokens, counts)
        if self._cell is not None:
            painter.setPen(QPen(tokens.colour("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(grid.cell(*self._cell).adjusted(1, 1, -1, -1))

    def _paint_heads(self, painter: QPainter, tokens: Theme, grid: Grid) -> None:
        rect, line, middle = grid.rect, tokens.px(20), Qt.AlignmentFlag.AlignCenter
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        if not self._small:
            self._paint_names(painter, rect, line)
            painter.setFont(tokens.font("body"))
        else:
            line = tokens.px(SMALL_HEAD)
            font = painter.font()
            font.setPixelSize(max(6, min(int(grid.cell_size[1]) + 2, 11)))
            painter.setFont(font)
        painter.setPen(tokens.colour("ink"))
        for digit in range(DIGITS):
            place = grid.cell(digit, digit)
            above = QRectF(place.left(), rect.top() - line, place.width(), line)
            beside = QRectF(rect.left() - line, place.top(), line, place.height())
            painter.drawText(above, middle, str(digit))
            painter.drawText(beside, middle, str(digit))

    def _paint_names(self, painter: QPainter, rect: QRectF, line: float) -> None:
        middle = Qt.AlignmentFlag.AlignCenter
        across = QRectF(rect.left(), rect.top() - 2 * line, rect.width(), line)
        painter.drawText(across, middle, self.tr("what was read") + " →")
        painter.save()
        painter.translate(rect.left() - 2 * line, rect.bottom())
        painter.rotate(-90)
        down = QRectF(0, 0, rect.height(), line)
        painter.drawText(down, middle, "← " + self.tr("what it was"))
        painter.restore()

    def _paint_cell(
        self,
        painter: QPainter,
        rect: QRectF,
        was: int,
        read: int,
        tokens: Theme,
        counts: Texts | None,
    ) -> None:
        count = int(self._counts[was, read])
        painter.fillRect(rect, tokens.colour("paper"))
        if count:
            # Shares of the row: a digit that is drawn often must not hide one drawn seldom.
            share = count / max(1, int(self._counts[was].sum()))
            strength = share if was == read else min(1.0, FAINTEST + 2 * share)
            token = "positive" if was == read else "negative"
            painter.fillRect(rect, tokens.colour(token, strength / STRONGEST))
        painter.setPen(QPen(tokens.colour("grid"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        if count and counts is not None:
            painter.setFont(counts.font)
            painter.setPen(tokens.colour("ink"))
            counts.draw(painter, rect, thousands(count))
