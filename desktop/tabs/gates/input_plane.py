"""The plane of two signals: its points, the regions that fire, and lines that can be dragged."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen

from desktop.services.i18n import control_text
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.gates.marks import draw_handle, draw_mark, sign
from desktop.tabs.gates.plane_widget import PlaneWidget
from desktop.tabs.gates.presenter import ComposerPresenter, PerceptronPresenter
from desktop.widgets.input import ARROWS, Hold
from nn_core.arrays import Array, FloatArray
from nn_core.perceptron import plane
from nn_core.perceptron.model import Perceptron
from nn_core.perceptron.plane import Point, Polygon

REACH = 9
ARM = 64
LONGEST_ARM = 0.3
"""From the middle of a line to its handles, as a share of the plane's smaller side."""
WINDOW = (-0.6, -0.6), (1.6, 1.6)
TICK = 0.5
GHOSTS = 6
NUDGE, FINE_NUDGE = 0.05, 0.01
TURN, FINE_TURN = 5.0, 1.0


@dataclass(frozen=True)
class Mark:
    """A point: where, what it should be, whether it comes out right, and what is written by it."""

    at: Point
    target: int
    right: bool
    label: str
    selected: bool = False


@dataclass(frozen=True)
class Line:
    """A gate's boundary that can be dragged; ``name`` is written at its end."""

    key: str
    gate: Perceptron
    name: str = ""


@dataclass(frozen=True)
class Segment:
    """A straight line between two points of the certificate; ``value`` gives the colour."""

    start: Point
    end: Point
    value: int


@dataclass(frozen=True)
class PlanePicture:
    """Everything an input plane draws.

    - ``lines``: the gates whose boundaries are shown.
    - ``fires``: whether a region fires: entry k for the region in which line i fires iff bit i of k
      is set.
    - ``margin``: a measured distance from a point to the line.
    - ``trail``: boundaries of the past, oldest first.
    - ``segments``: the certificate: two segments with one midpoint.
    """

    lines: tuple[Line, ...]
    fires: tuple[int, ...]
    marks: tuple[Mark, ...]
    margin: tuple[Point, Point, str] | None = None
    trail: tuple[Perceptron, ...] = ()
    segments: tuple[Segment, ...] = ()


@dataclass(frozen=True)
class _Grip:
    """What is held: a line to shift, or one of its ends to turn it by."""

    line: int
    turning: bool
    pivot: Point = (0.0, 0.0)
    offset: QPointF = field(default_factory=QPointF)


