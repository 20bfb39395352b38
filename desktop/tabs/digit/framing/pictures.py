"""Pictures as numbers, 0 black and 1 white as in MNIST: one can be moved, or its place on a pad."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services import network_names
from desktop.services.number_list import NumberList, matrix
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.framing import texts
from desktop.widgets.input import ARROWS, Hold
from desktop.widgets.painted.colormap import Colormap
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray
from nn_core.digits.shifts import REACH, NudgeMap

SMALLEST = 56
MANY = 60
"""Pictures with more pixels a side are smoothed when they are scaled; others show squares."""
_Pen = Qt.PenStyle
GREY = Colormap(QColor(theme.DARK.paper), QColor(theme.LIGHT.paper))
"""From nearly black to white, in both themes."""


@dataclass(frozen=True)
class Marks:
    """What is drawn over a picture, in shares of its side.

    - ``box``: a dashed rectangle.
    - ``ring``: the centre of mass.
    - ``cross``: where it belongs.
    """

    box: tuple[float, float, float, float] | None = None
    ring: tuple[float, float] | None = None
    cross: tuple[float, float] | None = None


class NumberPicture(PaintedWidget):
    """A square picture with marks over it."""

    usual_size = (140, 140)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers: FloatArray | None = None
        self._image = QImage()
        self.marks = Marks()
        self._light = False
        self.setMinimumSize(SMALLEST, SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def numbers_shown(self) -> NumberList | None:
        return None if self.numbers is None else matrix(self.numbers)

    def show_numbers(self, numbers: FloatArray | None, marks: Marks | None = None) -> None:
        """Show a square picture of numbers from 0 to 1; None shows nothing."""
        self.numbers, self.marks = numbers, marks or Marks()
        self._image = QImage() if numbers is None else GREY.image(numbers, 1.0)
        self._light = numbers is not None and float(numbers.mean()) > 0.5
        self.update()

    def frame(self) -> QRectF:
        side = max(2, min(self.width(), self.height()) - 2)
        pixels = len(self.numbers) if self.numbers is not None else 1
        if pixels < MANY and side >= pixels:
            side = side // pixels * pixels
        return QRectF((self.width() - side) // 2, 1, side, side)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        frame = self.frame()
        if self._image.isNull():
            painter.fillRect(frame, tokens.colour("surface"))
        else:
            smooth = QPainter.RenderHint.SmoothPixmapTransform
            painter.setRenderHint(smooth, self._image.width() > MANY)
            painter.drawImage(frame, self._image)
            self._paint_marks(painter, frame, tokens)
        painter.setPen(QPen(tokens.colour("accent" if self.hasFocus() else "border"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_marks(self, painter: QPainter, frame: QRectF, tokens: theme.Theme) -> None:
        marks, side = self.marks, frame.width()
        held = QColor(theme.LIGHT.accent if self._light else theme.DARK.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marks.cross is not None:
            at = frame.topLeft() + QPointF(*marks.cross) * side
            thin = QColor(held)
            thin.setAlphaF(0.7)
            painter.setPen(QPen(thin, tokens.px(1.0)))
            painter.drawLine(QPointF(frame.left(), at.y()), QPointF(frame.right(), at.y()))
            painter.drawLine(QPointF(at.x(), frame.top()), QPointF(at.x(), frame.bottom()))
        if marks.box is not None:
            left, top, right, bottom = (share * side for share in marks.box)
            inner = frame.adjusted(1, 1, -1, -1)
            rectangle = QRectF(QPointF(left, top), QPointF(right, bottom))
            painter.setPen(QPen(held, tokens.px(1.5), _Pen.DashLine))
            painter.drawRect(rectangle.translated(frame.topLeft()).intersected(inner))
        if marks.ring is not None:
            at, radius = frame.topLeft() + QPointF(*marks.ring) * side, tokens.px(4.5)
            painter.setPen(QPen(held, tokens.px(2.0)))
            painter.drawEllipse(at, radius, radius)


class HeldPicture(NumberPicture):
    """Drag it, or move it with the arrow keys; Home puts it back."""

    nudge_wanted = Signal(int, int)
    released = Signal()
    """What has been held is let go, or a key was pressed: the next move is another one."""

    def __init__(self) -> None:
        super().__init__()
        self._nudge = (0, 0)
        self._hold = Hold[QPointF]()
        self._start = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("The moved picture"))
        self.setToolTip(self.tr("Drag it, or use the arrow keys; Home puts it back"))

    def show_nudged(self, numbers: FloatArray | None, marks: Marks, nudge: tuple[int, int]) -> None:
        if nudge != self._nudge or not _alike(numbers, self.numbers):
            self._hold.other_shown()
        self._nudge = nudge
        self.show_numbers(numbers, marks)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hold.thing, self._start = event.position(), self._nudge
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton and self._hold.drop():
            self.setCursor(Qt.CursorShape.OpenHandCursor)  # its release went elsewhere
        grip = self._hold.thing
        if grip is None or self.numbers is None:
            return
        way = (event.position() - grip) * (len(self.numbers) / self.frame().width())
        dx, dy = self._start
        with self._hold:
            self.nudge_wanted.emit(dx + round(way.x()), dy + round(way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hold.drop()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = nudge_of(event, self._nudge)
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.nudge_wanted.emit(*wanted)
            self.released.emit()


def _alike(a: FloatArray | None, b: FloatArray | None) -> bool:
    return a is b or (a is not None and b is not None and np.array_equal(a, b))


def nudge_of(event: QKeyEvent, nudge: tuple[int, int]) -> tuple[int, int] | None:
    """Return where a key moves the picture to; None if it is none of these keys."""
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Home:
        return 0, 0
    if key not in ARROWS:
        return None
    dx, dy = ARROWS[key]
    return nudge[0] + dx, nudge[1] + dy


SIDE = 2 * REACH + 1
LEAST_PAD, USUAL_PAD, LARGEST_PAD = 117, 153, 315
"""Sides of the pad in pixels: 13, 17 and 35 to a place."""
LEAST = 0.4
"""Side of the square of an answer with no certainty, as a share of its cell."""


class NudgePad(PaintedWidget):
    """A square for each place where the answer stays, the other digit where it doesn't.

    Click or drag to move the picture there; so do the arrow keys, and Home puts it back.
    """

    usual_size = (USUAL_PAD + 2, USUAL_PAD + 2)
    nudge_wanted = Signal(int, int)
    released = Signal()
    """The mouse is up, or a key was pressed: the next move is another one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._map: NudgeMap | None = None
        self._nudge = (0, 0)
        self._places = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        text = self.tr("Places of the picture: {network}")
        self.setAccessibleName(text.format(network=network_names.short(name)))
        self.setToolTip(
            self.tr(
                "A square: the answer stays, the larger the surer. A digit: it is read instead. "
                "Click, drag or use the arrow keys to move the picture; Home puts it back."
            )
        )
        self._describe()

    def show_map(self, found: NudgeMap | None, nudge: tuple[int, int]) -> None:
        """Show what a network answers everywhere, and where the picture is."""
        if found is not self._map:
            self._places = QPixmap()
        if found is not self._map or nudge != self._nudge:
            self._map, self._nudge = found, nudge
            self._describe()
            self.update()

    def cell(self, dx: int, dy: int) -> QRectF:
        frame = self._frame()
        size = frame.width() / SIDE
        left, top = frame.x() + (dx + REACH) * size, frame.y() + (dy + REACH) * size
        return QRectF(left, top, size, size)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_PAD + 2, LEAST_PAD + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._places = QPixmap()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._want(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._want(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = nudge_of(event, self._nudge)
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.nudge_wanted.emit(*wanted)
            self.released.emit()

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        """Paint the 81 places, kept from the last time, and where the picture is."""
        frame = self._frame()
        if self._places.isNull() or self._places.devicePixelRatio() != theme.ratio(self):
            self._places = self._painted(tokens)
        painter.drawPixmap(0, 0, self._places)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("accent" if self.hasFocus() else "border"), 1.0))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        held = self.cell(*self._nudge)
        painter.setPen(QPen(tokens.colour("paper"), 5.0))
        painter.drawRect(held)
        painter.setPen(QPen(tokens.colour("accent"), 3.0))
        painter.drawRect(held)

    def _painted(self, tokens: Theme) -> QPixmap:
        """Return the places alone: they stay what they are while the picture moves."""
        ratio = theme.ratio(self)
        places = QPixmap(self.size() * ratio)
        places.setDevicePixelRatio(ratio)
        places.fill(Qt.GlobalColor.transparent)
        painter = QPainter(places)
        font, frame = QFont(tokens.font("small")), self._frame()
        font.setPixelSize(max(8, int(frame.width() / SIDE * 0.72)))
        painter.setFont(font)
        painter.fillRect(frame, tokens.colour("surface"))
        for dy in range(-REACH, REACH + 1):
            for dx in range(-REACH, REACH + 1):
                self._paint_place(painter, dx, dy, tokens)
        painter.end()
        return places

    def _paint_place(self, painter: QPainter, dx: int, dy: int, tokens: Theme) -> None:
        if self._map is None:
            return
        cell, values = self.cell(dx, dy), self._map.at(dx, dy)
        digit = int(values.argmax())
        if digit == self._map.unmoved:
            side = cell.width() * 0.84 * (LEAST + (1 - LEAST) * float(values[digit]))
            square = QRectF(0, 0, side, side)
            square.moveCenter(cell.center())
            painter.fillRect(square, tokens.colour("positive"))
            return
        painter.fillRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), tokens.colour("negative_soft"))
        painter.setPen(tokens.colour("negative_text"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(digit))

    def _frame(self) -> QRectF:
        side = min(self.width(), self.height(), LARGEST_PAD + 2) - 2
        side = max(SIDE, side // SIDE * SIDE)
        return QRectF(1, 1, side, side)

    def _want(self, at: QPointF) -> None:
        frame = self._frame()
        size = frame.width() / SIDE
        dx, dy = (int(value // size) - REACH for value in (at.x() - frame.x(), at.y() - frame.y()))
        self.nudge_wanted.emit(min(max(dx, -REACH), REACH), min(max(dy, -REACH), REACH))

    def _describe(self) -> None:
        parts = (texts.nudge_text(self._nudge), texts.pad_note(self._map))
        self.setAccessibleDescription(", ".join(filter(None, parts)))

    def restyle(self, _tokens: Theme) -> None:
        self._places = QPixmap()
        self.update()
