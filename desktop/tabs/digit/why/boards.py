"""Pictures: the evidence over the drawing, a change or a neighbour beside it, neighbours below."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.services.number_list import NumberList, columns, matrix
from desktop.services.numbers import fixed
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.why import texts
from desktop.tabs.digit.why.state import Sign, WhyState
from desktop.widgets.canvas.ink import ink_image
from desktop.widgets.painted.colormap import Colormap, colormap
from desktop.widgets.painted.grid import Grid
from desktop.widgets.painted.painted_widget import PaintedWidget
from desktop.widgets.painted.pixel_view import SIDE, PixelReader
from nn_core.arrays import FloatArray
from nn_core.explain.nearest import COUNT

WAITING = 0.4
"""Opacity of the drawing while its change is being looked for."""
SOLID = 0.92
"""Opacity of the strongest colour."""
PALE = 0.16
"""Opacity of the ink under evidence, so that colours can be told."""
EDGE = 0.5
"""Ink at which the outline of a picture without strokes runs."""
SIGN = 0.62
"""Half the length of a sign's line in pixels of the picture."""
HALF = SIDE // 2


class PictureBoard(PixelReader):
    """Paints a square picture; what is in it and what is said of a pixel is a subclass's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = WhyState()

    def show_state(self, state: WhyState) -> None:
        """Show another state; nothing is painted where nothing differs."""
        before, self._state = self._state, state
        self.describe()
        if self.parts(before) != self.parts(state):
            self.update()

    def parts(self, state: WhyState) -> tuple[object, ...]:
        """Return the identities and values that the picture of a state depends on."""
        raise NotImplementedError

    def paint(self, painter: QPainter, frame: QRectF, tokens: Theme) -> None:
        raise NotImplementedError

    def patch(self, row: int, column: int) -> tuple[int, int, int]:
        """Return row, column and side of what is framed when a pixel is read."""
        return row, column, 1

    def frame(self) -> QRectF:
        side = max(1, min(self.width(), self.height()) - 2)
        # Whole screen pixels to every two of the picture's, so that all patches are equally large.
        side = max(1, side // HALF) * HALF
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        frame = self.frame()
        painter.fillRect(frame, tokens.colour("paper"))
        self.paint(painter, frame, tokens)
        focused = self.hasFocus()
        border = tokens.colour("accent" if focused else "border")
        paint_frame(painter, frame, border, tokens.px(2) if focused else 1.0)
        if self._cell is not None and self.reading():
            box = self.place(*self.patch(*self._cell))
            paint_frame(painter, box, tokens.colour("accent"), tokens.px(2))


class EvidenceBoard(PictureBoard):
    """The drawing with what speaks for and against a digit laid over."""

    def parts(self, state: WhyState) -> tuple[object, ...]:
        return id(state.image), id(state.evidence), state.method, state.digit, state.rival

    def words(self, row: int, column: int) -> str:
        return texts.pixel_hint(self._state, row, column)

    def describe(self) -> None:
        self.setAccessibleDescription(self.reading() or texts.evidence_line(self._state))

    def patch(self, row: int, column: int) -> tuple[int, int, int]:
        return self._state.patch_at(row, column)

    def numbers_shown(self) -> NumberList | None:
        """Return what each pixel contributes, or the drawing while that is not known."""
        known = self._state.contributions
        shown = self._state.image if known is None else known
        return None if shown is None else matrix(shown)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Evidence over the drawing, 28 by 28 pixels"))

    def paint(self, painter: QPainter, frame: QRectF, tokens: Theme) -> None:
        state = self._state
        if state.image is None:
            return
        known = state.contributions is not None
        ink = tokens.colour("ink")
        painter.setOpacity(PALE if known else 1.0)
        painter.drawImage(frame, ink_image(state.image, ink))
        painter.setOpacity(1.0)
        if state.contributions is not None:
            painter.drawImage(frame, tint(tokens).image(state.contributions, state.strength))
        if known and not state.paths:
            paint_outline(painter, frame, state.image, tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_paths(painter, frame, state.paths, tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint_signs(painter, frame, state.signs, tokens)


class BesideBoard(PictureBoard):
    """The drawing as it changes, or one of the digits like it."""

    def parts(self, state: WhyState) -> tuple[object, ...]:
        neighbours = id(state.neighbours) if state.beside is not None else None
        return id(state.image), id(state.film), state.frame, state.beside, neighbours

    def words(self, row: int, column: int) -> str:
        """Return nothing: this picture is looked at as a whole."""
        return ""

    def describe(self) -> None:
        self.setAccessibleDescription(texts.beside_line(self._state))

    def numbers_shown(self) -> NumberList | None:
        state = self._state
        if state.beside is not None and state.beside < len(state.neighbour_images):
            return matrix(state.neighbour_images[state.beside])
        shown = state.image if state.shown is None else state.shown
        return None if shown is None else matrix(shown)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The changed drawing, or a digit like it"))

    def paint(self, painter: QPainter, frame: QRectF, tokens: Theme) -> None:
        """Paint a neighbour, the film's picture, or the drawing while there is neither."""
        state, ink = self._state, tokens.colour("ink")
        if state.beside is not None and state.beside < len(state.neighbour_images):
            painter.drawImage(frame, ink_image(state.neighbour_images[state.beside], ink))
        elif state.difference is not None and state.kept is not None:
            painter.drawImage(frame, ink_image(state.kept, ink))
            painter.drawImage(frame, tint(tokens).image(state.difference, 1.0))
            paint_signs(painter, frame, state.change_signs, tokens)
        elif state.image is not None:
            painter.setOpacity(WAITING)
            painter.drawImage(frame, ink_image(state.image, ink))
            painter.setOpacity(1.0)


