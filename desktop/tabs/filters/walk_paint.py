"""Paint the page "Patch by patch": the window, the products, and the matrix of all patches."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QPainter, QPen

from desktop.tabs.filters import walk_wording as wording
from desktop.tabs.filters.cells import (
    MIDDLE,
    Grid,
    Shades,
    frame,
    paint_cells,
    paint_numbers,
    size_of,
)
from desktop.tabs.filters.walk_layout import Unrolled, WalkLayout
from desktop.tabs.filters.walk_state import WalkState
from desktop.theme import Theme
from nn_core.arrays import FloatArray
from nn_core.conv_trace import PatchTrace, WindowTrace

READABLE = 12.0
"""Squares smaller than this, in pixels, are too many for numbers."""
UNSEEN = 0.72
"""How much paper lies over results that are yet to come."""


@dataclass
class Kept:
    """What stays the same while the window slides: pictures, and colours for numbers."""

    inputs: QImage = field(default_factory=QImage)
    outputs: QImage = field(default_factory=QImage)
    matrix: QImage = field(default_factory=QImage)
    sums: QImage = field(default_factory=QImage)
    colours: dict[str, list[QColor]] = field(default_factory=dict)


class WalkPainter:
    """Paints states in one theme.

    Parameters
    ----------
    tokens : Theme
    """

    def __init__(self, tokens: Theme) -> None:
        self._tokens = tokens
        self._ink = Shades(tokens, signed=False)
        self._signed = Shades(tokens, signed=True)
        self._kept = Kept()

    def prepare(self, state: WalkState) -> None:
        """Make the pictures of another record or filter."""
        if state.blank:
            self._kept = Kept()
            return
        shade = self._ink if state.convolving else self._signed
        inputs, outputs = state.inputs, state.outputs
        most_in, most_out = size_of(inputs), size_of(outputs)
        kept = Kept(shade.image(inputs, most_in), self._signed.image(outputs, most_out))
        kept.colours["inputs"] = shade.colours(inputs, most_in)
        kept.colours["outputs"] = self._signed.colours(outputs, most_out)
        if state.convolving and state.conv is not None:
            kept.matrix = self._ink.image(state.conv.columns, most_in)
            kept.colours["matrix"] = self._ink.colours(state.conv.columns, most_in)
            kept.sums = self._signed.image(outputs.reshape(1, -1), most_out)
        self._kept = kept

    def paint_still(self, painter: QPainter, state: WalkState, layout: WalkLayout) -> None:
        """Paint what stays while the window slides; it is kept as a picture."""
        tokens, kept = self._tokens, self._kept
        painter.setFont(tokens.font("small"))
        paint_cells(painter, tokens, layout.inputs, kept.inputs)
        if min(layout.inputs.cell_size) >= READABLE:
            colours = kept.colours["inputs"]
            paint_numbers(painter, tokens, layout.inputs, state.inputs, colours)
        self._padding(painter, state, layout.inputs)
        self._unreached(painter, state, layout.inputs)
        patch = state.patch
        if patch is not None and layout.unrolled is not None:
            most = size_of(patch.weights)
            self._block(painter, layout.terms[1], patch.weights[0], self._signed, most)
            self._signs(painter, layout)
            self._matrices(painter, state, layout.unrolled, patch)
        self._captions(painter, state, layout)

    def paint(self, painter: QPainter, state: WalkState, layout: WalkLayout, focused: bool) -> None:
        """Paint what moves, over the kept picture of what does not."""
        painter.setFont(self._tokens.font("small"))
        self._maps(painter, state, layout, focused)
        patch, window = state.patch, state.window
        if patch is not None:
            self._products(painter, state, layout, patch)
            if layout.unrolled is not None:
                self._column(painter, state, layout.unrolled, patch)
        elif window is not None:
            self._pooled(painter, state, layout, window)
        self._words(painter, state, layout)

    def _maps(self, painter: QPainter, state: WalkState, layout: WalkLayout, focused: bool) -> None:
        tokens, kept = self._tokens, self._kept
        row, column = divmod(state.index, layout.outputs.columns)
        paint_cells(painter, tokens, layout.outputs, kept.outputs)
        self._veil(painter, layout.outputs, row, column)
        if min(layout.inputs.cell_size) >= READABLE:
            results, done = kept.colours["outputs"], state.index + 1
            paint_numbers(painter, tokens, layout.outputs, state.outputs, results, done)
        step, side = state.step, state.field
        window = layout.inputs.span(row * step, column * step, side, side)
        landing = layout.outputs.span(row, column)
        self._arrow(painter, layout, window.center().y(), landing.center().y())
        frame(painter, tokens, window, width=3 if focused else 2)
        frame(painter, tokens, landing)

    def _padding(self, painter: QPainter, state: WalkState, grid: Grid) -> None:
        """Mark off the rows of zeros that were added."""
        if not state.convolving or not state.pad:
            return
        height, width = state.size
        painter.setPen(QPen(self._tokens.colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(grid.span(state.pad, state.pad, height, width))

    def _unreached(self, painter: QPainter, state: WalkState, grid: Grid) -> None:
        """Hatch the last rows and columns where no window gets."""
        left = state.left_over
        if left:
            hatch = QBrush(self._tokens.colour("negative"), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(grid.span(grid.rows - left, 0, left, grid.columns), hatch)
            painter.fillRect(grid.span(0, grid.columns - left, grid.rows - left, left), hatch)

    def _veil(self, painter: QPainter, grid: Grid, row: int, column: int) -> None:
        """Pale the results that the window has not reached yet."""
        veil = self._tokens.colour("paper", UNSEEN)
        rest = grid.columns - column - 1
        if rest:
            painter.fillRect(grid.span(row, column + 1, 1, rest), veil)
        if row + 1 < grid.rows:
            painter.fillRect(grid.span(row + 1, 0, grid.rows - row - 1, grid.columns), veil)

    def _arrow(self, painter: QPainter, layout: WalkLayout, height: float, landing: float) -> None:
        start = QPointF(layout.inputs.rect.right() + 5, height)
        end = QPointF(layout.outputs.rect.left() - 5, landing)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._tokens.colour("accent", 0.7), self._tokens.px(1.5)))
        painter.drawLine(start, end)
        painter.drawLine(end, end + QPointF(-7, -4))
        painter.drawLine(end, end + QPointF(-7, 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _products(
        self, painter: QPainter, state: WalkState, layout: WalkLayout, patch: PatchTrace
    ) -> None:
        most, products = size_of(state.inputs), patch.products
        self._block(painter, layout.terms[0], patch.patch[0], self._ink, most)
        self._block(painter, layout.terms[2], products[0], self._signed, size_of(products))
        frame(painter, self._tokens, layout.terms[0].rect)

    def _signs(self, painter: QPainter, layout: WalkLayout) -> None:
        painter.setFont(self._tokens.font("title"))
        painter.setPen(self._tokens.colour("muted"))
        for left, right, sign in zip(layout.terms, layout.terms[1:], "×=", strict=False):
            between = QRectF(
                left.rect.right(),
                left.rect.top(),
                right.rect.left() - left.rect.right(),
                left.rect.height(),
            )
            painter.drawText(between, MIDDLE, sign)
        painter.setFont(self._tokens.font("small"))

    def _pooled(
        self, painter: QPainter, state: WalkState, layout: WalkLayout, window: WindowTrace
    ) -> None:
        grid = layout.terms[0]
        self._block(painter, grid, window.values, self._signed, size_of(state.inputs))
        peak = grid.span(*window.peak)
        frame(painter, self._tokens, peak, width=3)
        there = layout.inputs.span(window.top + window.peak[0], window.left + window.peak[1])
        painter.setPen(QPen(self._tokens.colour("accent"), 1))
        painter.setBrush(self._tokens.colour("accent", 0.45))
        painter.drawRect(there)

    def _block(
        self, painter: QPainter, grid: Grid, values: FloatArray, shade: Shades, largest: float
    ) -> None:
        paint_cells(painter, self._tokens, grid, shade.image(values, largest))
        paint_numbers(painter, self._tokens, grid, values, shade.colours(values, largest))

    def _matrices(
        self, painter: QPainter, state: WalkState, places: Unrolled, patch: PatchTrace
    ) -> None:
        tokens, kept = self._tokens, self._kept
        weights = patch.weights.reshape(1, -1)
        self._block(painter, places.row, weights, self._signed, size_of(weights))
        frame(painter, tokens, places.row.rect, "muted", 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, places.enlarged)
        paint_cells(painter, tokens, places.matrix, kept.matrix, lines=not places.enlarged)
        paint_cells(painter, tokens, places.outputs, kept.sums, lines=not places.enlarged)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        if not places.enlarged and state.conv is not None:
            columns = state.conv.columns
            paint_numbers(painter, tokens, places.matrix, columns, kept.colours["matrix"])

    def _column(
        self, painter: QPainter, state: WalkState, places: Unrolled, patch: PatchTrace
    ) -> None:
        tokens, done = self._tokens, state.index + 1
        self._veil(painter, places.outputs, 0, state.index)
        if not places.enlarged:
            sums, colours = state.outputs.reshape(1, -1), self._kept.colours["outputs"]
            paint_numbers(painter, tokens, places.outputs, sums, colours, done)
        column = places.matrix.span(0, state.index, places.matrix.rows)
        frame(painter, tokens, column)
        frame(painter, tokens, places.outputs.span(0, state.index))
        if places.enlarged:
            values = patch.patch.reshape(-1, 1)
            self._block(painter, places.column, values, self._ink, size_of(state.inputs))
            frame(painter, tokens, places.column.rect)
            painter.setPen(QPen(tokens.colour("accent", 0.7), tokens.px(1)))
            corner = places.column.rect
            painter.drawLine(corner.topRight(), column.topLeft())
            painter.drawLine(corner.bottomRight(), column.bottomLeft())

    def _captions(self, painter: QPainter, state: WalkState, layout: WalkLayout) -> None:
        painter.setPen(self._tokens.colour("muted"))
        metrics = QFontMetricsF(painter.font())
        for rect, text in zip(layout.captions, wording.captions(state), strict=True):
            short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, MIDDLE, short)
        if layout.unrolled is None:
            return
        room, text = layout.unrolled.words, wording.matrix_words(state)
        if painter.boundingRect(room, _WRAPPED, text).height() > room.height():
            text = wording.matrix_sizes(state)
        painter.drawText(room, _WRAPPED, text)

    def _words(self, painter: QPainter, state: WalkState, layout: WalkLayout) -> None:
        tokens = self._tokens
        if layout.unrolled is not None:
            painter.setPen(tokens.colour("muted"))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(layout.unrolled_caption, flags, wording.matrix_caption(state))
        painter.setFont(tokens.font("body"))
        painter.setPen(tokens.colour("ink"))
        painter.drawText(layout.sum, MIDDLE, wording.sum_line(state))


_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
