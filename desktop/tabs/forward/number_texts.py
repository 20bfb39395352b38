"""Short texts that are painted again and again: shaped once, then only copied."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText

MOST = 4096


class NumberTexts:
    """Draws texts centred in rectangles; those it has drawn before cost a third."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[QStaticText, QPointF]] = {}
        self._advances: dict[str, float] = {}
        self._font = ""
        self._metrics = QFontMetricsF(QFont())

    def width(self, text: str) -> float:
        """Return how wide a number is, its characters one by one: each is measured once a font."""
        return sum(self._advance(character) for character in text)

    def draw(self, painter: QPainter, rect: QRectF, text: str) -> None:
        """Draw ``text`` in the middle of ``rect`` in the painter's font and pen."""
        known = self._texts.get(text)
        if known is None:
            known = self._texts[text] = _prepared(text, painter.font())
        painter.drawStaticText(rect.center() - known[1], known[0])

    def use(self, font: QFont) -> None:
        """Prepare for a font; texts of another one are forgotten."""
        key = font.key()
        if key != self._font or len(self._texts) > MOST:
            self._texts.clear()
            self._advances.clear()
            self._font, self._metrics = key, QFontMetricsF(font)

    def _advance(self, character: str) -> float:
        known = self._advances.get(character)
        if known is None:
            known = self._advances[character] = self._metrics.horizontalAdvance(character)
        return known


def _prepared(text: str, font: QFont) -> tuple[QStaticText, QPointF]:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    static.prepare(font=font)
    size = static.size()
    return static, QPointF(size.width() / 2, size.height() / 2)
