"""Scores as bars that can be dragged, and the shares that softmax makes of them above."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent

from desktop.services.number_list import NumberList, columns
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.softmax import texts
from desktop.tabs.softmax.state import SoftmaxState
from desktop.widgets.input import AMOUNTS
from desktop.widgets.painted.painted_widget import HeldWidget

LEAST_SPAN = 8.0


@dataclass(frozen=True)
class ScoreScale:
    """A range of scores.

    - ``low``, ``high``: scores at the bottom and the top.
    """

    low: float
    high: float

    @classmethod
    def of(cls, scores: Sequence[float]) -> ScoreScale:
        """Return a range that holds ``scores`` with room to drag, and 0 where that is near."""
        low, high = min(scores), max(scores)
        span = max(high - low, LEAST_SPAN)
        low, high = low - span / 4, high + span / 4
        if low > 0 and low < 2 * span:
            low = 0.0
        if high < 0 and -high < 2 * span:
            high = 0.0
        return cls(low, high)

    @property
    def step(self) -> float:
        """The round step in which a drag moves: a hundredth of the range or less."""
        return float(10.0 ** math.floor(math.log10((self.high - self.low) / 50)))

    @property
    def base(self) -> float:
        """The score from which bars rise: 0, or the bottom where 0 is out of sight."""
        return min(max(0.0, self.low), self.high)

    def fraction(self, score: float) -> float:
        """Return the height of a score, 0 at the bottom and 1 at the top."""
        return min(max((score - self.low) / (self.high - self.low), 0.0), 1.0)

    def score(self, fraction: float) -> float:
        """Return the score at a height, in round steps and inside the range."""
        exact = self.low + min(max(fraction, 0.0), 1.0) * (self.high - self.low)
        return round(round(exact / self.step) * self.step, 9)


GAP = 8
GUTTER = 40
STEP = 0.1
"""What a key changes."""


@dataclass(frozen=True)
class _Places:
    """Where shares, scores and columns lie, and how high a line of text is."""

    shares: QRectF
    scores: QRectF
    columns: tuple[QRectF, ...]
    line: float
    font: QFont

    @classmethod
    def inside(cls, size: QSize, font: QFont, count: int) -> _Places:
        line = QFontMetricsF(font).height()
        left = theme.current().px(GUTTER)
        wide = size.width() - left - GAP
        head = line + 4
        shares = QRectF(left, head, wide, 0.45 * (size.height() - 3 * head - 2 * GAP))
        top = shares.bottom() + head + 2 * GAP
        scores = QRectF(left, top, wide, size.height() - head - top)
        column = wide / count
        columns = (QRectF(left + k * column, top, column, scores.height()) for k in range(count))
        return cls(shares, scores, tuple(columns), line, font)


class ScoreBars(HeldWidget):
    """Shares above, scores below, one column a class; drag a score up or down.

    Keys: left and right choose a class, up and down change its score by 0.1, page up and page down
    by 1.
    """

    smooth = True
    usual_size = (480, 240)
    score_moved = Signal(int, float)

    def __init__(self, state: SoftmaxState) -> None:
        super().__init__()
        self._state = state
        self._scale = ScoreScale.of(state.scores)
        self._known: _Places | None = None
        self._row = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 176)

    def show_state(self, state: SoftmaxState) -> None:
        """Show another state; while a bar is dragged the scale stays where it is."""
        if len(state.names) != len(self._state.names):
            self._known = None
        before, self._state = self._state, state
        self._row = min(self._row, len(state.names) - 1)
        other = (before.names, before.scores) != (state.names, state.scores)
        if other and self._hold.other_shown():
            self.released.emit()
        if not self._hold.thing:
            self._scale = ScoreScale.of(state.scores)
        self.setAccessibleDescription(self._spoken())
        self.update()

    def numbers_shown(self) -> NumberList:
        state = self._state
        heads = self.tr("class"), "a", "y"
        return columns(heads, state.names, state.scores, state.steps.shares)

    def handle(self, row: int) -> QPointF:
        column = self._places().columns[row]
        return QPointF(column.center().x(), self._height(self._state.scores[row]))

    def _spoken(self) -> str:
        state, y = self._state, float(self._state.steps.shares[self._row])
        return f"{state.names[self._row]}: a {state.scores[self._row]:g}, y {texts.share(y)}"

    def _places(self) -> _Places:
        """Return where everything lies; worked out once a size, theme and number of classes."""
        if self._known is None:
            font = theme.current().font("small")
            self._known = _Places.inside(self.size(), font, len(self._state.names))
        return self._known

    def restyle(self, tokens: Theme) -> None:
        self._known = None
        super().restyle(tokens)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._known = None
        super().resizeEvent(event)

    def _height(self, score: float) -> float:
        area = self._places().scores
        return area.bottom() - self._scale.fraction(score) * area.height()

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        painter.setFont(self._places().font)
        self._paint_frame(painter, tokens)
        for row in range(len(self._state.names)):
            self._paint_share(painter, tokens, row)
            self._paint_score(painter, tokens, row)

    def _paint_frame(self, painter: QPainter, tokens: Theme) -> None:
        shares, scores = self._places().shares, self._places().scores
        painter.setPen(QPen(tokens.colour("grid"), tokens.px(1)))
        base = self._height(self._scale.base)
        for y in (shares.top(), shares.bottom(), base):
            painter.drawLine(QPointF(shares.left(), y), QPointF(shares.right(), y))
        painter.setPen(tokens.colour("muted"))
        self._paint_side(painter, shares, "1", "y", "0")
        self._paint_side(painter, scores, _end(self._scale.high), "a", _end(self._scale.low))

    def _paint_side(
        self, painter: QPainter, area: QRectF, top: str, name: str, bottom: str
    ) -> None:
        """Write the ends and the name of an axis to the left of its area."""
        half = self._places().line / 2
        places = ((top, area.top()), (name, area.center().y()), (bottom, area.bottom()))
        for text, y in places:
            rect = QRectF(0, y - half, area.left() - 6, 2 * half)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, flags, text)

    def _paint_share(self, painter: QPainter, tokens: Theme, row: int) -> None:
        area, column = self._places().shares, self._places().columns[row]
        share = float(self._state.steps.shares[row])
        bar = QRectF(column.left(), area.bottom(), column.width(), 0).adjusted(3, 0, -3, 0)
        if math.isfinite(share):
            bar.setTop(area.bottom() - share * area.height())
            painter.fillRect(bar, tokens.colour("positive"))
        lost = not math.isfinite(share)
        painter.setPen(tokens.colour("negative_text" if lost else "ink"))
        short = "" if share < 0.005 else f"{share:.2f}"
        # A column too narrow for either says nothing.
        wide, room = painter.fontMetrics().horizontalAdvance, column.width() - 4
        text = next((one for one in (texts.share(share), short) if wide(one) <= room), "")
        height = self._places().line
        label = QRectF(column.left(), bar.top() - height - 2, column.width(), height)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_score(self, painter: QPainter, tokens: Theme, row: int) -> None:
        column, held = self._places().columns[row], row == self._row
        handle = self.handle(row)
        base = self._height(self._scale.base)
        accent = held and (self._hold.thing or self.hasFocus())
        colour = tokens.colour("accent" if accent else "muted")
        bar = QRectF(QPointF(column.left(), handle.y()), QPointF(column.right(), base))
        painter.fillRect(bar.normalized().adjusted(3, 0, -3, 0), tokens.colour("grid"))
        painter.setPen(QPen(colour, tokens.px(4 if accent else 3)))
        painter.drawLine(
            QPointF(column.left() + 4, handle.y()), QPointF(column.right() - 4, handle.y())
        )
        painter.setPen(tokens.colour("ink" if accent else "muted"))
        name = painter.fontMetrics().elidedText(
            self._state.names[row], Qt.TextElideMode.ElideRight, int(column.width())
        )
        below = QRectF(column.left(), column.bottom() + 4, column.width(), self._places().line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)

    def grip(self, at: QPointF) -> object | None:
        row = self._row_at(at)
        if row is not None:
            self._row = row
        return None if row is None else True

    def hover(self, at: QPointF) -> None:
        if self._row_at(at) is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.SizeVerCursor)

    def _let_go(self) -> None:
        """Let go; the scale fits itself to the new scores."""
        held = self._hold.thing
        super()._let_go()
        if held:
            self.show_state(self._state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._state.names)
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in moves:
            self._row = (self._row + moves[key]) % count
            self.show_state(self._state)
        elif key in AMOUNTS:
            score = self._state.scores[self._row] + STEP * AMOUNTS[key]
            self.score_moved.emit(self._row, round(score, 9))
        else:
            super().keyPressEvent(event)

    def _row_at(self, place: QPointF) -> int | None:
        area = self._places().scores.adjusted(0, -GAP, 0, GAP)
        if not area.contains(place):
            return None
        count = len(self._state.names)
        return min(int((place.x() - area.left()) / area.width() * count), count - 1)

    def move_to(self, at: QPointF) -> None:
        area = self._places().scores
        score = self._scale.score((area.bottom() - at.y()) / area.height())
        self.score_moved.emit(self._row, score)
        self.update()


def _end(score: float) -> str:
    text = f"{score:.3g}" if abs(score) < 1000 else f"{score:.0f}"
    return text.replace("-", "−")
