"""The digits most like the drawing, as small pictures with label and distance."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.services.number_list import NumberList, columns
from desktop.services.numbers import fixed
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.why import texts
from desktop.tabs.digit.why.state import WhyState
from desktop.widgets.canvas.ink import ink_image
from desktop.widgets.painted.grid import Grid
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.explain.nearest import COUNT

LARGEST = 64
"""Side of a picture in pixels at zoom 1, where there is room."""
PAD = 4


class NeighbourRow(PaintedWidget):
    """Small pictures in one row or two, twelve where there is room.

    A click lays one beside the drawing, a double click explains it. Keys: arrows go from one to
    the next, Escape takes it away, Enter explains it.
    """

    chosen = Signal(int)
    wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = WhyState()
        self._rows = 1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("The digits most like the drawing"))
        self._keys = self.tr("Click: lay it beside the drawing; double click: explain it")

    def show_state(self, state: WhyState) -> None:
        """Show another state; nothing is painted where nothing differs."""
        before, self._state = self._state, state
        index = 0 if state.beside is None else state.beside
        self.setAccessibleDescription(texts.neighbour_hint(state, index))
        if (before.neighbours, before.beside, before.answer) != (
            state.neighbours,
            state.beside,
            state.answer,
        ):
            self.update()

    def numbers_shown(self) -> NumberList | None:
        """Return the digits with their distances, the nearest first."""
        near = self._state.neighbours
        if near is None:
            return None
        return columns((self.tr("digit"), self.tr("distance")), near.labels, near.distances)

    def set_rows(self, rows: int) -> None:
        """Use one row, of as many as there is room for, or two."""
        self._rows = rows
        self.update()

    def height_for(self, width: float, rows: int) -> int:
        """Return the height that the pictures and their labels need in a width."""
        side = self._side(width, self._across(width, rows))
        return round(rows * (side + self._below() + PAD) + 2)

    @property
    def shown(self) -> int:
        """How many pictures there is room for, the nearest first."""
        return min(COUNT, self._rows * self._across(self.width(), self._rows))

    def cell(self, index: int) -> QRectF:
        grid = self._grid()
        block, side = (
            grid.cell(*divmod(index, grid.columns)),
            self._side(self.width(), grid.columns),
        )
        return QRectF(block.left() + (block.width() - side) / 2, block.top(), side, side)

    def sizeHint(self) -> QSize:
        return QSize(440, self.height_for(440, 1))

    def tip_at(self, place: QPointF) -> str:
        """Return what the picture under the mouse is; empty between pictures."""
        index = self._at(place)
        hint = "" if index is None else texts.neighbour_hint(self._state, index)
        return f"{hint}\n{self._keys}" if hint else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position())
        if index is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position())
        if index is not None:
            self.wanted.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, beside = Qt.Key(event.key()), self._state.beside
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key is Qt.Key.Key_Right else -1
            start = -1 if beside is None and step == 1 else (beside or 0)
            index = min(max(start + step, 0), max(0, self._count() - 1))
            if index != beside:
                self.chosen.emit(index)
        elif key == Qt.Key.Key_Escape and beside is not None:
            self.chosen.emit(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and beside is not None:
            self.wanted.emit(beside)
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        for index in range(self.shown):
            self._paint_cell(painter, index, tokens)

    def _paint_cell(self, painter: QPainter, index: int, tokens: Theme) -> None:
        cell, state = self.cell(index), self._state
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("grid"), 1))
        if state.neighbours is None or index >= self._count():
            painter.drawRect(cell)
            return
        painter.fillRect(cell, tokens.colour("paper"))
        painter.drawImage(cell, ink_image(state.neighbour_images[index], tokens.colour("ink")))
        label = int(state.neighbours.labels[index])
        other = label != state.answer
        if index == state.beside:
            painter.setPen(QPen(tokens.colour("accent"), tokens.px(2)))
        elif other:
            painter.setPen(QPen(tokens.colour("negative"), tokens.px(2), Qt.PenStyle.DashLine))
        elif self.hasFocus():
            painter.setPen(QPen(tokens.colour("accent"), 1))
        painter.drawRect(cell)
        self._paint_label(painter, index, label, other, tokens)

    def _paint_label(
        self, painter: QPainter, index: int, label: int, other: bool, tokens: Theme
    ) -> None:
        assert self._state.neighbours is not None
        cell, step = self.cell(index), self._grid().cell_size[0]
        font = tokens.font("small")
        theme.set_bold(font, other)
        painter.setFont(font)
        line = QFontMetricsF(font).height()
        place = QRectF(cell.center().x() - step / 2, cell.bottom() + 2, step, line)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(tokens.colour("negative_text" if other else "ink"))
        painter.drawText(place, centre, f"≠ {label}" if other else str(label))
        theme.set_bold(font, False)
        painter.setFont(font)
        painter.setPen(tokens.colour("muted"))
        distance = fixed(float(self._state.neighbours.distances[index]), 1)
        painter.drawText(place.translated(0, line), centre, distance)

    def _count(self) -> int:
        near = self._state.neighbours
        return 0 if near is None else min(len(near.labels), self.shown)

    def _at(self, point: QPointF) -> int | None:
        grid = self._grid()
        found = grid.at(point)
        index = -1 if found is None else found[0] * grid.columns + found[1]
        if not 0 <= index < self._count():
            return None
        return index if self.cell(index).adjusted(0, 0, 0, self._below()).contains(point) else None

    def _grid(self) -> Grid:
        """Return a block for each picture with what stands below it."""
        across = self._across(self.width(), self._rows)
        height = self._side(self.width(), across) + self._below() + PAD
        return Grid(QRectF(0, 1, self.width(), self._rows * height), self._rows, across)

    def _across(self, width: float, rows: int) -> int:
        metrics = QFontMetricsF(theme.current().font("small"))
        needed = max(metrics.horizontalAdvance("≠ 88"), metrics.horizontalAdvance("88.8")) + 4
        return max(1, min(COUNT // rows, int(width / needed)))

    def _side(self, width: float, across: int) -> float:
        return min(width / across - PAD, theme.current().px(LARGEST))

    def _below(self) -> float:
        return 2 * QFontMetricsF(theme.current().font("small")).height() + 2
