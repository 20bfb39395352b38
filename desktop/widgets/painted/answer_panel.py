"""The answer, large enough for the last row of a classroom, and one line on how sure it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.painted.painted_widget import PaintedWidget

MOST_LINES = 3
"""Of the detail; more would leave no room for the headline."""


class AnswerPanel(PaintedWidget):
    """Shows a headline as large as it fits and a detail under it.

    The headline is a digit, two candidates, that it is none, or nothing; the detail says how sure,
    or why there is no answer. A refusal stands in muted ink.
    """

    def __init__(self) -> None:
        super().__init__()
        self.headline = ""
        self.detail = ""
        self._refused = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Answer"))
        self._describe()

    def show_answer(self, headline: str, detail: str, refused: bool = False) -> None:
        """Show translated texts; an empty headline leaves the place to the detail."""
        if (headline, detail, refused) != (self.headline, self.detail, self._refused):
            self.headline, self.detail, self._refused = headline, detail, refused
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(theme.current().px(180)), int(theme.current().px(120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(theme.current().px(120)), int(theme.current().px(84)))

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(tokens.font("body"))
        painter.setPen(tokens.colour("muted" if not self.headline else "ink"))
        metrics = QFontMetricsF(painter.font())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        wrapped = Qt.TextFlag.TextWordWrap
        whole = QRectF(0, 0, self.width(), self.height() - 2)
        height = metrics.boundingRect(whole, int(flags | wrapped), self.detail).height()
        height = min(max(height, metrics.height()), MOST_LINES * metrics.height())
        painter.drawText(
            whole.adjusted(0, whole.height() - height, 0, 0), flags | wrapped, self.detail
        )
        if self.headline:
            top = QRectF(0, 0, self.width(), whole.height() - height - 2)
            painter.setFont(_fitting(painter.font(), self.headline, top))
            painter.setPen(tokens.colour("muted" if self._refused else "ink"))
            painter.drawText(top, Qt.AlignmentFlag.AlignLeft, self.headline)

    def _describe(self) -> None:
        parts = (part for part in (self.headline, self.detail) if part)
        self.setAccessibleDescription(", ".join(parts))


def _fitting(font: QFont, text: str, room: QRectF) -> QFont:
    """Return the font at the largest size at which ``text`` fits the room in one line."""
    font = QFont(font)
    theme.set_bold(font)
    font.setPixelSize(100)
    metrics = QFontMetricsF(font)
    across = room.width() / max(1.0, metrics.horizontalAdvance(text))
    font.setPixelSize(max(8, int(100 * min(across, room.height() / metrics.height()))))
    return font
