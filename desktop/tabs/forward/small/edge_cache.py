"""Edges that don't change, kept as pictures: a thick smooth line costs more than all else here."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

Paint = Callable[[QPainter], None]


class EdgeCache:
    """One picture for each gap between two layers, painted anew when its key differs."""

    def __init__(self) -> None:
        self._pictures: dict[int, tuple[Hashable, QPixmap]] = {}

    def draw(
        self, painter: QPainter, layer: int, key: Hashable, area: QRectF, paint: Paint
    ) -> None:
        """Draw the gap before ``layer``.

        Parameters
        ----------
        painter : QPainter
        layer : int
        key : hashable
            Everything that the picture depends on, the area apart.
        area : QRectF
            Where the edges are, in whole pixels.
        paint : callable
            Paints the edges in the coordinates of ``painter``.
        """
        ratio = painter.device().devicePixelRatio()
        whole = (key, area.getRect(), ratio)
        known = self._pictures.get(layer)
        if known is None or known[0] != whole:
            known = (whole, _painted(area, ratio, paint))
            self._pictures[layer] = known
        painter.drawPixmap(area.topLeft(), known[1])


def _painted(area: QRectF, ratio: float, paint: Paint) -> QPixmap:
    picture = QPixmap(max(int(area.width() * ratio), 1), max(int(area.height() * ratio), 1))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-QPointF(area.topLeft()))
    paint(painter)
    painter.end()
    return picture


class NodeCache:
    """Outlines of neurons with their fill, each painted once and then copied."""

    MOST = 512

    def __init__(self) -> None:
        self._pictures: dict[Hashable, QPixmap] = {}

    def draw(self, painter: QPainter, key: Hashable, box: QRectF, paint: Paint) -> None:
        """Draw a node; ``paint`` paints it with its middle at the origin."""
        ratio = painter.device().devicePixelRatio()
        whole = (key, box.width(), box.height(), ratio)
        picture = self._pictures.get(whole)
        area = QRectF(0, 0, int(box.width()) + 10, int(box.height()) + 10)
        area.moveCenter(QPointF(0, 0))
        if picture is None:
            if len(self._pictures) >= self.MOST:
                self._pictures.clear()
            picture = self._pictures[whole] = _painted(area, ratio, paint)
        painter.drawPixmap(box.center() + area.topLeft(), picture)
