"""Paint the page "Patch by patch": the maps, the window on them, and the words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter

from desktop.style.theme import Theme
from desktop.tabs.filters import deep_paint, flat_paint, walk_captions
from desktop.tabs.filters.pens import LEFT, Pens, fitting
from desktop.tabs.filters.walk_kept import Kept, keep
from desktop.tabs.filters.walk_places import WalkLayout
from desktop.tabs.filters.walk_state import WalkState
from desktop.widgets.painted.grid import Grid, paint_image
from desktop.widgets.painted.labels import MIDDLE, paint_numbers

READABLE = 12.0
"""Squares smaller than this, in pixels, are too many for numbers."""


class WalkPainter:
    """Paints states in one theme.

    Parameters
    ----------
    tokens : Theme
    """

    def __init__(self, tokens: Theme) -> None:
        self._tokens = tokens
        self._pens = Pens(tokens)
        self._kept: Kept | None = None

    def prepare(self, state: WalkState) -> None:
        """Make the pictures of another record or filter."""
        self._kept = keep(state, self._pens)

    def paint_still(self, painter: QPainter, state: WalkState, layout: WalkLayout) -> None:
        """Paint what stays while the window slides; it is kept as a picture."""
        kept, pens = self._kept, self._pens
        assert kept is not None
        painter.setFont(self._tokens.font("small"))
        if layout.picture is not None:
            paint_image(painter, self._tokens, layout.picture, kept.images["picture"], lines=False)
        if layout.inputs is not None:
            self._inputs(painter, state, layout.inputs, kept)
        part = deep_paint if state.deep else flat_paint
        part.still(painter, state, layout, pens, kept)
        for rect, text in zip(layout.captions, walk_captions.captions(state), strict=True):
            pens.caption(painter, rect, text)

    def paint(
        self,
        painter: QPainter,
        state: WalkState,
        layout: WalkLayout,
        said: tuple[str, ...],
        focused: bool,
    ) -> None:
        """Paint what moves, over the kept picture of what does not."""
        kept, pens = self._kept, self._pens
        assert kept is not None
        painter.setFont(self._tokens.font("small"))
        self._maps(painter, state, layout, kept, focused)
        part = deep_paint if state.deep else flat_paint
        part.moving(painter, state, layout, pens, kept)
        self._words(painter, state, layout, said)

    def _inputs(self, painter: QPainter, state: WalkState, grid: Grid, kept: Kept) -> None:
        """Paint the one map that is slid over, its padding, and what no window reaches."""
        paint_image(painter, self._tokens, grid, kept.images["inputs"])
        if min(grid.cell_size) >= READABLE:
            colours = kept.colours["inputs"]
            paint_numbers(painter, self._tokens, grid, state.inputs, colours)
        self._pens.padding(painter, grid, state.margin)
        left = state.left_over
        if left:
            hatch = QBrush(self._tokens.colour("negative"), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(grid.span(grid.rows - left, 0, left, grid.columns), hatch)
            painter.fillRect(grid.span(0, grid.columns - left, grid.rows - left, left), hatch)

    def _maps(
        self, painter: QPainter, state: WalkState, layout: WalkLayout, kept: Kept, focused: bool
    ) -> None:
        """Paint the results so far, the window, and the field on the drawing."""
        tokens, pens, width = self._tokens, self._pens, 3 if focused else 2
        paint_image(painter, tokens, layout.outputs, kept.images["outputs"])
        pens.veil(painter, layout.outputs, *state.place)
        if layout.inputs is None or min(layout.inputs.cell_size) >= READABLE:
            results, done = kept.colours["outputs"], state.index + 1
            paint_numbers(painter, tokens, layout.outputs, state.outputs, results, done)
        landing = layout.outputs.span(*state.place)
        if layout.picture is not None and state.box is not None:
            pens.field(painter, layout.picture, state.box)
        begin = layout.picture if layout.inputs is None else layout.inputs
        if begin is not None:
            start = QPointF(begin.rect.right() + 5, begin.rect.center().y())
            if layout.inputs is not None:
                window = layout.inputs.span(*state.corner, state.field, state.field)
                start.setY(window.center().y())
                pens.frame(painter, window, width=width)
            end = QPointF(layout.outputs.rect.left() - 5, landing.center().y())
            pens.arrow(painter, start, end)
        pens.frame(painter, landing, width=width)

    def _words(
        self, painter: QPainter, state: WalkState, layout: WalkLayout, said: tuple[str, ...]
    ) -> None:
        tokens = self._tokens
        if layout.unrolled is not None:
            self._pens.caption(
                painter, layout.unrolled_caption, walk_captions.matrix_caption(state), LEFT
            )
        painter.setPen(tokens.colour("ink"))
        height = layout.sum.height() / max(len(said), 1)
        for number, line in enumerate(said):
            rect = QRectF(0, layout.sum.top() + number * height, layout.sum.width(), height)
            painter.setFont(fitting(tokens.font("body"), line, rect.width()))
            painter.drawText(rect, MIDDLE, line)
