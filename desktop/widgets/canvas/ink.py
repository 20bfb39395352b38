"""Paint strokes: one antialiased outline for each run of points, the same live and afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import asin, atan2, cos, hypot, pi, sin

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from desktop.widgets.painted.colormap import CLEAR, Colormap
from nn_core.arrays import FloatArray
from nn_core.digits import Drawing, Stroke
from nn_core.digits.stroke_builder import LONGEST_CURVE, Sample, StrokeBuilder

RUN = 48
"""Points painted as one outline. Longer runs cost more a frame, shorter ones harden the edges."""


def runs(samples: Sequence[Sample], start: int = 0) -> Iterator[Sequence[Sample]]:
    """Yield a stroke's runs from the point ``start`` on; neighbours share a point."""
    if len(samples) == 1:
        yield samples
    while start < len(samples) - 1:
        yield samples[start : start + RUN + 1]
        start += RUN


def samples_of(stroke: Stroke) -> list[Sample]:
    """Return the points of a stroke with the pen's width at each."""
    widths = np.broadcast_to(np.asarray(stroke.width, dtype=np.float64), len(stroke.points))
    return [(x, y, w) for (x, y), w in zip(stroke.points.tolist(), widths.tolist(), strict=True)]


def bounds(samples: Sequence[Sample]) -> QRectF:
    """Return the rectangle that holds the ink of a run, in units of the canvas side."""
    if not samples:
        return QRectF()
    half = max(width for _, _, width in samples) / 2
    xs = [x for x, _, _ in samples]
    ys = [y for _, y, _ in samples]
    return QRectF(QPointF(min(xs) - half, min(ys) - half), QPointF(max(xs) + half, max(ys) + half))


