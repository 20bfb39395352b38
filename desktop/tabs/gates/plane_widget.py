"""Planes: a square plot on which subclasses paint below and above the grid; that of the weights."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QGraphicsItem,
    QSizePolicy,
    QStyleOptionGraphicsItem,
    QVBoxLayout,
    QWidget,
)

from desktop.services.number_list import NumberList, surface
from desktop.style import plotting, theme
from desktop.style.plotting import CachedPlot
from desktop.style.theme import Theme
from desktop.tabs.gates.marks import draw_handle
from desktop.tabs.gates.presenter import PerceptronPresenter
from desktop.widgets.input import ARROWS, Hold
from nn_core.arrays import Array, FloatArray
from nn_core.perceptron import plane
from nn_core.perceptron.model import Perceptron, fires, weighted_sum
from nn_core.perceptron.plane import Point, Polygon, box
from nn_core.perceptron.truth_tables import TruthTable, truth_rows

BELOW_GRID, ABOVE_GRID = -150, 10
"""pyqtgraph puts its view at −100 and its axes with their grid at .5."""
LEFT = 24
"""Room for the name of the upright axis, in pixels at zoom 1."""


class PlaneWidget(QWidget):
    """Equal units on both axes, the window as large as the widget allows.

    The plot underneath has axes, grid and names and takes no mouse; a subclass paints in
    ``draw_ground`` and ``draw``, and handles mouse and keys. Pixels are the widget's own.
    """

    places = 61
    """On each axis, that are written to a file."""

    def __init__(
        self, names: tuple[str, str], numbered: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.caption = ""
        self._window: tuple[Point, Point] = (-1.0, -1.0), (1.0, 1.0)
        self.plot = CachedPlot(2 * LEFT if numbered else LEFT, mouse=False, square=True)
        self.plot.set_axis_names(*names)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for side in ("bottom", "left"):
            self.plot.getAxis(side).setStyle(showValues=numbered)
        self._zeros = [pg.InfiniteLine(0, angle=angle) for angle in (0, 90)]
        for line in self._zeros:
            self.plot.addItem(line)
        item = self.plot.getPlotItem()
        self._layers = [_Layer(item, self._ground), _Layer(item, self._above)]
        for layer, height in zip(self._layers, (BELOW_GRID, ABOVE_GRID), strict=True):
            layer.setZValue(height)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.plot)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 120)
        self.plot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.plot.restyled.connect(self._restyle)
        self._restyle()
        self.plot.told = self.numbers_shown

    def numbers_shown(self) -> NumberList:
        """Return what is painted below the grid, at the places of a finer one."""
        (left, bottom), (right, top) = self._window
        xs, ys = np.linspace(left, right, self.places), np.linspace(top, bottom, self.places)
        return surface(self.plot.axis_names, xs, ys, self.values_at(*np.meshgrid(xs, ys)))

    def values_at(self, x: FloatArray, y: FloatArray) -> Array:
        """Return 1 where the plane is coloured, 0 elsewhere."""
        raise NotImplementedError

    def set_window(self, low: Point, high: Point) -> None:
        """Choose what must be visible."""
        self._window = low, high
        across, up = zip(low, high, strict=True)
        self.plot.setRange(xRange=across, yRange=up, padding=0)

    def draw_ground(self, painter: QPainter, tokens: Theme) -> None:
        """Paint what lies below the grid."""

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        """Paint what lies on the plane."""

    def redraw(self) -> None:
        """Paint again; the axes stay."""
        for layer in self._layers:
            layer.update()

    def area(self) -> QRectF:
        """Return where the plane is, without its axes, in pixels."""
        rect: QRectF = self.plot.getViewBox().geometry()
        return rect

    def scale(self) -> float:
        left, right = self.plot.getViewBox().viewRange()[0]
        return float(self.area().width() / (right - left))

    def to_pixels(self, point: Point) -> QPointF:
        (left, _), (bottom, _) = self.plot.getViewBox().viewRange()
        area, scale = self.area(), self.scale()
        return QPointF(
            area.left() + (point[0] - left) * scale, area.bottom() - (point[1] - bottom) * scale
        )

    def to_plane(self, position: QPointF) -> Point:
        (left, _), (bottom, _) = self.plot.getViewBox().viewRange()
        area, scale = self.area(), self.scale()
        return (
            left + (position.x() - area.left()) / scale,
            bottom + (area.bottom() - position.y()) / scale,
        )

    def visible(self) -> Polygon:
        """Return the part of the plane that can be seen."""
        (left, right), (bottom, top) = self.plot.getViewBox().viewRange()
        return box(left, bottom, right, top)

    def polygon(self, corners: Polygon) -> QPolygonF:
        return QPolygonF([self.to_pixels(corner) for corner in corners])

    def chip(self, painter: QPainter, tokens: Theme, at: QPointF, text: str) -> QRectF:
        """Write a short text on paper, kept inside of the plane; return its place."""
        pad = tokens.px(4)
        size = painter.fontMetrics().size(0, text)
        rect, room = QRectF(0, 0, size.width() + 2 * pad, size.height() + pad), self.area()
        rect.moveCenter(at)
        rect.moveLeft(max(min(rect.left(), room.right() - rect.width() - pad), room.left() + pad))
        rect.moveTop(max(min(rect.top(), room.bottom() - rect.height() - pad), room.top() + pad))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("paper", 0.88))
        painter.drawRoundedRect(rect, pad, pad)
        painter.setPen(tokens.colour("ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        return rect

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.redraw()

    def _ground(self, painter: QPainter, tokens: Theme) -> None:
        painter.setClipRect(self.area())
        painter.setPen(Qt.PenStyle.NoPen)
        # Antialiased, two regions side by side would leave a seam.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.draw_ground(painter, tokens)

    def _above(self, painter: QPainter, tokens: Theme) -> None:
        painter.setClipRect(self.area())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(tokens.font("small"))
        self.draw(painter, tokens)
        if self.caption:
            self._draw_caption(painter, tokens)
        if self.hasFocus():
            painter.setPen(QPen(tokens.colour("accent"), tokens.px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.area().adjusted(1, 1, -1, -1), 4, 4)

    def _draw_caption(self, painter: QPainter, tokens: Theme) -> None:
        """Write the caption in the lower left corner, in lines as long as there is room."""
        pad = int(tokens.px(4))
        room = self.area().toRect().adjusted(2 * pad, 2 * pad, -2 * pad, -2 * pad)
        flags = Qt.TextFlag.TextWordWrap
        rect = painter.fontMetrics().boundingRect(room, flags, self.caption)
        rect.moveBottomLeft(room.bottomLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour("paper", 0.88))
        painter.drawRoundedRect(rect.adjusted(-pad, -pad // 2, pad, pad // 2), pad, pad)
        painter.setPen(tokens.colour("muted"))
        painter.drawText(rect, flags, self.caption)

    @Slot()
    def _restyle(self) -> None:
        for line in self._zeros:
            line.setPen(plotting.pen("muted", 1.0))
        self.redraw()


class _Layer(QGraphicsItem):
    """Paints over the whole plot with a function."""

    def __init__(self, plot: QGraphicsItem, draw: Callable[[QPainter, Theme], None]) -> None:
        super().__init__(plot)
        self._plot, self._draw = plot, draw

    def boundingRect(self) -> QRectF:
        return self._plot.boundingRect()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        self._draw(painter, theme.current())


SMALLEST = 1.5


@dataclass(frozen=True)
class MapPicture:
    """Everything the map draws.

    - ``gate``: where we are.
    - ``path``: weights of the past, oldest first.
    - ``caption``: what the coloured region is, or why there is none; translated.
    """

    gate: Perceptron
    target: TruthTable
    path: tuple[Point, ...] = ()
    caption: str = ""


class WeightMap(PlaneWidget):
    """Draws a `MapPicture`; the point can be dragged, or moved by the arrow keys."""

    def __init__(self, presenter: PerceptronPresenter) -> None:
        super().__init__(("w₁", "w₂"), numbered=True)
        self._presenter = presenter
        self.setAccessibleName(self.tr("Map of the weights"))
        self.setToolTip(
            self.tr(
                "Every point is a pair of weights; in the coloured region all four rows are right "
                "at this bias. Drag the point, or use the arrow keys."
            )
        )
        self.picture = MapPicture(Perceptron((0.0, 0.0), 0.0), (0, 0, 0, 0))
        self._hold = Hold[bool]()
        self._hover = False

    def show_picture(self, picture: MapPicture) -> None:
        """Draw another picture; the window grows and shrinks with the weights."""
        if picture == self.picture and self.caption:
            return
        before, self.picture = self.picture, picture
        self.caption = picture.caption
        if (before.gate, before.target) != (picture.gate, picture.target):
            self._hold.other_shown()
        if not self._hold.thing:
            self._fit()
        self.redraw()

    def _fit(self) -> None:
        gate = self.picture.gate
        largest = max(abs(v) for v in (*gate.weights, gate.bias))
        limit = SMALLEST * 2 ** max(0, math.ceil(math.log2(max(largest * 1.15, 1e-9) / SMALLEST)))
        self.set_window((-limit, -limit), (limit, limit))

    def handle(self) -> QPointF:
        w1, w2 = self.picture.gate.weights
        return self.to_pixels((w1, w2))

    def draw_ground(self, painter: QPainter, tokens: Theme) -> None:
        """Fill the weights that will do."""
        painter.setBrush(tokens.colour("accent", 0.2))
        painter.drawPolygon(self.polygon(self._region()))

    def values_at(self, x: FloatArray, y: FloatArray) -> Array:
        """Return which weights will do at this bias: where all four rows are right."""
        picture, weights = self.picture, np.stack([x, y], axis=-1)
        rows = (weighted_sum(weights, row, picture.gate.bias) for row in truth_rows(2))
        given = np.stack([fires(sums) for sums in rows], axis=-1)
        right: Array = (given == np.array(picture.target)).all(axis=-1)
        return right.astype(int)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setPen(QPen(tokens.colour("accent"), tokens.px(1.2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(self.polygon(self._region()))
        self._draw_path(painter, tokens)
        draw_handle(
            painter, tokens, self.handle(), bool(self._hold.thing or self._hover), tokens.px(7)
        )

    def _region(self) -> Polygon:
        picture = self.picture
        return plane.weight_region(picture.target, picture.gate.bias, 1.05 * self._reach())

    def _reach(self) -> float:
        return max(abs(v) for corner in self.visible() for v in corner)

    def _draw_path(self, painter: QPainter, tokens: Theme) -> None:
        points = [self.to_pixels(point) for point in self.picture.path]
        painter.setPen(QPen(tokens.colour("ink", 0.5), tokens.px(1.2)))
        painter.drawPolyline(points)
        painter.setBrush(tokens.colour("ink", 0.6))
        for point in points:
            painter.drawEllipse(point, tokens.px(2), tokens.px(2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hold.thing = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._presenter.begin_gesture()
            if not self._near(event.position()):
                self._drag_to(event.position())
            self.redraw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hold.thing and event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event.position())
            return
        self._hold.drop()  # its release went elsewhere
        near = self._near(event.position())
        if near != self._hover:
            self._hover = near
            cursor = Qt.CursorShape.OpenHandCursor if near else Qt.CursorShape.CrossCursor
            self.setCursor(cursor)
            self.redraw()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._hold.drop()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._fit()
        self.redraw()

    def _drag_to(self, position: QPointF) -> None:
        with self._hold:
            self._presenter.set_weights(*self.to_plane(position))

    def _near(self, position: QPointF) -> bool:
        offset = position - self.handle()
        return math.hypot(offset.x(), offset.y()) <= 12

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = 0.01 if fine else 0.1
        way = ARROWS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        w1, w2 = self.picture.gate.weights
        self._presenter.begin_gesture()
        self._presenter.set_weights(w1 + step * way[0], w2 - step * way[1])
