"""What every painter of this tab draws with: shaded blocks of numbers, frames, veils and arrows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.filters.texts import share_text
from desktop.widgets.painted.colormap import Colormap, colormap, colours_of, image_of, mixed
from desktop.widgets.painted.grid import Grid, paint_frame, paint_image
from desktop.widgets.painted.labels import MIDDLE, paint_numbers
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray
from nn_core.records.conv_trace import ChannelShare
from nn_core.records.receptive_field import Box

UNSEEN = 0.72
"""How much paper lies over results that are yet to come."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
LINE = LEFT | Qt.TextFlag.TextDontClip
SMALLEST_TEXT = 0.6
"""How small, against the usual text, a line gets that is too long."""


class Pens:
    """Draws in one theme."""

    def __init__(self, tokens: Theme) -> None:
        self.tokens = tokens
        self.ink = colormap(tokens, "ink")
        self.signed = colormap(tokens, "positive", "negative")
        # A mixed colour looks the same on paper as a clear one, and is drawn ten times as fast.
        self._soft = mixed(tokens.colour("accent"), tokens.colour("paper"), 0.7)

    def block(
        self, painter: QPainter, grid: Grid, values: FloatArray, shade: Colormap, largest: float
    ) -> None:
        """Paint values as shaded cells, with their numbers if they fit."""
        pixels = shade.pixels(values, largest)
        paint_image(painter, self.tokens, grid, image_of(pixels))
        paint_numbers(painter, self.tokens, grid, values, colours_of(pixels))

    def frame(
        self, painter: QPainter, rect: QRectF, token: str = "accent", width: float = 2
    ) -> None:
        """Frame a rectangle so that it shows on every colour."""
        paint_frame(painter, self.tokens, rect, token, width)

    def field(self, painter: QPainter, grid: Grid, box: Box) -> None:
        """Frame a receptive field on the drawing, from inside."""
        paint_frame(painter, self.tokens, on(grid, box).adjusted(1, 1, -1, -1))

    def padding(self, painter: QPainter, grid: Grid, pad: int) -> None:
        """Mark off the rows of zeros that were added."""
        if pad:
            painter.setPen(QPen(self.tokens.colour("muted"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inside = grid.span(pad, pad, grid.rows - 2 * pad, grid.columns - 2 * pad)
            painter.drawRect(inside)

    def veil(self, painter: QPainter, grid: Grid, row: int, column: int) -> None:
        """Pale the results that the window has not reached yet."""
        veil = self.tokens.colour("paper", UNSEEN)
        rest = grid.columns - column - 1
        if rest:
            painter.fillRect(grid.span(row, column + 1, 1, rest), veil)
        if row + 1 < grid.rows:
            painter.fillRect(grid.span(row + 1, 0, grid.rows - row - 1, grid.columns), veil)

    def arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._soft, self.tokens.px(1.5)))
        painter.drawLine(start, end)
        painter.drawLine(end, end + QPointF(-7, -4))
        painter.drawLine(end, end + QPointF(-7, 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def fan(self, painter: QPainter, near: QRectF, far: QRectF) -> None:
        """Join the right edge of an enlarged column to the column itself."""
        painter.setPen(QPen(self._soft, self.tokens.px(1)))
        painter.drawLine(near.topRight(), far.topLeft())
        painter.drawLine(near.bottomRight(), far.bottomLeft())

    def sign(self, painter: QPainter, left: QRectF, right: QRectF, sign: str) -> None:
        painter.setFont(self.tokens.font("title"))
        painter.setPen(self.tokens.colour("muted"))
        between = QRectF(left.right(), left.top(), right.left() - left.right(), left.height())
        painter.drawText(between, MIDDLE, sign)
        painter.setFont(self.tokens.font("small"))

    def caption(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        flags: Qt.AlignmentFlag = MIDDLE,
    ) -> None:
        """Write one line, smaller where it would not fit, and shortened where that is no help."""
        painter.setPen(self.tokens.colour("muted"))
        usual = painter.font()
        painter.setFont(fitting(usual, text, rect.width()))
        metrics = QFontMetricsF(painter.font())
        short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, flags, short)
        painter.setFont(usual)

    def share(self, painter: QPainter, rect: QRectF, share: ChannelShare) -> None:
        """Write which map it is and, below that, what it adds."""
        name, part = share_text(share)
        token = "positive_text" if share.contribution >= 0 else "negative_text"
        half = rect.height() / 2
        usual = painter.font()
        for number, (text, colour) in enumerate(((name, "ink"), (part, token))):
            line = QRectF(rect.left(), rect.top() + number * half, rect.width(), half)
            painter.setPen(self.tokens.colour(colour))
            painter.setFont(fitting(usual, text, rect.width()))
            painter.drawText(line, LINE, text)
        painter.setFont(usual)


def on(grid: Grid, box: Box) -> QRectF:
    """Return where a box of pixels lies on a picture."""
    return grid.span(box.top, box.left, box.bottom - box.top, box.right - box.left)


def fitting(font: QFont, text: str, room: float) -> QFont:
    """Return a font, or the same one as much smaller as a line needs to fit."""
    wanted = QFontMetricsF(font).horizontalAdvance(text)
    if wanted <= room:
        return font
    smaller = QFont(font)
    smaller.setPointSizeF(font.pointSizeF() * max(0.97 * room / wanted, SMALLEST_TEXT))
    return smaller


class GridWidget(PaintedWidget):
    """Takes mouse and keys, and is laid out for its state, size and theme.

    A subclass says what it keeps of a theme (`dress`) and how it is laid out (`measure`); it calls
    ``dress`` once in its own construction.

    - ``smallest``, ``usual``: width and height.
    """

    def __init__(
        self, smallest: tuple[int, int], usual: tuple[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._usual = QSize(*usual)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(*smallest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def dress(self, tokens: Theme) -> None:
        """Make anew what is made of colours or fonts."""
        raise NotImplementedError

    def measure(self) -> None:
        """Lay everything out for the present state, size and theme; by default nothing."""

    def restyle(self, tokens: Theme) -> None:
        self.dress(tokens)
        self.measure()
        super().restyle(tokens)

    @staticmethod
    def line() -> float:
        """Return the height of a line of small text."""
        return QFontMetricsF(theme.current().font("small")).lineSpacing()

    def sizeHint(self) -> QSize:
        return self._usual

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.measure()
        super().resizeEvent(event)

    def point_with(self, shape: Qt.CursorShape | None) -> None:
        """Show what the mouse could do here; None where it can do nothing."""
        if shape is None:
            self.unsetCursor()
        else:
            self.setCursor(shape)
