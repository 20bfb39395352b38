"""A sheet of squared paper: maps a window of the plane to pixels and draws grid and axes."""

from __future__ import annotations

from PySide6.QtCore import QLine, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.gates.pictures.marks import mixed
from desktop.widgets.controls.number_text import format_number
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.perceptron.plane import Point, Polygon, box


class Chart(PaintedWidget):
    """The base of the planes: equal units on both axes, the window as large as the widget allows.

    Subclasses draw in ``draw`` and call ``set_window`` when they want to show another part.
    """

    def __init__(self, names: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = names
        self._low: Point = (-0.6, -0.6)
        self._high: Point = (1.6, 1.6)
        self._tick = 0.5
        self.caption = ""
        self.numbered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_window(self, low: Point, high: Point, tick: float) -> None:
        """Choose what must be visible, and how far the grid lines are apart."""
        if (low, high, tick) != (self._low, self._high, self._tick):
            self._low, self._high, self._tick = low, high, tick
            self.update()

    def scale(self) -> float:
        """Return the pixels of one unit."""
        (x0, y0), (x1, y1) = self._low, self._high
        return min(self.width() / (x1 - x0), self.height() / (y1 - y0))

    def to_pixels(self, point: Point) -> QPointF:
        """Return where a point of the plane is drawn."""
        (x0, y0), (x1, y1) = self._low, self._high
        s = self.scale()
        return QPointF(
            self.width() / 2 + (point[0] - (x0 + x1) / 2) * s,
            self.height() / 2 - (point[1] - (y0 + y1) / 2) * s,
        )

    def to_plane(self, position: QPointF) -> Point:
        """Return the point of the plane that a pixel shows."""
        (x0, y0), (x1, y1) = self._low, self._high
        s = self.scale()
        return (
            (position.x() - self.width() / 2) / s + (x0 + x1) / 2,
            (self.height() / 2 - position.y()) / s + (y0 + y1) / 2,
        )

    def visible(self) -> Polygon:
        """Return the part of the plane that can be seen."""
        left, top = self.to_plane(QPointF(0, 0))
        right, bottom = self.to_plane(QPointF(self.width(), self.height()))
        return box(left, bottom, right, top)

    def polygon(self, corners: Polygon) -> QPolygonF:
        """Return a polygon of the plane in pixels."""
        return QPolygonF([self.to_pixels(corner) for corner in corners])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint paper, what the subclass draws, and the frame that shows the focus."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tokens.font("small"))
        painter.fillRect(self.rect(), tokens.colour("paper"))
        self.draw(painter, tokens)
        if self.caption:
            self._draw_caption(painter, tokens)
        edge = "accent" if self.hasFocus() else "border"
        painter.setPen(QPen(tokens.colour(edge), tokens.px(2 if self.hasFocus() else 1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        """Draw what the chart shows."""
        raise NotImplementedError

    def draw_grid(self, painter: QPainter, tokens: Theme, ground: str = "paper") -> None:
        """Draw the grid lines on a ground of one colour."""
        left, bottom = self.visible()[0]
        right, top = self.visible()[2]
        width, height = self.width(), self.height()
        lines = [
            QLine(x, 0, x, height)
            for x in (round(self.to_pixels((tick, 0)).x()) for tick in self._ticks(left, right))
        ]
        lines += [
            QLine(0, y, width, y)
            for y in (round(self.to_pixels((0, tick)).y()) for tick in self._ticks(bottom, top))
        ]
        # Antialiased or translucent lines of this length take ten times as long.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(mixed(tokens, "ink", ground, 0.1), 0))
        painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw_axes(self, painter: QPainter, tokens: Theme) -> None:
        """Draw the two axes and write their names."""
        origin = self.to_pixels((0, 0)).toPoint()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(tokens.colour("muted"), 0))
        painter.drawLine(origin.x(), 0, origin.x(), self.height())
        painter.drawLine(0, origin.y(), self.width(), origin.y())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_names(painter, tokens)
        if self.numbered:
            self._draw_numbers(painter, tokens, origin)

    def _draw_numbers(self, painter: QPainter, tokens: Theme, origin: QPoint) -> None:
        """Number every second grid line beside the axes."""
        left, bottom = self.visible()[0]
        right, top = self.visible()[2]
        away, metrics = tokens.px(3), painter.fontMetrics()
        every = 2 * self._tick
        for x in (tick for tick in self._ticks(left, right) if tick and tick % every == 0):
            text = format_number(x)
            at = self.to_pixels((x, 0)).x() - metrics.horizontalAdvance(text) / 2
            painter.drawText(QPointF(at, origin.y() + metrics.ascent() + away), text)
        for y in (tick for tick in self._ticks(bottom, top) if tick and tick % every == 0):
            text = format_number(y)
            at = origin.x() - metrics.horizontalAdvance(text) - away
            baseline = self.to_pixels((0, y)).y() + metrics.ascent() / 2 - 1
            painter.drawText(QPointF(at, baseline), text)

    def _ticks(self, low: float, high: float) -> list[float]:
        first, last = int(low / self._tick) - 1, int(high / self._tick) + 1
        return [k * self._tick for k in range(first, last + 1) if low < k * self._tick < high]

    def _draw_names(self, painter: QPainter, tokens: Theme) -> None:
        painter.setPen(tokens.colour("muted"))
        origin = self.to_pixels((0, 0))
        small = tokens.px(4)
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(self.names[0])
        painter.drawText(
            QPointF(self.width() - width - 2 * small, origin.y() - small), self.names[0]
        )
        painter.drawText(QPointF(origin.x() + small, metrics.ascent() + 1.5 * small), self.names[1])

    def _draw_caption(self, painter: QPainter, tokens: Theme) -> None:
        """Write the caption in the lower left corner, in lines as long as there is room."""
        pad = int(tokens.px(4))
        room = self.rect().adjusted(2 * pad, 2 * pad, -2 * pad, -2 * pad)
        flags = Qt.TextFlag.TextWordWrap
        rect = painter.fontMetrics().boundingRect(room, flags, self.caption)
        rect.moveBottomLeft(room.bottomLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("paper", 0.88))
        painter.drawRoundedRect(rect.adjusted(-pad, -pad // 2, pad, pad // 2), pad, pad)
        painter.setPen(tokens.colour("muted"))
        painter.drawText(rect, flags, self.caption)

    def chip(
        self, painter: QPainter, tokens: Theme, at: QPointF, text: str, ink: str = "ink"
    ) -> QRectF:
        """Write a short text on paper, kept inside of the chart; return its place."""
        metrics = painter.fontMetrics()
        pad = tokens.px(4)
        size = metrics.size(0, text)
        rect = QRectF(0, 0, size.width() + 2 * pad, size.height() + pad)
        rect.moveCenter(at)
        rect.moveLeft(min(max(rect.left(), pad), max(self.width() - rect.width() - pad, pad)))
        rect.moveTop(min(max(rect.top(), pad), max(self.height() - rect.height() - pad, pad)))
        paper = QColor(tokens.colour("paper", 0.88))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRoundedRect(rect, pad, pad)
        painter.setPen(tokens.colour(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        return rect