def tint(tokens: Theme) -> Colormap:
    """Return the two colours of evidence, on nothing, so that the drawing shows through."""
    return colormap(tokens, "positive", "negative", zero=None, alpha=SOLID)


def outline(image: FloatArray) -> list[QLineF]:
    """Return the edges of the pixels between ink and paper, in pixels of the picture."""
    ink = np.pad(image >= EDGE, 1)
    across = np.argwhere(ink[1:, 1:-1] != ink[:-1, 1:-1]).tolist()
    down = np.argwhere(ink[1:-1, 1:] != ink[1:-1, :-1]).tolist()
    return [
        *(QLineF(column, row, column + 1, row) for row, column in across),
        *(QLineF(column, row, column, row + 1) for row, column in down),
    ]


def paint_outline(painter: QPainter, frame: QRectF, image: FloatArray, tokens: Theme) -> None:
    """Paint a thin line round the ink of a picture."""
    scale = frame.width() / SIDE
    painter.setPen(QPen(tokens.colour("ink"), max(1.0, tokens.px(1.0))))
    corner = frame.topLeft()
    lines = [
        QLineF(line.p1() * scale + corner, line.p2() * scale + corner) for line in outline(image)
    ]
    painter.drawLines(lines)


def paint_paths(
    painter: QPainter, frame: QRectF, paths: Iterable[FloatArray], tokens: Theme
) -> None:
    """Paint the lines of the strokes, thin, on a halo of paper."""
    scale = frame.width() / SIDE
    lines = [[frame.topLeft() + QPointF(x, y) * scale for x, y in path.tolist()] for path in paths]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for token, alpha, width in (("paper", 0.7, 3.5), ("ink", 1.0, 1.25)):
        pen = QPen(tokens.colour(token, alpha), tokens.px(width))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in lines:
            if len(line) == 1:
                painter.drawPoint(line[0])
            else:
                painter.drawPolyline(QPolygonF(line))


def paint_signs(painter: QPainter, frame: QRectF, signs: Iterable[Sign], tokens: Theme) -> None:
    """Paint a plus or a minus on each patch."""
    scale = frame.width() / SIDE
    arm = SIGN * scale
    lines: list[QLineF] = []
    for sign in signs:
        middle = frame.topLeft() + QPointF(sign.x, sign.y) * scale
        lines.append(QLineF(middle - QPointF(arm, 0), middle + QPointF(arm, 0)))
        if sign.plus:
            lines.append(QLineF(middle - QPointF(0, arm), middle + QPointF(0, arm)))
    for token, alpha, width in (("paper", 0.85, 3.0), ("ink", 1.0, 1.25)):
        painter.setPen(QPen(tokens.colour(token, alpha), max(1.0, tokens.px(width))))
        painter.drawLines(lines)


def paint_frame(painter: QPainter, frame: QRectF, colour: QColor, width: float = 1.0) -> None:
    """Paint a border round a picture."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width))
    half = width / 2
    painter.drawRect(frame.adjusted(-half, -half, half, half))


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