class InputPlane(PlaneWidget):
    """Draws a `PlanePicture`; lines are shifted by dragging them and turned by their ring handles.

    Gestures go straight to the presenter.

    Keyboard: arrows shift the line, ``[`` and ``]`` turn it, with Ctrl in small steps; Space goes
    on to the next line, 1 to 4 choose a point.
    """

    places = 45
    grabbed = Signal()

    def __init__(
        self, names: tuple[str, str], presenter: PerceptronPresenter | ComposerPresenter
    ) -> None:
        super().__init__(names)
        self._presenter = presenter
        self.set_window(*WINDOW)
        for side in ("bottom", "left"):
            self.plot.getAxis(side).setTickSpacing(TICK, TICK)
        self.picture = PlanePicture((), (0,), ())
        self._hold = Hold[_Grip]()
        self._hover: _Grip | None = None
        self._chosen = 0
        self.setToolTip(
            self.tr(
                "Drag the line to shift it, a ring to turn it. Keys: arrows shift, [ and ] turn, "
                "{control} for small steps."
            ).format(control=control_text())
        )

    def show_picture(self, picture: PlanePicture) -> None:
        if picture == self.picture:
            return
        if picture.lines != self.picture.lines:
            self._hover = None
            self._hold.other_shown()
            self._show_cursor(self._hold.thing is not None)
        if [line.key for line in picture.lines] != [line.key for line in self.picture.lines]:
            self._chosen = 0
        self.picture = picture
        self.redraw()

    def handles(self, line: int) -> tuple[QPointF, QPointF] | None:
        """Return where the two ring handles of a line are, in pixels."""
        gate = self.picture.lines[line].gate
        middle, ends = plane.foot(gate), plane.boundary(gate, self.visible())
        if middle is None or ends is None:
            return None
        a, b = self.to_pixels(ends[0]), self.to_pixels(ends[1])
        length = math.hypot(b.x() - a.x(), b.y() - a.y())
        if length < 1:
            return None
        along = (b - a) / length
        inset = theme.current().px(14)
        at = QPointF.dotProduct(self.to_pixels(middle) - a, along)
        # Near the middle of a small plane they leave the names of the corners free.
        room = self.area()
        arm = min(theme.current().px(ARM), LONGEST_ARM * min(room.width(), room.height()))
        places = [min(max(at + d, inset), length - inset) for d in (-arm, arm)]
        return a + along * places[0], a + along * places[1]

    # ------------------------------------------------------------------ drawing

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        self._draw_trail(painter, tokens)
        self._draw_margin(painter, tokens)
        self._draw_labels(painter, tokens)
        for index in range(len(self.picture.lines)):
            self._draw_line(painter, tokens, index)
        self._draw_segments(painter, tokens)
        self._draw_marks(painter, tokens)

    def _regions(self) -> list[tuple[Polygon, int]]:
        """Return every region between the lines, and whether it fires."""
        pieces: list[tuple[Polygon, int]] = [(self.visible(), 0)]
        for bit, line in enumerate(self.picture.lines):
            w, b = line.gate.weights, line.gate.bias
            against = [-v for v in w]
            split = [(plane.clipped(part, w, b), code | 1 << bit) for part, code in pieces]
            if b <= 0 and not any(w):
                split = []  # a sum of exactly 0 everywhere rests
            split += [(plane.clipped(part, against, -b), code) for part, code in pieces]
            pieces = [(part, code) for part, code in split if part]
        return [(part, self.picture.fires[code]) for part, code in pieces]

    def draw_ground(self, painter: QPainter, tokens: Theme) -> None:
        """Colour the regions: where the gate fires, and where it rests."""
        painter.fillRect(self.area(), tokens.colour("negative_soft"))
        painter.setBrush(tokens.colour("positive_soft"))
        for corners, value in self._regions():
            if value:
                painter.drawPolygon(self.polygon(corners))

    def values_at(self, x: FloatArray, y: FloatArray) -> Array:
        """Return where the gate fires."""
        code = np.zeros(x.shape, int)
        for bit, line in enumerate(self.picture.lines):
            code |= (line.gate.sums(np.stack([x, y], axis=-1)) > 0).astype(int) << bit
        values: Array = np.array(self.picture.fires)[code]
        return values

    def _draw_trail(self, painter: QPainter, tokens: Theme) -> None:
        trail = self.picture.trail[-GHOSTS:]
        for age, gate in enumerate(reversed(trail)):
            ends = plane.boundary(gate, self.visible())
            if ends:
                alpha = 0.4 * (1 - age / (len(trail) + 1))
                painter.setPen(QPen(tokens.colour("ink", alpha), tokens.px(1.2)))
                painter.drawLine(self.to_pixels(ends[0]), self.to_pixels(ends[1]))

    def _draw_segments(self, painter: QPainter, tokens: Theme) -> None:
        segments = self.picture.segments
        for segment in segments:
            pen = QPen(tokens.colour(sign(segment.value)), tokens.px(3.5))
            if not segment.value:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(self.to_pixels(segment.start), self.to_pixels(segment.end))
        if segments:
            (x0, y0), (x1, y1) = segments[0].start, segments[0].end
            painter.setPen(QPen(tokens.colour("paper"), tokens.px(2)))
            painter.setBrush(tokens.colour("ink"))
            middle = self.to_pixels(((x0 + x1) / 2, (y0 + y1) / 2))
            painter.drawEllipse(middle, tokens.px(6), tokens.px(6))

    def _draw_margin(self, painter: QPainter, tokens: Theme) -> None:
        if self.picture.margin is None:
            return
        start, end, text = self.picture.margin
        a, b = self.to_pixels(start), self.to_pixels(end)
        painter.setPen(QPen(tokens.colour("ink"), tokens.px(1.2), Qt.PenStyle.DashLine))
        painter.drawLine(a, b)
        length = math.hypot(b.x() - a.x(), b.y() - a.y())
        beyond = (b - a) / length if length > 1 else QPointF(0, -1)
        # The whole text on the far side, clear of the line and of the handles on it.
        size = painter.fontMetrics().size(0, text)
        reach = (abs(beyond.x()) * size.width() + abs(beyond.y()) * size.height()) / 2
        self.chip(painter, tokens, b + beyond * (reach + tokens.px(14)), text)

    def _draw_line(self, painter: QPainter, tokens: Theme, index: int) -> None:
        line = self.picture.lines[index]
        ends = plane.boundary(line.gate, self.visible())
        handles = self.handles(index)
        if ends is None or handles is None:
            return
        grip = self._hold.thing or self._hover
        held = grip is not None and grip.line == index
        chosen = self.hasFocus() and index == self._chosen
        colour = "accent" if held or (chosen and len(self.picture.lines) > 1) else "ink"
        painter.setPen(QPen(tokens.colour(colour), tokens.px(2.5)))
        painter.drawLine(self.to_pixels(ends[0]), self.to_pixels(ends[1]))
        self._draw_sides(painter, tokens, line, handles, index)
        for handle in handles:
            turning = held and grip is not None and grip.turning
            draw_handle(painter, tokens, handle, turning, tokens.px(6))

    def _draw_sides(
        self,
        painter: QPainter,
        tokens: Theme,
        line: Line,
        handles: tuple[QPointF, QPointF],
        index: int,
    ) -> None:
        """Write 1 and 0 on the two sides of a line, and its name where there are several."""
        w1, w2 = line.gate.weights
        length = math.hypot(w1, w2)
        across = QPointF(w1, -w2) / length * tokens.px(15)
        end, start = handles
        if line.name and start.x() < end.x():
            end, start = start, end  # names of several lines stand at different ends
        at = start + (end - start) * (0.8 if index else 0.2)
        names = (f"{line.name}=1", f"{line.name}=0") if line.name else ("1", "0")
        if line.name:
            across *= 1.35
        painter.save()
        if not line.name:
            font = tokens.font("body")
            theme.set_bold(font)
            painter.setFont(font)
        for text, side, value in ((names[0], across, 1), (names[1], -across, 0)):
            painter.setPen(tokens.colour(f"{sign(value)}_text"))
            width = painter.fontMetrics().horizontalAdvance(text)
            height = painter.fontMetrics().ascent()
            painter.drawText(at + side + QPointF(-width / 2, height / 2 - 1), text)
        painter.restore()

    def _draw_labels(self, painter: QPainter, tokens: Theme) -> None:
        for mark in self.picture.marks:
            down = 1 if mark.at[1] < 0.5 else -1
            out = -1 if mark.at[0] < 0.5 else 1
            shift = QPointF(out * tokens.px(10), down * tokens.px(25))
            at = self.to_pixels(mark.at) + shift
            self.chip(painter, tokens, at, mark.label)

    def _draw_marks(self, painter: QPainter, tokens: Theme) -> None:
        for mark in self.picture.marks:
            at = self.to_pixels(mark.at)
            if mark.selected:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(tokens.colour("accent"), tokens.px(2.5)))
                reach = tokens.px(13)
                painter.drawRoundedRect(
                    int(at.x() - reach), int(at.y() - reach), int(2 * reach), int(2 * reach), 6, 6
                )
            draw_mark(painter, tokens, at, mark.target, not mark.right)

    # ------------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        mark = self._mark_at(event.position())
        if mark is not None:
            self._presenter.select_row(mark)
            return
        grip = self._hold.thing = self._grip_at(event.position())
        if grip is not None:
            self._chosen = grip.line
            self._show_cursor(True)
            self.grabbed.emit()
            self._presenter.begin_gesture()
            self.redraw()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        grip = self._hold.thing
        if grip is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hold.drop()  # its release went elsewhere
            hover = self._grip_at(event.position())
            if hover != self._hover:
                self._hover = hover
                self._show_cursor(False)
                self.redraw()
            return
        point = self.to_plane(event.position() + grip.offset)
        key = self.picture.lines[grip.line].key
        with self._hold:
            if grip.turning:
                self._presenter.turn_line(key, grip.pivot, point)
            else:
                self._presenter.move_line(key, *point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hold.drop()
        self._hover = self._grip_at(event.position())
        self._show_cursor(False)
        self.redraw()

    def _mark_at(self, position: QPointF) -> int | None:
        reach = theme.current().px(12)
        for index, mark in enumerate(self.picture.marks):
            offset = self.to_pixels(mark.at) - position
            if math.hypot(offset.x(), offset.y()) <= reach:
                return index
        return None

    def _grip_at(self, position: QPointF) -> _Grip | None:
        """Return what a press here would hold; handles come before lines, near before far."""
        reach = theme.current().px(REACH)
        point = self.to_plane(position)
        found: list[tuple[float, _Grip]] = []
        for index, line in enumerate(self.picture.lines):
            handles, middle = self.handles(index), plane.foot(line.gate)
            if handles is None or middle is None:
                continue
            for handle in handles:
                offset = handle - position
                away = math.hypot(offset.x(), offset.y())
                if away <= reach * 1.4:
                    found.append((away - 100, _Grip(index, True, middle, offset)))
            nearest = plane.foot(line.gate, point)
            if nearest is not None:
                offset = self.to_pixels(nearest) - position
                away = math.hypot(offset.x(), offset.y())
                if away <= reach:
                    found.append((away, _Grip(index, False, middle, offset)))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _show_cursor(self, holding: bool) -> None:
        grip = self._hold.thing or self._hover
        if grip is None:
            self.unsetCursor()
        elif grip.turning:
            self.setCursor(Qt.CursorShape.CrossCursor)
        else:
            closed, opened = Qt.CursorShape.ClosedHandCursor, Qt.CursorShape.OpenHandCursor
            self.setCursor(closed if holding else opened)

    # ------------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step, turn = (FINE_NUDGE, FINE_TURN) if fine else (NUDGE, TURN)
        turns = {Qt.Key.Key_BracketLeft: turn, Qt.Key.Key_BracketRight: -turn}
        key = Qt.Key(event.key())
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_4:
            self._presenter.select_row(key - Qt.Key.Key_1)
        elif not self.picture.lines:
            super().keyPressEvent(event)
        elif key in ARROWS:
            across, down = ARROWS[key]
            line = self.picture.lines[self._chosen].key
            self._presenter.nudge_line(line, across * step, -down * step)
        elif key in turns:
            self._presenter.rotate_line(self.picture.lines[self._chosen].key, turns[key])
        elif key == Qt.Key.Key_Space and len(self.picture.lines) > 1:
            self._chosen = (self._chosen + 1) % len(self.picture.lines)
            self.redraw()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hold.drop()
        super().focusOutEvent(event)
