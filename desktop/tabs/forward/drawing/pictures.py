"""The recogniser as pictures: what each neuron looks for, what it finds, and where it leads."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.forward.drawing import texts
from desktop.tabs.forward.drawing.pictures_layout import PicturesLayout
from desktop.tabs.forward.drawing.pictures_paint import Images, paint
from desktop.tabs.forward.drawing.presenter import DrawingPresenter
from desktop.tabs.forward.drawing.state import DrawingState, Show
from desktop.widgets.painted.colormap import colormap
from desktop.widgets.painted.layer_image import Mosaic, picture
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray
from nn_core.records.paths import contribution_maps, weight_maps

SINGLE = Mosaic(1, 28, 28, 1, 0)


class NetworkPictures(PaintedWidget):
    """Shows a `DrawingState`; a click or the arrow keys choose a neuron, figures an output.

    Keys: arrows go through the first layer's neurons, 0 to 9 choose an output, Escape follows the
    answer again, the space bar changes between weights and contributions.
    """

    def __init__(self, presenter: DrawingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._state = presenter.state
        self._images = Images()
        self._layout = self._measured()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(320, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The recogniser, layer by layer"))
        self._keys = self.tr(
            "Arrow keys: neurons of layer 1; 0 to 9: an output; Escape: the answer; "
            "space bar: weights or contributions"
        )
        self._describe()

    @property
    def places(self) -> PicturesLayout:
        return self._layout

    def sizeHint(self) -> QSize:
        return QSize(520, 520)

    def show_state(self, state: DrawingState) -> None:
        """Show another state; pictures are made anew only where they differ."""
        before, self._state = self._state, state
        if state.trace is not before.trace or state.show is not before.show:
            self._layout = self._measured()
            self._make_mosaics()
        if state.trace is not before.trace or state.neuron != before.neuron:
            self._make_large()
        self._describe()
        self.update()

    def tip_at(self, place: QPointF) -> str:
        """Return what the mouse rests on; between pictures, the keys."""
        found = self._layout.at(place)
        return self._keys if found is None else texts.hint(self._state, *found)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.current().colour("paper"))
        paint(painter, self._state, self._layout, self._images, self.hasFocus())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = self._measured()
        self._make_mosaics()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._layout.at(event.position())
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if found[0] == "first":
            self._presenter.choose_neuron(found[1])
        elif found[0] == "output":
            self._presenter.choose_output(found[1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._layout.at(event.position())
        if found is not None and found[0] != "second":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns, first = self._layout.first_mosaic.columns, self._state.first
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        key, text = Qt.Key(event.key()), event.text()
        if key in moves and first is not None:
            neuron = self._state.neuron + moves[key]
            self._presenter.choose_neuron(min(max(neuron, 0), len(first.sums) - 1))
        elif text and text in "0123456789":
            self._presenter.choose_output(int(text))
        elif key == Qt.Key.Key_Escape:
            self._presenter.choose_output(-1)
        elif key == Qt.Key.Key_Space:
            weights = self._state.show is Show.CONTRIBUTIONS
            self._presenter.set_show(Show.WEIGHTS if weights else Show.CONTRIBUTIONS)
        else:
            super().keyPressEvent(event)

    def _measured(self) -> PicturesLayout:
        tokens = theme.current()
        line = QFontMetricsF(tokens.font("small")).height()
        sizes = (50, 100)
        if self._state.trace is not None:
            layers = self._state.trace.layers
            sizes = (len(layers[0].sums), len(layers[1].sums))
        return PicturesLayout(QSizeF(self.size()), line, tokens.px(1), sizes)

    def _make_mosaics(self) -> None:
        first = self._state.first
        if first is None or self._state.trace is None:
            self._images = Images()
            return
        weights = self._state.show is Show.WEIGHTS or self._state.blank
        maps = weight_maps(first) if weights else contribution_maps(first)
        self._images.first = _coloured(_evened(maps), self._layout.first_mosaic)
        second = self._state.trace.layers[1].outputs
        mosaic = self._layout.second_mosaic
        self._images.second = None if self._state.blank else _coloured(second, mosaic)

    def _make_large(self) -> None:
        first = self._state.first
        if first is None:
            return
        neuron = self._state.neuron
        self._images.large = (
            picture(first.inputs.reshape(1, 28, 28), SINGLE, colormap(theme.current(), "ink")),
            _coloured(_evened(weight_maps(first)[neuron][None]), SINGLE),
            _coloured(_evened(contribution_maps(first)[neuron][None]), SINGLE),
        )

    def _describe(self) -> None:
        self.setAccessibleDescription(texts.hint(self._state, "first", self._state.neuron))

    def restyle(self, _tokens: Theme) -> None:
        self._layout = self._measured()
        self._make_mosaics()
        self._make_large()
        self.update()


def _evened(maps: FloatArray) -> FloatArray:
    """Cut off the largest half per cent, so that single pixels don't pale all others."""
    sizes = np.abs(maps)
    most = float(np.quantile(sizes[sizes > 0], 0.995)) if sizes.any() else 1.0
    return np.clip(maps, -most, most)


def _coloured(values: FloatArray, mosaic: Mosaic) -> QImage:
    return picture(values, mosaic, colormap(theme.current(), "positive", "negative"))
