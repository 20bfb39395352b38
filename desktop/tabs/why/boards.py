"""The two large pictures: evidence over the drawing, and beside it a change or a neighbour."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.style.theme import Theme
from desktop.tabs.why import paint, wording
from desktop.tabs.why.board import Board
from desktop.tabs.why.state import WhyState
from desktop.widgets.canvas.ink import ink_image

WAITING = 0.4
"""Opacity of the drawing while its change is being looked for."""


class EvidenceBoard(Board):
    """The drawing with what speaks for and against a digit laid over."""

    def parts(self, state: WhyState) -> tuple[object, ...]:
        """Return what the evidence depends on."""
        return id(state.image), id(state.evidence), state.method, state.digit, state.rival

    def words(self, row: int, column: int) -> str:
        """Return what a pixel or its patch contributes."""
        return wording.pixel_hint(self._state, row, column)

    def patch(self, row: int, column: int) -> tuple[int, int, int]:
        """Return the pixel, or the patch it is in."""
        return self._state.patch_at(row, column)

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.setAccessibleName(self.tr("Evidence over the drawing, 28 by 28 pixels"))

    def paint(self, painter: QPainter, frame: QRectF, tokens: Theme) -> None:
        """Paint ink, evidence, the strokes' lines, and the signs."""
        state = self._state
        if state.image is None:
            return
        known = state.contributions is not None
        ink = tokens.colour("ink")
        painter.setOpacity(paint.PALE if known else 1.0)
        painter.drawImage(frame, ink_image(state.image, ink))
        painter.setOpacity(1.0)
        if state.contributions is not None:
            plus, minus = tokens.colour("positive"), tokens.colour("negative")
            painter.drawImage(frame, paint.tint(state.contributions, state.strength, plus, minus))
        if known and not state.paths:
            paint.paint_outline(painter, frame, state.image, tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.paint_paths(painter, frame, state.paths, tokens)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        paint.paint_signs(painter, frame, state.signs, tokens)


class BesideBoard(Board):
    """The drawing as it changes, or one of the digits like it."""

    def parts(self, state: WhyState) -> tuple[object, ...]:
        """Return what lies beside the drawing."""
        neighbours = id(state.neighbours) if state.beside is not None else None
        return id(state.image), id(state.film), state.frame, state.beside, neighbours

    def words(self, row: int, column: int) -> str:
        """Return nothing: this picture is looked at as a whole."""
        return ""

    def retranslate(self) -> None:
        """Set every text again after the language has changed."""
        self.setAccessibleName(self.tr("The changed drawing, or a digit like it"))

    def paint(self, painter: QPainter, frame: QRectF, tokens: Theme) -> None:
        """Paint a neighbour, the film's picture, or the drawing while there is neither."""
        state, ink = self._state, tokens.colour("ink")
        if state.beside is not None and state.beside < len(state.neighbour_images):
            painter.drawImage(frame, ink_image(state.neighbour_images[state.beside], ink))
        elif state.difference is not None and state.kept is not None:
            painter.drawImage(frame, ink_image(state.kept, ink))
            plus, minus = tokens.colour("positive"), tokens.colour("negative")
            painter.drawImage(frame, paint.tint(state.difference, 1.0, plus, minus))
            paint.paint_signs(painter, frame, state.change_signs, tokens)
        elif state.image is not None:
            painter.setOpacity(WAITING)
            painter.drawImage(frame, ink_image(state.image, ink))
            painter.setOpacity(1.0)
