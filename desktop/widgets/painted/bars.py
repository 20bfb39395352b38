"""Ten bars for ten digits, the answer marked by more than colour."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from desktop.services import numbers
from desktop.services.number_list import NumberList, columns
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.widgets.painted.painted_widget import PaintedWidget
from nn_core.arrays import FloatArray, frozen

CLASSES = 10
GLIDE = 120
"""Milliseconds in which bars glide after a jump; while the pen moves they follow at once."""
TALLEST_ROW = 34.0
SMALLEST_SHOWN = 0.0005
"""Below this a probability reads as 0 and its number is left out."""


def percent(probability: float) -> str:
    """Return a probability with one decimal, so that the numbers of a column line up."""
    return numbers.probability(probability, 1)


class ProbabilityBars(PaintedWidget):
    """One bar for each digit, with its number; empty while there is no prediction."""

    smooth = True

    def __init__(self) -> None:
        super().__init__()
        self.probabilities: FloatArray | None = None
        self._shown = np.zeros(CLASSES)
        self._from = np.zeros(CLASSES)
        self.answer: int | None = None
        self.muted = False
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.valueChanged.connect(self._glided)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Probability of each digit"))
        self._describe()

    def show_probabilities(
        self,
        probabilities: FloatArray | None,
        answer: int | None,
        glide: bool = False,
        muted: bool = False,
    ) -> None:
        """Show probabilities of shape (10,) and mark ``answer``; None empties the bars.

        Muted, they are still to be read but stand back: they are not what the answer says.
        """
        self._glide.stop()
        self.muted = muted
        self.probabilities = None if probabilities is None else frozen(probabilities)
        self.answer = answer
        duration = theme.current().milliseconds(GLIDE) if glide and self.isVisible() else 0
        self._from = self._shown.copy()
        if duration:
            self._glide.setDuration(duration)
            self._glide.start()
        else:
            self._glided(1.0)
        self._describe()

    def numbers_shown(self) -> NumberList | None:
        if self.probabilities is None:
            return None
        return columns(
            (self.tr("digit"), self.tr("probability")), range(CLASSES), self.probabilities
        )

    def sizeHint(self) -> QSize:
        return QSize(int(theme.current().px(200)), int(10 * theme.current().px(24)))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.current().font("small"))
        width = metrics.horizontalAdvance("0  > 99.9 %") + theme.current().px(56)
        return QSize(int(width), int(CLASSES * metrics.height()))

    def percent(self, digit: int) -> str:
        """Return the number beside a bar; empty where it reads as zero."""
        if self.probabilities is None or self.probabilities[digit] < SMALLEST_SHOWN:
            return ""
        return percent(float(self.probabilities[digit]))

    def row(self, digit: int) -> QRectF:
        """Return the place of a digit's bar with its label and number, in the widget's pixels."""
        height = self._row_height()
        return QRectF(0, digit * height, self.width(), height)

    def _row_height(self) -> float:
        return min(self.height() / CLASSES, theme.current().px(TALLEST_ROW))

    def tip_at(self, place: QPointF) -> str:
        """Return the exact value of the bar under the mouse; empty where there is none."""
        digit = next((d for d in range(CLASSES) if self.row(d).contains(place)), None)
        if digit is None or self.probabilities is None:
            return ""
        text = self.tr("y{digit} = {value}: the probability of {digit}")
        return text.format(digit=digit, value=f"{float(self.probabilities[digit]):.5f}")

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        """Paint the ten rows, all of one kind together: fonts and pens change seldom."""
        font = tokens.font("body")
        metrics = QFontMetricsF(font)
        label = metrics.horizontalAdvance("0") + tokens.px(22)
        number = metrics.horizontalAdvance("> 99.9 %") + tokens.px(10)
        self._paint_bars(painter, label, number, tokens)
        painter.setFont(font)
        others = [digit for digit in range(CLASSES) if digit != self.answer]
        known = self.probabilities is not None and not self.muted
        self._paint_texts(painter, others, label, tokens.colour("ink" if known else "muted"))
        if self.answer is not None:
            theme.set_bold(font)
            painter.setFont(font)
            self._paint_texts(painter, [self.answer], label, tokens.colour("ink"))
            _paint_marker(painter, self.row(self.answer), tokens)

    def _paint_bars(
        self, painter: QPainter, label: float, number: float, tokens: theme.Theme
    ) -> None:
        names = ("grid", "border", "border") if self.muted else ("grid", "positive", "muted")
        ground, marked, plain = map(tokens.colour, names)
        height, width = self._row_height(), self.width() - label - number
        inset = max(2.0, height * 0.22)
        # One rectangle for all: with each that is made a worker may take Python's lock away.
        track = QRectF()
        for digit in range(CLASSES):
            track.setRect(label, digit * height + inset, width, height - 2 * inset)
            painter.fillRect(track, ground)
            track.setWidth(width * float(self._shown[digit]))
            painter.fillRect(track, marked if digit == self.answer else plain)

    def _paint_texts(
        self, painter: QPainter, digits: list[int], label: float, colour: QColor
    ) -> None:
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        space, height = theme.current().px(8), self._row_height()
        painter.setPen(colour)
        place = QRectF()
        for digit in digits:
            place.setRect(0, digit * height, label - space, height)
            painter.drawText(place, align, str(digit))
            text = self.percent(digit)
            if text:
                place.setWidth(self.width())
                painter.drawText(place, align, text)

    def _describe(self) -> None:
        if self.probabilities is None:
            self.setAccessibleDescription(self.tr("No prediction yet"))
            return
        parts = [f"{d}: {percent(float(p))}" for d, p in enumerate(self.probabilities)]
        self.setAccessibleDescription(", ".join(parts))

    @Slot(object)
    def _glided(self, progress: float) -> None:
        target = np.zeros(CLASSES) if self.probabilities is None else self.probabilities
        self._shown = self._from + (target - self._from) * progress
        self.update()


def _paint_marker(painter: QPainter, row: QRectF, tokens: theme.Theme) -> None:
    """Paint the triangle that points at the answer."""
    size, middle = tokens.px(4), row.center().y()
    painter.setBrush(tokens.colour("positive"))
    painter.setPen(Qt.PenStyle.NoPen)
    corners = [
        QPointF(0, middle - size),
        QPointF(1.5 * size, middle),
        QPointF(0, middle + size),
    ]
    painter.drawPolygon(QPolygonF(corners))


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
