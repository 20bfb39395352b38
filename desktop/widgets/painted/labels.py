"""Short texts in painted cells: as large and as exact as there is room for, and always readable.

Shaping a text costs more than painting it, so what has been painted once is kept, within bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from desktop.services.numbers import cell
from desktop.style.theme import Theme
from desktop.widgets.painted.grid import Grid
from nn_core.arrays import FloatArray

MIDDLE = Qt.AlignmentFlag.AlignCenter
MOST_TEXTS, MOST_FONTS = 4096, 16
"""Texts kept of a font, and fonts; many more would be a leak, fewer would be shaped again."""
FORMS = ((2, False, 1.0), (2, True, 1.0), (2, True, 0.88), (1, True, 1.0))
"""Decimals, whether an idle 0 is left out, and how large: what is tried in small cells."""


class Labels:
    """Texts of one font, shaped once."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._texts: dict[str, tuple[QStaticText, float, float]] = {}
        self._advances: dict[str, float] = {}
        self._widths: dict[str, float] = {}
        self._elided: dict[tuple[str, int], str] = {}

    def width(self, text: str) -> float:
        """Return how wide a number is, as the sum of its characters, each measured once."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= MOST_TEXTS:
                self._widths.clear()
            width = self._widths[text] = sum(map(self._advance, text))
        return width

    def fits(self, texts: Sequence[str], room: QRectF) -> bool:
        """Return whether each of some texts has room in a rectangle."""
        if self._metrics.ascent() > room.height():
            return False
        return all(self.width(text) <= room.width() for text in texts)

    def elided(self, text: str, room: int) -> str:
        """Return a text as far as ``room`` pixels go, with … for the rest."""
        if (text, room) not in self._elided:
            if len(self._elided) >= MOST_TEXTS:
                self._elided.clear()
            right = Qt.TextElideMode.ElideRight
            self._elided[text, room] = self._metrics.elidedText(text, right, room)
        return self._elided[text, room]

    def draw(self, painter: QPainter, rect: QRectF, text: str) -> None:
        """Draw a text in the middle of a rectangle; the painter has the font and a pen."""
        shaped, width, height = self._texts.get(text) or self._shaped(text)
        # On whole pixels: all numbers of a grid then look alike, and glyphs are reused.
        left = int(rect.left() + (rect.width() - width) / 2 + 0.5)
        top = int(rect.top() + (rect.height() - height) / 2 + 0.5)
        painter.drawStaticText(left, top, shaped)

    def _shaped(self, text: str) -> tuple[QStaticText, float, float]:
        if len(self._texts) >= MOST_TEXTS:
            self._texts.clear()
        shaped = QStaticText(text)
        shaped.setTextFormat(Qt.TextFormat.PlainText)
        shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        shaped.prepare(QTransform(), self.font)
        size = shaped.size()
        self._texts[text] = shaped, size.width(), size.height()
        return self._texts[text]

    def _advance(self, character: str) -> float:
        known = self._advances.get(character)
        if known is None:
            known = self._advances[character] = self._metrics.horizontalAdvance(character)
        return known


_known: dict[str, Labels] = {}


def labels(font: QFont) -> Labels:
    """Return the shaped texts of a font; all painters of the program share them."""
    key = font.key()
    if key not in _known:
        if len(_known) >= MOST_FONTS:
            _known.clear()
        _known[key] = Labels(QFont(font))
    return _known[key]


def scaled(font: QFont, factor: float) -> QFont:
    """Return a font of another size."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    return other


def fitting(
    tokens: Theme, room: QRectF, *texts: str, roles: Sequence[str] = ("title", "body", "small")
) -> tuple[Labels, str] | None:
    """Return a type size and a text that fit; None where nothing does.

    - ``*texts``: the same thing in several lengths, the best first. Size gives way before length
      does.
    - ``roles``: type sizes of the theme, the best first.
    """
    for text in texts:
        for role in roles:
            found = labels(tokens.font(role))
            if found.fits([text], room):
                return found, text
    return None


def cell_texts(values: FloatArray, room: QRectF, font: QFont) -> tuple[Labels, list[str]] | None:
    """Return numbers alike in size and decimals, as exact as ``room`` allows, and their labels.

    Returns None where not all of them fit.
    """
    for decimals, bare, factor in FORMS:
        found = labels(font if factor == 1 else scaled(font, factor))
        texts = [_in_cell(value, decimals, bare) for value in values.ravel().tolist()]
        if found.fits(texts, room):
            return found, texts
    return None


@lru_cache(maxsize=16384)
def _in_cell(value: float, decimals: int, bare: bool) -> str:
    text = cell(value, decimals)
    return text.replace("0.", ".", 1) if bare and text.lstrip("−").startswith("0.") else text


def paint_numbers(
    painter: QPainter,
    tokens: Theme,
    grid: Grid,
    values: FloatArray,
    colours: Sequence[QColor],
    known: int | None = None,
) -> None:
    """Write each cell's number if all fit, over the colours of the cells.

    - ``known``: numbers from here on are yet to come, and pale.
    """
    found = cell_texts(values, grid.span(0, 0).adjusted(0.5, 0, -0.5, 0), painter.font())
    if found is None:
        return
    usual, (written, texts) = painter.font(), found
    painter.setFont(written.font)
    for index, (text, place) in enumerate(zip(texts, grid.cells(), strict=True)):
        pale = known is not None and index >= known
        painter.setPen(tokens.colour("muted") if pale else readable(tokens, colours[index]))
        written.draw(painter, place, text)
    painter.setFont(usual)


def readable(tokens: Theme, background: QColor) -> QColor:
    """Return ink or paper, whichever stands out more from the background."""
    return _readable(tokens.ink, tokens.paper, background.rgb())


@lru_cache(maxsize=4096)
def _readable(ink: str, paper: str, background: int) -> QColor:
    back = _luminance(QColor.fromRgb(background))
    return max(QColor(ink), QColor(paper), key=lambda c: _contrast(_luminance(c), back))


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
