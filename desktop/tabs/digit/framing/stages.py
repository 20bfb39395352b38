"""What the framing page shows in its middle: the steps with the answers, or the moved picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.services import network_names
from desktop.services.number_list import NumberList, columns
from desktop.style import theme
from desktop.style.theme import Theme
from desktop.tabs.digit.framing import texts
from desktop.tabs.digit.framing.pictures import HeldPicture, Marks, NudgePad
from desktop.tabs.digit.framing.presenter import FramingPresenter
from desktop.tabs.digit.framing.state import NETS, FramingState, NetAnswer, View
from desktop.tabs.digit.framing.step_strip import MIDDLE, StepStrip
from desktop.widgets.controls.layout_helpers import column_in
from desktop.widgets.painted.bars import percent
from desktop.widgets.painted.painted_widget import PaintedWidget

CLASSES = 10
TALLEST = {View.STEPS: 54, View.NUDGE: 40}
"""Height of a column that stands for 1, in pixels at zoom 1."""
_Align = Qt.AlignmentFlag


class NetCard(PaintedWidget):
    """Shows what one network answers; a changed answer says so by a sign and in words."""

    def __init__(self, name: str, view: View) -> None:
        super().__init__()
        self._view = view
        self.answer = NetAnswer(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(network_names.short(name))
        self.setToolTip(network_names.tip(name))

    def show_answer(self, answer: NetAnswer) -> None:
        self.answer = answer
        self.setAccessibleDescription(", ".join(filter(None, (self._share(), self._note()))))
        self.update()

    def numbers_shown(self) -> NumberList | None:
        values = self.answer.probabilities
        if values is None:
            return None
        return columns((self.tr("digit"), self.tr("probability")), range(CLASSES), values)

    def sizeHint(self) -> QSize:
        tokens = theme.current()
        height = self._head() + tokens.px(TALLEST[self._view]) + 2 * self._line() + 8
        return QSize(int(tokens.px(140)), int(height))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(theme.current().font("small"))
        texts = (self._note(), "0 1 2 3 4 5 6 7 8 9")
        width = max(map(metrics.horizontalAdvance, texts)) + 4
        return QSize(int(width), self.sizeHint().height())

    def draw(self, painter: QPainter, tokens: Theme) -> None:
        line, head = self._line(), self._head()
        self._paint_head(painter, QRectF(0, 0, self.width(), head), tokens)
        bottom = self.height() - line
        columns = QRectF(0, head + 4, self.width(), bottom - head - 8)
        self._paint_columns(painter, columns, tokens)
        painter.setFont(tokens.font("small"))
        colour = "negative_text" if self.answer.differs else "muted"
        painter.setPen(tokens.colour(colour))
        painter.drawText(QRectF(0, bottom, self.width(), line), _Align.AlignLeft, self._note())

    def _paint_head(self, painter: QPainter, room: QRectF, tokens: Theme) -> None:
        """Paint the digit large, beside it the name and the share."""
        digit = self.answer.digit
        painter.setPen(tokens.colour("ink"))
        painter.setFont(_bold(tokens.font("title"), 1.6))
        width = QFontMetricsF(painter.font()).horizontalAdvance("0") + tokens.px(10)
        painter.drawText(room, _Align.AlignVCenter, "–" if digit is None else str(digit))
        beside = room.adjusted(width, 0, 0, 0)
        upper = QRectF(beside.x(), room.center().y() - self._line(), beside.width(), self._line())
        painter.setFont(_bold(tokens.font("small")))
        painter.drawText(upper, _Align.AlignLeft, network_names.short(self.answer.name))
        painter.setFont(tokens.font("small"))
        painter.setPen(tokens.colour("muted"))
        painter.drawText(upper.translated(0, self._line()), _Align.AlignLeft, self._share())

    def _paint_columns(self, painter: QPainter, room: QRectF, tokens: Theme) -> None:
        line, step = self._line(), room.width() / CLASSES
        bars = room.adjusted(0, 0, 0, -line)
        painter.setFont(tokens.font("small"))
        values = self.answer.probabilities
        for digit in range(CLASSES):
            column = QRectF(bars.x() + digit * step, bars.y(), step, bars.height())
            chosen = digit == self.answer.digit
            track = column.adjusted(step * 0.15, 0, -step * 0.15, 0)
            painter.fillRect(track, tokens.colour("grid"))
            if values is not None:
                track.setTop(track.bottom() - track.height() * float(values[digit]))
                painter.fillRect(track, tokens.colour("positive" if chosen else "muted"))
            painter.setPen(tokens.colour("ink" if chosen else "muted"))
            below = QRectF(column.x(), column.bottom(), step, line)
            painter.drawText(below, _Align.AlignCenter, str(digit))

    def _share(self) -> str:
        values = self.answer.probabilities
        return "" if values is None else percent(float(values.max()))

    def _note(self) -> str:
        return texts.card_note(self.answer, self._view)

    def _line(self) -> float:
        return QFontMetricsF(theme.current().font("small")).lineSpacing()

    def _head(self) -> float:
        return QFontMetricsF(_bold(theme.current().font("title"), 1.6)).height()


def _bold(font: QFont, factor: float = 1.0) -> QFont:
    theme.set_bold(font)
    font.setPointSizeF(font.pointSizeF() * factor)
    return font


SMALLEST_PICTURE = 226
"""Side of the picture above the pads: eight screen pixels to each of its own, and an edge."""
LEAST = 32
"""Pixels between the parts."""
WIDE = 820
FLAT = 0.6
"""A page this wide, and lower than this share of it, has the picture beside the networks."""


class StepsStage(QWidget):
    """Shows the steps of a state and the answers to the last picture."""

    def __init__(self, presenter: FramingPresenter) -> None:
        super().__init__()
        self.strip = StepStrip()
        self.strip.switched.connect(presenter.set_switch)
        self.cards = {name: NetCard(name, View.STEPS) for name in NETS}
        row = QHBoxLayout()
        row.setSpacing(24)
        for card in self.cards.values():
            row.addWidget(card, 1)
        column = column_in(self, spacing=16)
        column.addWidget(self.strip, 1)
        column.addLayout(row)

    def show_state(self, state: FramingState) -> None:
        self.strip.show_steps(state.steps)
        for name, card in self.cards.items():
            card.setVisible(name in state.names)
        for answer in state.answers:
            self.cards[answer.name].show_answer(answer)


class NudgeStage(QWidget):
    """Shows the moved picture of a state, what each network makes of it, and its pad."""

    def __init__(self, presenter: FramingPresenter) -> None:
        super().__init__()
        self.picture = HeldPicture()
        self.setFocusProxy(self.picture)
        self.cards = {name: NetCard(name, View.NUDGE) for name in NETS}
        self.pads = {name: NudgePad(name) for name in NETS}
        self.notes = {name: QLabel() for name in NETS}
        self._grid = self._columns()
        self._names: tuple[str, ...] = ()
        movers: tuple[HeldPicture | NudgePad, ...] = (self.picture, *self.pads.values())
        for mover in movers:
            mover.nudge_wanted.connect(presenter.set_nudge)
            mover.released.connect(presenter.end_drag)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._box.addWidget(self.picture, 2)
        self._box.addLayout(self._grid, 3)

    def _columns(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setRowStretch(3, 1)
        for column, name in enumerate(NETS):
            self.notes[name].setProperty("role", "small")
            for row, part in enumerate(self._parts(name)):
                grid.addWidget(part, row, column)
        return grid

    def _parts(self, name: str) -> tuple[QWidget, ...]:
        return self.cards[name], self.pads[name], self.notes[name]

    def show_state(self, state: FramingState) -> None:
        self._show_names(state.names)
        self.picture.show_nudged(state.moved, Marks(cross=MIDDLE), state.nudge)
        for answer in state.moved_answers:
            name = answer.name
            found = state.explained.nudges.get(name)
            self.cards[name].show_answer(answer)
            self.pads[name].show_map(found, state.nudge)
            self.notes[name].setText(texts.pad_note(found))

    def _show_names(self, names: tuple[str, ...]) -> None:
        if names == self._names:
            return
        self._names = names
        for column, name in enumerate(NETS):
            self._grid.setColumnStretch(column, int(name in names))
            for part in self._parts(name):
                part.setVisible(name in names)
        self._share_height()

    def _share_height(self) -> None:
        """Make the pads as large as their columns, or as the picture above them leaves room."""
        if not self._names:
            return
        wide = self._box.direction() == QBoxLayout.Direction.LeftToRight
        room = self.width() * 3 // 5 if wide else self.width()
        columns = len(self._names)
        across = (room - (columns - 1) * self._grid.horizontalSpacing()) // columns
        down = self.height() - LEAST - (0 if wide else SMALLEST_PICTURE)
        for name, pad in self.pads.items():
            others = self.cards[name].sizeHint().height() + self.notes[name].sizeHint().height()
            pad.setFixedHeight(max(pad.minimumSizeHint().height(), min(across, down - others)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture above the networks, or beside them where there is room."""
        directions = QBoxLayout.Direction
        size = event.size()
        wide = size.width() >= WIDE and size.height() < FLAT * size.width()
        self._box.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._box.setStretch(0, 2 if wide else 1)
        self._box.setStretch(1, 3 if wide else 0)
        self._share_height()
        super().resizeEvent(event)
