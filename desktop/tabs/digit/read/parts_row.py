"""Several digits read one by one: the picture of each and its answer, from left to right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.read.state import said
from desktop.widgets.canvas.ink import ink_image
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.digits import Recognition
from nn_core.digits.verdict import UNREAD

GAP = 4.0
WIDEST = 76.0
"""A column is at most so wide, so that one or two digits don't fill the room."""


class PartsRow(PaintedWidget):
    """Shows recognitions side by side; a click or the arrow keys choose one."""

    part_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Recognition, ...] = ()
        self._images: list[QImage] = []
        self.chosen = 0
        self._detail = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Digits read one by one"))
        self.setToolTip(self.tr("Click a digit to see its bars and its layers; arrow keys too"))

    @property
    def texts(self) -> tuple[str, ...]:
        """The answers, from left to right: a digit, one with a question mark, or only that."""
        return tuple(said(part) for part in self._parts)

    def show_parts(self, parts: tuple[Recognition, ...], chosen: int, detail: str) -> None:
        """Show parts and, under them, a translated line."""
        self._parts, self.chosen, self._detail = parts, chosen, detail
        self._draw_images()
        self.setAccessibleDescription(", ".join((*self.texts, detail)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(theme.current().px(180)), int(theme.current().px(120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(theme.current().px(120)), int(theme.current().px(84)))

    def column(self, index: int) -> QRectF:
        """Return the place of a part's picture and answer, in the widget's pixels."""
        tokens = theme.current()
        width = min(tokens.px(WIDEST), self.width() / max(1, len(self._parts)))
        return QRectF(index * width, 0, width, self.height() - self._line() - tokens.px(GAP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self._parts)):
            if self.column(index).contains(event.position()):
                self.part_chosen.emit(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif 0 <= self.chosen + step < len(self._parts):
            self.part_chosen.emit(self.chosen + step)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        for index in range(len(self._parts)):
            self._paint_part(painter, index, tokens)
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        line = QRectF(0, self.height() - self._line(), self.width(), self._line())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._detail)

    def _paint_part(self, painter: QPainter, index: int, tokens: theme.Theme) -> None:
        room = self.column(index).adjusted(0, 0, -tokens.px(GAP), 0)
        side = min(room.width(), 0.58 * room.height())
        picture = QRectF(room.left() + 1, room.top() + 1, side - 2, side - 2)
        painter.drawImage(picture, self._images[index])
        chosen = index == self.chosen
        painter.setPen(QPen(tokens.colour("accent" if chosen else "border"), 2 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(picture)
        below = QRectF(room.left(), side, side, room.height() - side)
        text = said(self._parts[index])
        font: QFont = tokens.font("body")
        theme.set_bold(font)
        font.setPixelSize(max(8, int(min(0.9 * below.height(), 1.5 * side / max(2, len(text))))))
        painter.setFont(font)
        painter.setPen(tokens.colour("muted" if text == UNREAD else "ink"))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def _line(self) -> float:
        return float(self.fontMetrics().height())

    def _draw_images(self) -> None:
        ink = theme.current().colour("ink")
        self._images = [ink_image(part.image, ink) for part in self._parts]

    def restyle(self, _tokens: theme.Theme) -> None:
        self._draw_images()
        self.updateGeometry()
        self.update()
