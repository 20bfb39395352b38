"""A pad of 9 x 9 places for the picture: what a network answers at each, and where it is now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.services import network_names
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.framing import texts
from desktop.tabs.digit.framing.pictures import nudge_of
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.digits.shifts import REACH, NudgeMap

SIDE = 2 * REACH + 1
SMALLEST, USUAL, LARGEST = 117, 153, 315
"""Sides of the pad in pixels: 13, 17 and 35 to a place."""
LEAST = 0.4
"""Side of the square of an answer with no certainty, as a share of its cell."""


class NudgePad(PaintedWidget):
    """A square for each place where the answer stays, the other digit where it doesn't.

    Click or drag to move the picture there; so do the arrow keys, and Home puts it back.
    """

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

    def sizeHint(self) -> QSize:
        return QSize(USUAL + 2, USUAL + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST + 2, SMALLEST + 2)

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
        side = min(self.width(), self.height(), LARGEST + 2) - 2
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
