"""Squares with numbers: where they lie, how they are shaded, and what is written in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPen,
    QStaticText,
    QTransform,
)

from desktop.style.theme import Theme
from desktop.widgets.controls.number_text import format_number
from desktop.widgets.painted.layer_image import STEPS, ramp
from nn_core.arrays import Array, FloatArray

MIDDLE = Qt.AlignmentFlag.AlignCenter
SMALLEST = 10.0
"""Squares smaller than this, in pixels, get no lines between them."""


@dataclass(frozen=True)
class Grid:
    """Equal cells in rows and columns.

    Attributes
    ----------
    rect : QRectF
    rows, columns : int
    """

    rect: QRectF
    rows: int
    columns: int

    @property
    def cell_size(self) -> tuple[float, float]:
        """Width and height of a cell."""
        return self.rect.width() / self.columns, self.rect.height() / self.rows

    def span(self, row: int, column: int, rows: int = 1, columns: int = 1) -> QRectF:
        """Return the rectangle of a block of cells."""
        width, height = self.cell_size
        left, top = self.rect.left() + column * width, self.rect.top() + row * height
        return QRectF(left, top, columns * width, rows * height)

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the cell at a point; None outside."""
        return self.nearest(point) if self.rect.contains(point) else None

    def nearest(self, point: QPointF) -> tuple[int, int]:
        """Return the cell at a point, or the one nearest to it."""
        width, height = self.cell_size
        row = int((point.y() - self.rect.top()) // height)
        column = int((point.x() - self.rect.left()) // width)
        return min(max(row, 0), self.rows - 1), min(max(column, 0), self.columns - 1)


class Shades:
    """Colours of values: ink for what is drawn, blue and vermillion for what has a sign."""

    def __init__(self, tokens: Theme, *, signed: bool) -> None:
        paper, ink = tokens.colour("paper"), tokens.colour("ink")
        ends = (tokens.colour("positive"), tokens.colour("negative")) if signed else (ink, ink)
        self._ramp: Array = ramp(paper, *ends)

    def image(self, values: FloatArray, largest: float) -> QImage:
        """Return an array (H, W) as a picture, a pixel to a value; ``largest`` is full colour."""
        return _picture(self._pixels(values, largest))

    def colours(self, values: FloatArray, largest: float) -> list[QColor]:
        """Return the colour of each value, in reading order."""
        return _colours(self._pixels(values, largest))

    def both(self, values: FloatArray, largest: float) -> tuple[QImage, list[QColor]]:
        """Return the picture and the colours."""
        pixels = self._pixels(values, largest)
        return _picture(pixels), _colours(pixels)

    def _pixels(self, values: FloatArray, largest: float) -> Array:
        share = np.clip(values / max(largest, 1e-12), -1, 1)
        pixels: Array = self._ramp[np.rint(share * STEPS).astype(np.intp) + STEPS]
        return pixels


def _picture(pixels: Array) -> QImage:
    height, width = pixels.shape
    form = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(np.ascontiguousarray(pixels).data, width, height, 4 * width, form).copy()


def _colours(pixels: Array) -> list[QColor]:
    return [QColor.fromRgba(pixel) for pixel in pixels.ravel().tolist()]


def size_of(values: FloatArray) -> float:
    """Return the largest size among ``values``."""
    return float(np.abs(values).max()) if values.size else 0.0


FORMS = ((2, False, 1.0), (2, True, 1.0), (2, True, 0.88), (1, True, 1.0))
"""Decimals, whether an idle 0 is left out, and how large: what is tried in a small cell."""


def texts(values: FloatArray, room: float, font: QFont) -> tuple[list[QStaticText], QFont]:
    """Return the numbers as long as there is room for, all alike, and their font; or none."""
    numbers = values.ravel().tolist()
    for decimals, bare, scale in FORMS:
        smaller = QFont(font)
        smaller.setPointSizeF(font.pointSizeF() * scale)
        found = _fitting([_written(n, decimals, bare) for n in numbers], room - 1, smaller)
        if found is not None:
            return found, smaller
    return [], font


_laid_out: dict[tuple[str, str], QStaticText] = {}
"""Numbers that have been written: laying all of them out anew took a third of a frame."""
MOST_LAID_OUT = 16384


def _fitting(written: Sequence[str], room: float, font: QFont) -> list[QStaticText] | None:
    """Return short texts, laid out in a font; None as soon as one is too wide."""
    key, found = font.key(), []
    if len(_laid_out) > MOST_LAID_OUT:
        _laid_out.clear()
    for text in written:
        made = _laid_out.get((text, key))
        if made is None:
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(QTransform(), font)
            _laid_out[text, key] = made
        if made.size().width() > room:
            return None
        found.append(made)
    return found


@lru_cache(maxsize=8192)
def _written(number: float, decimals: int, bare: bool) -> str:
    text = format_number(number, decimals)
    return text.replace("0.", ".", 1) if bare and text.lstrip("−").startswith("0.") else text


def paint_cells(
    painter: QPainter, tokens: Theme, grid: Grid, image: QImage, *, lines: bool = True
) -> None:
    """Paint a picture a cell to a pixel, with thin lines between cells that are large enough."""
    painter.drawImage(grid.rect, image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width, height = grid.cell_size
    if lines and min(width, height) >= SMALLEST:
        painter.setPen(QPen(tokens.colour("grid"), 1))
        painter.drawLines(_between(grid, width, height))
    painter.setPen(QPen(tokens.colour("border"), 1))
    painter.drawRect(grid.rect)


def _between(grid: Grid, width: float, height: float) -> list[QLineF]:
    """Return the lines between cells."""
    rect = grid.rect
    rows = (rect.top() + row * height for row in range(1, grid.rows))
    columns = (rect.left() + column * width for column in range(1, grid.columns))
    lines = [QLineF(rect.left(), y, rect.right(), y) for y in rows]
    return lines + [QLineF(x, rect.top(), x, rect.bottom()) for x in columns]


def paint_numbers(
    painter: QPainter,
    tokens: Theme,
    grid: Grid,
    values: FloatArray,
    colours: Sequence[QColor],
    known: int | None = None,
) -> None:
    """Write each cell's number if all fit; those from ``known`` on are yet to come, and pale."""
    usual = painter.font()
    width, height = grid.cell_size
    if height < QFontMetricsF(usual).ascent():
        return
    written, font = texts(values, width, usual)
    painter.setFont(font)
    known = len(written) if known is None else known
    for index, text in enumerate(written):
        over = readable(tokens, colours[index]) if index < known else tokens.colour("muted")
        painter.setPen(over)
        size, cell = text.size(), grid.span(*divmod(index, grid.columns))
        left = cell.left() + (cell.width() - size.width()) / 2
        top = cell.top() + (cell.height() - size.height()) / 2
        painter.drawStaticText(QPointF(int(left + 0.5), int(top + 0.5)), text)
    painter.setFont(usual)


def readable(tokens: Theme, background: QColor) -> QColor:
    """Return ink or paper, whichever stands out more from the background."""
    return _readable(tokens.ink, tokens.paper, background.rgb())


@lru_cache(maxsize=4096)
def _readable(ink: str, paper: str, background: int) -> QColor:
    back = _luminance(QColor.fromRgb(background))
    one, other = QColor(ink), QColor(paper)
    return max((one, other), key=lambda colour: _contrast(_luminance(colour), back))


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def frame(
    painter: QPainter, tokens: Theme, rect: QRectF, token: str = "accent", width: float = 2
) -> None:
    """Frame a rectangle from outside, on a line of paper, so that it shows on every colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = tokens.px(width)
    painter.setPen(QPen(tokens.colour("paper"), pen + 2))
    painter.drawRect(rect)
    painter.setPen(QPen(tokens.colour(token), pen))
    painter.drawRect(rect)
