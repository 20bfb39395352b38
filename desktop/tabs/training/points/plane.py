"""The plane of the points: what the network answers everywhere, and points painted by hand."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.services.number_list import NumberList, columns, surface
from desktop.services.numbers import plain
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.training.points.presenter import PointsPresenter
from desktop.tabs.training.points.state import Look, PointsState
from desktop.tabs.training.points.texts import axis_name
from desktop.widgets.input import ARROWS, Hold
from desktop.widgets.painted.colormap import colormap
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray

REACH = 9.0
"""Pixels from a point within which it is taken hold of."""
RADIUS = 4.2
SPRAY = 14.0
APART = 7.0
"""Pixels between points that are painted with one stroke."""
NUDGE, FINE = 1 / 20, 1 / 100
SOFT = 0.75
Modifier = Qt.KeyboardModifier
Key = Qt.Key


class PointsPlane(PaintedWidget):
    """Paints a `PointsState`; the mouse paints points, and so do the arrow keys with Enter.

    A click puts a point of class 1, with Shift or the right button one of class 0; a drag moves
    a point, or draws some where there is one input; Delete takes one away; Alt sprays.
    """

    def __init__(self, presenter: PointsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter, self._state = presenter, presenter.state
        self._hold = Hold[int]()
        self._stroke: QPointF | None = None
        self._one = True
        self._hover: int | None = None
        self._cursor: tuple[float, float] = (0.0, 0.0)
        self._layer: tuple[object, QPixmap] | None = None
        self._rng = np.random.default_rng(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The right button has a use of its own; the Menu key still opens the menu.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setMouseTracking(True)
        self.setMinimumSize(140, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Points and what the network answers"))
        self.setToolTip(
            self.tr(
                "Click: a point of class 1; Shift or the right button: of class 0. Drag a point to "
                "move it, Alt sprays, Delete takes one away. Keys: arrows and Enter, Shift+Enter."
            )
        )

    def heard(self) -> str:
        """Return what a screen reader says: where the keys are, and how many points there are."""
        points, look = self._state.points, self._state.look
        parts = [self.tr("Points: {count}").format(count=len(points))]
        if points.has_classes:
            ones = int((points.t > 0.5).sum())
            text = self.tr("of class 1: {ones}, of class 0: {zeros}")
            parts.append(text.format(ones=ones, zeros=len(points) - ones))
        if look is not None and look.right is not None and len(look.right) == len(points):
            text = self.tr("on the wrong side: {count}")
            parts.append(text.format(count=int((~look.right).sum())))
        if self.hasFocus() and not self.folded:
            names = (*points.axes, "y")
            here = (f"{name} = {plain(v)}" for name, v in zip(names, self._cursor, strict=False))
            parts.insert(0, ", ".join(here))
        return "; ".join(parts)

    @Slot(object)
    def show_state(self, state: PointsState) -> None:
        if state.points is not self._state.points:
            self._hold.other_shown()
        self._state = state
        self.update()

    # Where things are

    @property
    def folded(self) -> bool:
        """Whether the plane is seen as two hidden neurons see it."""
        look = self._state.look
        return self._state.folded and look is not None and look.folded is not None

    def area(self) -> QRectF:
        side = min(self.width(), self.height()) - 2.0
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        return QRectF(int(left), int(top), int(side), int(side))

    def window_seen(self) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of what is seen."""
        look = self._state.look
        if not self.folded or look is None or look.fold_grid is None:
            return self._state.window
        grid = look.fold_grid.reshape(-1, 2)
        low, high = grid.min(axis=0), grid.max(axis=0)
        middle, half = (low + high) / 2, max(float((high - low).max()) * 0.55, 1e-3)
        return (*(middle - half).tolist(), *(middle + half).tolist())

    def to_pixels(self, places: FloatArray) -> FloatArray:
        """Return where places (N, 2) are painted, (N, 2)."""
        left, bottom, right, top = self.window_seen()
        area = self.area()
        scale = np.array([area.width() / (right - left), -area.height() / (top - bottom)])
        start = np.array([area.left(), area.bottom()])
        pixels: FloatArray = start + (np.asarray(places) - (left, bottom)) * scale
        return pixels

    def to_plane(self, position: QPointF) -> tuple[float, float]:
        left, bottom, right, top = self._state.window
        area = self.area()
        x = left + (position.x() - area.left()) / area.width() * (right - left)
        y = bottom + (area.bottom() - position.y()) / area.height() * (top - bottom)
        return round(x, 4), round(y, 4)

    def places(self) -> FloatArray:
        """Return where the points are, (N, 2), in what is seen."""
        points, look = self._state.points, self._state.look
        if self.folded and look is not None and look.folded is not None:
            return look.folded
        return np.column_stack([points.x, points.t]) if self._state.curve else points.x

    def point_near(self, position: QPointF) -> int | None:
        if not len(self._state.points):
            return None
        away = self.to_pixels(self.places()) - (position.x(), position.y())
        distance = np.hypot(*away.T)
        nearest = int(distance.argmin())
        return nearest if distance[nearest] <= theme.current().px(REACH) else None

    def numbers_shown(self) -> NumberList | None:
        """Return the answers over the window, or what is drawn instead: a curve, folded points."""
        look, state = self._state.look, self._state
        if look is None:
            return None
        left, bottom, right, top = state.window
        answer = look.pictures[-1][0]
        if state.sigmoid:
            answer = 1 / (1 + np.exp(-np.clip(answer, -60, 60)))
        xs = np.linspace(left, right, answer.shape[1])
        if self.folded:
            return columns(("z₁", "z₂", "t"), *self.places().T, state.points.t)
        if state.curve:
            return columns(("x", "y"), xs, answer[0])
        return surface(("x₁", "x₂"), xs, np.linspace(top, bottom, len(answer)), answer)

    # Painting

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        area, look = self.area(), self._state.look
        painter.fillRect(area, tokens.colour("paper"))
        painter.setClipRect(area)
        if look is not None:
            if self.folded:
                self._paint_folded(painter, tokens, look)
            elif self._state.curve:
                self._paint_curve(painter, tokens, look)
            else:
                self._paint_answer(painter, tokens, look)
        self._paint_points(painter, tokens)
        self._paint_marks(painter, tokens)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focus = self.hasFocus()
        painter.setPen(QPen(tokens.colour("accent" if focus else "border"), 2 if focus else 1))
        painter.drawRect(area)
        self._paint_names(painter, tokens, area)

    def _paint_answer(self, painter: QPainter, tokens: Theme, look: Look) -> None:
        chosen = self._state.chosen
        if chosen is None or chosen[0] >= len(look.pictures):
            values, largest = look.answer(self._state.sigmoid), 1.0
        else:
            values = look.pictures[chosen[0]][min(chosen[1], len(look.pictures[chosen[0]]) - 1)]
            largest = max(1.0, float(np.abs(values).max()))
        image = colormap(tokens, "positive", "negative", alpha=SOFT).image(values, largest)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.area(), image)

    def _paint_curve(self, painter: QPainter, tokens: Theme, look: Look) -> None:
        left, bottom, right, top = self._state.window
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zero = self.to_pixels(np.array([[left, 0.0], [right, 0.0]]))
        painter.setPen(QPen(tokens.colour("grid"), 1))
        painter.drawLine(QPointF(*zero[0]), QPointF(*zero[1]))
        if self._state.chosen is not None:
            layer, neuron = self._state.chosen
            self._polyline(painter, look.pictures[layer][neuron, 0], "accent", tokens)
        values = look.pictures[-1][0, 0]
        if self._state.sigmoid:
            values = 1 / (1 + np.exp(-np.clip(values, -60, 60)))
        self._polyline(painter, np.clip(values, bottom - 1, top + 1), "ink", tokens)

    def _polyline(self, painter: QPainter, values: FloatArray, token: str, tokens: Theme) -> None:
        left, _, right, _ = self._state.window
        xs = np.linspace(left, right, len(values))
        painter.setPen(QPen(tokens.colour(token), tokens.px(2.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(_polygon(self.to_pixels(np.column_stack([xs, values]))))

    def _paint_folded(self, painter: QPainter, tokens: Theme, look: Look) -> None:
        assert look.fold_grid is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.colour("muted", 0.6), 1))
        for line in look.fold_grid:
            painter.drawPolyline(_polygon(self.to_pixels(line)))
        w, b = look.weights[-1][:, 0], float(look.biases[-1][0]) - self._state.middle
        norm = float(w @ w)
        if len(w) == 2 and norm > 0:
            # The last neuron is a perceptron of these two: its line is straight here.
            foot, along = -b * w / norm, np.array([-w[1], w[0]]) / math.sqrt(norm)
            ends = self.to_pixels(np.stack([foot - 100 * along, foot + 100 * along]))
            painter.setPen(QPen(tokens.colour("ink"), tokens.px(2.5)))
            painter.drawLine(QPointF(*ends[0]), QPointF(*ends[1]))

    def _paint_points(self, painter: QPainter, tokens: Theme) -> None:
        state = self._state
        if not len(state.points):
            return
        ratio = self.devicePixelRatioF()
        if self.folded or theme.to_file():
            self._draw_points(painter, tokens)
            return
        # Some thousands stay where they are while the colours below them change.
        key = (id(state.points), state.window, self.size().toTuple(), ratio, tokens)
        if self._layer is None or self._layer[0] != key:
            layer = QPixmap(self.size() * ratio)
            layer.setDevicePixelRatio(ratio)
            layer.fill(Qt.GlobalColor.transparent)
            inner = QPainter(layer)
            self._draw_points(inner, tokens)
            inner.end()
            self._layer = key, layer
        painter.drawPixmap(0, 0, self._layer[1])

    def _draw_points(self, painter: QPainter, tokens: Theme) -> None:
        points = self._state.points
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pixels = self.to_pixels(self.places())
        radius = tokens.px(RADIUS if len(points) <= 400 else 0.6 * RADIUS)
        middle = 0.5 if points.has_classes else 0.0
        # Those that are learnt lie above the others.
        for index in np.argsort(~points.apart, kind="stable").tolist():
            one = self._state.curve or bool(points.t[index] > middle)
            token = "ink" if self._state.curve else "positive" if one else "negative"
            colour = tokens.colour(token)
            apart = bool(points.apart[index])
            painter.setPen(QPen(colour if apart else tokens.colour("paper"), tokens.px(1.2)))
            painter.setBrush(tokens.colour("paper", 0.6) if apart else colour)
            at = QPointF(*pixels[index].tolist())
            if one and not self._state.curve:
                painter.drawPolygon(_triangle(at, radius * 1.15))
            else:
                painter.drawEllipse(at, radius, radius)

    def _paint_marks(self, painter: QPainter, tokens: Theme) -> None:
        """Ring the points on the wrong side, what is held, and the reader's own drawing."""
        state, look = self._state, self._state.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pixels = self.to_pixels(self.places()) if len(state.points) else np.empty((0, 2))
        if look is not None and look.right is not None and len(look.right) == len(pixels):
            wrong = np.flatnonzero(~look.right & ~state.points.apart)
            painter.setPen(QPen(tokens.colour("ink"), tokens.px(1)))
            for at in pixels[wrong].tolist():
                painter.drawEllipse(QPointF(*at), tokens.px(6), tokens.px(6))
        index = self._hover if self._hold.thing is None else self._hold.thing
        if index is not None and index < len(pixels):
            painter.setPen(QPen(tokens.colour("accent"), tokens.px(2)))
            at = QPointF(*pixels[index].tolist())
            painter.drawEllipse(at, tokens.px(8), tokens.px(8))
            self._paint_figure(painter, tokens, at, index)
        if state.ring is not None and not self.folded:
            self._paint_ring(painter, tokens, state.ring)
        if self.hasFocus() and not self.folded:
            at = QPointF(*self.to_pixels(np.array([self._cursor]))[0].tolist())
            painter.setPen(QPen(tokens.colour("accent"), tokens.px(1.5)))
            arm = tokens.px(8)
            painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
            painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))

    def _paint_ring(self, painter: QPainter, tokens: Theme, ring: tuple[float, float]) -> None:
        area = self.area().adjusted(8, 8, -8, -8)
        x, y = self.to_pixels(np.array([ring]))[0].tolist()
        at = QPointF(min(max(x, area.left()), area.right()), min(max(y, area.top()), area.bottom()))
        for token, width in (("paper", 6.0), ("accent", 3.0)):
            painter.setPen(QPen(tokens.colour(token), tokens.px(width)))
            painter.drawEllipse(at, tokens.px(9), tokens.px(9))

    def _paint_figure(self, painter: QPainter, tokens: Theme, at: QPointF, index: int) -> None:
        """Show the digit that a point of handwriting was measured of."""
        image = self._presenter.figure(index) if self._state.measures else None
        if image is None:
            return
        side, area = tokens.px(56), self.area()
        picture = colormap(tokens, "ink").image(image / 255.0, 1.0)
        place = QRectF(at.x() + 12, at.y() - side - 12, side, side)
        place.moveLeft(min(place.left(), area.right() - side - 2))
        place.moveTop(max(place.top(), area.top() + 2))
        painter.drawImage(place, picture, QRectF(picture.rect()))
        painter.drawRect(place)

    def _paint_names(self, painter: QPainter, tokens: Theme, area: QRectF) -> None:
        look = self._state.look
        names = [axis_name(axis) for axis in (*self._state.points.axes, "y")][:2]
        if self.folded and look is not None:
            names = [f"z{place + 1}" for place in look.fold_pair]
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("ink"))
        room, flags = area.adjusted(5, 3, -5, -3), Qt.AlignmentFlag
        painter.drawText(room, flags.AlignRight | flags.AlignBottom, f"{names[0]} →")
        painter.drawText(room, flags.AlignLeft | flags.AlignTop, f"↑ {names[1]}")

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        buttons = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
        if event.button() not in buttons or self.folded or not self.area().contains(position):
            return
        shift = bool(event.modifiers() & Modifier.ShiftModifier)
        self._one = event.button() == buttons[0] and not shift
        self._presenter.end_drag()
        near = self.point_near(position)
        if near is not None and self._one and not event.modifiers() & Modifier.AltModifier:
            self._hold.thing = near
            self.update()
            return
        self._stroke = position
        self._paint_at(position, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if not event.buttons():
            self._hold.drop()
            self._stroke = None
        if self._hold.thing is not None:
            with self._hold:
                self._presenter.move(self._hold.thing, self._inside(position))
        elif self._stroke is not None:
            away = position - self._stroke
            sprays = event.modifiers() & Modifier.AltModifier or self._state.curve
            if sprays and math.hypot(away.x(), away.y()) >= theme.current().px(APART):
                self._stroke = position
                self._paint_at(position, event.modifiers())
        else:
            self._point_at(position)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._hold.drop()
        self._stroke = None
        self._presenter.end_drag()
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = None
        self._presenter.point_at(None)
        self.update()

    def _point_at(self, position: QPointF) -> None:
        hover = self.point_near(position)
        if hover != self._hover:
            self._hover = hover
            self.update()
        inside = self.area().contains(position) and not self.folded
        self._presenter.point_at(self.to_plane(position) if inside else None)

    def _inside(self, position: QPointF) -> tuple[float, float]:
        area = self.area()
        x = min(max(position.x(), area.left()), area.right())
        y = min(max(position.y(), area.top()), area.bottom())
        return self.to_plane(QPointF(x, y))

    def _paint_at(self, position: QPointF, modifiers: Modifier) -> None:
        if modifiers & Modifier.AltModifier and not self._state.curve:
            x, y = self._rng.normal(0, theme.current().px(SPRAY) / 2, 2).tolist()
            position = position + QPointF(x, y)
        self._presenter.paint(self._inside(position), self._one, "stroke")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Key(event.key()), event.modifiers()
        if key in ARROWS and not self.folded and not modifiers & Modifier.ShiftModifier:
            left, bottom, right, top = self._state.window
            share = FINE if modifiers & Modifier.ControlModifier else NUDGE
            across, down = ARROWS[key]
            x = min(max(self._cursor[0] + across * share * (right - left), left), right)
            y = min(max(self._cursor[1] - down * share * (top - bottom), bottom), top)
            self._cursor = round(x, 4), round(y, 4)
            self._presenter.point_at(self._cursor)
            self.update()
        elif key in (Key.Key_Return, Key.Key_Enter) and not self.folded:
            self._presenter.end_drag()
            self._presenter.paint(self._cursor, not modifiers & Modifier.ShiftModifier)
        elif key in (Key.Key_Delete, Key.Key_Backspace):
            at = QPointF(*self.to_pixels(np.array([self._cursor]))[0].tolist())
            index = self._hover if self._hover is not None else self.point_near(at)
            if index is not None:
                self._hover = None
                self._presenter.end_drag()
                self._presenter.remove(index)
        else:
            super().keyPressEvent(event)


def _polygon(pixels: FloatArray) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in pixels.tolist()])


def _triangle(at: QPointF, radius: float) -> QPolygonF:
    corners = (0.0, -radius), (0.92 * radius, 0.7 * radius), (-0.92 * radius, 0.7 * radius)
    return QPolygonF([at + QPointF(*corner) for corner in corners])
