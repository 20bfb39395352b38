"""Below the loss: the first layer's weights, the confusion matrix, a map, or the present batch."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from desktop.services import numbers
from desktop.style.theme import Theme
from desktop.tabs.training.digits.glimpses import Batch, Confusion, DigitMap, Weights
from desktop.tabs.training.digits.presenter import DigitsPresenter
from desktop.tabs.training.digits.state import DigitsState, Strip
from desktop.widgets.controls.layout_helpers import small_label
from desktop.widgets.controls.page_buttons import PageButtons
from desktop.widgets.painted.confusion_view import ConfusionView
from desktop.widgets.painted.painted_widget import PaintedWidget
from desktop.widgets.painted.picture_grid import PictureGrid
from nn_core.arrays import FloatArray, frozen

MOST_OPENED = 60
"""Digits of a cell that are shown."""
NO_BATCH: FloatArray = frozen(np.zeros((0, 28, 28), np.float32))
MARGIN = 10.0
RING = 8.0
INKS = ("positive_text", "negative_text", "accent", "ink", "muted")
"""Five colours and five more in bold; the numeral itself says what a point is."""


class LookingStrip(QObject):
    """Four things to look at, one at a time, and a line that says what is seen.

    - ``buttons``, ``stack``, ``says``: to be laid out one below the other.
    """

    def __init__(self, presenter: DigitsPresenter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._confusion: Confusion | None = None
        self.buttons = PageButtons(list(Strip), filling=False)
        self._name_buttons()
        self.says = small_label()
        self.weights, self.maps = PictureGrid(signed=True), PictureGrid(signed=True)
        self.matrix, self.opened = ConfusionView(least=80), PictureGrid()
        self._cell: tuple[int, int] | None = None
        self.map, self.batch = DigitMapView(), PictureGrid()
        self.stack = QStackedWidget()
        for widget in (
            _beside(self.weights, self.maps),
            _beside(self.matrix, self.opened),
            self.map,
            self.batch,
        ):
            self.stack.addWidget(widget)
        self.weights.setAccessibleName(self.tr("Weights of the first layer"))
        self.maps.setAccessibleName(self.tr("What the filters make of the digit in the box"))
        self.opened.setAccessibleName(self.tr("The digits of a cell"))
        self.batch.setAccessibleName(self.tr("The digits of the last step"))
        self._batch: Batch | None = None
        self.batch.picked.connect(self._look_into)
        self.matrix.opened.connect(self.open_cell)
        self.buttons.chosen.connect(presenter.show_strip)
        presenter.glimpsed.connect(self.show_glimpse)

    def _name_buttons(self) -> None:
        self.buttons.set_texts(
            {
                Strip.WEIGHTS: (
                    self.tr("Weights"),
                    self.tr(
                        "The weights of the first layer as pictures; ink on blue speaks for a "
                        "neuron, on vermillion against it"
                    ),
                ),
                Strip.CONFUSION: (
                    self.tr("Confusion"),
                    self.tr("Which digits held apart are read as which; click a cell to see them"),
                ),
                Strip.MAP: (
                    self.tr("Map"),
                    self.tr("Where digits lie for the last hidden layer; the ring is your drawing"),
                ),
                Strip.BATCH: (
                    self.tr("Batch"),
                    self.tr(
                        "The digits of the last step; those that were read wrongly are framed. "
                        "Click one to see it under Backprop > Layers"
                    ),
                ),
            }
        )

    def show_state(self, state: DigitsState) -> None:
        self.buttons.show_page(state.strip)
        place = list(Strip).index(state.strip)
        if self.stack.currentIndex() != place:
            self.stack.setCurrentIndex(place)
            self.says.clear()

    @Slot(object)
    def show_glimpse(self, found: object) -> None:
        if isinstance(found, Weights):
            self._show_weights(found)
        elif isinstance(found, Confusion):
            self._show_confusion(found)
        elif isinstance(found, DigitMap):
            self._show_map(found)
        elif isinstance(found, Batch):
            self._show_batch(found)
        elif found is None:
            self._batch = None
            self.batch.show_pictures(NO_BATCH)
            self.says.setText(self.tr("Take a step: the digits of its batch are seen here"))

    def _show_weights(self, found: Weights) -> None:
        self.weights.show_pictures(found.pictures)
        self.maps.setVisible(found.maps is not None)
        if found.maps is not None:
            self.maps.show_pictures(found.maps)
            text = self.tr("{count} filters, and what they see in the box")
        elif len(found.pictures) < found.total:
            text = self.tr("{shown} of {count} neurons; blue: ink speaks for it")
        elif found.total == 1:
            text = self.tr("One neuron; blue: ink speaks for it")
        else:
            text = self.tr("{count} neurons; blue: ink speaks for it")
        self.says.setText(text.format(count=found.total, shown=len(found.pictures)))

    def _show_confusion(self, found: Confusion) -> None:
        self._confusion = found
        self.matrix.show_counts(found.counts)
        wrong = int(found.counts.sum() - np.trace(found.counts))
        said = self.tr("{wrong} of {count} are read wrongly")
        self.says.setText(said.format(wrong=wrong, count=numbers.thousands(len(found.labels))))
        if self._cell is not None:
            self.open_cell(*self._cell)

    @Slot(int, int)
    def open_cell(self, was: int, read: int) -> None:
        """Show the digits that were one thing and are read as another."""
        self._cell = (was, read)
        if self._confusion is not None:
            places = self._confusion.places(was, read)[:MOST_OPENED]
            self.opened.show_pictures(self._presenter.pictures(places))

    def _show_map(self, found: DigitMap) -> None:
        self.map.show_map(found)
        if found.own_plane:
            text = self.tr("{count} digits held apart; the plane is the network's own")
        else:
            text = self.tr("{count} digits held apart; the plane holds {share} of the variance")
        share = numbers.percent(found.share)
        self.says.setText(text.format(count=len(found.labels), share=share))

    def _show_batch(self, found: Batch) -> None:
        wrong = np.flatnonzero(found.labels != found.answers).tolist()

        def says(number: int) -> str:
            text = self.tr("a {label}, read as {answer}")
            return text.format(label=int(found.labels[number]), answer=int(found.answers[number]))

        self._batch = found
        self.batch.show_pictures(found.images, wrong, says)
        said = self.tr("{wrong} of {count} were read wrongly before this step")
        self.says.setText(said.format(count=len(found.labels), wrong=len(wrong)))

    @Slot(int)
    def _look_into(self, number: int) -> None:
        if self._batch is not None:
            self._presenter.look_into(self._batch.images[number], int(self._batch.labels[number]))


def _beside(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget, 1)
    return made


class DigitMapView(PaintedWidget):
    """Paints a `DigitMap`; empty before there is one."""

    usual_size = (320, 120)

    def __init__(self) -> None:
        super().__init__()
        self.map: DigitMap | None = None
        self._glyphs: list[QPixmap] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 60)
        self.setAccessibleName(self.tr("Map of the digits held apart"))

    def show_map(self, found: DigitMap) -> None:
        self.map = found
        self.update()

    def restyle(self, tokens: Theme) -> None:
        self._glyphs = []
        super().restyle(tokens)

    def places(self) -> tuple[FloatArray, FloatArray | None]:
        """Return the widget's pixels (N, 2) of the points, and (2,) of the drawing."""
        assert self.map is not None
        points, mine = self.map.points, self.map.mine
        low, high = points.min(axis=0), points.max(axis=0)
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
        if self.map is None:
            return
        if not self._glyphs:
            self._glyphs = [self._glyph(tokens, digit) for digit in range(10)]
        points, mine = self.places()
        size = self._glyphs[0].deviceIndependentSize()
        corners = points - np.array([size.width() / 2, size.height() / 2])
        for (x, y), digit in zip(corners.tolist(), self.map.labels.tolist(), strict=True):
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
