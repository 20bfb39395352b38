"""Keep the picture of a drawing and paint only what has come to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.widgets.canvas import ink
from desktop.widgets.canvas.stroke_builder import LONGEST_CURVE, Sample, StrokeBuilder
from nn_core.digits import Drawing, Stroke


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
            samples = ink.samples_of(stroke)
            self._paint(samples, start, stroke.erase)
            changed = changed.united(ink.bounds(samples))
        self._shown = drawing
        return changed

    def follow(self, builder: StrokeBuilder) -> QRectF:
        """Take the stroke under the pen as far as it is final; return where it has grown."""
        if builder is not self._live:
            self._live, self._baked, self._tip = builder, 0, QRectF()
        # The old tip has turned into another curve, so the place where it was is painted again.
        old_tip, self._tip = self._tip, ink.bounds([builder.final[-1], *builder.tip])
        grown = ink.bounds(builder.final[-LONGEST_CURVE:]).united(self._tip).united(old_tip)
        while len(builder.final) - 1 - self._baked >= ink.RUN:
            run = builder.final[self._baked : self._baked + ink.RUN + 1]
            self._paint(run, 0, builder.erase)
            self._baked += ink.RUN
        return grown

    def paint_live(self, painter: QPainter, ink_colour: QColor, paper: QColor) -> None:
        """Paint what is not yet final of the stroke under the pen over the layer."""
        if self._live is None:
            return
        samples = [*self._live.final[self._baked :], *self._live.tip]
        if self._baked and len(samples) == 1:
            return
        for run in ink.runs(samples):
            ink.paint_run(painter, run, self._side, paper if self._live.erase else ink_colour)

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
        ink.paint_drawing(painter, drawing, self._side, self._colour)
        painter.end()
        self._shown = drawing

    def _paint(self, samples: list[Sample], start: int, erase: bool) -> None:
        painter = QPainter(self.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink.with_mode(painter, erase)
        for run in ink.runs(samples, start):
            ink.paint_run(painter, run, self._side, self._colour)
        painter.end()


def _ends_with(added: tuple[Stroke, ...], live: StrokeBuilder) -> bool:
    """Whether what has come is the stroke that was under the pen, and nothing else."""
    return len(added) == 1 and len(added[0].points) == len(live.final)
