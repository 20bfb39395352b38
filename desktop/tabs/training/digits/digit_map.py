"""Digits as points of a plane, each as its numeral; the drawing in the box is a ring."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style.theme import Theme
from desktop.tabs.training.digits.work import DigitMap
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray

MARGIN = 10.0
RING = 8.0
INKS = ("positive_text", "negative_text", "accent", "ink", "muted")
"""Five colours and five more in bold; the numeral itself says what a point is."""


class DigitMapView(PaintedWidget):
    """Paints a `DigitMap`; empty before there is one."""

    usual_size = (320, 120)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: DigitMap | None = None
        self._glyphs: list[QPixmap] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 60)
        self.setAccessibleName(self.tr("Map of the digits held apart"))

    @property
    def map(self) -> DigitMap | None:
        return self._map

    def show_map(self, found: DigitMap) -> None:
        """Show where the digits lie now."""
        self._map = found
        self.update()

    def restyle(self, tokens: Theme) -> None:
        self._glyphs = []
        super().restyle(tokens)

    def places(self) -> tuple[FloatArray, FloatArray | None]:
        """Return the widget's pixels (N, 2) of the points, and (2,) of the drawing."""
        assert self._map is not None
        points, mine = self._map.points, self._map.mine
        low, high = np.percentile(points, [1, 99], axis=0)
        # One scale for both sides, or distances would lie.
        room = np.array([self.width(), self.height()]) - 2 * MARGIN
        scale = float((room / np.maximum(high - low, 1e-9)).min())
        middle = (low + high) / 2

        def placed(at: FloatArray) -> FloatArray:
            found: FloatArray = (at - middle) * scale * (1, -1)
            return found + np.array([self.width(), self.height()]) / 2

        if mine is None:
            return placed(points), None
        edge = np.array([self.width(), self.height()]) - RING
        return placed(points), np.clip(placed(mine), RING, edge)

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setPen(QPen(tokens.colour("border"), 1))
        painter.setBrush(tokens.colour("paper"))
        painter.drawRect(QRectF(self.rect()).adjusted(0, 0, -1, -1))
        if self._map is None:
            return
        if not self._glyphs:
            self._glyphs = [self._glyph(tokens, digit) for digit in range(10)]
        points, mine = self.places()
        size = self._glyphs[0].deviceIndependentSize()
        corners = points - np.array([size.width() / 2, size.height() / 2])
        for (x, y), digit in zip(corners.tolist(), self._map.labels.tolist(), strict=True):
            painter.drawPixmap(QPointF(x, y), self._glyphs[digit])
        if mine is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for colour, width in (("paper", 5), ("accent", 3)):
                painter.setPen(QPen(tokens.colour(colour), tokens.px(width)))
                painter.drawEllipse(QPointF(*mine.tolist()), tokens.px(RING), tokens.px(RING))

    def _glyph(self, tokens: Theme, digit: int) -> QPixmap:
        font = tokens.font("small")
        font.setBold(digit >= len(INKS))
        metrics, ratio = QFontMetricsF(font), self.devicePixelRatioF()
        size = QSize(round(metrics.horizontalAdvance("0")) + 2, round(metrics.height()))
        glyph = QPixmap(size * ratio)
        glyph.setDevicePixelRatio(ratio)
        glyph.fill(Qt.GlobalColor.transparent)
        painter = QPainter(glyph)
        painter.setFont(font)
        painter.setPen(tokens.colour(INKS[digit % len(INKS)]))
        room = QRectF(0, 0, size.width(), size.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(digit))
        painter.end()
        return glyph
