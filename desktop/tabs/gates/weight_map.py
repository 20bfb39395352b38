"""The map of all pairs of weights: which of them realise the target, and where we are."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen

from desktop.style.theme import Theme
from desktop.tabs.gates.marks import draw_handle
from desktop.tabs.gates.plane_widget import PlaneWidget
from desktop.tabs.gates.presenter import PerceptronPresenter
from desktop.widgets.input import ARROWS, Hold
from nn_core.arrays import Array, FloatArray
from nn_core.perceptron import plane
from nn_core.perceptron.model import Perceptron, fires, weighted_sum
from nn_core.perceptron.plane import Point, Polygon
from nn_core.perceptron.truth_tables import TruthTable, truth_rows

SMALLEST = 1.5


@dataclass(frozen=True)
class MapPicture:
    """Everything the map draws.

    Attributes
    ----------
    gate : Perceptron
        Where we are.
    path : tuple of Point
        Weights of the past, oldest first.
    caption : str
        What the coloured region is, or why there is none; translated.
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
        """Return where the point that can be dragged is, in pixels."""
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
        """Draw the edge of the weights that will do, the path, and the point."""
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