def paint_run(painter: QPainter, samples: Sequence[Sample], side: float, colour: QColor) -> None:
    """Paint one run of a stroke with a round pen; ``side`` is the canvas's in painter units."""
    first = samples[0]
    if any(width != first[2] for _, _, width in samples):
        painter.fillPath(_outline(samples, side), colour)
        return
    pen = QPen(colour, first[2] * side, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [QPointF(x * side, y * side) for x, y, _ in samples]
    if len(points) == 1:
        # A line of no length gets its round caps, which is the dot that was meant.
        painter.drawLine(QLineF(points[0], points[0] + QPointF(0.001, 0.0)))
    else:
        painter.drawPolyline(QPolygonF(points))


def paint_drawing(painter: QPainter, drawing: Drawing, side: float, colour: QColor) -> None:
    """Paint a whole drawing; an eraser makes the painter's device transparent again."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if drawing.image is not None:
        painter.drawImage(_fitted(drawing.image.shape, side), ink_image(drawing.image, colour))
    for stroke in drawing.strokes:
        with_mode(painter, stroke.erase)
        for run in runs(samples_of(stroke)):
            paint_run(painter, run, side, colour)
    with_mode(painter, False)


def _fitted(shape: tuple[int, ...], side: float) -> QRectF:
    """Return where a picture of ``shape`` lies: in the middle, its longer side the canvas's."""
    height, width = (length / max(shape) * side for length in shape)
    return QRectF((side - width) / 2, (side - height) / 2, width, height)


def with_mode(painter: QPainter, erase: bool) -> None:
    """Let the painter take ink away or put it on."""
    modes = QPainter.CompositionMode
    painter.setCompositionMode(
        modes.CompositionMode_DestinationOut if erase else modes.CompositionMode_SourceOver
    )


def ink_image(ink: FloatArray, colour: QColor) -> QImage:
    """Return ink of shape (H, W), from 0 to 1, as a picture in ``colour`` on nothing."""
    return _on_nothing(colour.rgba()).image(ink, 1.0)


@lru_cache(maxsize=16)
def _on_nothing(colour: int) -> Colormap:
    return Colormap(CLEAR, QColor.fromRgba(colour))


def render(drawing: Drawing, side: int, ink: QColor, paper: QColor) -> QImage:
    """Return the drawing as a picture of ``side`` by ``side`` pixels, ink on paper."""
    layer = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    layer.fill(Qt.GlobalColor.transparent)
    painter = QPainter(layer)
    paint_drawing(painter, drawing, side, ink)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
    painter.fillRect(layer.rect(), paper)
    painter.end()
    return layer


def _outline(samples: Sequence[Sample], side: float) -> QPainterPath:
    """Return the union of discs and the hulls between neighbours; all wind the same way round."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for x, y, width in samples:
        radius = width * side / 2
        path.addEllipse(QPointF(x * side, y * side), radius, radius)
    for a, b in pairwise(samples):
        hull = _hull(a, b, side)
        if hull is not None:
            path.addPolygon(hull)
            path.closeSubpath()
    return path


def _hull(a: Sample, b: Sample, side: float) -> QPolygonF | None:
    """Return the hull between two discs' tangents; None if one disc holds the other."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    distance = hypot(dx, dy)
    shrink = (a[2] - b[2]) / 2
    if distance <= abs(shrink):
        return None
    along = atan2(dy, dx)
    spread = pi / 2 - asin(shrink / distance)
    corners = []
    for sample, sign in ((a, 1), (b, 1), (b, -1), (a, -1)):
        angle, radius = along + sign * spread, sample[2] / 2
        x, y = sample[0] + radius * cos(angle), sample[1] + radius * sin(angle)
        corners.append(QPointF(x * side, y * side))
    return QPolygonF(_clockwise(corners))


def _clockwise(corners: list[QPointF]) -> list[QPointF]:
    """Return the corners in the sense in which ``addEllipse`` runs, or winding would cut holes."""
    turned = corners[1:] + corners[:1]
    area = sum(p.x() * q.y() - q.x() * p.y() for p, q in zip(corners, turned, strict=True))
    return corners if area > 0 else corners[::-1]


class InkLayer:
    """The ink of settled strokes and of the finished runs of the stroke under the pen."""

    def __init__(self) -> None:
        self.image = QImage()
        self._side = 0.0
        self._colour = QColor()
        self._shown = Drawing(strokes=())
        self._live: StrokeBuilder | None = None
        self._baked = 0
        self._tip = QRectF()

    def resize(self, side: int, ratio: float, colour: QColor) -> None:
        """Start anew at ``side`` units, ``ratio`` device pixels each; draw in ``colour``."""
        drawing = self._shown
        pixels = max(1, round(side * ratio))
        self._side, self._colour = float(side), QColor(colour)
        self.image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.setDevicePixelRatio(pixels / max(1, side))
        self._start_over(drawing)
        self._baked = 0

    def show(self, drawing: Drawing) -> QRectF:
        """Show a settled drawing; return what has changed, in units of the canvas side."""
        added = self._added(drawing)
        live, start = self._live, self._baked
        self._live, self._baked = None, 0
        if added is None or (live is not None and not _ends_with(added, live)):
            self._start_over(drawing)
            return QRectF(0, 0, 1, 1)
        changed = QRectF()
        for stroke in added:
            samples = samples_of(stroke)
            self._paint(samples, start, stroke.erase)
            changed = changed.united(bounds(samples))
        self._shown = drawing
        return changed

    def follow(self, builder: StrokeBuilder) -> QRectF:
        """Take the stroke under the pen as far as it is final; return where it has grown."""
        if builder is not self._live:
            self._live, self._baked, self._tip = builder, 0, QRectF()
        # The old tip has turned into another curve, so the place where it was is painted again.
        old_tip, self._tip = self._tip, bounds([builder.final[-1], *builder.tip])
        grown = bounds(builder.final[-LONGEST_CURVE:]).united(self._tip).united(old_tip)
        while len(builder.final) - 1 - self._baked >= RUN:
            run = builder.final[self._baked : self._baked + RUN + 1]
            self._paint(run, 0, builder.erase)
            self._baked += RUN
        return grown

    def paint_live(self, painter: QPainter, ink_colour: QColor, paper: QColor) -> None:
        """Paint what is not yet final of the stroke under the pen over the layer."""
        if self._live is None:
            return
        samples = [*self._live.final[self._baked :], *self._live.tip]
        if self._baked and len(samples) == 1:
            return
        for run in runs(samples):
            paint_run(painter, run, self._side, paper if self._live.erase else ink_colour)

    def _added(self, drawing: Drawing) -> tuple[Stroke, ...] | None:
        shown = self._shown
        if drawing.image is not shown.image or len(drawing.strokes) < len(shown.strokes):
            return None
        if any(a is not b for a, b in zip(shown.strokes, drawing.strokes, strict=False)):
            return None
        return drawing.strokes[len(shown.strokes) :]

    def _start_over(self, drawing: Drawing) -> None:
        self.image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self.image)
        paint_drawing(painter, drawing, self._side, self._colour)
        painter.end()
        self._shown = drawing

    def _paint(self, samples: list[Sample], start: int, erase: bool) -> None:
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with_mode(painter, erase)
        for run in runs(samples, start):
            paint_run(painter, run, self._side, self._colour)
        painter.end()


def _ends_with(added: tuple[Stroke, ...], live: StrokeBuilder) -> bool:
    """Whether what has come is the stroke that was under the pen, and nothing else."""
    return len(added) == 1 and len(added[0].points) == len(live.final)
