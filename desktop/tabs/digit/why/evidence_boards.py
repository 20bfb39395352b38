"""The two large pictures: evidence over the drawing, and beside it a change or a neighbour."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.services.number_list import NumberList, matrix
from desktop.style.theme import Theme
from desktop.tabs.digit.why import texts
from desktop.tabs.digit.why.state import Sign, WhyState
from desktop.widgets.canvas.ink import ink_image
from desktop.widgets.painted.colormap import Colormap, colormap
from desktop.widgets.painted.pixel_view import SIDE, PixelReader
from nn_core.arrays import FloatArray

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
