"""The hidden layers of a network side by side, each value a square from resting to firing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.services.number_list import NumberList, stacked
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.painted.colormap import Mosaic, arrange, colormap, picture
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray

NARROWEST_BLOCK = 76
"""A layer narrower than this shows nothing; fewer layers are shown instead."""
SPACE = 20
EVEN = 3
"""Device pixels to a cell from which uneven cells would be seen; smaller ones are smoothed."""


@dataclass(frozen=True)
class LayerPicture:
    """One layer to show.

    - ``title``: translated, a word or two.
    - ``name``: translated, in full.
    - ``values``: shape (C, H, W) for feature maps, (n,) for neurons; read-only.
    """

    title: str
    name: str
    values: FloatArray


def _parts(layer: LayerPicture) -> Iterator[tuple[str, FloatArray]]:
    if layer.values.ndim == 1:
        yield layer.title, layer.values
    else:
        yield from ((f"{layer.title} {n}", one) for n, one in enumerate(layer.values, 1))


class ActivationStrip(PaintedWidget):
    """Shows the outputs of layers from left to right in the order in which signals pass them."""

    def __init__(self) -> None:
        super().__init__()
        self.layers: tuple[LayerPicture, ...] = ()
        self.visible_layers: tuple[int, ...] = ()
        self._mosaics: dict[int, Mosaic] = {}
        self._pictures: dict[int, QImage] = {}
        self._shape: tuple[object, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Hidden layers"))
        self._describe()

    def show_layers(self, layers: tuple[LayerPicture, ...]) -> None:
        """Show these layers; none empties the strip."""
        self.layers = layers
        shape = tuple(layer.values.shape for layer in layers)
        if shape != self._shape:
            self._shape = shape
            self._arrange()
        self._render()
        self._describe()

    def numbers_shown(self) -> NumberList | None:
        """Return all layers below one another, feature maps each by its number from 1."""
        return stacked(part for layer in self.layers for part in _parts(layer))

    def sizeHint(self) -> QSize:
        return QSize(360, int(theme.current().px(132)))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST_BLOCK, 64)

    def tip_at(self, place: QPointF) -> str:
        return self.reading(place.toPoint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        self._render()
        super().resizeEvent(event)

    def reading(self, at: QPoint) -> str:
        """Return layer, place and value at a point of the widget; between, what is left out."""
        for index in self.visible_layers:
            frame, mosaic = self._frame(index), self._mosaics[index]
            if missing := self.left_out_before(index):
                before = self._block(index).adjusted(-SPACE, 0, 0, 0)
                before.setWidth(SPACE)
                if before.contains(QPointF(at)):
                    names = "; ".join(each.name for each in self.layers[index - missing : index])
                    return self.tr("No room for: {layers}").format(layers=names)
            if not frame.contains(QPointF(at)):
                continue
            scale = frame.width() / mosaic.size[0]
            cell = mosaic.at(int((at.x() - frame.x()) / scale), int((at.y() - frame.y()) / scale))
            return "" if cell is None else self._cell_text(index, *cell)
        return ""

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(tokens.font("small"))
        metrics = QFontMetricsF(painter.font())
        if not self.layers:
            painter.setPen(tokens.colour("muted"))
            room = QRectF(self.rect()).adjusted(SPACE, metrics.height(), 0, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self.accessibleDescription())
        for index in self.visible_layers:
            block, frame = self._block(index), self._frame(index)
            title = QRectF(block.x(), 0, block.width(), metrics.height())
            painter.setPen(tokens.colour("muted"))
            text = metrics.elidedText(
                self.layers[index].title, Qt.TextElideMode.ElideRight, title.width()
            )
            painter.drawText(title, Qt.AlignmentFlag.AlignLeft, text)
            cells = frame.width() / self._mosaics[index].size[0]
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform, cells * self.devicePixelRatioF() < EVEN
            )
            painter.drawImage(frame, self._pictures[index])
            self._paint_arrow(painter, block, self.left_out_before(index))

    def left_out_before(self, index: int) -> int:
        """Return how many layers between a layer on show and the one before it have no room."""
        place = self.visible_layers.index(index)
        return index - (self.visible_layers[place - 1] if place else -1) - 1

    def _paint_arrow(self, painter: QPainter, block: QRectF, left_out: int) -> None:
        """Paint a small arrow into the space before a block, dots in it where layers are left out.

        How many they are stands below it, so that nobody takes the rest for the whole network.
        """
        tip = QPointF(block.x() - 5, block.center().y())
        if left_out:
            for step in (3, 7, 11):
                painter.drawPoint(tip - QPointF(step, 6))
            number = QRectF(block.x() - SPACE, tip.y() + 6, SPACE, 20)
            painter.drawText(number, Qt.AlignmentFlag.AlignHCenter, f"+{left_out}")
        painter.drawLine(tip - QPointF(10, 0), tip)
        painter.drawLine(tip - QPointF(4, 4), tip)
        painter.drawLine(tip - QPointF(4, -4), tip)

    def _arrange(self) -> None:
        narrowest = theme.current().px(NARROWEST_BLOCK) + SPACE
        fitting = max(1, int(self.width() / narrowest))
        self.visible_layers = _spread(len(self.layers), fitting)
        self._mosaics = {}
        for index in self.visible_layers:
            block = self._block(index)
            shape = self.layers[index].values.shape
            self._mosaics[index] = arrange(shape, block.width(), block.height())

    def _block(self, index: int) -> QRectF:
        """Return the room of a layer's picture."""
        metrics = QFontMetricsF(theme.current().font("small"))
        width = self.width() / max(1, len(self.visible_layers))
        left = self.visible_layers.index(index) * width + SPACE
        top = metrics.height() + 4
        return QRectF(left, top, max(1.0, width - SPACE), max(1.0, self.height() - top))

    def _frame(self, index: int) -> QRectF:
        """Return where the picture itself lies: large cells get whole device pixels."""
        block, (across, down) = self._block(index), self._mosaics[index].size
        ratio = self.devicePixelRatioF()
        scale = min(block.width() / across, block.height() / down)
        if scale * ratio >= EVEN:
            scale = int(scale * ratio) / ratio
        return QRectF(block.x(), block.y(), across * scale, down * scale)

    def _render(self) -> None:
        colours = colormap(theme.current(), "positive", "negative", zero="grid")
        self._pictures = {
            index: picture(self.layers[index].values, self._mosaics[index], colours)
            for index in self.visible_layers
        }
        self.update()

    def _cell_text(self, index: int, number: int, row: int, column: int) -> str:
        layer = self.layers[index]
        values = layer.values.reshape(-1, *self._mosaic_shape(index))
        value = f"{float(values[number, row, column]):.3f}"
        if layer.values.ndim == 3:
            text = self.tr("{layer}: map {number}, row {row}, column {column}: {value}")
        else:
            text = self.tr("{layer}: neuron {number}: {value}")
        return text.format(layer=layer.name, number=number, row=row, column=column, value=value)

    def _mosaic_shape(self, index: int) -> tuple[int, int]:
        mosaic = self._mosaics[index]
        return mosaic.height, mosaic.width

    def _describe(self) -> None:
        titles = "; ".join(layer.name for layer in self.layers)
        self.setAccessibleDescription(
            titles or self.tr("Their outputs appear here while you draw.")
        )

    def restyle(self, _tokens: theme.Theme) -> None:
        self.updateGeometry()
        self._arrange()
        self._render()


def _spread(count: int, fitting: int) -> tuple[int, ...]:
    """Return at most ``fitting`` of ``count`` indices, first and last among them, evenly apart."""
    if count <= fitting:
        return tuple(range(count))
    if fitting == 1:
        return (count - 1,)
    return tuple(sorted({round(i * (count - 1) / (fitting - 1)) for i in range(fitting)}))
